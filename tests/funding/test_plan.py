"""Rates, co-financing, funds at their own rates, settlement and payment schedules: exact, conserved, monotone."""

from __future__ import annotations

import csv
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue, MissingParty, UnknownName
from slussmodel.funding import (
    EUI_PAYMENTS,
    CashContribution,
    CoFinancing,
    ContributionKind,
    Cost,
    CostKind,
    Costs,
    Fund,
    FundingPlan,
    Part,
    PaymentSchedule,
    Purpose,
    TimeContribution,
    at_rate,
    cost_needed,
    final_grant,
    settle,
    support_rate,
)
from slussmodel.money import EUR, SEK, CurrencyMismatch, Money, total
from slussmodel.partnerships import Membership, Organisation, OrganisationKind, Partnership, Role
from slussmodel.periods import Period

money = st.integers(0, 10**12).map(lambda minor: Money(minor, "EUR"))
rates = st.fractions(0, 1, max_denominator=1000)
INNOCAP = FundingPlan(
    (Fund(id="ERDF", rate=Fraction(65, 100)), Fund(id="Iceland", rate=Fraction(65, 100))),
    (
        Part(party="EU partners", fund="ERDF", eligible=EUR("1180296.28")),
        Part(party="SASS", fund="Iceland", eligible=EUR("200000.00")),
    ),
)


@st.composite
def plans(draw: st.DrawFn) -> FundingPlan:
    funds = [
        Fund(id=name, rate=draw(rates), cap=draw(st.none() | money))
        for name in draw(st.sets(st.sampled_from("ABC"), min_size=1))
    ]
    keys = draw(st.sets(st.tuples(st.sampled_from("pqrs"), st.sampled_from([f.id for f in funds])), min_size=1))
    parts = [Part(party=p, fund=f, eligible=draw(money), cap=draw(st.none() | money)) for p, f in sorted(keys)]
    return FundingPlan(tuple(funds), tuple(parts))


def fact(shared: Path, project: str, name: str) -> str:
    with (shared / "data" / "funding_facts.csv").open(encoding="utf-8") as rows:
        return next(row["value"] for row in csv.DictReader(rows) if (row["project"], row["fact"]) == (project, name))


@pytest.mark.row("1.1", "slussmodel.funding.FundingPlan")
def test_innocap_is_65_percent_to_the_cent_in_two_funds(shared: Path) -> None:
    assert INNOCAP.eligible == EUR(fact(shared, "INNOCAP", "total budget"))
    assert INNOCAP.by_fund() == {
        "ERDF": EUR(fact(shared, "INNOCAP", "ERDF")),
        "Iceland": EUR(fact(shared, "INNOCAP", "non-EU programme funding")),
    }
    assert INNOCAP.grant == EUR("897192.58")


def test_diaccess_is_80_percent_to_the_cent(shared: Path) -> None:
    erdf = EUR(fact(shared, "DIACCESS", "ERDF"))
    assert cost_needed(erdf, Fraction(80, 100)) == EUR("4530871.10")
    assert at_rate(EUR("4530871.10"), Fraction(80, 100)) == erdf


def test_the_table_of_a_plan_says_names_for_codes() -> None:
    plan = FundingPlan((Fund(id="ERDF", rate=Fraction(1, 2)),), (Part(party="1283", fund="ERDF", eligible=EUR(10)),))
    table = plan.html("sv", names={"1283": "Helsingborg", "ERDF": "ERUF"})
    assert "Helsingborg" in table
    assert "ERUF" in table
    assert "1283" not in table
    assert "1283" in plan.html("sv")


def test_a_changed_rate_is_one_call_and_touches_one_fund() -> None:
    changed = INNOCAP.with_rate("Iceland", Fraction(1, 2))
    assert changed.by_fund() == {"ERDF": EUR("767192.58"), "Iceland": EUR(100_000)}
    with pytest.raises(UnknownName, match="did you mean 'Iceland'"):
        INNOCAP.with_rate("Icelnd", Fraction(1, 2))


@given(money, rates)
def test_support_is_never_above_the_rate_and_less_than_a_cent_below_it(cost: Money, rate: Fraction) -> None:
    exact = Decimal((Fraction(cost.minor) * rate).numerator) / Decimal((Fraction(cost.minor) * rate).denominator)
    floor = int(exact.to_integral_value(ROUND_FLOOR))
    assert at_rate(cost, rate).minor in (floor, floor + 1)
    assert at_rate(cost, rate).minor <= cost.minor * rate < at_rate(cost, rate).minor + 1


@given(money, rates.filter(bool))
def test_the_cost_needed_carries_the_grant_and_a_cent_less_does_not(grant: Money, rate: Fraction) -> None:
    cost = cost_needed(grant, rate)
    assert at_rate(cost, rate) >= grant
    assert not cost or at_rate(cost - Money(1, "EUR"), rate) < grant


@given(money, rates, money, money)
def test_a_final_grant_grows_with_the_cost_and_never_above_cap_or_rate(
    cap: Money, rate: Fraction, one: Money, other: Money
) -> None:
    low, high = sorted((one, other))
    assert final_grant(cap, rate, low) <= final_grant(cap, rate, high) <= cap
    assert final_grant(cap, rate, low).minor <= rate * low.minor


@given(plans())
def test_grants_are_conserved_over_funds_and_parties(plan: FundingPlan) -> None:
    assert total(plan.by_fund().values()) == total(plan.by_party().values()) == plan.grant
    assert plan.grant + plan.own == plan.eligible


@given(plans())
def test_no_part_is_above_its_rate_and_no_fund_or_part_above_its_cap(plan: FundingPlan) -> None:
    grants, by_fund = plan.grants(), plan.by_fund()
    for fund in plan.funds:
        assert fund.cap is None or by_fund[fund.id] <= fund.cap
        for part in plan.parts:
            if part.fund == fund.id:
                assert grants[part.key].minor <= fund.rate * part.eligible.minor
                assert part.cap is None or grants[part.key] <= part.cap


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_parts_does_not_matter_with_or_without_caps(plan: FundingPlan, random: object) -> None:
    shuffled = list(plan.parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert plan.grants() == FundingPlan(plan.funds[::-1], tuple(shuffled)).grants()


@given(plans(), rates)
def test_a_higher_rate_never_lowers_a_grant(plan: FundingPlan, rate: Fraction) -> None:
    fund = plan.funds[0]
    low, high = sorted((fund.rate, rate))
    assert plan.with_rate(fund.id, low).by_fund()[fund.id] <= plan.with_rate(fund.id, high).by_fund()[fund.id]


@given(plans(), st.data())
def test_a_settlement_is_conserved_and_never_above_the_decision(plan: FundingPlan, data: st.DataObject) -> None:
    actual = {part.key: data.draw(money) for part in plan.parts}
    paid = {part.key: data.draw(money) for part in plan.parts if data.draw(st.booleans())}
    done = settle(plan, actual=actual, paid=paid)
    decided = plan.grants()
    assert done.paid + done.due == done.grant
    for line in done.lines:
        assert line.paid + line.due == line.grant <= decided[line.party, line.fund]
    assert done.explain("sv").count("\n") == len(done.lines) - 1


def test_settling_exactly_the_plan_gives_exactly_the_plan() -> None:
    done = settle(INNOCAP, actual={part.key: part.eligible for part in INNOCAP.parts}, paid=INNOCAP.grants())
    assert (done.grant, done.due) == (INNOCAP.grant, EUR(0))


def test_a_lower_cost_keeps_the_rate_and_a_higher_one_raises_nothing() -> None:
    key = ("Skaraborg", "Vinnova")
    plan = FundingPlan(
        (Fund(id="Vinnova", rate=Fraction(1, 2)),),
        (Part(party="Skaraborg", fund="Vinnova", eligible=SEK(8_000_000), cap=SEK(4_000_000)),),
    )
    lower = settle(plan, actual={key: SEK(7_543_844)}, paid={key: SEK(4_000_000)})
    assert lower.grant == SEK(3_771_922)
    assert lower.due == SEK(-228_078)
    assert "228\N{NO-BREAK SPACE}078\N{NO-BREAK SPACE}kr ska betalas tillbaka" in lower.explain("sv")
    assert settle(plan, actual={key: SEK(9_000_000)}, paid={}).grant == SEK(4_000_000)
    with pytest.raises(MissingParty, match="Skaraborg / Vinnova"):
        settle(plan, actual={}, paid={})
    with pytest.raises(UnknownName, match="unknown part"):
        settle(plan, actual={key: SEK(1)}, paid={("Skara", "Vinnova"): SEK(1)})


def test_a_grant_that_a_cap_has_cut_keeps_the_rate_that_was_granted() -> None:
    """SEK 4 million of a cost of 10 is 40 %, and 40 % of 8 million is what is left, though the call allows 50."""
    key = ("Skaraborg", "Vinnova")
    fund = Fund(id="Vinnova", rate=Fraction(1, 2), cap=SEK(4_000_000))
    plan = FundingPlan((fund,), (Part(party=key[0], fund=key[1], eligible=SEK(10_000_000)),))
    assert settle(plan, actual={key: SEK(8_000_000)}, paid={}).grant == SEK(3_200_000)
    assert settle(plan, actual={key: SEK(12_000_000)}, paid={}).grant == SEK(4_000_000)


def test_a_grant_that_was_rounded_down_loses_no_cent_more_at_a_lower_cost() -> None:
    key = ("SASS", "A")
    plan = FundingPlan(
        (Fund(id="A", rate=Fraction(65, 100)),), (Part(party=key[0], fund=key[1], eligible=EUR("100.01")),)
    )
    assert plan.grant == EUR(65)
    assert settle(plan, actual={key: EUR(100)}, paid={}).grant == EUR(65)


def test_a_fund_that_a_cap_holds_down_says_so() -> None:
    plan = FundingPlan(
        (Fund(id="A", rate=Fraction(65, 100), cap=EUR(100)),), (Part(party="x", fund="A", eligible=EUR(200)),)
    )
    assert plan.explain("en").replace("\N{NO-BREAK SPACE}", " ") == (
        "A: 65% of EUR 200 would be EUR 130, but the cap gives EUR 100"
    )


@pytest.mark.row("0.25", "slussmodel.funding.TimeContribution")
def test_row_0_25_working_time_is_hours_times_rate_and_the_rate_is_required() -> None:
    time = TimeContribution(party="1496", hours=Decimal("7.5"), hourly_rate=SEK(412))
    assert (time.value, time.kind) == (SEK(3_090), ContributionKind.IN_KIND)
    with pytest.raises(TypeError):
        TimeContribution(party="1496", hours=7)  # type: ignore[call-arg]
    for hours in (7.5, True, "7"):
        with pytest.raises(InvalidValue, match=r"TimeContribution\.hours"):
            TimeContribution(party="1496", hours=hours, hourly_rate=SEK(412))  # type: ignore[arg-type]
    for wrong in ({"hours": -1}, {"hourly_rate": SEK(0)}):
        with pytest.raises(InvalidValue):
            TimeContribution(**({"party": "1496", "hours": 1, "hourly_rate": SEK(412)} | wrong))  # type: ignore[arg-type]


@pytest.mark.row("0.25", "slussmodel.funding.CoFinancing")
def test_row_0_25_at_half_the_cost_own_time_is_at_least_the_grant() -> None:
    time = tuple(TimeContribution(party=f"14{n}", hours=500, hourly_rate=SEK(400)) for n in range(80, 95))
    project = CoFinancing(SEK(4_000_000), (*time, CashContribution(party="1480", amount=SEK(500_000))))
    assert project.of_kind(ContributionKind.IN_KIND) == SEK(3_000_000)
    assert project.of_kind(ContributionKind.CASH) == SEK(500_000)
    assert project.by_party()["1480"] == SEK(700_000)
    (finding,) = project.check(Fraction(1, 2), source="Vinnova")
    assert finding.reason.params["shortfall"] == SEK(500_000)
    assert finding.text("en").endswith("(Vinnova)")
    enough = CoFinancing(SEK(4_000_000), (CashContribution(party="1480", amount=SEK(4_000_000)),))
    assert enough.check(Fraction(1, 2), source="Vinnova") == ()
    assert enough.rate == support_rate(SEK(4_000_000), SEK(8_000_000)) == Fraction(1, 2)


@given(money, rates.filter(bool), st.lists(money, max_size=5))
def test_the_shortfall_is_exactly_what_brings_the_rate_down(grant: Money, rate: Fraction, own: list[Money]) -> None:
    project = CoFinancing(grant, tuple(CashContribution(party=f"p{n}", amount=one) for n, one in enumerate(own)))
    missing = project.shortfall(rate)
    filled = CoFinancing(grant, (*project.contributions, CashContribution(party="x", amount=missing)))
    assert filled.grant.minor <= rate * filled.cost.minor
    assert bool(missing) == (grant.minor > rate * project.cost.minor)


@pytest.mark.row("0.24", "slussmodel.funding.Costs")
def test_row_0_24_the_grant_pays_structure_training_and_diffusion() -> None:
    def cost(purpose: Purpose, amount: int, day: date, kind: CostKind = CostKind.PERSONNEL) -> Cost:
        return Cost(party="1496", purpose=purpose, amount=SEK(amount), day=day, kind=kind)

    costs = Costs(
        (
            cost(Purpose.STRUCTURE, 500, date(2016, 11, 1)),
            cost(Purpose.TRAINING, 300, date(2018, 1, 1), CostKind.CONSULTANTS),
            cost(Purpose.DIFFUSION, 200, date(2020, 6, 30)),
            cost(Purpose.DIFFUSION, 50, date(2020, 7, 1)),
            cost(Purpose.TRAINING, 70, date(2018, 1, 1), CostKind.FORGONE_SALARY),
        ),
        Period.parse("2016-11..2020-06"),
    )
    assert costs.by_purpose()[Purpose.STRUCTURE] == SEK(500)
    assert total(costs.by_purpose().values()) == costs.eligible() == costs.eligible("1496") == SEK(1_000)
    assert [(one.code, bool(one.source)) for one in costs.check()] == [
        ("cost_outside_period", True),
        ("cost_kind_not_eligible", True),
    ]


@pytest.mark.row("1.17", "slussmodel.funding.FundingPlan.check")
def test_row_1_17_an_associated_organisation_given_a_cost_is_found() -> None:
    def member(id: str, role: Role) -> tuple[Organisation, Membership]:
        organisation = Organisation(id=id, name=id, kind=OrganisationKind.MUNICIPALITY, country="FI")
        return organisation, Membership(organisation=id, role=role, since=date(2023, 1, 1))

    pairs = [member("UH", Role.PARTNER), member("MIKKELI", Role.ASSOCIATED)]
    partnership = Partnership(
        id="innocap", name="INNOCAP", organisations=tuple(a for a, _ in pairs), memberships=tuple(b for _, b in pairs)
    )
    plan = FundingPlan(
        (Fund(id="ERDF", rate=Fraction(65, 100)),),
        (Part(party="UH", fund="ERDF", eligible=EUR(100)), Part(party="MIKKELI", fund="ERDF", eligible=EUR(1))),
    )
    (finding,) = plan.check(partnership, on=date(2023, 6, 1))
    assert (finding.code, finding.place) == ("no_obligations", "MIKKELI")


@given(money, st.fractions(0, 1))
def test_payments_sum_to_the_grant_and_the_interim_is_pro_rata_below_35_percent(grant: Money, spent: Fraction) -> None:
    advance, interim, rest = EUI_PAYMENTS.payments(grant, spent=spent)
    assert advance + interim + rest == grant
    assert rest.minor >= grant.minor * Fraction(20, 100)
    whole = Money(int(grant.minor * Fraction(30, 100)), "EUR")
    assert interim == whole if spent >= Fraction(35, 100) else interim <= whole


def test_eui_pays_half_then_three_tenths_then_the_rest() -> None:
    grant = EUR("3624696.88")
    assert EUI_PAYMENTS.payments(grant, spent=Fraction(35, 100)) == (
        EUR("1812348.44"),
        EUR("1087409.06"),
        EUR("724939.38"),
    )
    with pytest.raises(InvalidValue):
        PaymentSchedule(advance=Fraction(4, 5), interim=Fraction(3, 10), spent_needed=Fraction(1, 2), source="x")


@pytest.mark.parametrize(
    ("funds", "parts"),
    [
        (("A",), ()),
        (("A",), (("p", "B"),)),
        (("A", "A"), (("p", "A"),)),
        (("A",), (("p", "A"), ("p", "A"))),
    ],
)
def test_a_plan_with_holes_or_doubles_is_not_built(funds: tuple[str, ...], parts: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises((InvalidValue, UnknownName)):
        FundingPlan(
            tuple(Fund(id=one, rate=Fraction(1, 2)) for one in funds),
            tuple(Part(party=p, fund=f, eligible=SEK(1)) for p, f in parts),
        )


def test_a_plan_holds_one_currency_and_rates_from_zero_to_one() -> None:
    fund = Fund(id="A", rate=Fraction(1, 2))
    with pytest.raises(CurrencyMismatch):
        FundingPlan((fund,), (Part(party="p", fund="A", eligible=SEK(1)), Part(party="q", fund="A", eligible=EUR(1))))
    for rate in (Fraction(3, 2), Fraction(-1, 2), 0.5, 65):
        with pytest.raises(InvalidValue, match=r"Fund\.rate"):
            Fund(id="A", rate=rate)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match=r"Part\.eligible"):
        Part(party="p", fund="A", eligible=SEK(-1))


def test_a_plan_says_itself_in_both_languages() -> None:
    assert INNOCAP.explain("en").splitlines()[1] == "Iceland: 65% of EUR 200,000 gives EUR 130,000".replace(
        "EUR ", "EUR\N{NO-BREAK SPACE}"
    )
    assert "65\N{NO-BREAK SPACE}% av 200" in INNOCAP.explain("sv")


@pytest.mark.parametrize(
    ("build", "field"),
    [
        (lambda: support_rate(SEK(1), SEK(0)), r"support_rate\.eligible"),
        (lambda: cost_needed(SEK(1), Fraction(0)), r"cost_needed\.rate"),
        (lambda: CashContribution(party="p", amount=SEK(-1)), r"CashContribution\.amount"),
        (
            lambda: PaymentSchedule(
                advance=Fraction(1, 2), interim=Fraction(1, 2), spent_needed=Fraction(0), source="x"
            ),
            r"PaymentSchedule\.spent_needed",
        ),
    ],
)
def test_an_impossible_sum_is_an_error_that_names_its_field(build: object, field: str) -> None:
    with pytest.raises(InvalidValue, match=field):
        build()  # type: ignore[operator]


def test_a_cost_of_somebody_who_is_not_in_the_plan_is_an_error() -> None:
    with pytest.raises(UnknownName, match="unknown part"):
        INNOCAP.with_eligible("SASS", "ERDF", EUR(1))


def test_a_settlement_says_who_is_still_to_be_paid() -> None:
    done = settle(INNOCAP, actual={part.key: part.eligible for part in INNOCAP.parts}, paid={})
    assert done.due == INNOCAP.grant
    assert "återstår att betala ut" in done.explain("sv")


def test_a_fund_known_by_an_id_is_called_as_a_reader_knows_it() -> None:
    plan = FundingPlan((Fund(id="ERDF", rate=Fraction(1, 2)),), (Part(party="1496", fund="ERDF", eligible=SEK(100)),))
    assert plan.explain("sv", names={"ERDF": "ERUF"}).startswith("ERUF: 50")
    assert plan.explain("sv").startswith("ERDF: 50")
