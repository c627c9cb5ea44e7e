"""Events where organisations meet and learn of each other's projects."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen
from attrs.validators import optional

from slussmodel.capacity.training import TargetLevel
from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Labelled
from slussmodel.validators import day, distinct, each, filled, identifier, nfc, of_type, text


class EventKind(Labelled):
    """What sort of meeting it is."""

    KICK_OFF = "kick_off", "uppstartsmöte", "kick-off meeting"
    STUDY_VISIT = "study_visit", "studiebesök", "study visit"
    WORKSHOP = "workshop", "workshop", "workshop"
    SEMINAR = "seminar", "seminarium", "seminar"
    CONFERENCE = "conference", "konferens", "conference"
    EXCHANGE = "exchange", "erfarenhetsutbyte", "exchange of experience"
    AWARENESS = "awareness", "informationsinsats", "awareness activity"


@frozen
class Shared:
    """A participant tells the others of a project."""

    by: str = field(converter=nfc, validator=identifier)
    project: str = field(converter=nfc, validator=identifier)


@frozen(kw_only=True)
class Event:
    """A meeting: when and where, who took part, which dimensions it served, what was told and seen.

    Organisations and projects are named by their ids; `dimensions` are those of a capability scale, and `visited` the
    projects that were seen on site, perhaps older than this one and nobody's here. Raises `UnknownName` where somebody
    tells of a project without taking part.

    >>> Event(
    ...     id="letterkenny", kind=EventKind.KICK_OFF, first=date(2023, 5, 30), place="Letterkenny",
    ...     participants=("ALAV", "ERNACT"), visited=("Fanad Head TIDE VR Experience",),
    ... ).kind.label("sv")
    'uppstartsmöte'
    """

    id: str = field(converter=nfc, validator=identifier)
    kind: EventKind = field(validator=of_type(EventKind))
    first: date = field(validator=day)
    last: date | None = field(default=None, validator=optional(day))
    place: str = field(default="", converter=nfc, validator=text)
    participants: tuple[str, ...] = field(validator=[each(identifier), distinct])
    dimensions: tuple[str, ...] = field(default=(), validator=[each(filled), distinct])
    shared: tuple[Shared, ...] = field(default=(), validator=[each(of_type(Shared)), distinct])
    visited: tuple[str, ...] = field(default=(), validator=[each(identifier), distinct])
    levels: frozenset[TargetLevel] = field(default=frozenset(), validator=each(of_type(TargetLevel)))

    def __attrs_post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise InvalidValue("Event", "last", self.last, f"must not be before the first day, {self.first}")
        for told in self.shared:
            if told.by not in self.participants:
                raise UnknownName.among("participant", told.by, self.participants)

    @property
    def projects(self) -> tuple[str, ...]:
        """The projects that were told of or seen, each once."""
        return tuple(dict.fromkeys([*(told.project for told in self.shared), *self.visited]))
