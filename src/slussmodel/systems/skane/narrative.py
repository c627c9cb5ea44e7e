"""The story of the Skåne network in two languages. The words stand here; every figure in them is computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slussmodel.assertions import Contradiction
from slussmodel.capacity import DeliverableKind
from slussmodel.language import Lang, Sentence
from slussmodel.results import ChainStep
from slussmodel.results.checks import part_groups
from slussmodel.sharing import Allocation, Axiom
from slussmodel.systems.skane.money import GRANT, HALF, YEAR, alone_or_together, financing, with_the_leaver, yearly_cost
from slussmodel.systems.skane.partners import END, LEAVER, LEFT, SBHUB, START
from slussmodel.systems.skane.rounds import journey
from slussmodel.systems.telling import indented, told

if TYPE_CHECKING:
    from slussmodel.systems.skane.project import Skane

TITLE = Sentence(
    "skane",
    "Skåne: ett geografiskt nätverk för innovationsupphandling",
    "Skåne: a geographic network for innovation procurement",
)
WHO = Sentence("who", "Ett tänkt uppdrag", "An imagined commission")
MATRIX = Sentence("matrix", "Delarna i matrisform", "The parts as a matrix")
ROUNDS = Sentence("rounds", "Förslag, ställningstagande, instruktion", "Proposal, position, instruction")
FINANCING = Sentence("financing", "Principer för finansieringen", "Principles of financing")
SAID = Sentence("said", "Vad källorna säger, och vad modellen räknar fram",
                "What the sources say, and what the model computes")  # fmt: skip

_COMMISSION = Sentence(
    "commission",
    "{clients} är beställare, {suppliers} leverantörer och {coordinator} koordinator; diarienumret saknas.",
    "{clients} are the clients, {suppliers} the suppliers and {coordinator} the co-ordinator; the case number is "
    "missing.",
)
_LEFT = Sentence(
    "left",
    "{before} kommuner var beställare från början; {who} var med till {day}, därefter är de {after}.",
    "{before} municipalities were clients at first; {who} took part until {day}; since then they are {after}.",
)
_GRANT = Sentence(
    "grant",
    "Vinnova bidrar med {grant} i {months} månader ({period}); projektet är {status}.",
    "Vinnova contributes {grant} over {months} months ({period}); the project is {status}.",
)
_ROW = Sentence("row", "{work_form} → {results} → {effects}", "{work_form} → {results} → {effects}")
_WHOLE = Sentence(
    "whole",
    "{parts} delar, {described} beskrivna; de hänger samman i {groups} grupp, utan luckor i kedjan.",
    "{parts} parts, {described} of them described; they hang together in {groups} group, with no gap in the chain.",
)
_HOLES = Sentence("holes", "Matrisen brister: {list}.", "The matrix lacks: {list}.")
_LOST = Sentence(
    "lost",
    "Utan arbetsformen ”{work_form}” faller också: {list}.",
    "Without the work form “{work_form}” these fall too: {list}.",
)
_MET = Sentence(
    "met",
    "{months} månader, {meetings} möten, minst {least} i varje månad.",
    "{months} months, {meetings} meetings, at least {least} in each month.",
)
_NOT_MET = Sentence("not_met", "Månader utan möte: {list}.", "Months without a meeting: {list}.")
_REVIEWED = Sentence(
    "reviewed",
    "Utifrån en skiss har förslag prövats {n} gånger för var och en av de {parts} delarna och för helheten.",
    "From a sketch, proposals have been tried {n} times for each of the {parts} parts and for the whole.",
)
_JOURNEY = Sentence(
    "journey",
    "{n} av {parts} delar har gått hela vägen i stegdiagrammet, {steps} beslut var, till ”{stage}”.",
    "{n} of {parts} parts have gone all the way in the stage graph, {steps} decisions each, to “{stage}”.",
)
_COST = Sentence(
    "cost",
    "I projektets takt kostar ett år {cost}. Med invånarna {year} skulle kommunerna betala:",
    "At the pace of the project a year costs {cost}. With the inhabitants of {year} the municipalities would pay:",
)
_RULE = Sentence("rule", "{rule}: {list}", "{rule}: {list}")
_SHARE = Sentence("share", "{party} {amount}", "{party} {amount}")
_SPREAD = Sentence(
    "spread",
    "Valet av regel betyder mest för {party}: från {least} till {most}.",
    "The choice of rule matters most to {party}: from {least} to {most}.",
)
_CONTENT = Sentence(
    "content",
    "Är {common} av kostnaden gemensam, klarar sig ingen grupp bättre på egen hand med {list}.",
    "If {common} of the cost is common, no group is better off alone by {list}.",
)
_UNCONTENT = Sentence("uncontent", "Med ”{rule}”: {why}", "By “{rule}”: {why}")
_SAVED = Sentence(
    "saved",
    "Vore även {who} med, skulle {party} betala {less} mindre enligt regeln ”{rule}”.",
    "With {who} as well, {party} would pay {less} less by the rule “{rule}”.",
)


def tell(project: Skane, lang: Lang) -> str:
    chapters = (
        (WHO, _who(project, lang)),
        (MATRIX, _matrix(project, lang)),
        (ROUNDS, _rounds(project, lang)),
        (FINANCING, _financing(lang)),
        (SAID, _said(project, lang)),
    )
    return told(TITLE, chapters, lang)


def _who(project: Skane, lang: Lang) -> Iterator[str]:
    commission = project.commission
    before, after = commission.clients(START), commission.clients(END)
    yield _COMMISSION.say(
        {
            "clients": [one.name for one in after],
            "suppliers": [one.short for one in commission.suppliers(END)],
            "coordinator": commission.partnership.organisation(SBHUB).name,
        },
        lang,
    )
    yield _LEFT.say({"before": len(before), "after": len(after), "who": LEAVER.name, "day": LEFT}, lang)
    params = {"grant": GRANT, "months": len(project.period), "period": project.period, "status": project.status}
    yield _GRANT.say(params, lang)


def _matrix(project: Skane, lang: Lang) -> Iterator[str]:
    model = project.matrix
    for part in model.parts:
        yield part.format(lang)
        for row in model.rows(part.id):
            said = {"work_form": row.work_form, "results": row.results, "effects": row.effects}
            yield indented(_ROW.say(said, lang))
    holes = model.check()
    if holes:
        yield _HOLES.say({"list": [finding.text(lang) for finding in holes]}, lang)
    else:
        groups = len(part_groups(model, model.to_networkx()))
        yield _WHOLE.say({"parts": len(model.parts), "described": _described(project), "groups": groups}, lang)
    for work_form in model.work_forms[:1]:
        lost = [link for link in model.lost_without(work_form.id) if link.step is not ChainStep.OUTPUT]
        yield _LOST.say({"work_form": work_form, "list": lost}, lang)


def _described(project: Skane) -> int:
    descriptions = (one for one in project.deliverables if one.kind is DeliverableKind.METHOD_DESCRIPTION)
    return len({part for one in descriptions if one.handed_over for part in one.about})


def _rounds(project: Skane, lang: Lang) -> Iterator[str]:
    per_month = project.meetings_a_month
    empty = [month for month, n in per_month.items() if not n]
    least = min(per_month.values())
    yield _MET.say({"months": len(per_month), "meetings": len(project.meetings), "least": least}, lang)
    if empty:
        yield _NOT_MET.say({"list": empty}, lang)
    reviews = project.revisions.reviews
    yield _REVIEWED.say({"n": min(reviews.values()), "parts": len(project.revisions.parts)}, lang)
    ways = [journey(part.id) for part in project.matrix.parts]
    done, steps = sum(way.has_ended for way in ways), max(map(len, ways))
    stage = ways[0].graph.stage(ways[0].stage)
    yield _JOURNEY.say({"n": done, "parts": len(ways), "steps": steps, "stage": stage}, lang)


def _financing(lang: Lang) -> Iterator[str]:
    allocations = financing()
    yield _COST.say({"cost": yearly_cost(), "year": str(YEAR)}, lang)
    for allocation in allocations:
        shares = [_SHARE.say({"party": party, "amount": amount}, lang) for party, amount in allocation.amounts.items()]
        yield indented(_RULE.say({"rule": allocation.rule.label(lang), "list": shares}, lang))
    yield _spread(allocations, lang)
    yield from _alone(allocations, lang)
    for four, five in zip(allocations[:1], with_the_leaver(), strict=False):
        rule, party = four.rule.label(lang), next(iter(four))
        less = four[party] - five[party]
        yield _SAVED.say({"who": LEAVER.name, "rule": rule, "party": party, "less": less}, lang)


def _alone(allocations: tuple[Allocation, ...], lang: Lang) -> Iterator[str]:
    game = alone_or_together()
    verdicts = [(one.rule.label(lang), one.fairness(game)[Axiom.CORE]) for one in allocations]
    content = [f"”{rule}”" if lang == "sv" else f"“{rule}”" for rule, verdict in verdicts if verdict.holds]
    yield _CONTENT.say({"common": str(HALF), "list": content}, lang)
    for rule, verdict in verdicts:
        if verdict.counterexample is not None:
            yield indented(_UNCONTENT.say({"rule": rule, "why": verdict.counterexample.text(lang)}, lang))


def _spread(allocations: tuple[Allocation, ...], lang: Lang) -> str:
    amounts = {party: [one[party] for one in allocations] for party in allocations[0]}
    party = max(amounts, key=lambda one: max(amounts[one]) - min(amounts[one]))
    return _SPREAD.say({"party": party, "least": min(amounts[party]), "most": max(amounts[party])}, lang)


def _said(project: Skane, lang: Lang) -> Iterator[str]:
    for found in project.sources.against(project.facts()):
        yield f"{'–' if isinstance(found, Contradiction) else '+'} {found.text(lang)}"
    for change in project.sources.changes:
        yield f"· {change.text(lang)}"
