"""What is said when something is refused, and what is raised when the caller has made a mistake.

A refusal is an ordinary outcome: `Refused(reasons)`, with every rule that failed. An exception is for a programming
error: a value that cannot exist, a name that nobody knows, a refusal that the caller did not look at.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

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
    """A name or code that is not in a table; `near` offers what was perhaps meant."""

    def __init__(self, kind: str, name: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(kind, name, near)
        self.kind = kind
        self.name = name
        self.near = near

    @classmethod
    def among(cls, kind: str, name: object, known: Iterable[str]) -> UnknownName:
        """The error for a name that is not among the known ones, with up to five near names.

        >>> raise UnknownName.among("stage", "in_yse", ["intake", "in_use"])
        Traceback (most recent call last):
        slussmodel.errors.UnknownName: unknown stage 'in_yse'; did you mean 'in_use'?
        """
        folded = {one.casefold(): one for one in sorted(known, reverse=True)}
        close = get_close_matches(str(name)[:200].casefold(), folded, n=5, cutoff=0.6)
        return cls(kind, str(name), tuple(folded[one] for one in close))

    def __str__(self) -> str:
        hint = f"; did you mean {' or '.join(map(repr, self.near))}?" if self.near else ""
        return f"unknown {self.kind} {shorten(self.name)}{hint}"


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
