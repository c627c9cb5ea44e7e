"""What a sluice is founded on: who runs it, its stage graph and its rules. It is data, and outlives every idea."""

from __future__ import annotations

from datetime import datetime

from attrs import field, frozen

from slussmodel.assessment import DEFAULT_ROUTING, RoutingTable
from slussmodel.errors import InvalidValue, Reason
from slussmodel.money import decimals_of
from slussmodel.partnerships import Partnership, Role
from slussmodel.sluice.case import POOL
from slussmodel.stages import StageGraph
from slussmodel.stages.context import names
from slussmodel.validators import each, identifier, of_type

# The roles that somebody may have who decides: those of memberships, and the host's.
_ROLES = frozenset({"host", *map(str, Role)})


@frozen(kw_only=True, repr=False)
class Charter:
    """The partnership, the stage graph, and which of its stages mean what to the sluice.

    An idea in a stage of `development` is being developed, and only the holder of its family's claim may do that. In
    a stage of `innovation` it has been put to use, so that others can adopt it. `currency` is that of every cost.
    The host of the partnership may take decisions on behalf of its members as long as it takes part in it; it does not
    pay or claim.

    Whoever decides has the roles of its memberships, such as "member", and the host has "host" too: the roles that a
    stage or a transition of the graph may ask for.

    Raises `UnknownName` for a stage that the graph does not have, and for a currency that ISO 4217 does not;
    `InvalidValue` where the graph asks for roles that nobody can have.
    """

    id: str = field(validator=identifier)
    partnership: Partnership = field(validator=of_type(Partnership))
    graph: StageGraph[str] = field(validator=of_type(StageGraph))
    development: frozenset[str] = field(converter=names, validator=[of_type(frozenset), each(identifier)])
    innovation: frozenset[str] = field(converter=names, validator=[of_type(frozenset), each(identifier)])
    routing: RoutingTable = field(default=DEFAULT_ROUTING, validator=of_type(RoutingTable))
    currency: str = field(default="SEK", validator=identifier)

    def __attrs_post_init__(self) -> None:
        decimals_of(self.currency)
        for stage in sorted(self.development | self.innovation):
            self.graph.stage(stage)
        if self.graph.start in self.development | self.innovation:
            raise InvalidValue(
                "Charter", "development", self.graph.start, "must not hold the stage where ideas come in"
            )
        for roles in (*(one.roles for one in self.graph.stages), *(one.roles for one in self.graph.transitions)):
            if roles and not roles & _ROLES:
                rule = f"asks for roles that nobody has in a sluice: write one of {', '.join(sorted(_ROLES))}"
                raise InvalidValue("Charter", "graph", sorted(roles), rule)
        if any(one.id == POOL for one in self.partnership.organisations):
            raise InvalidValue("Charter", "partnership", POOL, "is the account of every idea, and no organisation's id")

    def __repr__(self) -> str:
        return f"<Charter {self.id}: {self.partnership.name}, stage graph {self.graph.id} {self.graph.version}>"

    def why_not(self, party: str, at: datetime) -> tuple[Reason, ...]:
        """What hinders a party from paying or claiming at a moment."""
        return self.partnership.why_not(party, at.date())

    def why_no_say(self, party: str, at: datetime) -> tuple[Reason, ...]:
        """What hinders somebody from deciding: members may, and so may the host."""
        return () if self.is_host(party, at) else self.why_not(party, at)

    def is_host(self, party: str, at: datetime) -> bool:
        """Whether somebody hosts the partnership at a moment."""
        return self.partnership.is_host(party, at.date())

    def why_no_voice(self, party: str, at: datetime) -> tuple[Reason, ...]:
        """What hinders somebody from handing in an idea: any role in the partnership is enough."""
        return () if self.partnership.roles(party, at.date()) else self.why_no_say(party, at)
