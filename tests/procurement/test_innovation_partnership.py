"""An innovation partnership from need to first customer; every refusal and finding cites its paragraph of the LOU."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from slussmodel.assessment import MarketResult, MarketScan
from slussmodel.errors import InvalidValue, Refused, UnknownName
from slussmodel.findings import Severity
from slussmodel.funding import TimeContribution
from slussmodel.money import SEK, Money
from slussmodel.procurement import (
    INNOVATOR_OWNS,
    Candidate,
    Contract,
    InnovationPartnership,
    Instalment,
    Negotiation,
    PartnershipState,
    PerformanceLevel,
    Phase,
    PhaseKind,
    ProcurementDocuments,
    PurchaseTerms,
    ResaleScope,
    Right,
    RightsSplit,
    SelectionCriterion,
    Side,
    Subject,
    Tender,
    TestBed,
    procurement_value,
    scores,
)
from slussmodel.procurement.partnership import LIFECYCLE

ANNOUNCED, DUE, LATER = date(2020, 3, 2), date(2020, 4, 1), date(2020, 5, 1)
DOCUMENTS = ProcurementDocuments(
    need="snöröjning efter behov",
    market=MarketScan(result=MarketResult.NONE, evidence="RFI, fyra svar", day=date(2020, 2, 1)),
    minimum_requirements=("öppet gränssnitt",),
    rights=INNOVATOR_OWNS,
    requests_due=DUE,
    price_weight=Fraction(3, 10),
    estimated_value=SEK(5_000_000),
    rounds=True,
    may_end=True,
    may_reduce=True,
    ending_terms="ett delmål nås inte inom tiden",
)
TERMS = PurchaseTerms(
    first_customer="0780",
    max_cost=SEK(2_000_000),
    levels=(PerformanceLevel(name="andel sparade turer", least=Fraction(1, 5)),),
)


def phase(number: int, amount: int) -> Phase:
    kind = PhaseKind.PROTOTYPE if number == 1 else PhaseKind.TEST
    instalment = Instalment(id=f"i{number}", amount=SEK(amount), target=f"t{number}")
    return Phase(id=str(number), kind=kind, months=6, targets=(f"t{number}",), instalments=(instalment,))


def contract(supplier: str, **changes: object) -> Contract:
    values: dict[str, object] = {
        "supplier": supplier,
        "phases": (phase(1, 400_000), phase(2, 600_000)),
        "purchase": TERMS,
    }
    return Contract(**(values | changes))  # type: ignore[arg-type]


def candidate(supplier: str, *, qualified: bool = True, own_research: bool = True) -> Candidate:
    return Candidate(supplier=supplier, asked=date(2020, 3, 20), qualified=qualified, own_research=own_research)


def ok(result: InnovationPartnership | Refused) -> InnovationPartnership:
    assert isinstance(result, InnovationPartnership), result.text("en")
    return result


def refused(result: InnovationPartnership | Refused) -> list[tuple[str, object]]:
    assert isinstance(result, Refused)
    return [(reason.code, reason.params.get("source")) for reason in result.reasons]


def announced(*suppliers: str, documents: ProcurementDocuments = DOCUMENTS) -> InnovationPartnership:
    partnership = ok(InnovationPartnership(id="ip-1", documents=documents).announce(on=ANNOUNCED))
    for supplier in suppliers:
        partnership = ok(partnership.receive(candidate(supplier)))
    return partnership


def tendered(*suppliers: str, documents: ProcurementDocuments = DOCUMENTS) -> InnovationPartnership:
    partnership = ok(announced(*suppliers, documents=documents).invite(*suppliers, on=LATER))
    for supplier in suppliers:
        talk = Negotiation(on=LATER, supplier=supplier, subjects=frozenset({Subject.SOLUTION, Subject.PRICE}))
        partnership = ok(partnership.negotiate(talk))
    quality = [Fraction(9 - n, 10) for n in range(len(suppliers))]
    offers = (Tender(supplier=s, price=SEK(1_000_000), quality=q) for s, q in zip(suppliers, quality, strict=True))
    return ok(partnership.close_tenders(*offers, on=LATER))


def developing(*partners: str, documents: ProcurementDocuments = DOCUMENTS) -> InnovationPartnership:
    return ok(tendered("a", "b", "c", documents=documents).award(*(contract(one) for one in partners), on=LATER))


def errors(partnership: InnovationPartnership) -> set[tuple[str, str]]:
    return {(one.code, one.source) for one in partnership.check() if one.severity is Severity.ERROR}


@pytest.mark.row("3.11", "slussmodel.procurement.InnovationPartnership")
def test_row_3_11_from_need_to_first_customer() -> None:
    partnership = developing("a")
    assert partnership.check() == ()
    for number in (1, 2):
        if number == 2:
            partnership = ok(partnership.open_phase(on=LATER))
        partnership = ok(partnership.reach("a", f"t{number}", on=LATER))
        partnership = ok(partnership.pay("a", f"i{number}", on=LATER))
        partnership = ok(partnership.close_phase(on=LATER))
    measured = {"andel sparade turer": Fraction(1, 4)}
    partnership = ok(partnership.buy("a", cost=SEK(1_900_000), measured=measured, on=LATER))
    assert partnership.state is PartnershipState.PURCHASED
    assert partnership.check() == ()


@pytest.mark.row("3.17", "slussmodel.procurement.Purchase.explain")
def test_row_3_17_the_first_customer_is_a_reference() -> None:
    partnership = developing("a")
    for step in (
        lambda p: p.close_phase(on=LATER),
        lambda p: p.open_phase(on=LATER),
        lambda p: p.close_phase(on=LATER),
    ):
        partnership = ok(step(partnership))
    bought = ok(partnership.buy("a", cost=SEK(1), measured={"andel sparade turer": Fraction(1)}, on=LATER)).purchase
    assert bought is not None
    assert bought.explain("sv").startswith("0780 är första kund hos a")


@pytest.mark.row("3.11", "slussmodel.procurement.InnovationPartnership.invite")
def test_two_candidates_are_refused_where_more_qualify() -> None:
    three = announced("a", "b", "c")
    assert refused(three.invite("a", "b", on=LATER)) == [("too_few_candidates", "LOU 4:7")]
    assert "(LOU 4:7)" in three.invite("a", "b", on=LATER).text("sv")  # type: ignore[union-attr]
    two = announced("a", "b")
    going_on = ok(two.invite("a", "b", on=LATER))
    assert [(one.code, one.severity, one.source) for one in going_on.check()] == [
        ("all_that_qualify", Severity.NOTE, "LOU 4:7")
    ]
    assert refused(two.invite("a", on=LATER)) == [("too_few_candidates", "LOU 4:7")]


def test_an_award_made_by_hand_with_two_candidates_is_found() -> None:
    by_hand = InnovationPartnership(
        id="ip-2", documents=DOCUMENTS, announced=ANNOUNCED, invited=("a", "b"), contracts=(contract("a"),), phase=1
    )
    assert ("too_few_candidates", "LOU 4:7") in errors(by_hand)


def test_a_promise_of_five_is_kept() -> None:
    five = evolve(DOCUMENTS, least_candidates=5)
    partnership = announced("a", "b", "c", "d", "e", "f", documents=five)
    assert refused(partnership.invite("a", "b", "c", "d", on=LATER)) == [("too_few_candidates", "LOU 4:7")]
    ok(partnership.invite("a", "b", "c", "d", "e", on=LATER))


DOCUMENT_FAULTS: list[tuple[dict[str, object], tuple[str, str]]] = [
    ({"need": " "}, ("need_missing", "LOU 6:33")),
    ({"minimum_requirements": ()}, ("minimum_requirements_missing", "LOU 6:33")),
    ({"rights": None}, ("rights_missing", "LOU 6:33")),
    ({"price_weight": Fraction(1)}, ("not_price_and_quality", "LOU 6:38")),
    ({"price_weight": Fraction(0)}, ("not_price_and_quality", "LOU 6:38")),
    ({"least_candidates": 2}, ("too_few_candidates_promised", "LOU 4:7")),
    ({"requests_due": ANNOUNCED + timedelta(days=29)}, ("too_short_to_ask", "LOU 11:3")),
    ({"selection": frozenset({SelectionCriterion.RESEARCH_CAPACITY})}, ("selection_criterion_missing", "LOU 6:32")),
    ({"ending_terms": ""}, ("ending_terms_missing", "LOU 6:40")),
    (
        {"market": MarketScan(result=MarketResult.EXISTS, evidence="tre produkter", day=date(2020, 2, 1))},
        ("solution_on_the_market", "LOU 6:31"),
    ),
]


@pytest.mark.parametrize(("change", "fault"), DOCUMENT_FAULTS)
def test_documents_with_a_fault_are_not_announced(change: dict[str, object], fault: tuple[str, str]) -> None:
    prepared = InnovationPartnership(id="ip-1", documents=evolve(DOCUMENTS, **change))  # type: ignore[arg-type]
    assert refused(prepared.announce(on=ANNOUNCED)) == [fault]
    assert fault in errors(evolve(prepared, announced=ANNOUNCED))


def test_a_price_weighs_from_nothing_to_all() -> None:
    with pytest.raises(InvalidValue, match=r"ProcurementDocuments\.price_weight"):
        evolve(DOCUMENTS, price_weight=Fraction(3, 2))


def test_a_solution_that_exists_in_part_is_a_warning() -> None:
    scan = MarketScan(result=MarketResult.PARTLY, evidence="en prototyp", day=date(2020, 2, 1))
    partnership = announced(documents=evolve(DOCUMENTS, market=scan))
    assert [(one.severity, one.source) for one in partnership.check()] == [(Severity.WARNING, "LOU 6:31")]


def test_only_those_who_asked_in_time_and_qualify_are_invited_and_not_before_the_day() -> None:
    partnership = ok(announced("a", "b").receive(candidate("d", qualified=False)))
    assert refused(partnership.invite("a", "b", "d", "e", on=DUE)) == [
        ("invited_unqualified", "LOU 4:7"),
        ("invited_without_asking", "LOU 6:30"),
        ("invited_before_the_last_day", "LOU 11:3"),
    ]
    late = evolve(candidate("f"), asked=DUE + timedelta(days=1))
    assert refused(partnership.receive(late)) == [("asked_late", "LOU 11:3")]


def test_requirements_criteria_and_final_tenders_are_not_negotiated() -> None:
    partnership = ok(announced("a", "b", "c").invite("a", "b", "c", on=LATER))
    for subject in (Subject.MINIMUM_REQUIREMENTS, Subject.AWARD_CRITERIA, Subject.FINAL_TENDERS):
        talk = Negotiation(on=LATER, supplier="a", subjects=frozenset({Subject.PRICE, subject}))
        assert refused(partnership.negotiate(talk)) == [("not_negotiable", "LOU 6:34")]
    late = Negotiation(on=LATER, supplier="a", subjects=frozenset({Subject.PRICE}))
    assert refused(tendered("a", "b", "c").negotiate(late)) == [("partnership_step_not_open", None)]
    offer = Tender(supplier="a", price=SEK(1), quality=Fraction(1))
    assert refused(partnership.close_tenders(offer, on=LATER)) == [("never_negotiated_with", "LOU 6:34")]


def test_a_change_is_told_to_everybody_left_with_time_to_adapt() -> None:
    partnership = ok(announced("a", "b", "c").invite("a", "b", "c", on=LATER))
    assert refused(partnership.change("ny bilaga", told=frozenset({"a", "b"}), days=0, on=LATER)) == [
        ("change_not_told", "LOU 6:35"),
        ("no_time_to_adapt", "LOU 6:35"),
    ]
    ok(partnership.change("ny bilaga", told=frozenset("abc"), days=14, on=LATER))


def test_tenders_are_cut_only_in_announced_rounds() -> None:
    partnership = ok(announced("a", "b", "c").invite("a", "b", "c", on=LATER))
    assert ok(partnership.cut_to("a", "b", on=LATER)).remaining == ("a", "b")
    silent = evolve(partnership, documents=evolve(DOCUMENTS, rounds=False))
    assert refused(silent.cut_to("a", "b", on=LATER)) == [("rounds_not_announced", "LOU 6:36")]
    gone = Tender(supplier="c", price=SEK(1), quality=Fraction(1))
    assert ("not_in_the_procedure", "LOU 6:30") in refused(
        ok(partnership.cut_to("a", "b", on=LATER)).close_tenders(gone, on=LATER)
    )


@pytest.mark.row("3.13", "slussmodel.procurement.InnovationPartnership.award")
def test_row_3_13_one_or_several_partners_and_always_the_best() -> None:
    assert developing("a").partners == ("a",)
    assert developing("a", "b").partners == ("a", "b")
    assert refused(tendered("a", "b", "c").award(contract("b"), on=LATER)) == [("not_the_best_tender", "LOU 6:38")]
    assert refused(tendered("a", "b", "c").award(on=LATER)) == [("no_partner", "LOU 6:38")]
    assert refused(tendered("a", "b", "c").award(contract("a"), contract("x"), on=LATER)) == [
        ("no_final_tender", "LOU 6:38")
    ]
    with pytest.raises(InvalidValue, match=r"InnovationPartnership\.contracts"):
        tendered("a", "b", "c").award(contract("a"), contract("a"), on=LATER)


def test_a_partner_conducts_research_of_its_own() -> None:
    partnership = tendered("a", "b", "c")
    without = evolve(partnership, candidates=tuple(evolve(one, own_research=False) for one in partnership.candidates))
    assert refused(without.award(contract("a"), on=LATER)) == [("no_research_of_its_own", "LOU 6:37")]


@pytest.mark.row("3.14", "slussmodel.procurement.Contract")
@pytest.mark.row("3.12", "slussmodel.procurement.PurchaseTerms")
def test_rows_3_12_and_3_14_development_and_purchase_stand_in_one_contract() -> None:
    """The text says that no product was to be bought; the law asks for the purchase, so a contract without one is
    not built."""
    with pytest.raises(TypeError):
        Contract(supplier="a", phases=(phase(1, 1),))  # type: ignore[call-arg]
    bare = contract("a", purchase=evolve(TERMS, levels=()))
    assert refused(tendered("a", "b", "c").award(bare, on=LATER)) == [("no_performance_agreed", "LOU 6:31")]
    single = contract("a", phases=(Phase(id="1", kind=PhaseKind.TEST, months=3),))
    assert refused(tendered("a", "b", "c").award(single, on=LATER)) == [
        ("not_divided_in_phases", "LOU 6:39"),
        ("phase_without_target_or_instalment", "LOU 6:40"),
    ]


@pytest.mark.row("3.3", "slussmodel.procurement.RightsSplit")
def test_row_3_3_each_right_has_one_holder() -> None:
    assert INNOVATOR_OWNS.holder(Right.OWNERSHIP) is INNOVATOR_OWNS.holder(Right.COMMERCIALISATION) is Side.INNOVATOR
    assert INNOVATOR_OWNS.holder(Right.USE) is Side.MUNICIPALITY
    assert "nyttjanderätt: kommunen" in INNOVATOR_OWNS.explain("sv")
    twice = ((Right.OWNERSHIP, Side.INNOVATOR), *INNOVATOR_OWNS.holders)
    for holders in (twice, INNOVATOR_OWNS.holders[:2], ()):
        with pytest.raises(InvalidValue, match=r"RightsSplit\.holders"):
            RightsSplit(holders)
    other = RightsSplit.of(dict.fromkeys(Right, Side.INNOVATOR))
    assert refused(tendered("a", "b", "c").award(contract("a", rights=other), on=LATER)) == [
        ("rights_not_as_announced", "LOU 6:33")
    ]


@pytest.mark.row("3.16", "slussmodel.procurement.ResaleScope")
def test_row_3_16_only_who_holds_the_commercialisation_right_may_resell() -> None:
    assert contract("a").resale.label("sv") == "i Sverige och internationellt"
    with pytest.raises(InvalidValue, match=r"Contract\.resale"):
        contract("a", rights=RightsSplit.of(dict.fromkeys(Right, Side.MUNICIPALITY)))
    contract("a", rights=RightsSplit.of(dict.fromkeys(Right, Side.MUNICIPALITY)), resale=ResaleScope.NONE)


@pytest.mark.row("3.15", "slussmodel.procurement.TestBed")
def test_row_3_15_the_time_that_the_municipality_puts_in_is_a_cost() -> None:
    time = TimeContribution(party="0780", hours=Decimal("120.5"), hourly_rate=SEK(420))
    assert TestBed(operation="gatudrift", time=(time, time)).cost() == SEK(101_220)


def test_an_instalment_waits_for_its_target() -> None:
    partnership = developing("a", "b")
    assert refused(partnership.pay("a", "i1", on=LATER)) == [("paid_before_the_target", "LOU 6:40")]
    assert refused(partnership.pay("a", "i9", on=LATER)) == [("no_such_instalment", "LOU 6:40")]
    assert refused(partnership.reach("a", "t2", on=LATER)) == [("no_such_target", "LOU 6:40")]
    partnership = ok(ok(partnership.reach("a", "t1", on=LATER)).pay("a", "i1", on=LATER))
    assert refused(partnership.pay("a", "i1", on=LATER)) == [("done_twice", "LOU 6:40")]
    assert refused(partnership.pay("b", "i1", on=LATER)) == [("paid_before_the_target", "LOU 6:40")]


def test_partners_are_dropped_and_partnerships_ended_after_a_phase_and_only_where_announced() -> None:
    partnership = developing("a", "b")
    assert refused(partnership.drop("b", because="t1", on=LATER)) == [("partnership_step_not_open", None)]
    closed = ok(partnership.close_phase(on=LATER))
    fewer = ok(closed.drop("b", because="delmål 1 nåddes inte", on=LATER))
    assert fewer.partners == ("a",)
    assert ("contract_ended", None) in refused(ok(fewer.open_phase(on=LATER)).reach("b", "t1", on=LATER))
    assert refused(fewer.drop("b", because="igen", on=LATER)) == [("no_running_contract", "LOU 6:40")]
    assert refused(fewer.drop("a", because="ingen kvar", on=LATER)) == [("nobody_left", "LOU 6:40")]
    assert ok(closed.end(because="för dyrt", on=LATER)).state is PartnershipState.ENDED
    silent = evolve(DOCUMENTS, may_end=False, may_reduce=False, ending_terms="")
    closed = ok(developing("a", "b", documents=silent).close_phase(on=LATER))
    assert refused(closed.drop("b", because="t1", on=LATER)) == [("dropping_not_announced", "LOU 6:40")]
    assert refused(closed.end(because="t1", on=LATER)) == [("ending_not_announced", "LOU 6:40")]


def test_the_purchase_keeps_the_agreed_cost_and_performance() -> None:
    closed = ok(developing("a", "b").close_phase(on=LATER))
    good = {"andel sparade turer": Fraction(1, 5)}
    assert refused(closed.buy("a", cost=SEK(1), measured=good, on=LATER)) == [
        ("bought_before_the_last_phase", "LOU 6:31")
    ]
    closed = ok(ok(closed.open_phase(on=LATER)).close_phase(on=LATER))
    ok(closed.buy("a", cost=SEK(2_000_000), measured=good, on=LATER))
    assert refused(closed.buy("a", cost=SEK(2_000_001), measured={}, on=LATER)) == [
        ("above_the_maximum_cost", "LOU 6:31"),
        ("below_the_performance_level", "LOU 6:31"),
    ]
    dropped = ok(closed.drop("b", because="t2", on=LATER))
    assert refused(dropped.buy("b", cost=SEK(1), measured=good, on=LATER)) == [("no_running_contract", "LOU 6:31")]
    with pytest.raises(UnknownName):
        closed.buy("x", cost=SEK(1), measured=good, on=LATER)
    assert refused(closed.open_phase(on=LATER)) == [("no_such_phase", "LOU 6:39")]


def test_the_value_is_all_development_of_all_partners_and_the_dearest_purchase() -> None:
    partnership = developing("a", "b")
    assert partnership.value == procurement_value(partnership.contracts) == SEK(1_000_000 * 2 + 2_000_000)
    assert announced().value == DOCUMENTS.estimated_value
    low = developing("a", "b", documents=evolve(DOCUMENTS, estimated_value=SEK(3_999_999)))
    assert [(one.code, one.source) for one in low.check()] == [("value_underestimated", "LOU 5:15")]
    dear = ok(tendered("a", "b", "c").award(contract("a", purchase=evolve(TERMS, max_cost=SEK(10_000_001))), on=LATER))
    assert {(one.code, one.source) for one in dear.check()} >= {("purchase_out_of_proportion", "LOU 6:41")}


@given(st.lists(st.tuples(st.integers(1, 10**9), st.fractions(0, 1)), min_size=1, max_size=6), st.fractions(0, 1))
def test_scores_lie_between_nothing_and_all_and_a_better_offer_never_scores_less(
    offers: list[tuple[int, Fraction]], weight: Fraction
) -> None:
    tenders = [
        Tender(supplier=str(n), price=Money(price, "SEK"), quality=quality) for n, (price, quality) in enumerate(offers)
    ]
    found = scores(tenders, weight)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    for one in tenders:
        assert 0 <= found[one.supplier] <= 1
        for other in tenders:
            if one.price <= other.price and one.quality >= other.quality:
                assert found[one.supplier] >= found[other.supplier]


def test_a_step_against_the_calendar_is_refused_and_nothing_moves() -> None:
    partnership = developing("a")
    before = partnership
    assert refused(partnership.close_phase(on=LATER - timedelta(days=1))) == [("before_last_step", None)]
    assert partnership == before


def test_the_partner_that_is_left_sells_after_its_own_last_phase() -> None:
    longer = contract("b", phases=(phase(1, 100_000), phase(2, 100_000), phase(3, 100_000)))
    both = ok(tendered("a", "b", "c").award(contract("a"), longer, on=LATER))
    second = ok(ok(ok(both.close_phase(on=LATER)).open_phase(on=LATER)).close_phase(on=LATER))
    left = ok(second.drop("b", because="delmålet nåddes inte", on=LATER))
    assert refused(left.open_phase(on=LATER)) == [("no_such_phase", "LOU 6:39")]
    bought = left.buy("a", cost=SEK(2_000_000), measured={"andel sparade turer": Fraction(1, 5)}, on=LATER)
    assert ok(bought).state is PartnershipState.PURCHASED
    early = second.buy("b", cost=SEK(1), measured={"andel sparade turer": Fraction(1, 5)}, on=LATER)
    assert refused(early) == [("bought_before_the_last_phase", "LOU 6:31")]


def test_what_was_reached_is_paid_also_when_the_partnership_is_over() -> None:
    closed = ok(ok(developing("a").reach("a", "t1", on=LATER)).close_phase(on=LATER))
    ended = ok(closed.end(because="för dyrt", on=LATER))
    assert ok(ended.pay("a", "i1", on=LATER)).paid == (("a", "i1"),)
    assert refused(ended.pay("a", "i2", on=LATER)) == [("paid_before_the_target", "LOU 6:40")]


def test_a_contract_costs_no_more_than_the_final_tender_offered() -> None:
    tenders = tendered("a", "b", "c")
    dearer = contract("a", phases=(phase(1, 400_000), phase(2, 600_001)))
    assert refused(tenders.award(dearer, on=LATER)) == [("dearer_than_the_tender", "LOU 6:34")]
    assert isinstance(tenders.award(contract("a"), on=LATER), InnovationPartnership)


@pytest.mark.parametrize(
    ("scanned", "old"),
    [(date(2019, 3, 2), True), (date(2019, 3, 3), False), (ANNOUNCED, False), (ANNOUNCED + timedelta(1), True)],
)
def test_the_market_is_looked_at_within_a_year_before_the_announcement(scanned: date, old: bool) -> None:
    market = MarketScan(result=MarketResult.NONE, evidence="RFI", day=scanned)
    found = announced(documents=evolve(DOCUMENTS, market=market)).check()
    assert [(one.code, str(one.severity)) for one in found] == [("market_scanned_another_time", "warning")] * old


class PartnershipMachine(RuleBasedStateMachine):
    """Drives a partnership with every step in any order; what the steps allow, the check never objects to."""

    suppliers = st.sampled_from("abcd")
    some = st.lists(suppliers, unique=True, max_size=4)

    def __init__(self) -> None:
        super().__init__()
        self.now = InnovationPartnership(id="ip", documents=DOCUMENTS)
        self.day = ANNOUNCED

    def take(self, step: Callable[[InnovationPartnership, date], InnovationPartnership | Refused]) -> None:
        before = self.now
        after = step(self.now, self.day)
        if isinstance(after, Refused):
            assert after.reasons
            assert self.now == before
        else:
            assert after.state in LIFECYCLE[before.state].values()
            assert set(before.paid) <= set(after.paid)
            self.now = after

    @rule(days=st.integers(0, 40))
    def wait(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule()
    def announce(self) -> None:
        self.take(lambda p, on: p.announce(on=on))

    @rule(supplier=suppliers, qualified=st.booleans())
    def receive(self, supplier: str, qualified: bool) -> None:
        one = Candidate(supplier=supplier, asked=self.day, qualified=qualified, own_research=True)
        if supplier not in {other.supplier for other in self.now.candidates}:
            self.take(lambda p, _: p.receive(one))

    @rule(some=some)
    def invite(self, some: list[str]) -> None:
        self.take(lambda p, on: p.invite(*some, on=on))

    @rule(supplier=suppliers, subject=st.sampled_from(Subject))
    def negotiate(self, supplier: str, subject: Subject) -> None:
        self.take(lambda p, on: p.negotiate(Negotiation(on=on, supplier=supplier, subjects=frozenset({subject}))))

    @rule(some=some)
    def cut(self, some: list[str]) -> None:
        self.take(lambda p, on: p.cut_to(*some, on=on))

    @rule(some=some)
    def close_tenders(self, some: list[str]) -> None:
        offers = [Tender(supplier=one, price=SEK(100 + ord(one)), quality=Fraction(1, 2)) for one in some]
        self.take(lambda p, on: p.close_tenders(*offers, on=on))

    @rule(some=some)
    def award(self, some: list[str]) -> None:
        self.take(lambda p, on: p.award(*(contract(one) for one in some), on=on))

    @rule(supplier=suppliers, number=st.integers(1, 3))
    def reach(self, supplier: str, number: int) -> None:
        if supplier in self.now.partners:
            self.take(lambda p, on: p.reach(supplier, f"t{number}", on=on))

    @rule(supplier=suppliers, number=st.integers(1, 3))
    def pay(self, supplier: str, number: int) -> None:
        self.take(lambda p, on: p.pay(supplier, f"i{number}", on=on))

    @rule()
    def close_phase(self) -> None:
        self.take(lambda p, on: p.close_phase(on=on))

    @rule()
    def open_phase(self) -> None:
        self.take(lambda p, on: p.open_phase(on=on))

    @rule(supplier=suppliers)
    def drop(self, supplier: str) -> None:
        self.take(lambda p, on: p.drop(supplier, because="delmålet", on=on))

    @rule(supplier=suppliers, cost=st.integers(1, 3_000_000))
    def buy(self, supplier: str, cost: int) -> None:
        if supplier in {one.supplier for one in self.now.contracts}:
            measured = {"andel sparade turer": Fraction(1, 4)}
            self.take(lambda p, on: p.buy(supplier, cost=SEK(cost), measured=measured, on=on))

    @invariant()
    def what_the_steps_allow_the_check_does_not_object_to(self) -> None:
        assert errors(self.now) == set()


TestPartnershipMachine = PartnershipMachine.TestCase
TestPartnershipMachine.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)
