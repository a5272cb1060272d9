"""Bytes → Document.

In: a file, or a folder and the digests of the documents that are wanted. Out: `Document`s: the text as it was decoded,
the digest of the bytes, the rights notices in it to the letter. Plain text in UTF-8 is what can be read.
"""

from polybrief.documents.matching import match
from polybrief.documents.reading import read_document
from polybrief.documents.rights import notices, reserves

__all__ = ["match", "notices", "read_document", "reserves"]
