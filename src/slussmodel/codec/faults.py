"""Everything that is wrong with a payload, each fault with its path, what stood there and what may stand there."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from slussmodel.errors import InvalidValue, SlussError, UnknownName, shorten


@frozen
class Fault:
    """One thing that is wrong: the JSON path, the rule that is broken, and the values that are allowed, if few."""

    path: str
    rule: str
    allowed: tuple[str, ...] = field(default=())

    def __str__(self) -> str:
        choice = f"; allowed: {', '.join(self.allowed)}" if self.allowed else ""
        return f"{self.path}: {self.rule}{choice}"


class PayloadError(SlussError, ValueError):
    """A payload that is not what it should be; `faults` has every fault and not only the first.

    >>> str(PayloadError("Money", (Fault("$.minor", "must be an integer, not '1'"),)))
    "not a valid Money: $.minor: must be an integer, not '1'"
    """

    def __init__(self, type: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(type, faults)
        self.type = type
        self.faults = faults

    def __str__(self) -> str:
        return f"not a valid {self.type}: " + "; ".join(map(str, self.faults))


class Misfit(SlussError, ValueError):
    """A value of the wrong kind, raised inside and told as a `Fault` with the path outside."""

    def __init__(self, rule: str, allowed: tuple[str, ...] = ()) -> None:
        super().__init__(rule, allowed)
        self.rule = rule
        self.allowed = allowed

    def __str__(self) -> str:
        return self.rule

    @classmethod
    def not_a(cls, wanted: str, value: object, allowed: tuple[str, ...] = ()) -> Misfit:
        return cls(f"must be {wanted}, not {shorten(value)}", allowed)


class NoForm(SlussError, TypeError):
    """A class of the caller's has a field of a type that JSON has no form for, such as a function."""

    def __init__(self, kind: object, field: str = "") -> None:
        super().__init__(kind, field)
        self.kind = kind
        self.field = field

    def __str__(self) -> str:
        name = self.kind.__qualname__ if isinstance(self.kind, type) else str(self.kind)
        said = f"{self.field} is of type {name}, which" if self.field else name
        return f"{said} has no form in JSON"


def faults_of(error: BaseException, path: str = "$") -> Iterator[Fault]:
    """The faults in what cattrs raises: a tree of exceptions whose notes say at which field or place each arose."""
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from faults_of(inner, path + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from (Fault(f"{path}.{key}", "is not known here") for key in sorted(error.extra_fields))
    elif isinstance(error, Misfit):
        yield Fault(path, error.rule, error.allowed)
    elif isinstance(error, InvalidValue):
        yield Fault(f"{path}.{error.field}", f"{shorten(error.value)} {error.rule}")
    elif isinstance(error, UnknownName):
        yield Fault(path, str(error))
    elif isinstance(error, KeyError):
        yield Fault(path, "is missing")
    else:
        yield Fault(path, str(error) or type(error).__name__)


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]" if isinstance(note.index, int) else f".{note.index}"
    return ""
