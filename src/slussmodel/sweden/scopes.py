"""The rings around a federation or a municipality."""

from __future__ import annotations

from slussmodel.errors import UnknownName
from slussmodel.language import listing
from slussmodel.places import Municipality, Ring
from slussmodel.sweden.lookup import federation, in_county, municipality
from slussmodel.sweden.registers import COUNTIES, FEDERATIONS, MUNICIPALITIES


def rings(start: str) -> tuple[Ring, ...]:
    """The rings that an innovation spreads in from a federation or a municipality, in order of priority.

    First the start itself, then all municipalities of the counties that it lies in, then Sweden, last abroad, which is
    open. A ring that adds nobody is left out. Raises `UnknownName` for a start that is neither.

    >>> [(ring.sv, len(ring.members)) for ring in rings("Skaraborg")]
    [('Skaraborg', 15), ('Västra Götaland', 49), ('Sverige', 290), ('utomlands', 0)]
    """
    name, members = _start(start)
    codes = {member.county.code for member in members}
    around = tuple(one for code in sorted(codes) for one in in_county(code))
    counties = [COUNTIES[code].short for code in sorted(codes)]
    scopes: dict[tuple[Municipality, ...], tuple[str, str]] = {members: (name, name)}
    scopes.setdefault(around, (listing(counties, "sv"), listing(counties, "en")))
    scopes.setdefault(tuple(MUNICIPALITIES.values()), ("Sverige", "Sweden"))
    scopes[()] = ("utomlands", "abroad")
    return tuple(
        Ring(priority=place, sv=sv, en=en, members=within) for place, (within, (sv, en)) in enumerate(scopes.items(), 1)
    )


def _start(name: str) -> tuple[str, tuple[Municipality, ...]]:
    try:
        group = federation(name)
    except UnknownName:
        return _alone(name)
    return group.short, group.members


def _alone(name: str) -> tuple[str, tuple[Municipality, ...]]:
    try:
        one = municipality(name)
    except UnknownName:
        known = [place.name for place in MUNICIPALITIES.values()] + [group.short for group in FEDERATIONS.values()]
        raise UnknownName.among("municipality or federation", name, known) from None
    return one.name, (one,)
