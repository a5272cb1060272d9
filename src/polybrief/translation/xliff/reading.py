"""XLIFF 2.x files as tools give them back → their units.

Nothing in a file is trusted: no DTD, no entities, no network, a limit of size and depth.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from polybrief.errors import InputError, Place
from polybrief.model.characters import is_blank, unfit_characters
from polybrief.translation.xliff.document import (
    CATEGORY,
    INITIAL,
    METADATA,
    NAMESPACES,
    STATE,
    STATES,
    TARGET,
    XML,
    Exported,
    XliffFile,
    XliffUnit,
)
from polybrief.translation.xliff.inline import UnreadableText, read_codes, read_inline

MAX_BYTES = 20_000_000
_EXPORT = "`polybrief xliff export` makes the files that can be imported"


def read_xliff(path: Path) -> tuple[XliffFile, ...]:
    """The files in an XLIFF document, in their order.

    Segments into which a tool has split a unit are joined, in the order that it gives to the targets.

    Raises:
        InputError: it cannot be read, is no XML, has a document type, is no XLIFF 2.x, or has no language, no file, a
            unit without id, or a file or a unit twice; with the line.
    """
    root = _root(path, _data(path))
    namespace = _namespace(root, path)
    source, target = (_attribute(root, name, path) for name in ("srcLang", "trgLang"))
    files: dict[str, XliffFile] = {}
    for element in root.iterchildren(f"{{{namespace}}}file"):
        name = _attribute(element, "id", path)
        place = Place(str(path), element.sourceline, name)
        if earlier := files.get(name):
            raise InputError.at(place, f"the file stands in line {earlier.place.line} already", "take one of them out")
        found = _units(element, namespace, path, (source, target))
        files[name] = XliffFile(name, source, target, place, found)
    if not files:
        raise InputError.at(Place(str(path), root.sourceline), "there is no <file> in it", _EXPORT)
    return tuple(files.values())


def _data(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as reason:
        raise InputError.at(Place(str(path)), f"cannot be read: {reason.strerror}") from reason
    if len(data) > MAX_BYTES:
        raise InputError.at(Place(str(path)), f"larger than {MAX_BYTES} bytes", "split it by briefs")
    return data


def _root(path: Path, data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as reason:
        raise InputError.at(Place(str(path), reason.lineno), f"not XML: {reason.msg}", _EXPORT) from None
    if root.getroottree().docinfo.doctype:
        raise InputError.at(Place(str(path), 1), "a document type (DOCTYPE) is not read", "take it out")
    return root


def _namespace(root: etree._Element, path: Path) -> str:
    name, place = etree.QName(root), Place(str(path), root.sourceline, "xliff")
    version = root.get("version", "")
    if name.localname != "xliff":
        raise InputError.at(place, f"the root is <{name.localname}>, not XLIFF's", _EXPORT)
    if name.namespace not in NAMESPACES or not version.startswith("2."):
        problem = f"XLIFF version {version!r} with namespace {name.namespace!r}; 2.0, 2.1 and 2.2 are read"
        raise InputError.at(place, problem, f"save it as XLIFF 2; {_EXPORT}")
    return str(name.namespace)


def _attribute(element: etree._Element, name: str, path: Path) -> str:
    if value := element.get(name):
        return value
    place = Place(str(path), element.sourceline, etree.QName(element).localname)
    raise InputError.at(place, f"the attribute {name} is missing", _EXPORT)


def _units(file: etree._Element, namespace: str, path: Path, languages: tuple[str, str]) -> dict[str, XliffUnit]:
    units: dict[str, XliffUnit] = {}
    for element in file.iter(f"{{{namespace}}}unit"):
        context = _attribute(element, "id", path)
        place = Place(str(path), element.sourceline, context)
        if earlier := units.get(context):
            raise InputError.at(place, f"the unit stands in line {earlier.place.line} already", "take one of them out")
        units[context] = _unit(element, namespace, place, languages)
    return units


def _unit(element: etree._Element, namespace: str, place: Place, languages: tuple[str, str]) -> XliffUnit:
    context, exported = place.field or "", _exported(element)
    try:
        _check_languages(element, namespace, languages)
        source, target, state = _texts(element, namespace)
    except UnreadableText as reason:
        return XliffUnit(context, "", "", INITIAL, place, exported, str(reason))
    return XliffUnit(context, source, target, state, place, exported)


def _exported(unit: etree._Element) -> Exported | None:
    said = {
        meta.get("type"): meta.text or ""
        for group in unit.iterfind(f"{{{METADATA}}}metadata/{{{METADATA}}}metaGroup")
        if group.get("category") == CATEGORY
        for meta in group.iterfind(f"{{{METADATA}}}meta")
    }
    return Exported(said[TARGET], said[STATE]) if TARGET in said and STATE in said else None


def _check_languages(unit: etree._Element, namespace: str, languages: tuple[str, str]) -> None:
    for name, language in zip(("source", "target"), languages, strict=True):
        for element in unit.iter(f"{{{namespace}}}{name}"):
            said = element.get(f"{{{XML}}}lang", language)
            if said.casefold() != language.casefold():
                raise UnreadableText(f"the <{name}> in line {element.sourceline} is in {said!r}, not {language!r}")


def _texts(unit: etree._Element, namespace: str) -> tuple[str, str, str]:
    """The source, the target and the state of a unit."""
    core = f"{{{namespace}}}"
    parts = [child for child in unit if child.tag in {f"{core}segment", f"{core}ignorable"}]
    data = {it.get("id", ""): "".join(it.itertext()) for it in unit.iterfind(f"{core}originalData/{core}data")}
    sources = [_child(part, f"{core}source") for part in parts]
    codes: dict[str, str] = {}
    for source in sources:
        codes |= read_codes(source, data)
    texts = [read_inline(source, data, codes) for source in sources]
    targets: dict[int, str] = {}
    lacking, states = [], []
    for number, (part, text) in enumerate(zip(parts, texts, strict=True), 1):
        is_segment = part.tag == f"{core}segment"
        state = _state(part) if is_segment else STATES[-1]
        order, target = _target(part, core, number, data, codes)
        if is_segment and not target and not (is_blank(text) or (target is not None and state != INITIAL)):
            lacking.append(number)
        if order in targets:
            raise UnreadableText(f"two targets have the order {order}")
        targets[order] = text if target is None else target
        if is_segment:
            states.append(state)
    if not states:
        raise UnreadableText("there is no <segment> in it")
    if len(lacking) == len(states):
        return "".join(texts), "", INITIAL
    if lacking:
        raise UnreadableText(f"of its {len(parts)} parts, number {lacking[0]} has no target")
    target = "".join(targets[order] for order in sorted(targets))
    _check_characters(target)
    return "".join(texts), target, min(states, key=STATES.index)


def _child(part: etree._Element, name: str) -> etree._Element:
    found = part.find(name)
    if found is None:
        raise UnreadableText(f"no {etree.QName(name).localname} in line {part.sourceline}")
    return found


def _state(segment: etree._Element) -> str:
    state = segment.get("state", INITIAL)
    if state not in STATES:
        raise UnreadableText(f"no state {state!r} is known; possible are {', '.join(STATES)}")
    return state


def _target(
    part: etree._Element, core: str, number: int, data: Mapping[str, str], codes: Mapping[str, str]
) -> tuple[int, str | None]:
    """The place of a part's target among the targets, and its text, None where there is none."""
    element = part.find(f"{core}target")
    if element is None:
        return number, None
    order = element.get("order", str(number))
    if not (order.isascii() and order.isdigit() and len(order) < len(str(MAX_BYTES))):
        raise UnreadableText(f"the order {order!r} of a target is no number")
    return int(order), read_inline(element, data, codes)


def _check_characters(text: str) -> None:
    for _, problem in unfit_characters(text):
        raise UnreadableText(problem)
