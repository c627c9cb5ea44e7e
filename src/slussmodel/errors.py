"""What is said when something is refused, and what is raised when the caller has made a mistake.

A refusal is an ordinary outcome: `Refused(reasons)`, with every rule that failed. An exception is for a programming
error: a value that cannot exist, a name that nobody knows, a refusal that the caller did not look at.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from enum import Enum
from fractions import Fraction
from unicodedata import combining, normalize

from attrs import frozen

from slussmodel.language import Lang, Sentence, listing


@frozen
class Reason:
    """Why something is refused or found: a sentence in two languages and the values it speaks of.

    >>> rule = Sentence("too_few_candidates", sv="{n} sökande, minst {least}", en="{n} candidates, at least {least}")
    >>> why = Reason.of(rule, n=2, least=3)
    >>> why.code, why.params, why.text("en")
    ('too_few_candidates', {'n': 2, 'least': 3}, '2 candidates, at least 3')
    """

    sentence: Sentence
    items: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, sentence: Sentence, /, **params: object) -> Reason:
        return cls(sentence, tuple(params.items()))

    @property
    def code(self) -> str:
        return self.sentence.code

    @property
    def params(self) -> dict[str, object]:
        return dict(self.items)

    def text(self, lang: Lang = "sv") -> str:
        return self.sentence.say(self.params, lang)


@frozen
class Refused:
    """A decision that the rules do not allow, with every reason and not only the first."""

    reasons: tuple[Reason, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(reason.code for reason in self.reasons)

    def text(self, lang: Lang = "sv") -> str:
        """One line a reason."""
        return "\n".join(reason.text(lang) for reason in self.reasons)

    def __bool__(self) -> bool:
        return False


class SlussError(Exception):
    """The root of what slussmodel raises.

    Children keep their data as attributes, build the message once from it and survive pickling.
    """


class InvalidValue(SlussError, ValueError):
    """A value that breaks a rule of its field; `type`, `field`, `value` and `rule` say which."""

    def __init__(self, type: str, field: str, value: object, rule: str) -> None:
        super().__init__(type, field, value, rule)
        self.type = type
        self.field = field
        self.value = value
        self.rule = rule

    def __str__(self) -> str:
        return f"{self.type}.{self.field}: {shorten(self.value)} {self.rule}"


class UnknownName(SlussError, LookupError):
    """A name or code that is not in a table; `near` offers what was perhaps meant.

    Where nothing is near and the table is short, `known` is the whole of it.
    """

    def __init__(self, kind: str, name: object, near: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> None:
        super().__init__(kind, name, near, known)
        self.kind = kind
        self.name = name
        self.near = near
        self.known = known

    @classmethod
    def among(cls, kind: str, name: object, known: Iterable[str]) -> UnknownName:
        """The error for a name that is not among the known ones, with up to five near names.

        A name without its diacritics, and a name that is a part of another, are near ones too.

        >>> raise UnknownName.among("stage", "in_yse", ["intake", "in_use"])
        Traceback (most recent call last):
        slussmodel.errors.UnknownName: unknown stage 'in_yse'; did you mean 'in_use'?
        >>> raise UnknownName.among("stage", "bruk", ["intake", "in_use"])
        Traceback (most recent call last):
        slussmodel.errors.UnknownName: unknown stage 'bruk'; known: 'in_use' and 'intake'
        """
        names = sorted(set(known))
        near = _near(name, names) if isinstance(name, str) else tuple(one for one in names if one == str(name))
        return cls(kind, name, near, tuple(names) if not near and len(names) <= MOST_TOLD else ())

    def __str__(self) -> str:
        if self.near:
            hint = f"; did you mean {' or '.join(map(repr, self.near))}?"
        else:
            hint = f"; known: {listing([repr(one) for one in self.known], 'en')}" if self.known else ""
        return f"unknown {self.kind} {shorten(self.name)}{hint}"


MOST_TOLD = 8
"""A table of so many names is told in full to somebody who has found none of them."""


def _near(name: str, known: list[str]) -> tuple[str, ...]:
    """The names that are the same but for case and diacritics, or else up to five that look like it or hold it."""
    wanted = _bare(name[:200])
    bare: dict[str, list[str]] = {}
    for one in known:
        bare.setdefault(_bare(one), []).append(one)
    if wanted in bare:
        return tuple(bare[wanted])
    close = get_close_matches(wanted, sorted(bare, reverse=True), n=5, cutoff=0.6)
    holding = [one for one in bare if len(wanted) >= 4 and wanted in one.split()]
    return tuple(name for one in dict.fromkeys([*holding, *close]) for name in bare[one])[:5]


def _bare(name: str) -> str:
    """A name without case and diacritics: Åmål and amal are one."""
    return "".join(sign for sign in normalize("NFD", name.casefold()) if not combining(sign))


class MissingParty(SlussError, LookupError):
    """Values that must cover every party and leave some out."""

    def __init__(self, what: str, missing: tuple[str, ...]) -> None:
        super().__init__(what, missing)
        self.what = what
        self.missing = missing

    def __str__(self) -> str:
        return f"{self.what} says nothing of {listing([repr(one) for one in self.missing], 'en')}"


class RefusedError(SlussError):
    """A refusal where the caller asked for a success; `reasons` says why and `subject` what was refused."""

    def __init__(self, subject: object, reasons: tuple[Reason, ...]) -> None:
        super().__init__(subject, reasons)
        self.subject = subject
        self.reasons = reasons

    def __str__(self) -> str:
        why = "; ".join(f"{reason.code}: {reason.text('en')}" for reason in self.reasons)
        return f"{shorten(self.subject)} was refused: {why}"


def shorten(value: object, limit: int = 80) -> str:
    """The repr of a value, cut so that a message stays readable."""
    if isinstance(value, (str, bytes)) and len(value) > limit:
        return f"{value[: limit - 20]!r}... ({len(value)} long)"
    try:
        text = repr(value)
    except ValueError:
        text = f"{type(value).__name__} with a whole number of more digits than Python writes"
    return text if len(text) <= limit else f"{text[: limit - 3]}..."


def expected(kinds: tuple[type, ...], value: object) -> str:
    """The rule that a value of another type breaks, and what to write instead where that can be said.

    >>> expected((tuple,), "1496")
    "must be tuple, not str: write ('1496',)"
    >>> expected((Fraction, int), 7.5)
    "must be Fraction or int, not float: write Fraction('7.5')"
    """
    names = " or ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)
    remedies = (remedy for kind in kinds if (remedy := _remedy(kind, value)))
    return f"must be {names}, not {type(value).__name__}{next(remedies, '')}"


def _remedy(kind: type, value: object) -> str:
    match value:
        case str() if issubclass(kind, Enum):
            return f": {_member(kind, value)}"
        case str() if kind is tuple:
            return f": write ({shorten(value)},)"
        case list() | set() | frozenset() | tuple() if kind in (tuple, frozenset):
            return f": write {kind.__name__}(...)"
        case int() if kind is str:
            return f": write {str(value)!r}"
        case float() if kind is Fraction:
            return f": write Fraction({str(value)!r})"
        case _:
            example = getattr(kind, "EXAMPLE", "")
            key = next((key for key in ("code", "id") if kind is str and hasattr(value, key)), "")
            return f": write for example {example}" if example else f": write its .{key}" if key else ""


def _member(kind: type[Enum], value: str) -> str:
    """The member that a text names by its value or its name, or the members that there are."""
    meant = [one for one in kind if value.casefold() in (str(one.value), one.name.casefold())]
    listed = [f"{kind.__name__}.{one.name}" for one in meant or kind]
    return (
        f"write {listed[0]}"
        if meant
        else f"one of {', '.join(listed[:MOST_TOLD])}{', ...' * (len(listed) > MOST_TOLD)}"
    )
