"""A small sluice that has everything: four municipalities of which one leaves, an associated body, a host."""

from __future__ import annotations

from datetime import date

from slussmodel.partnerships import Membership, Organisation, OrganisationKind, Partnership, Role
from slussmodel.sluice import Charter
from slussmodel.systems import skaraborg

SINCE = date(2017, 1, 1)
LEFT = date(2017, 6, 30)

_KINDS = {
    "1496": OrganisationKind.MUNICIPALITY,
    "1495": OrganisationKind.MUNICIPALITY,
    "1497": OrganisationKind.MUNICIPALITY,
    "1472": OrganisationKind.MUNICIPALITY,
    "HOST": OrganisationKind.LOCAL_FEDERATION,
    "UNI": OrganisationKind.UNIVERSITY,
}
_ROLES = {"HOST": Role.COORDINATOR, "UNI": Role.ASSOCIATED}


def small_charter() -> Charter:
    """The charter of the small sluice, under Skaraborg's stage graph; municipality 1472 leaves after half a year.

    >>> [one.id for one in small_charter().partnership.payers(date(2017, 12, 1))]
    ['1496', '1495', '1497']
    """
    partnership = Partnership(
        id="small",
        name="Lilla slussen",
        organisations=tuple(Organisation(id=id, name=f"org {id}", kind=kind) for id, kind in _KINDS.items()),
        memberships=tuple(
            Membership(
                organisation=id,
                role=_ROLES.get(id, Role.MEMBER),
                since=SINCE,
                until=LEFT if id == "1472" else None,
            )
            for id in _KINDS
        ),
        host="HOST",
    )
    return Charter(
        id="small",
        partnership=partnership,
        graph=skaraborg.graph(),
        development=frozenset({"development", "test"}),
        innovation=frozenset({"in_use"}),
    )
