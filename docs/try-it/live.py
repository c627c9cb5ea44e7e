"""What the page asks of the library: each function takes what the reader has written and gives a plain dict.

Runs in the reader's browser, and in any Python.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any, cast

from slussmodel import SEK, Refused, SlussError, sweden
from slussmodel.codec import to_dict
from slussmodel.language import Lang
from slussmodel.sharing import Allocation, BaseFeePlusPerCapita, Equal, PerCapita
from slussmodel.sharing.keys import Key
from slussmodel.stages import Context, Decision, Journey, Option, StageGraph, advance, options
from slussmodel.stages.export import to_svg

START = datetime(2026, 1, 7, tzinfo=UTC)
WEEK = timedelta(days=7)
CENSUS = 2016
KEYS: dict[str, Callable[[str], Key]] = {
    "equal": lambda _: Equal(),
    "per_capita": lambda _: PerCapita(),
    "base_fee": lambda percent: BaseFeePlusPerCapita(base=_fraction(percent)),
}
Answer = dict[str, object]


def municipalities() -> list[tuple[str, int]]:
    """Sweden's municipalities by name, with their inhabitants."""
    everyone = sorted(sweden.MUNICIPALITIES.values(), key=lambda one: one.name)
    return [(one.name, one.population(CENSUS)) for one in everyone]


def draw(source: str, taken: Sequence[str], lang: Lang) -> Answer:
    """The stage graph that a definition makes: its drawing, its findings, and an idea's way by the decisions taken."""
    try:
        graph, facts = _made(source)
        return _drawn(graph, facts, taken, lang)
    except (Exception, SystemExit) as wrong:
        return {"fault": _fault(wrong)}


def as_json(source: str) -> Answer:
    """The stage graph that a definition makes, as it is stored or sent."""
    try:
        return {"json": json.dumps(to_dict(_made(source)[0]), indent=2, ensure_ascii=False)}
    except (Exception, SystemExit) as wrong:
        return {"fault": _fault(wrong)}


def _made(source: str) -> tuple[StageGraph[str], Mapping[str, object]]:
    """What a definition names `graph` and `facts`."""
    made: dict[str, Any] = {}
    exec(compile(source, "graph.py", "exec"), made)
    graph = made.get("graph")
    if not isinstance(graph, StageGraph):
        raise SlussError("graph: the definition must make a StageGraph by this name")
    return graph, dict(made.get("facts", {}))


def _drawn(graph: StageGraph[str], facts: Mapping[str, object], taken: Sequence[str], lang: Lang) -> Answer:
    findings = [
        {"severity": one.severity, "label": one.severity.label(lang), "code": one.code, "text": one.text(lang)}
        for one in graph.check()
    ]
    if graph.start not in graph.by_id:
        return {
            "svg": to_svg(graph, lang=lang),
            "findings": findings,
            "story": "",
            "open": [],
            "refused": "",
            "taken": 0,
        }
    journey, done, refused = _walk(graph, facts, taken, lang)
    return {
        "svg": to_svg(graph, lang=lang, at=journey.stage),
        "findings": findings,
        "story": journey.text(lang),
        "open": [_told(journey, one, facts, lang) for one in options(journey, _context(journey, facts))],
        "refused": refused,
        "taken": done,
    }


def _walk(
    graph: StageGraph[str], facts: Mapping[str, object], taken: Sequence[str], lang: Lang
) -> tuple[Journey[str], int, str]:
    """As far along the decisions as the graph allows, how many that was, and why not the next."""
    journey = graph.begin("idea", at=START)
    for number, name in enumerate(taken):
        decision = Decision.named(name)
        answer = advance(journey, decision, _context(journey, facts, decision))
        if isinstance(answer, Refused):
            return journey, number, answer.text(lang)
        journey = answer.journey
    return journey, len(taken), ""


def _context(journey: Journey[str], facts: Mapping[str, object], decision: Decision | None = None) -> Context:
    """A week after the last decision, by somebody with every role, who says what the decision asks to be said."""
    graph, at = journey.graph, journey.at + WEEK
    everyone = frozenset(graph.roles or ()) | {role for stage in graph.stages for role in stage.roles}
    asked = [one.target for one in graph.transitions if one.source == journey.stage and one.decision is decision]
    reasons = [code.id for target in asked if target in graph.by_id for code in graph.by_id[target].reasons]
    conditional = decision is Decision.CONDITIONAL_GO
    return Context(
        at=at,
        roles=everyone,
        facts=facts,
        reason=reasons[0] if reasons else "",
        until=at + WEEK if decision is Decision.HOLD else None,
        conditions=("a report",) if conditional else (),
        met=() if conditional else journey.open_conditions,
        party="another body" if decision in {Decision.REDIRECT, Decision.HAND_OVER} else "",
    )


def _told(journey: Journey[str], option: Option, facts: Mapping[str, object], lang: Lang) -> Answer:
    answer = advance(journey, option.decision, _context(journey, facts, option.decision))
    target = journey.graph.by_id.get(option.target)
    return {
        "decision": option.decision,
        "label": option.decision.label(lang),
        "target": option.target if target is None else target.label(lang),
        "unmet": [reason.text(lang) for reason in answer.reasons] if isinstance(answer, Refused) else [],
    }


def share(cost: str, key: str, percent: str, parties: Sequence[tuple[str, str]], lang: Lang) -> Answer:
    """A cost split by a key: each party's part to the öre, why, and a drawing."""
    try:
        weights = {name.strip(): int("".join(people.split())) for name, people in parties if name.strip()}
        split = KEYS[key](percent).share(SEK(cost), weights)
        return {
            "title": split.rule.label(lang),
            "total": split.total.format(lang),
            "shares": [
                {"party": party, "amount": split[party].format(lang), "why": _why(split, party, lang)}
                for party in split
            ],
            "svg": split.svg(lang),
            "python": _python(split, weights),
        }
    except Exception as wrong:
        return {"fault": _fault(wrong)}


def _python(split: Allocation, weights: Mapping[str, int]) -> str:
    """The same in a program."""
    rule = split.rule
    fractions = "from fractions import Fraction\n\n" if isinstance(rule, BaseFeePlusPerCapita) else ""
    imports = f"from slussmodel import SEK\nfrom slussmodel.sharing import {type(rule).__name__}\n\n"
    parties = "".join(f"    {party!r}: {people},\n" for party, people in weights.items())
    return f"{fractions}{imports}parties = {{\n{parties}}}\nallocation = {rule!r}.share({split.total!r}, parties)"


def _why(split: Allocation, party: str, lang: Lang) -> list[str]:
    """How a part came about; what the whole is stands above it already."""
    return split.explain(lang, party=party).splitlines()[1:]


def _fraction(percent: str) -> Fraction:
    return Fraction(percent.strip().replace(",", ".")) / 100


def _fault(wrong: BaseException) -> str:
    """The error, and the line of the definition that it came from."""
    if isinstance(wrong, SyntaxError):
        return f"line {wrong.lineno}: {wrong.msg}"
    lines = [frame.lineno for frame in traceback.extract_tb(wrong.__traceback__) if frame.filename == "graph.py"]
    where = f"line {lines[-1]}: " if lines else ""
    said = str(wrong) if isinstance(wrong, SlussError) else f"{type(wrong).__name__}: {wrong}"
    return where + said


def answer(asked: Mapping[str, Any]) -> object:
    """The one door of the page: the name of a function and what it is given."""
    lang = cast(Lang, asked["lang"])
    match asked["of"]:
        case "draw":
            return draw(asked["source"], asked["taken"], lang)
        case "json":
            return as_json(asked["source"])
        case "share":
            return share(asked["cost"], asked["key"], asked["percent"], asked["parties"], lang)
        case _:
            return municipalities()
