"""A project's budget over parties and funds, each fund at its own rate, and the grant that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.findings import Finding, Severity
from slussmodel.funding.rates import at_rate, final_grant, rate, support_rate
from slussmodel.language import Lang, Sentence
from slussmodel.money import Money, not_negative, total
from slussmodel.records import columns
from slussmodel.validators import each, identifier, nfc, of_type, text

if TYPE_CHECKING:
    from slussmodel.partnerships import Partnership


@frozen(kw_only=True)
class Fund:
    """A source of money within a programme, the part of a cost that it pays, and the most that it pays in all."""

    id: str = field(converter=nfc, validator=identifier)
    rate: Fraction = field(validator=rate)
    cap: Money | None = field(default=None, validator=optional(not_negative))
    source: str = field(default="", validator=text)


@frozen(kw_only=True)
class Part:
    """The eligible cost of one party under one fund, and the most that it has been granted, if that is decided.

    `rate` is the part of its cost that it has been granted, where that is less than the fund's own rate.
    """

    party: str = field(converter=nfc, validator=identifier)
    fund: str = field(converter=nfc, validator=identifier)
    eligible: Money = field(validator=not_negative)
    cap: Money | None = field(default=None, validator=optional(not_negative))
    rate: Fraction | None = field(default=None, validator=optional(rate))

    @property
    def key(self) -> tuple[str, str]:
        return self.party, self.fund


@frozen
class FundingPlan:
    """Parts and funds; the grant of each part is the least of its cap and the rate times its eligible cost.

    The rate is the fund's, or the part's own where it is lower. Where the parts of a fund come to more than the fund's
    own cap, the cap is divided between them in proportion. All amounts are in one currency; raises `CurrencyMismatch`
    otherwise.

    >>> from slussmodel.money import EUR
    >>> innocap = FundingPlan(
    ...     (Fund(id="ERDF", rate=Fraction(65, 100)), Fund(id="Iceland", rate=Fraction(65, 100))),
    ...     (Part(party="the EU partners", fund="ERDF", eligible=EUR("1180296.28")),
    ...      Part(party="SASS", fund="Iceland", eligible=EUR("200000.00"))),
    ... )
    >>> innocap.by_fund()
    {'ERDF': EUR('767192.58'), 'Iceland': EUR('130000.00')}
    >>> innocap.grant - innocap.with_rate("Iceland", Fraction(1, 2)).grant
    EUR('30000.00')
    """

    funds: tuple[Fund, ...] = field(validator=each(of_type(Fund)))
    parts: tuple[Part, ...] = field(validator=each(of_type(Part)))

    def __attrs_post_init__(self) -> None:
        if not self.parts:
            raise InvalidValue("FundingPlan", "parts", self.parts, "must be at least one")
        known = [fund.id for fund in self.funds]
        for part in self.parts:
            if part.fund not in known:
                raise UnknownName.among("fund", part.fund, known)
        for name, keys in (("funds", known), ("parts", [part.key for part in self.parts])):
            if len(set(keys)) < len(keys):
                raise InvalidValue("FundingPlan", name, keys, "must not name one twice")
        total([*(part.eligible for part in self.parts), *(fund.cap for fund in self.funds if fund.cap is not None)])

    @property
    def eligible(self) -> Money:
        """The whole eligible cost."""
        return total(part.eligible for part in self.parts)

    @property
    def grant(self) -> Money:
        """The whole grant."""
        return total(self.grants().values(), self.eligible.currency)

    @property
    def own(self) -> Money:
        """What the parties bring themselves, in cash or in kind."""
        return self.eligible - self.grant

    def grants(self) -> dict[tuple[str, str], Money]:
        """The grant of each part, by (party, fund)."""
        found: dict[tuple[str, str], Money] = {}
        for fund in self.funds:
            entitled = {part.key: _entitled(part, fund.rate) for part in self.parts if part.fund == fund.id}
            if fund.cap is not None and entitled and total(entitled.values()) > fund.cap:
                keys = sorted(entitled)
                cut = fund.cap.split(entitled[key].minor for key in keys)
                entitled |= zip(keys, cut, strict=True)
            found |= entitled
        return found

    def by_fund(self) -> dict[str, Money]:
        """The grant of each fund."""
        return self._sums(1)

    def by_party(self) -> dict[str, Money]:
        """The grant of each party."""
        return self._sums(0)

    def with_rate(self, fund: str, rate: Fraction) -> FundingPlan:
        """What if a fund paid another rate? Raises `UnknownName` for a fund that the plan does not have."""
        if fund not in (known := [one.id for one in self.funds]):
            raise UnknownName.among("fund", fund, known)
        return evolve(self, funds=tuple(evolve(one, rate=rate) if one.id == fund else one for one in self.funds))

    def with_eligible(self, party: str, fund: str, eligible: Money) -> FundingPlan:
        """What if a party's eligible cost under a fund were another?"""
        keys = [part.key for part in self.parts]
        if (party, fund) not in keys:
            raise UnknownName.among("part", f"{party} / {fund}", [" / ".join(key) for key in keys])
        changed = (evolve(one, eligible=eligible) if one.key == (party, fund) else one for one in self.parts)
        return evolve(self, parts=tuple(changed))

    def decided(self) -> FundingPlan:
        """The plan with each part's grant as its cap and its rate: a cost can lower the grant, and never raise it.

        Vinnova's decisions say that a cost below the budget lowers the grant so that the rate stays the same, for each
        recipient. The rate is then the one that was granted, also where a cap had made it lower than the fund's.
        """
        grants, rates = self.grants(), {fund.id: fund.rate for fund in self.funds}
        return evolve(self, parts=tuple(_decided(part, rates[part.fund], grants[part.key]) for part in self.parts))

    def check(self, partnership: Partnership, *, on: date) -> tuple[Finding, ...]:
        """An error for each party that cannot hold a budget on that day, such as an associated organisation."""
        return tuple(
            Finding(reason, Severity.ERROR, part.party, source="the partnership's roles")
            for part in self.parts
            for reason in partnership.why_not(part.party, on)
        )

    def explain(self, lang: Lang = "sv", *, names: Mapping[str, str] | None = None) -> str:
        """One line a fund: cost, rate and grant, and that a cap holds the grant down where one does.

        `names` says what a reader calls a fund that is known by an id.
        """
        called = names or {}
        return "\n".join(self._line(fund, called.get(fund.id, fund.id), lang) for fund in self.funds)

    def _line(self, fund: Fund, name: str, lang: Lang) -> str:
        parts = [one for one in self.parts if one.fund == fund.id]
        cost, at_the_rate = (
            total(amounts, self.eligible.currency)
            for amounts in ((one.eligible for one in parts), (at_rate(one.eligible, fund.rate) for one in parts))
        )
        params = {"fund": name, "cost": cost, "percent": fund.rate * 100, "at_the_rate": at_the_rate}
        grant = self.by_fund()[fund.id]
        return (_LINE if grant == at_the_rate else _CAPPED).say(params | {"grant": grant}, lang)

    def to_records(self) -> list[dict[str, object]]:
        """A dict for each part, as a dataframe takes them, amounts in major units."""
        grants, rates = self.grants(), {fund.id: fund.rate for fund in self.funds}
        return [
            {
                "party": part.party,
                "fund": part.fund,
                "eligible": part.eligible.amount,
                "rate": rates[part.fund],
                "grant": grants[part.key].amount,
                "own": (part.eligible - grants[part.key]).amount,
                "currency": part.eligible.currency,
            }
            for part in self.parts
        ]

    def to_columns(self) -> dict[str, list[object]]:
        """The records turned on their side: a list for each column."""
        return columns(self.to_records())

    def html(self, lang: Lang = "sv", *, names: Mapping[str, str] | None = None) -> str:
        """A table with a row for each part, as HTML text; `names` for parties and funds that are known by an id."""
        from slussmodel.funding.picture import plan_html

        return plan_html(self, lang, names)

    def _repr_html_(self) -> str:
        return self.html()

    def _sums(self, place: int) -> dict[str, Money]:
        sums: dict[str, Money] = {} if place == 0 else {f.id: Money(0, self.eligible.currency) for f in self.funds}
        for key, amount in self.grants().items():
            sums[key[place]] = sums.get(key[place], Money(0, amount.currency)) + amount
        return sums


def _entitled(part: Part, rate: Fraction) -> Money:
    lower = _rate(part, rate)
    return at_rate(part.eligible, lower) if part.cap is None else final_grant(part.cap, lower, part.eligible)


def _rate(part: Part, rate: Fraction) -> Fraction:
    return rate if part.rate is None else min(part.rate, rate)


def _decided(part: Part, rate: Fraction, grant: Money) -> Part:
    """Only a grant that was cut has a rate of its own: that it was rounded down to the minor unit lowers none."""
    cut = grant < at_rate(part.eligible, _rate(part, rate))
    return evolve(part, cap=grant, rate=support_rate(grant, part.eligible) if cut else part.rate)


_LINE = Sentence(
    "fund",
    sv="{fund}: {percent} % av {cost} ger {grant}",
    en="{fund}: {percent}% of {cost} gives {grant}",
)
_CAPPED = Sentence(
    "fund_capped",
    sv="{fund}: {percent} % av {cost} vore {at_the_rate}, men taket ger {grant}",
    en="{fund}: {percent}% of {cost} would be {at_the_rate}, but the cap gives {grant}",
)
