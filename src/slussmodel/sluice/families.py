"""Families of twins: the components that links between ideas make."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from attrs import evolve

from slussmodel.errors import UnknownName
from slussmodel.sluice.case import Case, TwinLink


def linked(
    a: Case, b: Case, cases: Mapping[str, Case], *, since: datetime, probability: float | None
) -> dict[str, Case]:
    """The cases that change when two are linked: both, and every member of the family that they now make."""
    family = a.family | b.family
    changed = {member: evolve(cases[member], family=family) for member in family}
    for one, other in ((a, b), (b, a)):
        link = TwinLink(idea=other.id, since=since, probability=probability)
        changed[one.id] = evolve(changed[one.id], links=(*one.links, link))
    return changed


def unlinked(a: Case, b: Case, cases: Mapping[str, Case]) -> dict[str, Case]:
    """The cases that change when a link is taken back: the family falls into what still holds together."""
    members = {member: cases[member] for member in a.family}
    for one, other in ((a, b), (b, a)):
        members[one.id] = evolve(one, links=tuple(link for link in one.links if link.idea != other.id))
    changed: dict[str, Case] = {}
    for member in members:
        if member not in changed:
            family = component(member, members)
            changed |= {one: evolve(members[one], family=family) for one in family}
    return changed


def component(start: str, cases: Mapping[str, Case]) -> frozenset[str]:
    """The ideas that links lead to from one."""
    seen = {start}
    queue = [start]
    while queue:
        fresh = cases[queue.pop()].twins - seen
        seen |= fresh
        queue.extend(fresh)
    return frozenset(seen)


def joined(a: str, b: str, cases: Mapping[str, Case]) -> datetime:
    """Since when two members of a family have belonged together: when the links between them first made a way."""
    links = sorted((link.since, member, link.idea) for member in cases[a].family for link in cases[member].links)
    group = {member: {member} for member in cases[a].family}
    for since, one, other in links:
        both = group[one] | group[other]
        group |= dict.fromkeys(both, both)
        if {a, b} <= both:
            return since
    raise UnknownName("twin", b)
