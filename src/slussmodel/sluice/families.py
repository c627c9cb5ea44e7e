"""Families of twins: the components that links between ideas make.

A history of one family may speak of ideas that are in another family now. They are not held here, and are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from attrs import evolve

from slussmodel.errors import UnknownName
from slussmodel.sluice.case import Case, TwinLink


def linked(a: str, b: str, cases: Mapping[str, Case], *, since: datetime, probability: float | None) -> dict[str, Case]:
    """The cases that change when two are linked: both, and every member of the family that they now make."""
    family = _family(a, cases) | _family(b, cases)
    changed = {member: evolve(cases[member], family=family) for member in family if member in cases}
    for one, other in ((a, b), (b, a)):
        if one in changed:
            link = TwinLink(idea=other, since=since, probability=probability)
            changed[one] = evolve(changed[one], links=(*changed[one].links, link))
    return changed


def unlinked(a: str, b: str, cases: Mapping[str, Case]) -> dict[str, Case]:
    """The cases that change when a link is taken back: the family falls into what still holds together."""
    members = {member: cases[member] for member in _family(a, cases) | _family(b, cases) if member in cases}
    for one, other in ((a, b), (b, a)):
        if one in members:
            kept = tuple(link for link in members[one].links if link.idea != other)
            members[one] = evolve(members[one], links=kept)
    changed: dict[str, Case] = {}
    for member in members:
        if member not in changed:
            family = component(member, members)
            changed |= {one: evolve(members[one], family=family) for one in family if one in members}
    return changed


def _family(idea: str, cases: Mapping[str, Case]) -> frozenset[str]:
    """The family of an idea; of one that is not held here, as in the history of another family, itself alone."""
    return cases[idea].family if idea in cases else frozenset({idea})


def component(start: str, cases: Mapping[str, Case]) -> frozenset[str]:
    """The ideas that links lead to from one."""
    seen = {start}
    queue = [start]
    while queue:
        here = queue.pop()
        fresh = cases[here].twins - seen if here in cases else set()
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
