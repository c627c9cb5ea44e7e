"""Piteå and Skellefteå's idea lock as one value, what the model computes of it, and what a check finds."""

from __future__ import annotations

from functools import cache

from attrs import field, frozen

from slussmodel.assertions import Computed, Sources
from slussmodel.assertions.sources import Facts
from slussmodel.capacity import Event, SteeringLink, check_whole_chain
from slussmodel.findings import Finding
from slussmodel.funding import VINNOVA_2016
from slussmodel.language import Lang
from slussmodel.partnerships import Partnership
from slussmodel.programme import Hub
from slussmodel.results import Goals, LogicModel
from slussmodel.systems.pitea_skelleftea import sources as said
from slussmodel.systems.pitea_skelleftea.anchoring import CHAIN, STEERING
from slussmodel.systems.pitea_skelleftea.effects import effects, goals
from slussmodel.systems.pitea_skelleftea.money import allowed, application, hub
from slussmodel.systems.pitea_skelleftea.partners import PERIOD, partnership
from slussmodel.validators import each, of_type


@frozen(kw_only=True)
class IdeaLock:
    """The project: two tracks under one grant, the chain of target groups, effects, goals, and where it is anchored.

    >>> from attrs import evolve
    >>> half = evolve(programme(), chain=CHAIN[1:])
    >>> [finding.text("en") for finding in half.check()][0]
    'no activity reaches politicians'
    """

    partnership: Partnership = field(validator=of_type(Partnership))
    hub: Hub = field(validator=of_type(Hub))
    chain: tuple[Event, ...] = field(validator=each(of_type(Event)))
    effects: LogicModel = field(validator=of_type(LogicModel))
    goals: Goals = field(validator=of_type(Goals))
    steering: tuple[SteeringLink, ...] = field(validator=each(of_type(SteeringLink)))
    sources: Sources = field(validator=of_type(Sources))

    def facts(self) -> Facts:
        """What the model computes on each topic that the source speaks of, but for its own praise."""
        culture = self.goals.latest("culture")
        values: dict[str, Computed] = {
            said.CALL.id: Computed(VINNOVA_2016.id),
            said.FUNDING.id: Computed(sum(self.hub.budgets().values(), start=self.hub.grant - self.hub.grant)),
            said.DURATION.id: Computed(self.partnership.period or PERIOD),
            said.STATUS.id: Computed(self.goals.status.label("en").capitalize()),
            said.MUNICIPALITIES.id: Computed(
                frozenset(self.partnership.organisation(track.site).name for track in self.hub.tracks)
            ),
        }
        if culture is not None:
            values[said.CULTURE.id] = Computed(culture.attainment.label("en"))
        return {(said.LOCK, predicate): value for predicate, value in values.items()}

    def check(self) -> tuple[Finding, ...]:
        """Levels unreached, tracks that never met, holes in the chain, goals unfinished, the call's rules, sources."""
        return (
            *check_whole_chain(self.chain),
            *self.hub.check(),
            *self.effects.check(),
            *self.goals.check(),
            *VINNOVA_2016.check(application(allowed())),
            *self.sources.check(self.facts()),
        )

    def story(self, lang: Lang = "sv") -> str:
        """The project told from beginning to end, each figure computed."""
        from slussmodel.systems.pitea_skelleftea.narrative import tell

        return tell(self, lang)


@cache
def programme() -> IdeaLock:
    """The project as its page describes it.

    >>> [finding.code for finding in programme().check()]
    ['objective_unfinished', 'work_remains', 'audit_needed']
    """
    return IdeaLock(
        partnership=partnership(),
        hub=hub(),
        chain=CHAIN,
        effects=effects(),
        goals=goals(),
        steering=STEERING,
        sources=said.SOURCES,
    )
