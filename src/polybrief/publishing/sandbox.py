"""What a template may do, and how much: whatever it says, it ends soon, in bounded memory, and harms nothing.

A template sees the attributes of our own data, a few methods of texts and tables, and some filters (`permissions`).
What it does is counted while it runs (`counting`); what it has done is forgotten before the next page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MappingView
from functools import cache, wraps
from typing import Any, ClassVar

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    StrictUndefined,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
    nodes,
    pass_context,
    pass_eval_context,
)
from jinja2 import filters as builtin
from jinja2.exceptions import SecurityError
from jinja2.ext import i18n
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as BUILTIN_TESTS
from jinja2.utils import Namespace, missing

from polybrief.errors import there_are
from polybrief.publishing import counting
from polybrief.publishing.permissions import FILTERS, attributes_of, may_be_asked, named, printable

STEPS = 1_000_000
"""Turns of loops, calls, items that a filter looks at; a body of much code counts as several."""
_OF_A_FUNCTION = 5  # steps: what is no macro does more than one line of a template
CHARACTERS = 200_000_000
"""Of all texts that are made or looked at on the way."""
_OF_AN_ITEM = 20  # characters, as an item of a list is counted: about as long to look at
_BITS = 128  # of a whole number that comes of a multiplication or a text

_CONTAINERS = (list, tuple, dict, set, frozenset)
_LISTED = 20


class TooMuch(TemplateRuntimeError):
    """A template does, or makes, more than it may."""


class _Missing(StrictUndefined):
    """What is not there; it tells so, with what is much like it, as soon as it is used."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint or self._undefined_obj is missing:
            return super()._undefined_message
        from difflib import get_close_matches

        problem = f"{named(self._undefined_obj)} has no {self._undefined_name!r}"
        possible = attributes_of(self._undefined_obj)
        near = get_close_matches(str(self._undefined_name), possible, n=3)
        return f"{problem}; {meant(near) if near else there_are(possible[:_LISTED])}"


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of templates. Call `begin` before each page."""

    intercepted_binops: ClassVar[frozenset[str]] = frozenset({"+", "*", "**", "%"})  # type: ignore[misc]

    def __init__(self, loader: BaseLoader, compiled: BytecodeCache | None = None) -> None:
        super().__init__(
            loader=loader,
            bytecode_cache=compiled,
            autoescape=True,
            undefined=_Missing,
            finalize=self._printed,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[i18n],
        )
        self.newstyle_gettext = True
        for unwanted in ("cycler", "joiner", "lipsum"):
            del self.globals[unwanted]
        filters: dict[str, Any] = {
            **builtin.FILTERS,
            "batch": _batch,
            "e": printable,
            "escape": printable,
            "join": self._join,
            "replace": self._replace,
            "round": _round,
            "string": printable,
        }
        self.filters = {name: self._counted(filters[name]) for name in FILTERS} | {
            counting.STEP: self._step,
            counting.CONCATENATED: self._concatenated,
            counting.MADE: self._made,
            counting.PART: self._part,
        }
        tests: dict[str, Any] = {**BUILTIN_TESTS}
        self.tests = {name: self._counted(test) for name, test in tests.items()}
        self.begin()

    def begin(self) -> None:
        """Count from nothing."""
        self._steps = STEPS
        self._characters = CHARACTERS

    def spend(self, steps: int = 0, characters: int = 0) -> None:
        """Count what a template does. Raises TooMuch."""
        self._steps -= steps
        self._characters -= characters
        if self._steps < 0:
            raise TooMuch(f"it takes more than {STEPS} steps: a loop has too many turns, or never ends")
        if self._characters < 0:
            raise TooMuch(f"it makes texts of more than {CHARACTERS} characters")

    def weigh(self, value: object) -> int:
        """Characters and items of a value, as if it were written out. Raises TooMuch."""
        kind: Any = type(value)
        measure = _measure(kind)
        if measure is not None:
            return measure(value)
        weight, left = 1, [value]
        while left:
            it: Any = left.pop()
            if isinstance(it, Namespace):
                it = object.__getattribute__(it, "_Namespace__attrs")
            if isinstance(it, str):
                weight += len(it)
            elif isinstance(it, _CONTAINERS):
                weight += _OF_AN_ITEM * len(it)
                left.extend(it)
                if isinstance(it, dict):
                    left.extend(it.values())
            if weight > self._characters:
                self.spend(characters=weight)
        return weight

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805, PYI063
        """Call something for a template, counting it, what it is given and what comes of it."""
        weigh = __self.weigh
        given = sum(map(weigh, args)) + sum(weigh(it) for name, it in kwargs.items() if name[0] != "_")
        if isinstance(text := getattr(__obj, "__self__", None), str):
            given += len(text)
        __self.spend(1 if isinstance(__obj, Macro) else _OF_A_FUNCTION, given)
        result = super().call(__context, __obj, *args, **kwargs)
        __self.spend(0, weigh(result))
        return result

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """What says, when it is used, that a template may not ask for this."""
        problem = f"a template may not ask {named(obj)} for {attribute!r}"
        if possible := attributes_of(obj):
            problem += f"; it may for {', '.join(possible)}"
        return self.undefined(problem, obj=obj, name=attribute, exc=SecurityError)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute`: what a template may ask for, else an entry of that name."""
        found = self._asked(obj, attribute)
        if not isinstance(found, Undefined):
            return found
        try:
            return obj[attribute]
        except (TypeError, LookupError):
            return found

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`obj[argument]`: an entry, else what a template may ask for."""
        if isinstance(argument, tuple):
            self.spend(0, self.weigh(argument))  # its hash is made anew each time
        try:
            return obj[argument]
        except (TypeError, LookupError):
            return self._asked(obj, argument) if isinstance(argument, str) else self.undefined(obj=obj, name=argument)

    def _asked(self, obj: Any, name: str) -> Any:
        kind: Any = type(obj)
        if not may_be_asked(kind, name):
            there = name in dir(kind)
            return self.unsafe_undefined(obj, name) if there else self.undefined(obj=obj, name=name)
        try:
            return getattr(obj, name)
        except AttributeError:
            return self.undefined(obj=obj, name=name)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, str):
            raise SecurityError("texts are not formatted with %; put them together with ~")
        if isinstance(left, int) and isinstance(right, int):
            bits = {"*": left.bit_length() + right.bit_length(), "**": left.bit_length() * right}.get(operator, 0)
            if bits > _BITS:
                raise TooMuch("a number grows too large")
        elif operator == "*":
            times = [it for it in (left, right) if isinstance(it, int)]
            self.spend(0, sum(map(self.weigh, (left, right))) * max([1, *times]))
        elif operator == "+":
            self.spend(0, self.weigh(left) + self.weigh(right))
        return super().call_binop(context, operator, left, right)

    def compile(
        self, source: Any, name: str | None = None, filename: str | None = None, *args: Any, **kwargs: Any
    ) -> Any:
        """Compile a template. Raises TemplateSyntaxError, also for what Python's own compiler cannot take."""
        try:
            return super().compile(source, name, filename, *args, **kwargs)
        except TemplateSyntaxError:
            raise
        except (SyntaxError, RecursionError, MemoryError, ValueError, OverflowError) as reason:
            problem = f"it cannot be compiled: {str(reason) or 'it is nested too deeply'}"
            raise TemplateSyntaxError(problem, 1, name, filename) from reason

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        return super()._generate(counting.counting(source, self, name, filename), name, filename, defer_init)

    def _printed(self, value: Any) -> str:
        text = printable(value)
        self.spend(0, len(text))
        return text

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter or test that counts what it is given and what it makes; one that waits makes all of it at once."""

        @wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:
            for value in (*args, *kwargs.values()):
                weight = self.weigh(value)
                self.spend(1 + (0 if isinstance(value, str) else weight // _OF_AN_ITEM), weight)
            result = function(*args, **kwargs)
            if isinstance(result, Iterator):
                result = list(self._each(result))
            self.spend(0, self.weigh(result))
            if isinstance(result, int) and result.bit_length() > _BITS:
                raise TooMuch("a number grows too large")
            return result

        return counted

    def _each(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.spend(1)
            yield item

    @pass_context
    def _step(self, _: Context, steps: int, characters: int) -> bool:
        self.spend(steps, characters)
        return True

    @pass_context
    def _made(self, _: Context, value: Any) -> Any:
        self.spend(0, self.weigh(value))
        return value

    @pass_context
    def _part(self, _: Context, value: Any, *bounds: int | None) -> Any:
        part = value[slice(*bounds)]
        self.spend(0, self.weigh(part))
        return part

    @pass_context
    def _concatenated(self, _: Context, *values: Any) -> str:
        texts = [printable(value) for value in values]
        self.spend(0, sum(map(len, texts)))
        return markup_join(texts)

    @pass_eval_context
    def _join(self, eval_ctx: EvalContext, value: Iterable[Any], d: str = "", attribute: str | None = None) -> str:
        items = list(value)
        if attribute is not None:
            items = list(map(builtin.make_attrgetter(self, attribute), items))
        texts = [printable(item) for item in items]
        self.spend(len(texts), sum(map(len, texts)) + len(printable(d)) * len(texts))
        return builtin.sync_do_join(eval_ctx, texts, d)

    @pass_eval_context
    def _replace(self, eval_ctx: EvalContext, s: str, old: str, new: str, count: int | None = None) -> str:
        self.spend(0, s.count(old) * len(new))
        return builtin.do_replace(eval_ctx, s, old, new, count)


def meant(near: Iterable[str]) -> str:
    """The question whether something much like it was meant."""
    return f"did you mean {' or '.join(near)}?"


@cache
def _measure(kind: Any) -> Callable[[Any], int] | None:
    """What a value of a type weighs; None where that hangs on what is in it."""
    if issubclass(kind, str):
        return len
    if issubclass(kind, (*_CONTAINERS, Namespace)):
        return None
    counts = issubclass(kind, (range, Mapping, MappingView)) and hasattr(kind, "__len__")
    return (lambda value: _OF_AN_ITEM * len(value)) if counts else lambda _: 1


def _batch(value: Iterable[Any], linecount: int) -> Iterator[list[Any]]:
    return builtin.do_batch(value, linecount)  # without what fills up the last: it may be as long as one asks for


def _round(value: float, precision: int = 0) -> float:
    if abs(precision) > 15:
        raise TooMuch(f"a number cannot be rounded to {precision} digits")
    return round(value, precision)
