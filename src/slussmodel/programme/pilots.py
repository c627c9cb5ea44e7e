"""Pilots: a set that a project begins with and is not locked to; it grows, with the reason, and remembers."""

from __future__ import annotations

from datetime import date

from attrs import evolve, field, frozen

from slussmodel.errors import InvalidValue, Reason, Refused
from slussmodel.language import Lang, Sentence
from slussmodel.validators import day, each, filled, identifier, nfc, of_type, text


@frozen(kw_only=True)
class Pilot:
    """A pilot, the day it came in, and why; one that stands there from the start needs no reason."""

    id: str = field(converter=nfc, validator=identifier)
    title: str = field(converter=nfc, validator=filled)
    since: date = field(validator=day)
    because: str = field(default="", validator=text)


@frozen
class PilotSet:
    """The pilots of a project, in the order in which they came; there is no upper bound.

    >>> start = date(2023, 1, 1)
    >>> four = PilotSet(start, tuple(Pilot(id=f"p{n}", title=f"Pilot {n}", since=start) for n in range(1, 5)))
    >>> fifth = Pilot(id="p5", title="VR", since=date(2023, 9, 1), because="what the study visit in Letterkenny taught")
    >>> len(four.add(fifth).pilots), len(four.add(fifth).on(date(2023, 8, 31)))
    (5, 4)
    """

    start: date = field(validator=day)
    pilots: tuple[Pilot, ...] = field(validator=each(of_type(Pilot)))

    def __attrs_post_init__(self) -> None:
        ids = [pilot.id for pilot in self.pilots]
        if len(set(ids)) < len(ids):
            raise InvalidValue("PilotSet", "pilots", ids, "must not name a pilot twice")
        for pilot in self.pilots:
            if pilot.since < self.start:
                raise InvalidValue("PilotSet", "pilots", pilot.since, f"must not be before the start, {self.start}")
            if pilot.since > self.start and not pilot.because.strip():
                raise InvalidValue("PilotSet", "pilots", pilot.id, "must say why it was added")

    def add(self, pilot: Pilot) -> PilotSet | Refused:
        """A set with one more pilot; refused without a reason, for an id that is taken, and out of order in time."""
        last = max((one.since for one in self.pilots), default=self.start)
        reasons = []
        if not pilot.because.strip():
            reasons.append(Reason.of(_NO_REASON, pilot=pilot.id))
        if pilot.id in {one.id for one in self.pilots}:
            reasons.append(Reason.of(_TAKEN, pilot=pilot.id))
        if pilot.since < last:
            reasons.append(Reason.of(_BACKWARDS, pilot=pilot.id, day=pilot.since, last=last))
        return Refused(tuple(reasons)) if reasons else evolve(self, pilots=(*self.pilots, pilot))

    @property
    def initial(self) -> tuple[Pilot, ...]:
        """Those that the project began with."""
        return self.on(self.start)

    @property
    def added(self) -> tuple[Pilot, ...]:
        """Those that came later, each with its reason."""
        return tuple(pilot for pilot in self.pilots if pilot.since > self.start)

    def on(self, day: date) -> tuple[Pilot, ...]:
        """The pilots of a day."""
        return tuple(pilot for pilot in self.pilots if pilot.since <= day)

    def explain(self, lang: Lang = "sv") -> str:
        """How many it began with, and each that was added with its reason."""
        lines = [_BEGAN.say({"n": len(self.initial), "day": self.start}, lang)]
        lines += [_ADDED.say({"title": p.title, "day": p.since, "because": p.because}, lang) for p in self.added]
        return "\n".join(lines)


_NO_REASON = Sentence(
    "pilot_without_reason", sv="det saknas skäl för att lägga till {pilot}", en="there is no reason for adding {pilot}"
)
_TAKEN = Sentence("pilot_id_taken", sv="{pilot} finns redan", en="{pilot} is already there")
_BACKWARDS = Sentence(
    "pilot_before_the_last",
    sv="{pilot} läggs till {day}, före den senaste, {last}",
    en="{pilot} is added on {day}, before the last one, {last}",
)
_BEGAN = Sentence("pilots_began", sv="{n} piloter från start {day}", en="{n} pilots from the start on {day}")
_ADDED = Sentence("pilot_added", sv="+ {title} {day}: {because}", en="+ {title} on {day}: {because}")
