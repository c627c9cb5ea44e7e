"""The hub as one value: partners, money, cycles, a partnership, and what its sources say beside what it computes."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from attrs import evolve, field, frozen

from slussmodel.assertions import Computed, Sources
from slussmodel.assertions.sources import Facts
from slussmodel.errors import Refused
from slussmodel.findings import Finding
from slussmodel.funding import UIA as CALL
from slussmodel.funding import FundingPlan
from slussmodel.language import NBSP, Lang
from slussmodel.partnerships import Partnership
from slussmodel.procurement import InnovationPartnership
from slussmodel.programme import Cycle, CyclePlan
from slussmodel.systems.vaxjo import sources as said
from slussmodel.systems.vaxjo.cycles import cycles
from slussmodel.systems.vaxjo.money import BUDGET_IN_KRONOR, ERDF, application, eu_share, funding
from slussmodel.systems.vaxjo.partners import START, partnership
from slussmodel.systems.vaxjo.snow import snow_clearance
from slussmodel.validators import of_type


@frozen(kw_only=True)
class Vaxjo:
    """The hub's project. Each `if_...` answers a what-if in one call.

    >>> project = programme()
    >>> project.funding.grant - project.if_rate(Fraction(75, 100)).funding.grant
    EUR('226543.56')
    >>> print(project.if_cycle("parks", "schools", "buses", "water").text("en"))
    cycle 4 has 4 challenges; it takes 1 to 3 (Växjö kommun, Innovationshubben)
    """

    partnership: Partnership = field(validator=of_type(Partnership))
    funding: FundingPlan = field(validator=of_type(FundingPlan))
    cycles: CyclePlan = field(validator=of_type(CyclePlan))
    procurement: InnovationPartnership = field(validator=of_type(InnovationPartnership))
    sources: Sources = field(validator=of_type(Sources))

    def if_rate(self, rate: Fraction) -> Vaxjo:
        """What if the fund paid another part of the same cost?"""
        return evolve(self, funding=self.funding.with_rate(ERDF, rate))

    def if_cycle(self, *challenges: str) -> Vaxjo | Refused:
        """What if one more cycle had been run, with these challenges? Refused outside the limits of the plan."""
        after = self.cycles.run(Cycle(challenges=challenges))
        return after if isinstance(after, Refused) else evolve(self, cycles=after)

    def facts(self) -> Facts:
        """What the model computes on each topic that the sources speak of and that does not change with the day."""
        fund = next(one for one in self.funding.funds if one.id == ERDF)
        percent, budget = fund.rate * 100, BUDGET_IN_KRONOR
        values: dict[str, Computed] = {
            said.CYCLES.id: Computed(len(self.cycles.cycles), sv="genomförda", en="run"),
            said.CHALLENGES.id: Computed(len(self.cycles.challenges)),
            said.PARTNERSHIPS.id: Computed(len(self.cycles.partnerships)),
            said.ERDF_GRANT.id: Computed(self.funding.by_fund()[ERDF]),
            said.EU_SHARE.id: Computed(
                eu_share(self.funding), sv=f"{percent}{NBSP}% av {budget.format('sv')}", en=f"{percent}% of {budget}"
            ),
            said.AIM.id: Computed(
                "utveckling och sedan anskaffning", en="development and then acquisition", source="LOU 6:31"
            ),
        }
        return {(said.DIACCESS, predicate): value for predicate, value in values.items()}

    def check(self) -> tuple[Finding, ...]:
        """What breaks the programme's rules, the roles, the plan or the law, then what the sources dispute."""
        return (
            *CALL.check(application()),
            *self.funding.check(self.partnership, on=START),
            *self.cycles.check(),
            *self.procurement.check(),
            *self.sources.check(self.facts()),
        )

    def story(self, lang: Lang = "sv") -> str:
        """The hub told from the first proposal to the end of the project, each figure computed."""
        from slussmodel.systems.vaxjo.narrative import tell

        return tell(self, lang)


@cache
def programme() -> Vaxjo:
    """The project as its pages describe it, with one of its three partnerships told in full.

    >>> [finding.code for finding in programme().check()]
    ['fewer_cycles_than_planned', 'source_contradicts_model', 'source_contradicts_model', 'source_contradicts_model',
    'sources_contradict', 'sources_contradict', 'value_changed', 'value_changed']
    """
    return Vaxjo(
        partnership=partnership(),
        funding=funding(),
        cycles=cycles(),
        procurement=snow_clearance(),
        sources=said.SOURCES,
    )
