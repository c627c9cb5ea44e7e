"""Exact money: a whole number of minor units (öre, cents) in a currency, and the one place where money is divided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any, ClassVar, TypeAlias

from attrs import field, frozen

from slussmodel.errors import InvalidValue, SlussError, UnknownName
from slussmodel.language import NBSP, Lang, number
from slussmodel.validators import of_type, wrong

Exact: TypeAlias = int | Fraction | Decimal
Weight: TypeAlias = int | Fraction | Decimal | float

# ISO 4217, current codes of countries and unions, with the number of decimals of the minor unit where it is not 2.
_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS
INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP
MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV
WST XAF XCD XOF XPF YER ZAR ZMW
""".split()
_DECIMALS = dict.fromkeys(_CODES, 2)
_DECIMALS |= dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0)
_DECIMALS |= dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3)

_SYMBOLS = {"kr": "SEK", "kronor": "SEK", "krona": "SEK", "€": "EUR", "euro": "EUR", "£": "GBP", "$": "USD"}
# What Swedish budgets are kept in: the power of ten of each, in kronor.
_BUDGET_UNITS = {"tkr": 3, "mkr": 6, "mnkr": 6, "mdkr": 9}
_SWEDISH_SIGNS = {"SEK": "kr", "EUR": "euro"}
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009]+")
_AMOUNT = re.compile(
    r"(?P<before>[A-Za-z€£$]+)?\s*(?P<sign>[-−+]?)\s*(?P<digits>\d[\d.,' ]*)\s*(?P<after>[A-Za-z€£$]+)?(?:\s*:-)?"
)
_GROUPED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<mark>[ .,'])\d{3}(?:(?P=mark)\d{3})*)(?:(?!(?P=mark))[.,](?P<tail>\d+))?"
)
_COUNTED = re.compile(r"(?P<whole>\d{1,3}(?: \d{3})+|\d+)(?:[.,](?P<tail>\d+))?")
_PLAIN = re.compile(r"(?P<whole>\d+)(?:[.,](?P<tail>\d+))?")


class CurrencyMismatch(SlussError, TypeError):
    """Two currencies where there must be one; slussmodel knows no exchange rates."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(left, right)
        self.left = left
        self.right = right

    def __str__(self) -> str:
        return f"{self.left} and {self.right} do not mix: convert one of them first, at a rate of your own"


def _known_currency(instance: object, attribute: Any, value: str) -> None:
    decimals_of(value)


@frozen(order=False, repr=False)
class Money:
    """An amount of money, exact to the minor unit of its ISO 4217 currency.

    Money adds and subtracts with money of the same currency, is multiplied by whole numbers, compares exactly and is
    true unless it is zero. It is not a number: a sum of money and a number is a mistake, and is refused as one.

    >>> SEK(4_000_000) - SEK("1 958 631 kr")
    SEK('2041369.00')
    >>> EUR("1 180 296,28") * 2 > EUR("2360592.55")
    True
    """

    EXAMPLE: ClassVar[str] = "SEK('1 500,50 kr')"

    minor: int = field(validator=of_type(int))
    currency: str = field(validator=[of_type(str), _known_currency])

    @classmethod
    def of(cls, amount: Exact | str, currency: str) -> Money:
        """So many major units (kronor, euro): an int, Decimal or Fraction, or a text as it stands in a document.

        Floats are refused, and so are fractions of a minor unit; both would have to be rounded, and rounding is a
        decision. For a text the currency may be named in it, and must then be this one.
        """
        if isinstance(amount, str):
            return cls.parse(amount, currency)
        if isinstance(amount, bool) or not isinstance(amount, (int, Fraction, Decimal)):
            raise InvalidValue(
                "Money", "amount", amount, "must be int, Decimal, Fraction or str; write a float as a text"
            )
        if isinstance(amount, Decimal) and not amount.is_finite():
            raise InvalidValue("Money", "amount", amount, "must be finite")
        decimals = decimals_of(currency)
        minor = Fraction(amount) * 10**decimals
        if minor.denominator != 1:
            raise InvalidValue(
                "Money", "amount", amount, f"must be a whole number of {currency}'s minor unit ({decimals} decimals)"
            )
        return cls(minor.numerator, currency)

    @classmethod
    def parse(cls, text: str, currency: str | None = None) -> Money:
        """An amount as Swedish and English documents write it.

        >>> Money.parse("1 243 440 kronor"), Money.parse("SEK 3,573,324"), Money.parse("1 380 296,28 euro")
        (SEK('1243440.00'), SEK('3573324.00'), EUR('1380296.28'))

        The currency stands before or after the digits, or is given; where both are, they must agree. Groups of three
        digits may be parted by blanks, points, commas or apostrophes; a last comma or point with one or two digits
        after it is the decimal sign. A single group of three after a comma or point ("1,234") is read as thousands,
        unless a zero stands before it ("0,500").

        Thousands and millions of kronor are read as budgets write them. There a comma or point is always the decimal
        sign: "1,234 mnkr" is 1 234 000 kr.

        >>> Money.parse("1 250 tkr"), SEK("1,2 mnkr")
        (SEK('1250000.00'), SEK('1200000.00'))

        Raises `InvalidValue` for a text that is not an amount, `CurrencyMismatch` where two currencies are named.
        """
        if not isinstance(text, str):
            raise InvalidValue("Money", "text", text, f"must be str, not {type(text).__name__}")
        found = _AMOUNT.fullmatch(_BLANKS.sub(" ", text).strip()) if len(text) <= 200 else None
        if found is None:
            raise InvalidValue("Money", "text", text, "is not an amount such as '1 958 631 kr' or 'SEK 3,573,324'")
        named = {_currency_named(word) for word in (found["before"], found["after"]) if word}
        if currency is not None:
            named.add(currency)
        if len(named) > 1:
            raise CurrencyMismatch(*sorted(named)[:2])
        if not named:
            raise InvalidValue("Money", "text", text, "names no currency")
        (code,) = named
        power = max(_BUDGET_UNITS.get((found[place] or "").casefold(), 0) for place in ("before", "after"))
        amount = _decimal(found["digits"], power, text)
        return cls.of(-amount if found["sign"] in ("-", "−") else amount, code)

    @property
    def amount(self) -> Decimal:
        """The amount in major units, exact."""
        decimals = decimals_of(self.currency)
        sign, digits = int(self.minor < 0), tuple(map(int, str(abs(self.minor))))
        return Decimal((sign, digits, -decimals))

    def split(self, weights: Iterable[Weight]) -> tuple[Money, ...]:
        """Divide by weights, to the minor unit, so that the parts sum to the whole.

        Largest remainder (Hamilton): each part is its exact share rounded down, and the units left go one each to the
        largest remainders, of equal remainders to the earlier. A negative whole is split as its opposite. A part of
        weight zero gets nothing. No part is a whole unit from its exact share.

        >>> SEK(100).split([1, 1, 1])
        (SEK('33.34'), SEK('33.33'), SEK('33.33'))

        Weights are numbers of zero or more with a positive sum, at least one; floats count at their exact binary value.
        Raises `InvalidValue` otherwise.
        """
        exact = _exact_weights(weights)
        total = sum(exact)
        if total <= 0:
            raise InvalidValue("Money", "weights", exact, "must have a positive sum")
        return tuple(Money(part, self.currency) for part in _hamilton(self.minor, exact, total))

    def apportion(self, shares: Sequence[Fraction | int]) -> tuple[Money, ...]:
        """Round exact shares, counted in minor units and summing to this money, as `split` rounds.

        For shares that are known one by one and may be negative, such as the values of a game.

        >>> SEK(1).apportion([Fraction(201, 2), Fraction(-1, 2)])
        (SEK('1.01'), SEK('-0.01'))
        """
        denominator = lcm(*(share.denominator for share in shares))
        numerators = [share.numerator * (denominator // share.denominator) for share in shares]
        if sum(numerators) != self.minor * denominator:
            raise InvalidValue("Money", "shares", sum(shares), f"must sum to {self.minor}, the whole in minor units")
        sign = -1 if self.minor < 0 else 1
        parts = _round_down_then_up([sign * one for one in numerators], denominator, abs(self.minor))
        return tuple(Money(sign * part, self.currency) for part in parts)

    def times(self, factor: Exact) -> Money:
        """This money times an exact factor, halves of a minor unit rounded to even.

        >>> EUR("1180296.28").times(Fraction(65, 100))
        EUR('767192.58')
        """
        return Money(round(self.minor * Fraction(factor)), self.currency)

    def format(self, lang: Lang = "sv") -> str:
        """ "1 958 631 kr" or "SEK 1,958,631"; the minor units only where there are any.

        Swedish groups are parted by no-break spaces.
        """
        decimals = 0 if self.minor % 10 ** decimals_of(self.currency) == 0 else decimals_of(self.currency)
        digits = number(self.amount, lang, decimals)
        if lang == "en":
            return f"{self.currency}{NBSP}{digits}"
        return f"{digits}{NBSP}{_SWEDISH_SIGNS.get(self.currency, self.currency)}"

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency) if isinstance(other, Money) else NotImplemented

    def __radd__(self, other: object) -> Money:
        return self if other == 0 and isinstance(other, int) else NotImplemented  # what sum() starts from

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency) if isinstance(other, Money) else NotImplemented

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __abs__(self) -> Money:
        return Money(abs(self.minor), self.currency)

    def __mul__(self, factor: int) -> Money:
        if isinstance(factor, bool) or not isinstance(factor, int):
            return NotImplemented
        return Money(self.minor * factor, self.currency)

    __rmul__ = __mul__

    def __truediv__(self, other: Money) -> Fraction:
        """The ratio of two amounts, exact."""
        return Fraction(self.minor, self._same(other)) if isinstance(other, Money) else NotImplemented

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other) if isinstance(other, Money) else NotImplemented

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other) if isinstance(other, Money) else NotImplemented

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other) if isinstance(other, Money) else NotImplemented

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other) if isinstance(other, Money) else NotImplemented

    def __bool__(self) -> bool:
        return self.minor != 0

    def __repr__(self) -> str:
        return (
            f"{self.currency}('{self.amount:f}')"
            if self.currency in ("SEK", "EUR")
            else f"Money({self.minor}, {self.currency!r})"
        )

    def __str__(self) -> str:
        return self.format("en")

    def _same(self, other: Money) -> int:
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return other.minor


def SEK(amount: Exact | str) -> Money:  # noqa: N802  the currency's own name
    """Swedish kronor: `SEK(1_958_631)`, `SEK("1 958 631 kr")`, `SEK(Decimal("0.50"))`.

    >>> SEK(1_958_631).minor
    195863100
    """
    return Money.of(amount, "SEK")


def EUR(amount: Exact | str) -> Money:  # noqa: N802  the currency's own name
    """Euro: `EUR("1 380 296.28")`."""
    return Money.of(amount, "EUR")


def not_negative(instance: object, attribute: Any, value: Money) -> None:
    """A validator of attrs fields: money of zero or more."""
    of_type(Money)(instance, attribute, value)
    if value.minor < 0:
        raise wrong(instance, attribute, value, "must be zero or more")


def total(amounts: Iterable[Money], currency: str = "SEK") -> Money:
    """The sum of amounts; of none, zero of the currency.

    >>> total([SEK(1), SEK(2)]), total([], "EUR")
    (SEK('3.00'), EUR('0.00'))
    """
    money = list(amounts)
    return sum(money[1:], start=money[0]) if money else Money(0, currency)


def decimals_of(currency: str) -> int:
    """How many decimals the currency's minor unit has (ISO 4217)."""
    if currency not in _DECIMALS:
        meant = _SYMBOLS.get(currency.casefold())
        raise (
            UnknownName("currency", currency, (meant,)) if meant else UnknownName.among("currency", currency, _DECIMALS)
        )
    return _DECIMALS[currency]


def _currency_named(word: str) -> str:
    if word.casefold() in _BUDGET_UNITS:
        return "SEK"
    code = _SYMBOLS.get(word.casefold(), word.upper())
    if code not in _DECIMALS:
        raise UnknownName.among("currency", word, [*_DECIMALS, *_SYMBOLS, *_BUDGET_UNITS])
    return code


def _decimal(digits: str, power: int, text: str) -> Decimal:
    """The number that the digits are, times a power of ten: that of tkr or mnkr, where a mark is the decimal sign."""
    shapes = (_COUNTED,) if power else (_GROUPED, _PLAIN)
    found = next(filter(None, (shape.fullmatch(digits.strip()) for shape in shapes)), None)
    if found is None:
        raise InvalidValue("Money", "text", text, "has digits that are not grouped in threes")
    whole = re.sub(r"\D", "", found["whole"])
    return Decimal(f"{whole}.{found['tail'] or 0}e{power}")


def _exact_weights(weights: Iterable[Weight]) -> list[int]:
    """Weights as whole numbers of one size, in the same proportions."""
    if not isinstance(weights, Iterable):
        raise InvalidValue("Money", "weights", weights, "must be a row of numbers, such as [1, 1, 1] for three parts")
    exact: list[Fraction] = []
    for weight in weights:
        if isinstance(weight, bool) or not isinstance(weight, (int, float, Fraction, Decimal)):
            raise InvalidValue("Money", "weights", weight, f"must be numbers, not {type(weight).__name__}")
        try:
            share = Fraction(weight)
        except (OverflowError, ValueError):  # infinity, and what is not a number
            raise InvalidValue("Money", "weights", weight, "must be finite") from None
        if share < 0:
            raise InvalidValue("Money", "weights", weight, "must be zero or more")
        exact.append(share)
    if not exact:
        raise InvalidValue("Money", "weights", (), "must not be empty")
    unit = lcm(*(weight.denominator for weight in exact))
    return [weight.numerator * (unit // weight.denominator) for weight in exact]


def _hamilton(minor: int, weights: list[int], total: int) -> list[int]:
    sign = -1 if minor < 0 else 1
    parts = _round_down_then_up([abs(minor) * weight for weight in weights], total, abs(minor))
    return [sign * part for part in parts]


def _round_down_then_up(numerators: list[int], denominator: int, whole: int) -> list[int]:
    """Numerators over a common denominator, rounded to whole numbers that sum to the whole (largest remainder)."""
    floors = [divmod(numerator, denominator) for numerator in numerators]
    parts = [quotient for quotient, _ in floors]
    left = whole - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda place: -floors[place][1])
    for place in by_remainder[:left]:
        parts[place] += 1
    return parts
