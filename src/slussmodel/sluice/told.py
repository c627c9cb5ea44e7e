"""One case in words: where an idea stands, and what has been decided, paid and spread."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slussmodel.errors import Reason
from slussmodel.language import Lang, Sentence
from slussmodel.money import Money
from slussmodel.stages.story import fact_words
from slussmodel.sweden import name_of

if TYPE_CHECKING:
    from slussmodel.sluice.case import Case
    from slussmodel.stages import Journey

_STANDS = Sentence(
    "case_stands",
    sv="”{title}” ({idea}) från {municipality} har varit i steget {stage} sedan {since}.",
    en="“{title}” ({idea}) from {municipality} has been in the stage {stage} since {since}.",
)
_RESTS = Sentence("case_rests", sv="Den vilar.", en="It is on hold.")
_UNTIL = Sentence("case_rests_until", sv="Den vilar till {until}.", en="It is on hold until {until}.")
_AWAITS = Sentence("case_awaits", sv="Den väntar på: {awaits}.", en="It waits for: {awaits}.")
_WHY = Sentence("case_ended_because", sv="Skälet är: {reason}.", en="The reason is: {reason}.")
_RECEIVER = Sentence("case_received", sv="Mottagare är {party}.", en="The receiver is {party}.")
_OPEN = Sentence("case_conditions", sv="Villkor som återstår: {conditions}.", en="Conditions to meet: {conditions}.")
_UNASSESSED = Sentence("case_unassessed", sv="Den är inte bedömd.", en="It has not been assessed.")
_ROUTED = Sentence("case_routed", sv="Efter bedömningen: {road}.", en="After its assessment: {road}.")
_VOUCHED = Sentence("case_vouched", sv="{by} intygade den {day}: {facts}.", en="On {day} {by} vouched for: {facts}.")
_TWINS = Sentence("case_twins", sv="Samma idé som {twins}.", en="The same idea as {twins}.")
_CLAIMED = Sentence("case_claimed", sv="Den utvecklas av {parties}.", en="It is developed by {parties}.")
_PAID = Sentence("case_costs", sv="{total} är fördelat på {n} parter.", en="{total} is shared by {n} parties.")
_ADOPTED = Sentence("case_adopted", sv="Den används av {adopters}.", en="It is in use by {adopters}.")


def case_told(case: Case, lang: Lang) -> str:
    """A line for each thing that there is to say."""
    return "\n".join(reason.text(lang) for reason in _lines(case, lang))


def _lines(case: Case, lang: Lang) -> Iterator[Reason]:
    journey = case.journey
    yield Reason.of(
        _STANDS,
        title=case.idea.title,
        idea=case.id,
        municipality=name_of(case.idea.municipality),
        stage=journey.graph.stage(case.stage).label(lang),
        since=journey.visits[-1].entered.date(),
    )
    yield from _lately(journey, lang)
    if not case.is_assessed:
        yield Reason.of(_UNASSESSED)
    elif case.road is not None:
        yield Reason.of(_ROUTED, road=case.road)
    words = fact_words(journey, lang)
    for move in journey.history:
        if vouched := move.particulars.vouched:
            said = tuple(sorted(words.get(fact, fact) for fact in vouched))
            yield Reason.of(_VOUCHED, by=name_of(move.by), day=move.at.date(), facts=said)
    if twins := tuple(sorted(case.family - {case.id})):
        yield Reason.of(_TWINS, twins=twins)
    if case.claim is not None:
        yield Reason.of(_CLAIMED, parties=tuple(map(name_of, case.claim.parties)))
    if case.costs:
        total = sum((cost.allocation.total.minor for cost in case.costs), 0)
        payers = {party for cost in case.costs for party in cost.allocation.amounts}
        yield Reason.of(_PAID, total=Money(total, case.costs[0].allocation.total.currency), n=len(payers))
    if case.adoptions:
        yield Reason.of(_ADOPTED, adopters=tuple(map(name_of, case.adopters)))


def _lately(journey: Journey[str], lang: Lang) -> Iterator[Reason]:
    """What the last decision has said of why it stands still, why it ended and what is asked of it."""
    if hold := journey.hold:
        yield Reason.of(_UNTIL, until=hold.until.date()) if hold.until else Reason.of(_RESTS)
        if hold.awaits:
            yield Reason.of(_AWAITS, awaits=hold.awaits)
    elif journey.has_ended and journey.history:
        said = journey.history[-1].particulars
        words = {one.id: one.label(lang) for one in journey.graph.stage(journey.stage).reasons}
        if said.reason:
            yield Reason.of(_WHY, reason=words.get(said.reason, said.reason))
        if said.party:
            yield Reason.of(_RECEIVER, party=name_of(said.party))
    elif journey.open_conditions:
        yield Reason.of(_OPEN, conditions=journey.open_conditions)
