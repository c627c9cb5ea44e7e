"""Money from funders: calls and their rules, applications, grants in tranches, and plans of who funds what."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, TypeVar, cast, get_args

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.countries import COUNTRIES
from slussmodel.funding import (
    Applicant,
    Application,
    Call,
    CallOutcome,
    CashContribution,
    Condition,
    Fund,
    FundingPlan,
    Grant,
    MaxRate,
    Part,
    PaymentSchedule,
    Rule,
    TimeContribution,
    Tranche,
)
from slussmodel.money import Money
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.values import (
    amounts,
    days,
    fractions,
    identifiers,
    parts_of_one,
    several,
    subsets,
    texts,
)

R = TypeVar("R")

_PARTIES = ("1496", "1495", "1497")
_MOST = 10**9


def applicants(*, parties: Sequence[str] = _PARTIES, currency: str = "SEK") -> SearchStrategy[Applicant]:
    """Parties of an application, none of which asks for more than its cost."""
    eligible = amounts(currency=currency, min_minor=0, max_minor=_MOST)
    whole = drawn(
        Applicant,
        party=st.sampled_from(parties),
        eligible=eligible,
        grant=st.just(Money(0, currency)),
        country=st.sampled_from(("SE", *COUNTRIES)),
    )
    return st.builds(lambda one, asked: evolve(one, grant=one.eligible.times(asked)), whole, parts_of_one())


def applications(
    *, call: str | None = None, parties: Sequence[str] = _PARTIES, currency: str = "SEK"
) -> SearchStrategy[Application]:
    """Applications of one party or two, to a call of yours or to any."""
    return drawn(
        Application,
        call=identifiers() if call is None else st.just(call),
        applicants=several(applicants(parties=parties, currency=currency), min_size=1),
    )


def funding_rules(*, kind: type[R] | None = None) -> SearchStrategy[R]:
    """What a call asks of an application: rules of one kind, or of every kind."""
    if kind is not None:
        return drawn(kind, **_RULE_FIELDS.get(kind, {}))
    return st.one_of([funding_rules(kind=one) for one in get_args(Rule)])


_RULE_FIELDS: dict[Any, dict[str, SearchStrategy[Any]]] = {
    MaxRate: {"countries": subsets(("IS", "NO")).map(frozenset)},
}


def calls(*, max_rules: int = 3) -> SearchStrategy[Call]:
    """Calls for applications with some rules.

    >>> from hypothesis import given
    >>> @given(calls(), applications())
    ... def test_every_finding_names_its_source(call, application):
    ...     assert all(finding.source for finding in call.check(application))
    >>> test_every_finding_names_its_source()
    """
    year = st.none() | st.integers(2000, 2030)
    rules = several(cast(SearchStrategy[Rule], funding_rules()), max_size=max_rules)
    return drawn(Call, year=year, rules=rules)


def call_outcomes() -> SearchStrategy[CallOutcome]:
    """How many applied and how many were granted."""
    return st.builds(
        lambda call, granted, declined: CallOutcome(call=call, applied=granted + declined, granted=granted),
        identifiers(),
        st.integers(0, 200),
        st.integers(1, 200),
    )


def cash_contributions(*, parties: Sequence[str] = _PARTIES, currency: str = "SEK") -> SearchStrategy[CashContribution]:
    """Money that parties put in."""
    amount = amounts(currency=currency, min_minor=0, max_minor=_MOST)
    return drawn(CashContribution, party=st.sampled_from(parties), amount=amount)


def time_contributions(*, parties: Sequence[str] = _PARTIES, currency: str = "SEK") -> SearchStrategy[TimeContribution]:
    """Hours that parties put in, each hour worth something."""
    rate = amounts(currency=currency, min_minor=1, max_minor=100_000)
    return drawn(TimeContribution, party=st.sampled_from(parties), hours=fractions(), hourly_rate=rate)


def grants(*, max_tranches: int = 3, currency: str = "SEK") -> SearchStrategy[Grant]:
    """Grants in tranches that are never more than was applied for; the last may be the remainder.

    >>> from hypothesis import given
    >>> @given(grants(currency="EUR"))
    ... def test_a_grant_is_never_more_than_was_applied_for(grant):
    ...     assert grant.at_most <= grant.applied
    >>> test_a_grant_is_never_more_than_was_applied_for()
    """
    amount = amounts(currency=currency, min_minor=0, max_minor=_MOST)
    whole = drawn(Grant, applied=amount, tranches=st.just((Tranche(id="1"),)))
    tranches = several(_tranches(amount), min_size=1, max_size=max_tranches)
    return st.builds(_in_tranches, whole, tranches, st.booleans())


def _in_tranches(whole: Grant, tranches: tuple[Tranche, ...], remainder: bool) -> Grant:
    """The grant with what was applied for on top of the tranches; the last of them is perhaps the remainder."""
    granted = sum((one.amount for one in tranches if one.amount is not None), whole.applied)
    numbered = tuple(
        evolve(one, id=str(number), amount=None if remainder and number == len(tranches) else one.amount)
        for number, one in enumerate(tranches, 1)
    )
    return evolve(whole, applied=granted, tranches=numbered)


def _tranches(amount: SearchStrategy[Money]) -> SearchStrategy[Tranche]:
    conditions = st.none() | st.builds(Condition, text=texts(), deliverables=subsets(("rapport", "metod")))
    return st.builds(Tranche, id=st.just("1"), amount=amount, condition=conditions, due=st.none() | days())


def funds(*, ids: Sequence[str] = ("F1", "F2", "F3"), currency: str = "SEK") -> SearchStrategy[Fund]:
    """Funds with a rate and perhaps a cap."""
    cap = st.none() | amounts(currency=currency, min_minor=0, max_minor=_MOST)
    return drawn(Fund, id=st.sampled_from(ids), cap=cap)


def funding_plans(
    *, parties: Sequence[str] = _PARTIES, max_funds: int = 3, currency: str = "SEK"
) -> SearchStrategy[FundingPlan]:
    """Plans of one fund or more, each of which bears some parties' cost.

    >>> from hypothesis import given
    >>> @given(funding_plans(parties=("Hjo", "Skara")))
    ... def test_no_fund_gives_more_than_its_cap(plan):
    ...     for fund in plan.funds:
    ...         assert fund.cap is None or plan.by_fund()[fund.id] <= fund.cap
    >>> test_no_fund_gives_more_than_its_cap()
    """
    eligible = amounts(currency=currency, min_minor=0, max_minor=_MOST)
    part = drawn(Part, party=st.sampled_from(parties), eligible=eligible, cap=st.none() | eligible)
    return st.builds(
        _plan,
        several(funds(currency=currency), min_size=1, max_size=max_funds),
        several(st.tuples(part, st.integers(0, max_funds - 1)), min_size=1, max_size=3),
    )


def _plan(drawn_funds: tuple[Fund, ...], parts: tuple[tuple[Part, int], ...]) -> FundingPlan:
    numbered = tuple(evolve(fund, id=f"F{number}") for number, fund in enumerate(drawn_funds, 1))
    placed = [evolve(part, fund=numbered[place % len(numbered)].id) for part, place in parts]
    return FundingPlan(funds=numbered, parts=tuple({part.key: part for part in placed}.values()))


def payment_schedules() -> SearchStrategy[PaymentSchedule]:
    """An advance and an interim payment that are the whole grant at most."""
    return st.builds(
        lambda advance, of_rest, spent, source: PaymentSchedule(
            advance=advance, interim=(1 - advance) * of_rest, spent_needed=spent, source=source
        ),
        parts_of_one(),
        parts_of_one(),
        parts_of_one(min_value=Fraction(1, 100)),
        texts(),
    )
