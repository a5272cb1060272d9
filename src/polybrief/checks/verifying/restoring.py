"""The values of a unit found again in a translation of its filled text, and made placeholders again.

Rules: `translation.` with value (error: a value that is not said), numbers (error: what the source text does not say),
order (warning: values that may have changed places).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from polybrief.checks.quantities.lexicon import lexicon
from polybrief.checks.quantities.quantity import Quantity, Reading
from polybrief.checks.quantities.reader import read
from polybrief.checks.verifying.finding_values import Found, Wanted, places
from polybrief.checks.verifying.literals import MASK, compare_readings, masked
from polybrief.checks.verifying.order import Placed, order_findings
from polybrief.errors import Place
from polybrief.languages import Language
from polybrief.model.finding import Finding, Severity
from polybrief.model.template import fields
from polybrief.model.value import Date, Money, Number, Percentage, Value

_UNSEEN = "\u200e\u200f\u061c"


class Restored(Struct, frozen=True):
    """A translation as a template.

    Attributes:
        template: the target text with {name} in place of each value found, braces of the text doubled.
        findings: on what is not said, said otherwise, or said besides.
    """

    template: str
    findings: tuple[Finding, ...]


def restore(
    source: str,
    target: str,
    values: Mapping[str, Value],
    written: Mapping[str, str],
    from_language: Language,
    to_language: Language,
    place: Place,
) -> Restored:
    """Find the values of a unit in a translation, and put their placeholders there.

    A value counts if its number, and its currency, unit or sign of percent, are exactly right, whatever the form:
    digits of any script, number words, words for powers of ten, names of months. Each placeholder is found as often
    as the source text has it; one place of the target stands for one placeholder.

    Args:
        source: the unit's template.
        target: plain text, a translation of the source text with its values written in.
        values: the brief's, by name.
        written: the same as our formatter writes them in `to_language`.
        place: where findings point to.

    Raises:
        ValueError: a stray brace in the source, or a name that is in no table.
    """
    names = fields(source)
    if lacking := [it for it in names if it not in values or it not in written]:
        raise ValueError(f"no value {lacking[0]!r}; there are {', '.join(values) or 'none'}")
    reading, origin = read(target, to_language), read(masked(source), from_language)
    wanted = _wanted(source, values, written, from_language)
    found = _assigned(wanted, reading, to_language)
    spans = {(it.start, it.end) for it in found.values()}
    lost = [it for order, it in enumerate(wanted) if order not in found]
    findings = [*_lost(lost, reading, spans, place)]
    findings += compare_readings(origin, reading, from_language, to_language, spans, place, Severity.ERROR)
    placed = [Placed(wanted[it].name, wanted[it].value, it, *_original(at, reading)) for it, at in found.items()]
    findings += order_findings(masked(source), target, placed, len(names), to_language, place)
    return Restored(_template(wanted, found, reading), tuple(findings))


def _wanted(source: str, values: Mapping[str, Value], written: Mapping[str, str], language: Language) -> list[Wanted]:
    """What is to be found, in the order of the source, each with what the source says of it besides."""
    names = fields(source)
    pieces = masked(source).split(MASK)
    decimal = lexicon(language).decimal
    text, begins = pieces[0], list[int]()
    for name, piece in zip(names, pieces[1:], strict=False):
        value = values[name]
        begins.append(len(text))
        text += (f"{value.number:f}".replace(".", decimal) if isinstance(value, Number) else MASK) + piece
    reading = read(text, language)
    beside = {reading.starts[group[0].start]: group[0] for group in reading.groups}
    currencies = frozenset(it.currency for name in names if isinstance(it := values[name], Money))
    wanted = []
    for name, begin in zip(names, begins, strict=True):
        one = Wanted(name, values[name], written[name], rivals=currencies)
        quantity = beside.get(begin)
        if quantity and isinstance(values[name], Number) and quantity.said != "label":
            one = replace(one, power=quantity.power, marks=quantity.binding)
        wanted.append(one)
    return wanted


def _assigned(wanted: Sequence[Wanted], reading: Reading, language: Language) -> dict[int, Found]:
    """Where each value stands, by its place in the order of the source."""
    found = dict[int, Found]()
    for order, one in sorted(enumerate(wanted), key=lambda it: (it[1].rank, it[0])):
        for at in places(one, reading, language):
            if all(at.end <= other.start or other.end <= at.start for other in found.values()):
                found[order] = at
                break
    return found


def _template(wanted: Sequence[Wanted], found: Mapping[int, Found], reading: Reading) -> str:
    pieces, last = [], 0
    for order, at in sorted(found.items(), key=lambda it: it[1].start):
        start, end = _with_unseen(*_original(at, reading), reading.text, wanted[order].written, last)
        pieces += [_escaped(reading.text[last:start]), f"{{{wanted[order].name}}}"]
        last = end
    return "".join([*pieces, _escaped(reading.text[last:])])


def _original(at: Found, reading: Reading) -> tuple[int, int]:
    return reading.original(at.start, at.end)


def _with_unseen(start: int, end: int, text: str, written: str, last: int) -> tuple[int, int]:
    """A place with the marks of direction around it that are written with the value."""
    while written[:1] in _UNSEEN and written and start > last and text[start - 1] in _UNSEEN:
        start -= 1
    while written[-1:] in _UNSEEN and written and end < len(text) and text[end] in _UNSEEN:
        end += 1
    return start, end


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _lost(
    lost: Sequence[Wanted], reading: Reading, spans: Collection[tuple[int, int]], place: Place
) -> Iterator[Finding]:
    left = [it[0] for it in reading.groups if all(it[0].core_end <= of or to <= it[0].start for of, to in spans)]
    for one in lost:
        instead = next((it for it in left if it.said != "unsure" and _is_kind(it, one.value)), None)
        there = f"; there is “{reading.excerpt(instead.left, instead.right)}”" if instead else ""
        if instead:
            left.remove(instead)
        problem = f"the value {one.name} ({one.written}) is not in the translation{there}"
        hint = f"write {{{one.name}}} where it belongs"
        yield Finding("translation.value", Severity.ERROR, place, problem, hint)


def _is_kind(quantity: Quantity, value: Value) -> bool:
    match value:
        case Money():
            return any(it.isupper() for it in quantity.marks) or bool(quantity.power)
        case Percentage():
            return not any(it.isupper() for it in quantity.marks)
        case Date() | Number():
            return not quantity.binding
    return True
