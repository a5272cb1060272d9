"""A brief, and its documents if they are at hand → Findings.

In: a `LoadedBrief` and `Document`s by sha256. Out: findings in the order of the file (`run`), and the record of them
that stands beside the brief (`record`; publishing asks for no more). `translation` judges translations, `copies` what
of their words are those of a source. The rules:

structure.evidence         error    a fact, claim or analysis without evidence
structure.rests-on         error    an inference that rests on nothing, or on itself
structure.checked-in       error    an absence that was looked for nowhere
structure.said-by          note     a claim that is said to be nobody else's than the source's
structure.reading-source   error    a reading with evidence from another source
structure.rendering-same   error    a rendering that repeats the quote
structure.bare-number      warning  a number that is no value
structure.unused-value     note     a value that nothing uses
structure.unused-name      note     a name that no text has
evidence.not-checked       warning  nobody said where the documents are
evidence.document-missing  error    no document has the digest of a source
evidence.span              error    a span that ends behind its document
evidence.value             error    a value that is in none of its spans, or of those of what it rests on
evidence.name              error    a name that is in none of these
evidence.quote             error    a quote that is not to the letter
evidence.date              warning  the date of an event that is in none of its spans
rights.copied              error    11 words in a row as in a source; from 8 a warning
rights.copied-share        error    15 % of the words in such runs; from 5 % a warning
rights.notice-missing      error    a notice in the document that the brief lacks
rights.notice-altered      error    a notice in the brief that the document lacks, or that is none
rights.notice-too-long     error    a notice of more than 120 words
rights.status-contradicts  error    a status that allows copies, and a notice that reserves all rights
rights.quote-length        warning  a quote of more than 12 words
rights.quote-share         warning  quotes of more than 5 % of a source
rights.quote-too-long      error    a quote of more than 40 words, or quotes of 15 % of a source, without leave
rights.attribution         warning  a licence that asks for a name, and there is none
rights.no-derivatives      warning  a rendering of words that nobody may translate
rights.non-commercial      note     a licence for uses that are not commercial
terms.policy               note     a contested name, and whose usage its forms follow
"""
