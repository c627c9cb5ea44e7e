"""A state machine that drives a store of your own through everything that can happen in a sluice.

Subclass it, let `make` give a store, and run its `TestCase`. It sends commands that fit and commands that do not, lets
two writers meet, and after every step compares what the store gives back with a sluice kept in memory, which is the
truth. `SluiceStore` says what a store must be able to do.

What it finds, each by the name of the law: an event that was lost or changed on the way (an öre is enough), a store
that answers from before somebody else's write, and two writers who both took the development of one idea.
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from hypothesis.strategies import SearchStrategy

from slussmodel.assessment import Assessment, Effect, MarketResult, MarketScan
from slussmodel.findings import Severity
from slussmodel.ideas import Idea, Novelty
from slussmodel.money import Money
from slussmodel.sharing.keys import Equal
from slussmodel.sluice import (
    Accepted,
    Adopt,
    Assess,
    Claim,
    Contribute,
    Decide,
    Link,
    Merge,
    Offer,
    Release,
    Separate,
    Settle,
    ShareCost,
    Split,
    Submit,
    Support,
    Unlink,
    audit,
    replay,
)
from slussmodel.stages import Decision
from slussmodel.strategies.deciding import decide, decider, next_step
from slussmodel.strategies.laws import law
from slussmodel.strategies.store import StoreMachine


def _members() -> SearchStrategy[str]:
    return st.runner().flatmap(lambda machine: st.sampled_from(machine.members))


def _towns() -> SearchStrategy[str]:
    return st.runner().flatmap(lambda machine: st.sampled_from(machine.towns))


def _reasons() -> SearchStrategy[str]:
    return st.runner().flatmap(lambda machine: st.sampled_from(machine.reasons))


def _anybody() -> SearchStrategy[str]:
    return st.runner().flatmap(lambda machine: st.sampled_from(machine.anybody))


_ids = st.sampled_from(["i-1", "i-2", "i-3", "i-4", "i-5"])
_minor = st.integers(1, 10**6)


class SluiceMachine(StoreMachine):
    """Everything that can be asked of a sluice, in any order, by anybody, of five ideas; see the module.

    >>> from slussmodel.sluice import Sluice
    >>> class Memory:
    ...     def __init__(self, charter):
    ...         self.sluice, self.version = Sluice(charter), 0
    ...     def load(self, ideas):
    ...         return self.sluice, self.version
    ...     def append(self, events, version):
    ...         if version != self.version:
    ...             return False
    ...         self.sluice, self.version = self.sluice.after(events), self.version + 1
    ...         return True
    >>> class MyStore(SluiceMachine):
    ...     def make(self, charter):
    ...         return Memory(charter)
    >>> TestMyStore = MyStore.TestCase                                           # pytest runs it
    """

    @rule(id=_ids, by=_anybody(), own=_towns(), back=st.booleans())
    def submit(self, id: str, by: str, own: str, back: bool) -> None:
        self.tell(Submit(_idea(id, own), by=by, at=self.at(back)))

    @rule(id=_ids, by=_towns())
    def submit_properly(self, id: str, by: str) -> None:
        self.tell(Submit(_idea(id, by), by=by, at=self.at()))

    @rule(id=_ids, by=_anybody(), supporter=st.sampled_from(["anna", "bo"]))
    def support(self, id: str, by: str, supporter: str) -> None:
        self.tell(Support(id, supporter=supporter, by=by, at=self.at()))

    @rule(id=_ids, by=_anybody(), great=st.booleans(), market=st.sampled_from(MarketResult), back=st.booleans())
    def assess(self, id: str, by: str, great: bool, market: MarketResult, back: bool) -> None:
        at = self.at(back)
        made = self.assessment(id, max(self.day - 5, 0), great=great, market=market)
        self.tell(Assess(made, by=by, at=at))

    @rule(id=_ids)
    def assess_properly(self, id: str) -> None:
        at = self.at()
        self.tell(Assess(self.assessment(id, self.day), by=self.host, at=at))

    @rule(a=_ids, b=_ids, by=_anybody())
    def link(self, a: str, b: str, by: str) -> None:
        if a != b:
            self.tell(Link(a, b, by=by, at=self.at(), probability=0.7))

    @rule(a=_ids, b=_ids)
    def link_properly(self, a: str, b: str) -> None:
        if a != b:
            self.tell(Link(a, b, by=self.host, at=self.at()))

    @rule(a=_ids, b=_ids, own=_towns(), other=_towns())
    def hand_in_twins(self, a: str, b: str, own: str, other: str) -> None:
        self.submit_properly(a, own)
        self.submit_properly(b, other)
        self.link_properly(a, b)

    @rule(a=_ids, b=_ids, by=_anybody())
    def unlink(self, a: str, b: str, by: str) -> None:
        self.tell(Unlink(a, b, by=by, at=self.at()))

    @rule(a=_ids, b=_ids)
    def separate(self, a: str, b: str) -> None:
        if a != b:
            self.tell(Separate(a, b, by=self.host, at=self.at()))

    @rule(id=_ids, by=_anybody(), who=st.lists(_anybody(), min_size=1, max_size=3, unique=True))
    def claim(self, id: str, by: str, who: list[str]) -> None:
        self.tell(Claim(id, parties=tuple(who), by=by, at=self.at()))

    @rule(id=_ids, by=_members())
    def claim_properly(self, id: str, by: str) -> None:
        self.tell(Claim(id, parties=(by,), by=by, at=self.at()))

    @rule(id=_ids, by=_anybody())
    def release(self, id: str, by: str) -> None:
        self.tell(Release(id, reason="no time", by=by, at=self.at()))

    @rule(
        id=_ids,
        by=_anybody(),
        decision=st.sampled_from(Decision),
        reason=_reasons(),
        days=st.none() | st.integers(1, 3),
        party=st.sampled_from(["", "inköp"]),
    )
    def decide(self, id: str, by: str, decision: Decision, reason: str, days: int | None, party: str) -> None:
        at = self.at()
        until = None if days is None else self.moment(self.day + days)
        self.tell(Decide(id, decision, reason=reason, until=until, party=party, by=by, at=at))

    @rule(id=_ids, choice=st.integers(0, 9))
    def take_an_option(self, id: str, choice: int) -> None:
        at = self.at()
        if id in self.sluice:
            case, by = self.sluice.case(id), decider(self.sluice, id)
            if found := self.sluice.options(id, at=at, by=by):
                option = found[choice % len(found)]
                self.tell(decide(case, option.decision, option.target, choice=choice, by=by, at=at))

    @rule(id=_ids)
    def go_on(self, id: str) -> None:
        """One step along the way to an innovation, as the charter's own graph has it."""
        at = self.at()
        if id in self.sluice:
            case, by = self.sluice.case(id), decider(self.sluice, id)
            if step := next_step(self.sluice, id, by=by, at=at):
                self.tell(decide(case, step.decision, step.target, by=by, at=at))

    @rule(id=_ids, own=_towns(), by=_members(), minor=_minor)
    def bring_into_use(self, id: str, own: str, by: str, minor: int) -> None:
        """Hand in, assess, claim and pay for an idea, and take it as far as that leads."""
        self.submit_properly(id, own)
        self.assess_properly(id)
        self.claim_properly(id, by)
        for _ in self.sluice.charter.graph.stages:
            if id in self.sluice and self.sluice.case(id).stage in self.sluice.charter.development:
                self.share_cost(id, decider(self.sluice, id), minor, self.members[:2])
            self.go_on(id)

    @rule(id=_ids, by=_anybody(), minor=_minor, who=st.lists(_anybody(), min_size=1, unique=True))
    def share_cost(self, id: str, by: str, minor: int, who: list[str]) -> None:
        allocation = Equal().share(self.money(minor), who)
        self.tell(ShareCost(id, self.next_cost(), allocation=allocation, by=by, at=self.at()))

    @rule(id=_ids, party=_members(), minor=_minor)
    def pay(self, id: str, party: str, minor: int) -> None:
        self.tell(Contribute(id, party=party, cash=self.money(minor), by=party, at=self.at()))

    @rule(id=_ids, party=_anybody(), by=_anybody(), hours=st.fractions(1, 100, max_denominator=4))
    def work(self, id: str, party: str, by: str, hours: Fraction) -> None:
        self.tell(Contribute(id, party=party, hours=hours, rate=self.money(41_300), by=by, at=self.at()))

    @rule(id=_ids, by=_anybody())
    def settle(self, id: str, by: str) -> None:
        self.tell(Settle(id, by=by, at=self.at()))
        if id in self.sluice and by == self.host:
            law("a settlement leaves nothing", not any(self.sluice.case(id).balances().values()), id)

    @rule(id=_ids, adopter=st.sampled_from(["1496", "1480", "CA-NL"]), by=_anybody())
    def adopt(self, id: str, adopter: str, by: str) -> None:
        self.tell(Adopt(id, adopter=adopter, by=by, at=self.at()))

    @rule(id=_ids, by=_anybody())
    def offer(self, id: str, by: str) -> None:
        codes = ("1480", "1495")
        self.tell(Offer(id, municipalities=codes, decision_id=f"d-{self.day}", by=by, at=self.at()))

    @rule(ideas=st.lists(_ids, min_size=1, max_size=3, unique=True), into=_ids, by=_anybody())
    def merge(self, ideas: list[str], into: str, by: str) -> None:
        if into not in ideas:
            self.tell(Merge(tuple(ideas), into=into, decision_id=f"d-{self.day}", by=by, at=self.at()))

    @rule(id=_ids, by=_anybody())
    def split(self, id: str, by: str) -> None:
        parts = (_idea(f"{id}-a", self.towns[0]), _idea(f"{id}-b", self.towns[0]))
        self.tell(Split(id, into=parts, decision_id=f"d-{self.day}", by=by, at=self.at()))

    @rule(days=st.integers(1, 60))
    def wait(self, days: int) -> None:
        self.pass_days(days)

    @rule(id=_ids, one=_members(), other=_members())
    def two_claim_at_once(self, id: str, one: str, other: str) -> None:
        at = self.at()
        self.race(Claim(id, parties=(one,), by=one, at=at), Claim(id, parties=(other,), by=other, at=at))

    @rule(a=_ids, b=_ids, by=_members())
    def one_links_while_one_claims(self, a: str, b: str, by: str) -> None:
        at = self.at()
        if a != b:
            self.race(Link(a, b, by=self.host, at=at), Claim(b, parties=(by,), by=by, at=at))

    @rule(a=_ids, b=_ids, by=_members(), minor=_minor)
    def two_pay_at_once(self, a: str, b: str, by: str, minor: int) -> None:
        at, cash = self.at(), self.money(minor)
        self.race(*(Contribute(id, party=by, cash=cash, by=by, at=at) for id in (a, b)))

    @rule(id=_ids, one=_towns(), other=_towns())
    def two_hand_in_one_id(self, id: str, one: str, other: str) -> None:
        at = self.at()
        self.race(Submit(_idea(id, one), by=one, at=at), Submit(_idea(id, other), by=other, at=at))

    @invariant()
    def no_invariant_is_broken(self) -> None:
        broken = [one.text("en") for one in audit(self.sluice) if one.severity is Severity.ERROR]
        law("the sluice keeps its own rules", not broken, "; ".join(broken))

    @invariant()
    def one_claim_at_most_is_held_in_a_family(self) -> None:
        for family in self.sluice.families():
            held = [case.id for case in family.cases if case.claim is not None]
            law("an idea is developed in one place at a time", len(held) <= 1, f"{held}")

    @invariant()
    def the_accounts_of_each_case_sum_to_zero(self) -> None:
        for case in self.sluice.cases.values():
            law("accounts sum to zero", sum(one.minor for one in case.balances().values()) == 0, case.id)

    @precondition(lambda self: len(self.history) % 5 == 0)
    @invariant()
    def a_replay_of_the_history_is_the_sluice(self) -> None:
        law("the history is the sluice", replay(self.sluice.charter, self.history) == self.sluice, "replayed")

    @precondition(lambda self: len(self.history) % 5 == 0)
    @invariant()
    def everything_is_stored_as_it_is(self) -> None:
        self.read(tuple(self.sluice.cases))

    @precondition(lambda self: len(self.sluice) > 0)
    @invariant()
    def what_an_option_leaves_open_is_not_refused(self) -> None:
        at = self.moment(self.day) + timedelta(hours=1)
        first = next(iter(self.sluice.cases))
        by = decider(self.sluice, first)
        for option in self.sluice.options(first, at=at, by=by):
            if option.is_open:
                answer = self.sluice.handle(Decide(first, option.decision, by=by, at=at))
                law("an open option is accepted", isinstance(answer, Accepted), f"{option}: {answer}")

    def money(self, minor: int) -> Money:
        return Money(minor, self.sluice.charter.currency)

    def assessment(
        self, id: str, day: int, *, great: bool = True, market: MarketResult = MarketResult.NONE
    ) -> Assessment:
        return Assessment(
            idea=id,
            by=self.members[0],
            at=self.moment(day),
            effect=Effect(hours_per_year=5000 if great else 1, money_per_year=self.money(0), people=10),
            market=MarketScan(result=market, evidence="RFI", day=self.moment(day).date()),
            novelty=Novelty.RADICAL,
        )


def _idea(id: str, municipality: str) -> Idea:
    return Idea(id=id, title=f"idé {id}", municipality=municipality)
