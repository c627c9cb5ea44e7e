"""Every field of every value of the four rooms meets things that it is not; nothing but the library's own errors comes
out, and nothing half-built."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from slussmodel import assessment as a
from slussmodel import funding as f
from slussmodel import procurement as p
from slussmodel import programme as g
from slussmodel.errors import InvalidValue, SlussError
from slussmodel.ideas import Novelty
from slussmodel.money import EUR, SEK
from slussmodel.partnerships import Assignment
from slussmodel.periods import Period

DAY = date(2020, 2, 1)
ROOMS = ("slussmodel.assessment", "slussmodel.funding", "slussmodel.procurement", "slussmodel.programme")
SCAN = a.MarketScan(result=a.MarketResult.NONE, evidence="RFI", day=DAY)
PHASE = p.Phase(
    id="1",
    kind=p.PhaseKind.TEST,
    months=6,
    targets=("t",),
    instalments=(p.Instalment(id="i", amount=SEK(1), target="t"),),
)
LEVEL = p.PerformanceLevel(name="n", least=Fraction(1))
VALUES: tuple[object, ...] = (
    a.DEFAULT_ROUTING,
    a.Assessment(
        idea="i-1",
        by="0780",
        at=datetime(2021, 1, 1, tzinfo=UTC),
        effect=a.Effect(),
        market=SCAN,
        novelty=Novelty.RADICAL,
        quality=(a.Judgement(a.QualityCriterion.EFFECTIVENESS, a.Verdict.YES),),
    ),
    a.Council(municipality="0780", citizen_proposals=True),
    a.CitizenProposal("cp", DAY, ((DAY, a.ProposalState.REPORTED),)),
    a.PopularInitiative(voters=10, signatures=1, first=DAY, last=DAY),
    f.VINNOVA_2016,
    f.NPA_MAIN,
    f.NPA_PREPARATORY,
    f.EUI_PAYMENTS,
    f.DE_MINIMIS,
    f.DeMinimisAid(on=DAY, amount=EUR(1)),
    f.CallOutcome(call="c", applied=2, granted=1),
    f.Application(
        id="a",
        call="c",
        title="t",
        submitted=DAY,
        period=Period.year(2020),
        applicants=(f.Applicant(party="p", eligible=SEK(2), grant=SEK(1)),),
    ),
    f.Grant(
        id="g",
        call="c",
        recipient="r",
        applied=SEK(10),
        tranches=(
            f.Tranche(
                id="1",
                amount=SEK(1),
                condition=f.Condition(text="c", deliverables=("d",)),
                history=(f.TrancheEvent(on=DAY, step=f.TrancheStep.REPORT),),
            ),
        ),
    ),
    f.FundingPlan((f.Fund(id="A", rate=Fraction(1, 2)),), (f.Part(party="p", fund="A", eligible=SEK(1)),)),
    f.CoFinancing(
        SEK(1),
        (f.CashContribution(party="p", amount=SEK(1)), f.TimeContribution(party="p", hours=1, hourly_rate=SEK(1))),
    ),
    f.Costs(
        (f.Cost(party="p", kind=f.CostKind.OTHER, purpose=f.Purpose.TRAINING, amount=SEK(1), day=DAY),),
        Period.year(2020),
    ),
    p.InnovationPartnership(
        id="ip",
        documents=p.ProcurementDocuments(
            market=SCAN,
            requests_due=DAY,
            price_weight=Fraction(1, 2),
            estimated_value=SEK(1),
            rights=p.INNOVATOR_OWNS,
        ),
        candidates=(p.Candidate(supplier="s", asked=DAY, qualified=True, own_research=True),),
        invited=("s",),
        negotiations=(p.Negotiation(on=DAY, supplier="s", subjects=frozenset({p.Subject.PRICE})),),
        changes=(p.DocumentChange(on=DAY, what="w", remaining=frozenset("s"), told=frozenset("s"), days=1),),
        tenders=(p.Tender(supplier="s", price=SEK(1), quality=Fraction(1)),),
        contracts=(
            p.Contract(
                supplier="s",
                phases=(PHASE,),
                purchase=p.PurchaseTerms(first_customer="0780", max_cost=SEK(1), levels=(LEVEL,)),
                test_bed=p.TestBed(operation="o"),
            ),
        ),
        purchase=p.Purchase(supplier="s", customer="0780", on=DAY, cost=SEK(1), measured=(("n", Fraction(1)),)),
    ),
    p.Pairing(challenge="c", experts=(Assignment(task="t", organisation="0780"),)),
    p.PreCommercialProcurement(
        authority_pays=Fraction(1),
        rights=p.INNOVATOR_OWNS,
        rounds=(p.ResearchRound(phase=p.ResearchPhase.EXPLORATION, suppliers=("a",), payment=SEK(1)),),
    ),
    p.Stakes((p.Stake(p.Side.INNOVATOR, "w", SEK(1)),)),
    g.CyclePlan(g.VAXJO_CYCLES, (g.Cycle(challenges=("c",), partnerships=("c",)),)),
    g.PilotSet(DAY, (g.Pilot(id="p", title="t", since=DAY),)),
    g.Challenge(id="c", benefit=SEK(1), cost=SEK(1), people=1),
    g.PortfolioLimits(budget=SEK(1), people=1),
    g.Hub(
        coordinator="s",
        grant=SEK(1),
        tracks=(g.Track(site="s"),),
        common=SEK(1),
        learning=(g.SharedLearning(on=DAY, what="w", sites=frozenset("s")),),
    ),
    g.SluiceProject(
        name="n",
        members=("m",),
        steps=(g.ProjectStep(state=g.ProjectState.PRE_STUDY, on=DAY),),
        decisions=(g.ContinuationDecision(municipality="m", on=DAY, continues=True),),
    ),
)
WEIRD: tuple[object, ...] = (
    *(
        None,
        True,
        5,
        -1,
        10**30,
        1.5,
        float("nan"),
        Decimal("NaN"),
        Fraction(7, 2),
        Fraction(-1),
        object(),
        b"",
        {"a": 1},
    ),
    *("", " ", "x\x00", "e\u0301 \U0001f6a2 \u202e", "a" * 1_000_001),
    *((), (None,), ("",), (5,), ((),), (("a", "b"),), [], [5], frozenset({None}), frozenset({"z"})),
    *(datetime(2020, 1, 1), date.min, date.max, SEK(-1), EUR(1)),  # noqa: DTZ001  a naive moment is one of the wrongs
)


def parts(value: object) -> Iterator[object]:
    """A value of the rooms and all those inside it."""
    if attrs.has(type(value)) and type(value).__module__.startswith(ROOMS):
        yield value
        for field in attrs.fields(type(value)):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, (tuple, frozenset)):
        for one in value:
            yield from parts(one)


EACH = {type(one).__qualname__: one for value in VALUES for one in parts(value)}


@pytest.mark.parametrize("name", sorted(EACH))
def test_a_wrong_value_in_any_field_is_the_librarys_own_error_or_a_value_that_compares(name: str) -> None:
    value = EACH[name]
    for field in attrs.fields(type(value)):
        for wrong in WEIRD:
            with suppress(SlussError):
                built = attrs.evolve(value, **{field.alias: wrong})  # type: ignore[misc]
                assert built == attrs.evolve(built)


def test_every_value_that_a_user_builds_is_tried() -> None:
    results = {"Choice", "Portfolio", "Route", "Settlement", "SettlementLine"}
    rooms = (a, f, p, g)
    known = {
        name
        for room in rooms
        for name in room.__all__
        if isinstance(one := getattr(room, name), type) and attrs.has(one)
    }
    assert known - results == {name for name in EACH if name in known}


@pytest.mark.parametrize(
    ("build", "field"),
    [
        (lambda: a.CitizenProposal("cp", DAY, ((DAY, a.ProposalState.WRITTEN_OFF),)), r"CitizenProposal\.steps"),
        (lambda: a.CitizenProposal("cp", DAY, ((date.min, a.ProposalState.DECIDED),)), r"CitizenProposal\.steps"),
        (lambda: a.PopularInitiative(voters=1, signatures=1, first=DAY, last=date.min), r"PopularInitiative\.last"),
        (lambda: f.EUI_PAYMENTS.interim_of(EUR(1), spent=Fraction(-1)), r"interim_of\.spent"),
    ],
)
def test_a_history_that_cannot_have_been_is_not_built(build: object, field: str) -> None:
    with pytest.raises(InvalidValue, match=field):
        build()  # type: ignore[operator]
