"""The Skåne network's project: a cluster company co-ordinates, municipalities order, two organisations deliver.

The commission was imagined: "ett tänkt uppdrag med de 4 kommunerna som beställare".
"""

from __future__ import annotations

from datetime import date
from functools import cache

from attrs import field, frozen

from slussmodel import sweden
from slussmodel.partnerships import Membership, Organisation, OrganisationKind, Partnership, Role
from slussmodel.periods import Period
from slussmodel.systems.municipal import as_organisation
from slussmodel.validators import of_type

PERIOD = Period.parse("december 2018 - mars 2020")
START, END = PERIOD.first.first_day, PERIOD.last.last_day

SBHUB, HUT = "SBHUB", "HUT"
LEAVER = sweden.municipality("Ängelholm")
STAYERS = tuple(sweden.municipality(name) for name in ("Malmö", "Staffanstorp", "Trelleborg", "Ystad"))
# One page of 2019 lists Ängelholm and a later one does not. Neither gives the day: the middle of the year stands in.
LEFT = date(2019, 6, 30)

_SUPPLIERS = (
    Organisation(
        id=SBHUB,
        name="Sustainable Business Hub Scandinavia AB",
        short="SBHub",
        kind=OrganisationKind.CLUSTER,
        nuts3="SE224",
    ),
    Organisation(id=HUT, name="Hållbar Utveckling Skåne", short="HUT", kind=OrganisationKind.CLUSTER, nuts3="SE224"),
)


@cache
def partnership() -> Partnership:
    """The project, whose case number is missing on its page: `reference` is None and not an empty text.

    >>> clients = frozenset({Role.CLIENT})
    >>> [len(partnership().holding(clients, on)) for on in (START, END)], partnership().reference
    ([5, 4], None)
    """
    municipalities = (*STAYERS, LEAVER)
    return Partnership(
        id="skane",
        name="Geografiskt nätverk för innovationsupphandling i Skåne",
        aliases=("Geografiskt beställarnätverk för innovationsupphandling i Skåne",),
        purpose="en struktur och ett format för hur kommuner kan arbeta i ett nätverk tillsammans med kluster",
        organisations=(*_SUPPLIERS, *map(as_organisation, municipalities)),
        memberships=(
            Membership(organisation=SBHUB, role=Role.COORDINATOR, since=START),
            *(Membership(organisation=one.id, role=Role.SUPPLIER, since=START) for one in _SUPPLIERS),
            *(Membership(organisation=one.code, role=Role.CLIENT, since=START) for one in STAYERS),
            Membership(organisation=LEAVER.code, role=Role.CLIENT, since=START, until=LEFT),
        ),
        period=PERIOD,
    )


@frozen(kw_only=True)
class Commission:
    """Work ordered by some organisations of a partnership from others; imagined where it only tries the form.

    >>> [one.short for one in COMMISSION.suppliers(START)], COMMISSION.imagined
    (['SBHub', 'HUT'], True)
    """

    partnership: Partnership = field(validator=of_type(Partnership))
    imagined: bool = field(default=False, validator=of_type(bool))

    def clients(self, on: date) -> tuple[Organisation, ...]:
        return self.partnership.holding(frozenset({Role.CLIENT}), on)

    def suppliers(self, on: date) -> tuple[Organisation, ...]:
        return self.partnership.holding(frozenset({Role.SUPPLIER}), on)


COMMISSION = Commission(partnership=partnership(), imagined=True)
