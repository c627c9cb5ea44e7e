"""Reading a payload that others wrote: every fault is found, and each is told with its path."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TypeVar

from attrs import frozen

from slussmodel.codec.faults import Fault, Misfit, PayloadError
from slussmodel.codec.scalars import read_date, read_datetime, read_str
from slussmodel.errors import InvalidValue, SlussError, shorten
from slussmodel.money import Money, decimals_of

T = TypeVar("T")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DECIMAL = re.compile(r"[+-]?\d{1,30}(\.\d{0,30})?")
_STEP = re.compile(r"[.\[/]|$")
_MOST = 10**30
_A_DAY = date(1, 1, 1)
_A_MOMENT = datetime(1, 1, 1, tzinfo=UTC)


class Noted:
    """The faults that a reading has found, and every place that one of them lies at or below."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._places: set[str] = set()

    def note(self, fault: Fault) -> None:
        self.faults.append(fault)
        self._places.update(fault.path[: step.start()] for step in _STEP.finditer(fault.path))

    def lies_in(self, path: str) -> bool:
        return path in self._places

    def outcome(self, kind: str, found: T | None) -> T:
        """What was found; raises `PayloadError` with every fault where there is one."""
        if found is None or self.faults:
            raise PayloadError(kind, tuple(self.faults))
        return found


@frozen(eq=False)
class Node:
    """A place in a JSON payload: what stands there, its path, and where faults are noted.

    A scalar that is at fault is noted and a stand-in given, so that the reading goes on; `make` builds nothing where
    something was noted, so that a stand-in never comes out.
    """

    value: object
    path: str
    noted: Noted

    def __getitem__(self, name: str) -> Node:
        """A member by its name; a missing one is a place with nothing in it."""
        held = self.value.get(name) if isinstance(self.value, Mapping) else None
        return Node(held, f"{self.path}.{name}", self.noted)

    def note(self, rule: str, allowed: tuple[str, ...] = ()) -> None:
        self.noted.note(Fault(self.path, rule, allowed))

    def maybe(self, name: str, read: Callable[[Node], T]) -> T | None:
        """A member that need not be there; null is as good as missing."""
        member = self[name]
        return None if member.value is None else read(member)

    def each(self, name: str, read: Callable[[Node], T | None]) -> tuple[T, ...]:
        """The members of a list, or none where there is no list."""
        return self[name].items(read) if self[name].value is not None else ()

    def items(self, read: Callable[[Node], T | None]) -> tuple[T, ...]:
        """What stands in this list; a member at fault is left out, and noted."""
        if not isinstance(self.value, (list, tuple)):
            self.note("is missing" if self.value is None else "must be a list")
            return ()
        places = (Node(one, f"{self.path}[{number}]", self.noted) for number, one in enumerate(self.value))
        return tuple(found for place in places if (found := read(place)) is not None)

    def first(self, name: str, read: Callable[[Node], T | None]) -> T | None:
        """The first member of a list that must have one."""
        if self[name].value == []:
            self[name].note("must have at least one member")
        return next(iter(self[name].items(read)), None)

    def text(self) -> str:
        return self._scalar(read_str, "?")

    def day(self) -> date:
        """A day, or the day of a moment."""
        return self._scalar(_read_day, _A_DAY)

    def moment(self) -> datetime:
        return self._scalar(read_datetime, _A_MOMENT)

    def one_of(self, table: Mapping[str, T]) -> T | None:
        """What a code stands for."""
        if isinstance(self.value, str) and self.value not in table:
            self.note(f"must be a known code, not {shorten(self.value)}", tuple(table))
        return table.get(self.text())

    def amount(self, currency: str) -> Money:
        """A JSON number as money of a currency, exact to its minor unit."""
        return self._scalar(lambda value: _read_amount(value, currency), Money(0, "SEK"))

    def decimal(self, currency: str) -> Money:
        """A decimal written as a text, as XML has it, as money of a currency."""
        return self._scalar(lambda value: _read_amount(_read_decimal(value), currency), Money(0, "SEK"))

    def currency(self) -> str:
        return self._scalar(_read_currency, "SEK")

    def make(self, build: Callable[..., T], **parts: object) -> T | None:
        """The value that the parts make, unless something here is at fault; what the value refuses is noted."""
        if self.noted.lies_in(self.path):
            return None
        try:
            return build(**parts)
        except SlussError as error:
            if not self._follows(error):
                self.note(str(error))
            return None

    def _follows(self, error: SlussError) -> bool:
        """Whether it says only that a part is not there, which another fault has told already."""
        return isinstance(error, InvalidValue) and error.value is None and bool(self.noted.faults)

    def _scalar(self, read: Callable[[object], T], stand_in: T) -> T:
        if self.value is None:
            self.note("is missing")
            return stand_in
        try:
            return read(self.value)
        except Misfit as misfit:
            self.note(misfit.rule, misfit.allowed)
            return stand_in


def read_payload(kind: str, payload: object, read: Callable[[Node], T | None]) -> T:
    """What a payload says; raises `PayloadError` with every fault in it."""
    root = Node(payload, "$", Noted())
    if not isinstance(payload, Mapping):
        root.note(f"must be an object, not {type(payload).__name__}")
        return root.noted.outcome(kind, None)
    return root.noted.outcome(kind, read(root))


def json_amount(money: Money) -> int | float:
    """Money as a JSON number that reads back as the same money: whole kronor as an integer, otherwise a float.

    The shortest decimal text of a float is the amount itself as long as the amount has at most 15 digits. A greater
    amount with öre is refused with `InvalidValue`, not rounded.

    >>> from slussmodel.money import SEK
    >>> json_amount(SEK(1_958_631)), json_amount(SEK("0.10"))
    (1958631, 0.1)
    """
    amount = money.amount
    if amount == int(amount):
        return int(amount)
    number = float(amount)
    if Decimal(repr(number)) != amount:
        raise InvalidValue("Money", "amount", money, "has more digits than a JSON number holds for every reader")
    return number


def _read_day(value: object) -> date:
    text = read_str(value)
    if _DAY.fullmatch(text):
        return read_date(text)
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise Misfit.not_a("a day such as '2017-03-01'", value) from None


def _read_amount(value: object, currency: str) -> Money:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise Misfit.not_a("a number", value)
    if (isinstance(value, Decimal) and value.is_nan()) or not -_MOST < value < _MOST:
        raise Misfit("must be a finite number below 10^30")
    if isinstance(value, Decimal) and int(value.as_tuple().exponent) < -9:
        raise Misfit("must have at most nine decimals")
    exact = Decimal(repr(value)) if isinstance(value, float) else value
    try:
        return Money.of(exact, currency)
    except SlussError as error:
        raise Misfit(str(error)) from None


def _read_decimal(value: object) -> Decimal:
    text = read_str(value).strip()
    if not _DECIMAL.fullmatch(text):
        raise Misfit.not_a("a decimal such as '1958631.00'", value)
    return Decimal(text)


def _read_currency(value: object) -> str:
    code = read_str(value)
    try:
        decimals_of(code)
    except SlussError as error:
        raise Misfit(str(error)) from None
    return code
