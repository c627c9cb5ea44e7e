"""Decisions over several ideas at once: merge, split and spread, in one audit trail.

Each gives the ideas as they are after it and one shared decision id that stands in the record of each of them, with the
other ideas beside it. It is all or nothing: if one idea refuses, nobody moves, and every reason names its idea. Nothing
is lost: supporters are kept, and the shares of the cost sum to what they were, to the öre.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Generic

from attrs import Attribute, evolve, field, frozen

from slussmodel.errors import InvalidValue, Reason, Refused
from slussmodel.language import Lang, Sentence
from slussmodel.money import Money
from slussmodel.stages.context import Context
from slussmodel.stages.decisions import Decision
from slussmodel.stages.graph import S, StageGraph
from slussmodel.stages.instants import is_earlier
from slussmodel.stages.journey import Journey, Move, Moved, advance
from slussmodel.validators import at_least, distinct, each, identifier, of_type


def _amounts(instance: object, attribute: Attribute[Any], value: Mapping[str, Money]) -> None:
    of_type(Mapping)(instance, attribute, value)
    for share in value.values():
        of_type(Money)(instance, attribute, share)


@frozen(kw_only=True)
class Undertaking(Generic[S]):
    """An idea under way and those who carry it: its supporters, and what each party pays."""

    journey: Journey[S] = field(validator=of_type(Journey))
    supporters: tuple[str, ...] = field(default=(), validator=[each(identifier), distinct])
    shares: Mapping[str, Money] = field(factory=dict, validator=_amounts, hash=False)

    @property
    def id(self) -> str:
        return self.journey.id


@frozen(kw_only=True)
class Part:
    """One of the ideas that a split gives, with the supporters' cost in proportion to its weight."""

    id: str = field(validator=identifier)
    weight: int = field(default=1, validator=[of_type(int), at_least(0)])


_TOLD: dict[Decision, Sentence] = {
    Decision.MERGE: Sentence("merged", sv="{ended} slogs ihop med {going}", en="merged into {going}: {ended}"),
    Decision.SPLIT: Sentence("split", sv="{ended} delades i {going}", en="{ended} was split into {going}"),
    Decision.SPREAD: Sentence("spread", sv="{ended} sprids som {going}", en="{ended} is spread as {going}"),
}


@frozen(kw_only=True)
class Together(Generic[S]):
    """What a decision over several ideas gave: those that go on, and those that it began with."""

    decision: Decision
    shared: str
    going: tuple[Undertaking[S], ...]
    before: tuple[Undertaking[S], ...]

    def text(self, lang: Lang = "sv") -> str:
        names = {"going": tuple(one.id for one in self.going), "ended": tuple(one.id for one in self.before)}
        return _TOLD[self.decision].say(names, lang)


_HELD = Sentence("is_held", sv="idén {idea} vilar", en="the idea {idea} is on hold")
_LATE = Sentence(
    "backwards",
    sv="{at} är före det senaste beslutet om {idea}, {last}",
    en="{at} is before the last decision on {idea}, {last}",
)
_ENDED = Sentence("has_ended", sv="idén {idea} har avslutats", en="the idea {idea} has ended")


def merge(
    into: Undertaking[S], others: tuple[Undertaking[S], ...], context: Context, *, shared: str
) -> Together[S] | Refused:
    """Merge ideas into one, which stays where it is and takes over supporters and shares.

    The others take the decision `MERGE` of their own stage and graph. Raises `InvalidValue` where an idea stands twice
    or there is no other.

    >>> from datetime import UTC, datetime
    >>> from slussmodel.money import SEK
    >>> from slussmodel.stages import Kind, Stage, Transition
    >>> graph = StageGraph(
    ...     id="g",
    ...     start="intake",
    ...     stages=(Stage("intake"), Stage("merged", kind=Kind.MERGED)),
    ...     transitions=(Transition("intake", Decision.MERGE, "merged"),),
    ... )
    >>> at = datetime(2026, 3, 1, tzinfo=UTC)
    >>> hjo = Undertaking(journey=graph.begin("i-1", at=at), supporters=("Hjo",), shares={"Hjo": SEK(10)})
    >>> skara = Undertaking(journey=graph.begin("i-2", at=at), supporters=("Skara",), shares={"Skara": SEK(5)})
    >>> together = merge(hjo, (skara,), Context(at=at), shared="d-1")
    >>> together.going[0].supporters, together.going[0].shares
    (('Hjo', 'Skara'), {'Hjo': SEK('10.00'), 'Skara': SEK('5.00')})
    >>> together.text("sv")
    'i-2 slogs ihop med i-1'
    """
    _several(shared, into.id, [one.id for one in others])
    names = tuple(one.id for one in others)
    taken = [advance(one.journey, Decision.MERGE, _told(context, shared, (into.id,))) for one in others]
    reasons = [
        *_misses(into.journey, context.at),
        *(why for one, got in zip(others, taken, strict=True) for why in _why(one, got)),
    ]
    if reasons:
        return Refused(tuple(reasons))
    survivor = evolve(
        into,
        journey=_noted(into.journey, Decision.MERGE, _told(context, shared, names)),
        supporters=_union(one.supporters for one in (into, *others)),
        shares=_summed(one.shares for one in (into, *others)),
    )
    ended = tuple(
        evolve(one, journey=got.journey) for one, got in zip(others, taken, strict=True) if isinstance(got, Moved)
    )
    return Together(decision=Decision.MERGE, shared=shared, going=(survivor,), before=ended)


def split(one: Undertaking[S], parts: tuple[Part, ...], context: Context, *, shared: str) -> Together[S] | Refused:
    """Split an idea into several, which share its history up to the split and its costs in proportion to weight.

    The idea takes the decision `SPLIT` of its stage. Where that ends it, the parts go on from where it stood; otherwise
    they stand where it leads. Raises `InvalidValue` where two parts have one id, there are none or they weigh nothing.
    """
    _several(shared, one.id, [part.id for part in parts])
    if not any(part.weight for part in parts):
        raise InvalidValue("Together", "parts", parts, "must weigh something together")
    names = tuple(part.id for part in parts)
    taken = advance(one.journey, Decision.SPLIT, _told(context, shared, (one.id, *names)))
    if isinstance(taken, Refused):
        return Refused(tuple(_why(one, taken)))
    after = taken.journey
    stands = one.journey.stage if after.has_ended else after.stage
    record = evolve(taken.move, target=stands)
    pieces = {party: share.split([part.weight for part in parts]) for party, share in one.shares.items()}
    going = tuple(
        evolve(
            one,
            journey=evolve(one.journey, id=part.id).follow(record),
            shares={party: piece[number] for party, piece in pieces.items()},
        )
        for number, part in enumerate(parts)
    )
    return Together(decision=Decision.SPLIT, shared=shared, going=going, before=(evolve(one, journey=after),))


def spread(
    one: Undertaking[S], to: Mapping[str, str], graph: StageGraph[S], context: Context, *, shared: str
) -> Together[S] | Refused:
    """Spread an idea: a new one for each party in `to` (party: the new id), at the start of a graph.

    The idea takes the decision `SPREAD` of its own graph; the new ones begin without costs and with their party as
    supporter. Raises `InvalidValue` where two of them have one id or there are none.
    """
    _several(shared, one.id, [*to.values()])
    taken = advance(one.journey, Decision.SPREAD, _told(context, shared, tuple(to.values())))
    if isinstance(taken, Refused):
        return Refused(tuple(_why(one, taken)))
    origin = _told(context, shared, (one.id,))
    going = tuple(
        Undertaking(journey=_noted(graph.begin(id, at=context.at), Decision.SPREAD, origin), supporters=(party,))
        for party, id in to.items()
    )
    return Together(decision=Decision.SPREAD, shared=shared, going=going, before=(evolve(one, journey=taken.journey),))


def _told(context: Context, shared: str, others: tuple[str, ...]) -> Context:
    return evolve(context, particulars=evolve(context.particulars, shared=shared, others=others))


def _noted(journey: Journey[S], decision: Decision, context: Context) -> Journey[S]:
    """The journey with a record of the decision, where it stands: the clock of the stage goes on."""
    here = journey.stage
    said = context.particulars
    return journey.follow(
        Move(source=here, decision=decision, target=here, at=context.at, by=context.by, particulars=said)
    )


def _misses(journey: Journey[Any], at: datetime) -> Iterator[Reason]:
    """Why nothing can be merged into an idea, which itself takes no decision."""
    if is_earlier(at, journey.at):
        yield Reason.of(_LATE, idea=journey.id, at=at, last=journey.at)
    if journey.is_held:
        yield Reason.of(_HELD, idea=journey.id)
    if journey.has_ended:
        yield Reason.of(_ENDED, idea=journey.id)


def _why(one: Undertaking[Any], outcome: object) -> list[Reason]:
    """The reasons of a refusal, each with the idea that it is about."""
    if not isinstance(outcome, Refused):
        return []
    return [Reason(reason.sentence, (*reason.items, ("idea", one.id))) for reason in outcome.reasons]


def _several(shared: str, one: str, others: list[str]) -> None:
    if not shared:
        raise InvalidValue(
            "Together", "shared", shared, "must not be blank: by it the decision is found in every trail"
        )
    if not others:
        raise InvalidValue("Together", "ids", (one,), "must hold another idea beside it")
    if len({one, *others}) <= len(others):
        twice = next(id for id, times in Counter([one, *others]).items() if times > 1)
        raise InvalidValue("Together", "ids", twice, "stands there twice")


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for group in groups for one in group))


def _summed(shares: Iterable[Mapping[str, Money]]) -> dict[str, Money]:
    total: dict[str, Money] = {}
    for each_one in shares:
        for party, share in each_one.items():
            total[party] = total[party] + share if party in total else share
    return total
