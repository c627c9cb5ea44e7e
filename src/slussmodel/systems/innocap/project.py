"""INNOCAP as one value: what it consists of, what the model computes of it, and what a check finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from attrs import evolve, field, frozen

from slussmodel.assertions import Computed, Sources
from slussmodel.assertions.sources import Facts
from slussmodel.capacity import Curriculum, Event, Post, check_staffing
from slussmodel.countries import Country
from slussmodel.findings import Finding
from slussmodel.funding import NPA_MAIN, FundingPlan
from slussmodel.language import Lang, listing
from slussmodel.partnerships import Organisation, Partnership
from slussmodel.programme import PilotSet
from slussmodel.systems.innocap import sources as said
from slussmodel.systems.innocap import work
from slussmodel.systems.innocap.money import ERDF, NON_EU, application, by_partner, funding, in_the_union
from slussmodel.systems.innocap.partners import START, partnership
from slussmodel.validators import each, of_type


@frozen(kw_only=True)
class Innocap:
    """The project: partners, money, pilots, training, posts, meetings, and what its sources say.

    Ask what if with `if_rate`, or `attrs.evolve` for the rest, and then `check` or `story` again.

    >>> project = programme()
    >>> project.funding.grant - project.if_rate("ERDF", Fraction(1, 2)).funding.grant
    EUR('177044.44')
    """

    partnership: Partnership = field(validator=of_type(Partnership))
    funding: FundingPlan = field(validator=of_type(FundingPlan))
    pilots: PilotSet = field(validator=of_type(PilotSet))
    curriculum: Curriculum = field(validator=of_type(Curriculum))
    posts: tuple[Post, ...] = field(validator=each(of_type(Post)))
    events: tuple[Event, ...] = field(validator=each(of_type(Event)))
    sources: Sources = field(validator=of_type(Sources))

    @property
    def partners(self) -> tuple[Organisation, ...]:
        return self.partnership.partners(START)

    @property
    def countries(self) -> dict[str, int]:
        """The countries of the partners and how many partners each has, the most first."""
        return dict(Counter(one.country for one in self.partners).most_common())

    def if_rate(self, fund: str, rate: Fraction) -> Innocap:
        """What if a fund paid another part of the cost?"""
        return evolve(self, funding=self.funding.with_rate(fund, rate))

    def facts(self) -> Facts:
        """What the model computes on each topic that the sources speak of."""
        in_eu = [one for one in self.partners if in_the_union(one)]
        outside = [one for one in self.partners if not in_the_union(one)]
        abroad = ", ".join(one.short or one.id for one in outside)
        grants = self.funding.by_fund()
        coaches = sum(post.actual for post in self.posts if post.role is work.Occupation.INNOVATION_COACH)
        values: dict[str, Computed] = {
            said.PARTNERS.id: Computed(len(self.partners)),
            said.PARTNERS_IN_EU.id: Computed(
                len(in_eu), sv=f"{abroad} ligger utanför EU", en=f"{abroad} lies outside the EU"
            ),
            said.COUNTRIES.id: Computed(
                len(self.countries), sv=_listed(self.countries, "sv"), en=_listed(self.countries, "en")
            ),
            said.EU_COUNTRIES.id: Computed(len({one.country for one in in_eu})),
            said.PILOTS.id: Computed(len(self.pilots.initial)),
            said.COACHES.id: Computed(coaches),
            said.BUDGET.id: Computed(self.funding.eligible),
            said.ERDF_GRANT.id: Computed(grants[ERDF]),
            said.NON_EU_GRANT.id: Computed(grants[NON_EU]),
            said.BEGINS.id: Computed(START),
        }
        return {(said.INNOCAP, predicate): value for predicate, value in values.items()}

    def check(self) -> tuple[Finding, ...]:
        """Contradictions with and between the sources, then what the programme's rules, posts and meetings lack."""
        return (
            *self.sources.check(self.facts()),
            *NPA_MAIN.check(application()),
            *by_partner().check(self.partnership, on=START),
            *self.curriculum.check(),
            *check_staffing(self.posts),
            *work.learning(self.events).check(),
        )

    def story(self, lang: Lang = "sv") -> str:
        """The project told from beginning to end, each figure computed."""
        from slussmodel.systems.innocap.narrative import tell

        return tell(self, lang)


@cache
def programme() -> Innocap:
    """The project as its pages describe it.

    >>> [finding.code for finding in programme().check()][:2]
    ['source_contradicts_model', 'source_contradicts_model']
    """
    return Innocap(
        partnership=partnership(),
        funding=funding(),
        pilots=work.pilots(),
        curriculum=work.curriculum(),
        posts=work.POSTS,
        events=work.events(),
        sources=said.SOURCES,
    )


def _listed(countries: Iterable[str], lang: Lang) -> str:
    """Countries by name."""
    return listing([Country.of(code).format(lang) for code in countries], lang)
