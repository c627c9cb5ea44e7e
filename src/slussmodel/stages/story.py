"""An audit trail in words: one line for each move, in Swedish or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from slussmodel.language import Lang, Sentence
from slussmodel.stages.context import Particulars
from slussmodel.stages.graph import Stage
from slussmodel.stages.journey import Journey, Move

_BEGAN = Sentence("began", sv="{day} {stage}: börjar", en="{day} {stage}: begins")
_MOVED = Sentence("moved", sv="{day} {source}: {decision}, till {target}", en="{day} {source}: {decision}, to {target}")
_STAYED = Sentence("stayed", sv="{day} {source}: {decision}", en="{day} {source}: {decision}")

_SAID = {
    "reason": Sentence("reason", sv="skäl: {said}", en="reason: {said}"),
    "until": Sentence("until", sv="till {said}", en="until {said}"),
    "awaits": Sentence("awaits", sv="väntar på {said}", en="waits for {said}"),
    "match": Sentence("match", sv="fann {said}", en="found {said}"),
    "conditions": Sentence("conditions", sv="villkor: {said}", en="conditions: {said}"),
    "met": Sentence("met", sv="uppfyllt: {said}", en="met: {said}"),
    "party": Sentence("party", sv="mottagare: {said}", en="receiver: {said}"),
    "others": Sentence("others", sv="tillsammans med {said}", en="together with {said}"),
    "note": Sentence("note", sv="{said}", en="{said}"),
}


def tell(journey: Journey[Any], lang: Lang = "sv", *, names: Mapping[str, str] | None = None) -> str:
    """Every move of a journey, one line each: the day, from where to where by which decision, by whom, what was said.

    `names` says what a party is called where it stands by a code.

    >>> from datetime import UTC
    >>> from slussmodel.stages import Context, Decision, Kind, StageGraph, Transition, advance
    >>> graph = StageGraph(
    ...     id="g",
    ...     start="intake",
    ...     stages=(Stage("intake", "Inflöde", "Intake"), Stage("no", "Avslutad", "Stopped", kind=Kind.STOPPED)),
    ...     transitions=(Transition("intake", Decision.KILL, "no"),),
    ... )
    >>> idea = graph.begin("i-1", at=datetime(2026, 3, 1, tzinfo=UTC))
    >>> why = Context(at=datetime(2026, 3, 9, tzinfo=UTC), by="1496", reason="exists")
    >>> print(tell(advance(idea, Decision.KILL, why).journey, "en", names={"1496": "Skövde"}))
    2026-03-01 Intake: begins
    2026-03-09 Intake: kill, to Stopped (Skövde; reason: exists)
    """
    history = journey.history
    start = history[0].source if history else journey.stage
    began = _BEGAN.say({"day": _day(journey.began), "stage": _stage(journey, start)}, lang)
    return "\n".join([began, *(_line(journey, move, lang, names or {}) for move in history)])


def _line(journey: Journey[Any], move: Move, lang: Lang, names: Mapping[str, str]) -> str:
    source, target = _stage(journey, move.source), _stage(journey, move.target)
    values = {"day": _day(move.at), "source": source, "target": target, "decision": move.decision}
    sentence = _STAYED if move.source == move.target else _MOVED
    by = [names.get(move.by, move.by)] if move.by else []
    said = "; ".join([*by, *_said(target, move.particulars, lang, names)])
    return sentence.say(values, lang) + (f" ({said})" if said else "")


def _said(target: Stage[Any] | str, particulars: Particulars, lang: Lang, names: Mapping[str, str]) -> Iterator[str]:
    words = {"reason": _reasons(target, lang), "party": names}
    for name, sentence in _SAID.items():
        value = getattr(particulars, name)
        if value:
            yield sentence.say({"said": words[name].get(value, value) if name in words else value}, lang)


def _reasons(target: Stage[Any] | str, lang: Lang) -> dict[str, str]:
    """The reason codes that the end has words for."""
    return {one.id: one.label(lang) for one in target.reasons} if isinstance(target, Stage) else {}


def _stage(journey: Journey[Any], name: str) -> Stage[Any] | str:
    """The stage, or its old name where it is gone from the present version."""
    return journey.graph.by_id.get(name, name)


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
