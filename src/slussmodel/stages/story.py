"""An audit trail in words: one line for each move, in Swedish or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from slussmodel.language import Lang, Sentence, in_swedish
from slussmodel.stages.context import Particulars
from slussmodel.stages.graph import Stage
from slussmodel.stages.journey import Journey, Move
from slussmodel.stages.logic import facts_named

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
    "vouched": Sentence("vouched", sv="intygat: {said}", en="vouched for: {said}"),
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
    words = {"party": names or {}, "vouched": fact_words(journey, lang)}
    return "\n".join([began, *(_line(journey, move, lang, words) for move in history)])


def fact_words(journey: Journey[Any], lang: Lang) -> dict[str, str]:
    """What the graph's guards call the facts that they have words for."""
    asked = (fact for transition in journey.graph.transitions for fact in facts_named(transition.guards))
    words = {fact.name: fact.sv if in_swedish(lang) else fact.en for fact in asked}
    return {name: said for name, said in words.items() if said}


def _line(journey: Journey[Any], move: Move, lang: Lang, words: Mapping[str, Mapping[str, str]]) -> str:
    source, target = _stage(journey, move.source), _stage(journey, move.target)
    values = {"day": _day(move.at), "source": source, "target": target, "decision": move.decision}
    sentence = _STAYED if move.source == move.target else _MOVED
    by = [words["party"].get(move.by, move.by)] if move.by else []
    said = "; ".join([*by, *_said(move.particulars, lang, {**words, "reason": _reasons(target, lang)})])
    return sentence.say(values, lang) + (f" ({said})" if said else "")


def _said(particulars: Particulars, lang: Lang, words: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for name, sentence in _SAID.items():
        value = getattr(particulars, name)
        if value:
            yield sentence.say({"said": _worded(value, words.get(name, {}))}, lang)


def _worded(value: object, words: Mapping[str, str]) -> object:
    """What there are words for in words, one by one where it is several."""
    if isinstance(value, frozenset):
        return frozenset(words.get(one, one) for one in value)
    return words.get(value, value) if isinstance(value, str) else value


def _reasons(target: Stage[Any] | str, lang: Lang) -> dict[str, str]:
    """The reason codes that the end has words for."""
    return {one.id: one.label(lang) for one in target.reasons} if isinstance(target, Stage) else {}


def _stage(journey: Journey[Any], name: str) -> Stage[Any] | str:
    """The stage, or its old name where it is gone from the present version."""
    return journey.graph.by_id.get(name, name)


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
