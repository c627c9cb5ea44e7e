"""Every command, in any order, refusals included: what must always be true of a sluice."""

from __future__ import annotations

import pickle
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.stories import assessment, charter, idea, moment

from slussmodel import SEK, Refused
from slussmodel.assessment import MarketResult
from slussmodel.findings import Severity
from slussmodel.sharing import Equal
from slussmodel.sluice import (
    Accepted,
    Adopt,
    AnyCommand,
    AnyEvent,
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
    Sluice,
    Split,
    Submit,
    Support,
    Unlink,
    audit,
    replay,
)
from slussmodel.stages import Decision

ids = st.sampled_from(["i-1", "i-2", "i-3", "i-4", "i-5"])
parties = st.sampled_from(["1496", "1495", "1497", "1472", "HOST", "UNI", "nobody"])
members = st.sampled_from(["1496", "1495", "1497", "1472"])


class AnySluice(RuleBasedStateMachine):
    """Drives a sluice with commands that fit and commands that do not."""

    def __init__(self) -> None:
        super().__init__()
        self.sluice = Sluice(charter())
        self.history: list[AnyEvent] = []
        self.day = 0
        self.costs = 0

    def at(self, back: bool = False) -> object:
        self.day += 0 if back else 1
        return moment(self.day - (5 if back else 0))

    def tell(self, command: AnyCommand) -> None:
        before = self.sluice
        kept = pickle.dumps(before)
        answer = before.handle(command)
        assert pickle.dumps(before) == kept
        self.same_from_its_family_alone(before, command, answer)
        if isinstance(answer, Refused):
            assert answer.reasons
            assert all(reason.text("sv") and reason.text("en") for reason in answer.reasons)
            assert len(set(answer.codes)) >= 1
        else:
            self.sluice = answer.sluice
            self.history += answer.events

    def same_from_its_family_alone(self, before: Sluice, command: AnyCommand, answer: Accepted | Refused) -> None:
        named = [getattr(command, name, None) for name in ("idea", "a", "b", "into")]
        named += list(getattr(command, "ideas", ()))
        known = [one for one in named if isinstance(one, str) and one in before]
        if known and not isinstance(command, (Submit, Split)):
            alone = before.only(*known).handle(command)
            assert isinstance(alone, Refused) == isinstance(answer, Refused)
            if isinstance(alone, Refused) or isinstance(answer, Refused):
                assert alone == answer
            else:
                assert alone.events == answer.events

    @rule(id=ids, by=parties, own=members, back=st.booleans())
    def submit(self, id: str, by: str, own: str, back: bool) -> None:
        self.tell(Submit(idea(id, own), by=by, at=self.at(back)))  # type: ignore[arg-type]

    @rule(id=ids, by=members)
    def submit_properly(self, id: str, by: str) -> None:
        self.tell(Submit(idea(id, by), by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(id=ids, by=parties, supporter=st.sampled_from(["anna", "bo"]))
    def support(self, id: str, by: str, supporter: str) -> None:
        self.tell(Support(id, supporter=supporter, by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(id=ids, by=parties, great=st.booleans(), market=st.sampled_from(list(MarketResult)), back=st.booleans())
    def assess(self, id: str, by: str, great: bool, market: MarketResult, back: bool) -> None:
        at = self.at(back)
        made = assessment(id, max(self.day - 5, 0), great=great, market=market)
        self.tell(Assess(made, by=by, at=at))  # type: ignore[arg-type]

    @rule(id=ids)
    def assess_properly(self, id: str) -> None:
        at = self.at()
        self.tell(Assess(assessment(id, self.day), by="HOST", at=at))  # type: ignore[arg-type]

    @rule(a=ids, b=ids, by=parties)
    def link(self, a: str, b: str, by: str) -> None:
        if a != b:
            self.tell(Link(a, b, by=by, at=self.at(), probability=0.7))  # type: ignore[arg-type]

    @rule(a=ids, b=ids)
    def link_properly(self, a: str, b: str) -> None:
        if a != b:
            self.tell(Link(a, b, by="HOST", at=self.at()))  # type: ignore[arg-type]

    @rule(a=ids, b=ids, by=parties)
    def unlink(self, a: str, b: str, by: str) -> None:
        self.tell(Unlink(a, b, by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(a=ids, b=ids)
    def separate(self, a: str, b: str) -> None:
        if a != b:
            self.tell(Separate(a, b, by="HOST", at=self.at()))  # type: ignore[arg-type]

    @rule(id=ids, by=parties, who=st.lists(parties, min_size=1, max_size=3, unique=True))
    def claim(self, id: str, by: str, who: list[str]) -> None:
        self.tell(Claim(id, parties=tuple(who), by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(id=ids, by=members)
    def claim_properly(self, id: str, by: str) -> None:
        self.tell(Claim(id, parties=(by,), by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(id=ids, by=parties)
    def release(self, id: str, by: str) -> None:
        self.tell(Release(id, reason="no time", by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(
        id=ids,
        by=parties,
        decision=st.sampled_from(list(Decision)),
        reason=st.sampled_from(["", "withdrawn", "on_the_market", "other_body"]),
        days=st.none() | st.integers(1, 3),
        party=st.sampled_from(["", "inköp"]),
    )
    def decide(self, id: str, by: str, decision: Decision, reason: str, days: int | None, party: str) -> None:
        at = self.at()
        until = None if days is None else moment(self.day + days)
        self.tell(Decide(id, decision, reason=reason, until=until, party=party, by=by, at=at))  # type: ignore[arg-type]

    @rule(id=ids, decision=st.sampled_from([Decision.GO, Decision.GO, Decision.IMPLEMENT]))
    def go_on(self, id: str, decision: Decision) -> None:
        self.tell(Decide(id, decision, by="HOST", at=self.at()))  # type: ignore[arg-type]

    @rule(id=ids, by=members)
    def bring_into_use(self, id: str, by: str) -> None:
        self.submit_properly(id, by)
        self.assess_properly(id)
        self.claim_properly(id, by)
        self.go_on(id, Decision.GO)
        self.go_on(id, Decision.GO)
        self.share_cost(id, "HOST", 1000, ["1496", "1495"])
        self.go_on(id, Decision.GO)
        self.go_on(id, Decision.IMPLEMENT)

    @rule(id=ids, by=parties, minor=st.integers(1, 10**6), who=st.lists(parties, min_size=1, unique=True))
    def share_cost(self, id: str, by: str, minor: int, who: list[str]) -> None:
        self.costs += 1
        allocation = Equal().share(SEK(minor), who)
        self.tell(ShareCost(id, f"c-{self.costs % 7}", allocation=allocation, by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(id=ids, party=members, minor=st.integers(1, 10**6))
    def pay(self, id: str, party: str, minor: int) -> None:
        self.tell(Contribute(id, party=party, cash=SEK(minor), by=party, at=self.at()))  # type: ignore[arg-type]

    @rule(id=ids, party=parties, by=parties, hours=st.fractions(1, 100, max_denominator=4))
    def work(self, id: str, party: str, by: str, hours: object) -> None:
        self.tell(Contribute(id, party=party, hours=hours, rate=SEK(413), by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(id=ids, by=parties)
    def settle(self, id: str, by: str) -> None:
        self.tell(Settle(id, by=by, at=self.at()))  # type: ignore[arg-type]
        if id in self.sluice and by == "HOST":
            assert not any(self.sluice.case(id).balances().values())

    @rule(id=ids, adopter=st.sampled_from(["1496", "1480", "CA-NL"]), by=parties)
    def adopt(self, id: str, adopter: str, by: str) -> None:
        self.tell(Adopt(id, adopter=adopter, by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(id=ids, by=parties)
    def offer(self, id: str, by: str) -> None:
        decision = f"d-{self.day}"
        self.tell(Offer(id, municipalities=("1480", "1495"), decision_id=decision, by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(ideas=st.lists(ids, min_size=1, max_size=3, unique=True), into=ids, by=parties)
    def merge(self, ideas: list[str], into: str, by: str) -> None:
        if into not in ideas:
            decision = f"d-{self.day}"
            self.tell(Merge(tuple(ideas), into=into, decision_id=decision, by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(id=ids, by=parties)
    def split(self, id: str, by: str) -> None:
        parts = (idea(f"{id}-a"), idea(f"{id}-b"))
        self.tell(Split(id, into=parts, decision_id=f"d-{self.day}", by=by, at=self.at()))  # type: ignore[arg-type]

    @rule(days=st.integers(1, 60))
    def wait(self, days: int) -> None:
        self.day += days

    @invariant()
    def no_invariant_is_broken(self) -> None:
        assert [one.text("en") for one in audit(self.sluice) if one.severity is Severity.ERROR] == []

    @invariant()
    def one_claim_at_most_is_held_in_a_family(self) -> None:
        for family in self.sluice.families():
            assert sum(case.claim is not None for case in family.cases) <= 1

    @invariant()
    def the_accounts_of_each_case_sum_to_zero(self) -> None:
        for case in self.sluice.cases.values():
            assert sum(amount.minor for amount in case.balances().values()) == 0

    @precondition(lambda self: len(self.history) % 5 == 0)
    @invariant()
    def a_replay_of_the_history_is_the_sluice(self) -> None:
        assert replay(self.sluice.charter, self.history) == self.sluice

    @precondition(lambda self: len(self.history) % 5 == 0)
    @invariant()
    def the_events_that_touch_a_family_are_that_family(self) -> None:
        for family in self.sluice.families():
            own = [event for event in self.history if set(event.ideas) & set(family.ids)]
            assert replay(self.sluice.charter, own).only(family.head.id) == self.sluice.only(family.head.id)

    @precondition(lambda self: len(self.sluice) > 0)
    @invariant()
    def what_an_option_leaves_open_is_not_refused(self) -> None:
        at = moment(self.day) + timedelta(hours=1)
        first = next(iter(self.sluice.cases))
        for option in self.sluice.options(first, at=at):
            if option.is_open:
                answer = self.sluice.handle(Decide(first, option.decision, by="HOST", at=at))
                assert isinstance(answer, Accepted), answer


TestAnySluice = AnySluice.TestCase
TestAnySluice.settings = settings(
    max_examples=60, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
)
