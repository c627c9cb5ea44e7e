"""Which municipalities touch each other, and by what: a border on land, a corner, or only water.

Who is a neighbour is a choice that changes answers. By land borders alone Sweden falls apart into islands; with water,
all but Gotland hang together. So each function here asks for the choice and has no default.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from slussmodel.errors import UnknownName
from slussmodel.language import Labelled
from slussmodel.places import Municipality
from slussmodel.sweden._borders import BORDERS
from slussmodel.sweden.lookup import municipality
from slussmodel.sweden.registers import MUNICIPALITIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from networkx import Graph


class Contact(Labelled):
    """How two municipalities touch; as a choice, each kind takes in those before it.

    `EDGE` gives 690 pairs, `CORNER` 728 (38 touch at a point of SCB's simplified borders) and `WATER` 774 (46 touch
    only where lakes and sounds are counted).
    """

    EDGE = "edge", "landgräns", "border on land"
    CORNER = "corner", "hörn", "corner"
    WATER = "water", "vatten", "water"

    def includes(self, other: Contact) -> bool:
        """Whether a contact of the other kind counts under this choice."""
        return _WIDTH[other] <= _WIDTH[self]


_WIDTH = {contact: width for width, contact in enumerate(Contact)}
_MARKS = {"c": Contact.CORNER, "w": Contact.WATER}


@frozen
class Border:
    """Two municipalities that touch, in order of code.

    `km` is the length of the border on land in SCB's simplified geometry, so at most the true length; 0 without one.
    """

    a: Municipality
    b: Municipality
    contact: Contact
    km: float


def borders(contact: Contact | str) -> tuple[Border, ...]:
    """All pairs that touch, by a contact of this kind or a closer one.

    >>> [len(borders(contact)) for contact in Contact]
    [690, 728, 774]
    """
    choice = _chosen(contact)
    return tuple(border for border in _all_borders() if choice.includes(border.contact))


def neighbours(name: str, contact: Contact | str) -> tuple[Municipality, ...]:
    """The municipalities that touch this one (a code or a name), in order of code.

    >>> [one.name for one in neighbours("Skövde", Contact.EDGE)]
    ['Götene', 'Tibro', 'Töreboda', 'Mariestad', 'Skara', 'Hjo', 'Tidaholm', 'Falköping']
    """
    return _neighbours(_chosen(contact))[municipality(name).code]


def graph(contact: Contact | str) -> Graph[str]:
    """The municipal graph: a node for each code, an edge for each pair, with `contact` and `km`.

    A new networkx graph each time, so it may be changed at will. networkx is imported here.
    """
    import networkx

    made: Graph[str] = networkx.Graph()
    made.add_nodes_from(MUNICIPALITIES)
    made.add_edges_from((one.a.code, one.b.code, {"contact": one.contact, "km": one.km}) for one in borders(contact))
    return made


def _chosen(contact: Contact | str) -> Contact:
    if not isinstance(contact, str) or contact not in _WIDTH:
        raise UnknownName.among("contact", contact, _WIDTH)
    return Contact(contact)


@cache
def _all_borders() -> tuple[Border, ...]:
    rows = (row.split() for row in BORDERS.splitlines())
    return tuple(_border(code, touched) for code, *others in rows for touched in others)


def _border(code: str, touched: str) -> Border:
    other, mark = touched.split(":")
    contact = _MARKS.get(mark, Contact.EDGE)
    return Border(
        MUNICIPALITIES[code], MUNICIPALITIES[other], contact, int(mark) / 10 if contact is Contact.EDGE else 0.0
    )


@cache
def _neighbours(contact: Contact) -> Mapping[str, tuple[Municipality, ...]]:
    touching: dict[str, list[Municipality]] = {code: [] for code in MUNICIPALITIES}
    for border in borders(contact):
        touching[border.a.code].append(border.b)
        touching[border.b.code].append(border.a)
    in_order = {code: sorted(others, key=lambda one: one.code) for code, others in touching.items()}
    return MappingProxyType({code: tuple(others) for code, others in in_order.items()})
