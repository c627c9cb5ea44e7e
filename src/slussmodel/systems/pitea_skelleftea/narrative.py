"""The story of Piteå and Skellefteå in two languages. The words stand here; every figure in them is computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slussmodel.assertions import Contradiction
from slussmodel.capacity import CollaborationScope, TargetLevel
from slussmodel.funding import VINNOVA_2016
from slussmodel.language import Lang, Sentence
from slussmodel.partnerships import Role
from slussmodel.results import ExpectedEffect
from slussmodel.systems.pitea_skelleftea.anchoring import COLLABORATIONS, Document
from slussmodel.systems.pitea_skelleftea.lock import graph
from slussmodel.systems.pitea_skelleftea.money import PRE_STUDY_GRANT, allowed, application, by_inhabitants, cost
from slussmodel.systems.pitea_skelleftea.partners import PRE_STUDY_PERIOD, SITES, START, life
from slussmodel.systems.telling import told

if TYPE_CHECKING:
    from slussmodel.programme import Hub
    from slussmodel.systems.pitea_skelleftea.project import IdeaLock

TITLE = Sentence(
    "pitea_skelleftea",
    "Piteå/Skellefteå: idésluss för hållbar samhällsutveckling",
    "Piteå/Skellefteå: an idea lock for sustainable community development",
)
TRACKS = Sentence("tracks", "Ett bidrag, flera spår", "One grant, several tracks")
CHAIN = Sentence("chain", "Hela kedjan i organisationen", "The whole chain of the organisation")
EFFECTS = Sentence("effects", "Effekter som behöver varandra", "Effects that need each other")
GOALS = Sentence("goals", "Avslutat, med arbete kvar", "Completed, with work remaining")
ANCHORED = Sentence("anchored", "Inskrivet i styrningen", "Written into governance")
SAID = Sentence("said", "Vad källan säger, och vad modellen räknar fram",
                "What the source says, and what the model computes")  # fmt: skip

_HUB = Sentence(
    "hub",
    "{coordinator} är koordinator för {n} spår, {sites}, med ett bidrag på {grant} i {months} månader ({period}).",
    "{coordinator} co-ordinates {n} tracks, {sites}, with one grant of {grant} over {months} months ({period}).",
)
_OWN = Sentence(
    "own",
    "Bidraget är högst {percent} % av kostnaden, så kostnaden är minst {cost} och kommunernas egen insats minst {own}.",
    "The grant is at most {percent}% of the cost, so the cost is at least {cost} and the municipalities' own "
    "part at least {own}.",
)
_EQUAL = Sentence("equal", "Lika delat: {list}.", "Shared equally: {list}.")
_INHABITANTS = Sentence("inhabitants", "Delat efter invånare: {list}.", "Shared by inhabitants: {list}.")
_SHARE = Sentence("share", "{site} {amount}", "{site} {amount}")
_PRE_STUDY = Sentence(
    "pre_study",
    "En förstudie på {months} månader med {grant} gick före; tillsammans är det {total}. Nu är slussen {state}.",
    "A pre-study of {months} months with {grant} came before; together that is {total}. The lock is now {state}.",
)
_LONGER = Sentence(
    "longer",
    "Utlysningen medger {limit} månader; projektet pågick {more} månader längre.",
    "The call allows {limit} months; the project ran for {more} months more.",
)
_REACHED = Sentence("reached", "{level}: {kinds}", "{level}: {kinds}")
_STAGES = Sentence("stages", "En idés väg: {stages}.", "An idea's way: {stages}.")
_JOINT = Sentence(
    "joint",
    "{n} orsaker behövs tillsammans: {causes} → {target}.",
    "{n} causes are needed together: {causes} → {target}.",
)
_LOST = Sentence("lost", "Utan ”{work_form}” faller: {list}.", "Without “{work_form}” these fall: {list}.")
_VALUES = Sentence("values", "{effect}: {values}.", "{effect}: {values}.")
_SCOPES = Sentence("scopes", "Samverkan: {list}.", "Collaboration: {list}.")
_TESTED = Sentence(
    "tested",
    "Testerna utgår från mål som redan fanns och görs med externa experter.",
    "The tests start from objectives that were already there and are made with external experts.",
)
_WRITTEN = Sentence("written", "{document} ({kind})", "{document} ({kind})")
_HELD = Sentence("held", "· obekräftat: {statement}", "· unconfirmed: {statement}")


def tell(project: IdeaLock, lang: Lang) -> str:
    chapters = (
        (TRACKS, _tracks(project, lang)),
        (CHAIN, _chain(project, lang)),
        (EFFECTS, _effects(project, lang)),
        (GOALS, (finding.text(lang) for finding in project.goals.check())),
        (ANCHORED, _anchored(project, lang)),
        (SAID, _said(project, lang)),
    )
    return told(TITLE, chapters, lang)


def _tracks(project: IdeaLock, lang: Lang) -> Iterator[str]:
    partnership, hub = project.partnership, project.hub
    (coordinator,) = partnership.holding(frozenset({Role.COORDINATOR}), START)
    months = len(partnership.period or ())
    yield _HUB.say(
        {
            "coordinator": coordinator.name,
            "n": len(hub.tracks),
            "sites": [partnership.organisation(track.site).name for track in hub.tracks],
            "grant": hub.grant,
            "months": months,
            "period": partnership.period,
        },
        lang,
    )
    percent = hub.grant / cost() * 100
    yield _OWN.say({"percent": percent, "cost": cost(), "own": cost() - hub.grant}, lang)
    yield _EQUAL.say({"list": _shares(hub, lang)}, lang)
    yield _INHABITANTS.say({"list": _shares(by_inhabitants(), lang)}, lang)
    yield _PRE_STUDY.say(
        {
            "months": len(PRE_STUDY_PERIOD),
            "grant": PRE_STUDY_GRANT,
            "total": PRE_STUDY_GRANT + hub.grant,
            "state": life().state,
        },
        lang,
    )
    yield _LONGER.say({"limit": len(allowed()), "more": months - len(allowed())}, lang)


def _shares(hub: Hub, lang: Lang) -> list[str]:
    names = {one.code: one.name for one in SITES}
    return [_SHARE.say({"site": names[site], "amount": amount}, lang) for site, amount in hub.budgets().items()]


def _chain(project: IdeaLock, lang: Lang) -> Iterator[str]:
    for level in TargetLevel:
        kinds = [event.kind for event in project.chain if level in event.levels]
        yield _REACHED.say({"level": level, "kinds": kinds}, lang)
    way = [stage for stage in graph().stages if stage.reasons == ()]
    yield _STAGES.say({"stages": " → ".join(stage.label(lang) for stage in way)}, lang)


def _effects(project: IdeaLock, lang: Lang) -> Iterator[str]:
    model = project.effects
    for cause in model.causes:
        if cause.joint:
            causes = " + ".join(model.link(one).format(lang) for one in cause.causes)
            yield _JOINT.say({"n": len(cause.causes), "causes": causes, "target": model.link(cause.target)}, lang)
    for work_form in model.work_forms:
        lost = "; ".join(link.format(lang) for link in model.lost_without(work_form.id))
        yield _LOST.say({"work_form": work_form, "list": lost}, lang)
    for effect in model.effects:
        if isinstance(effect, ExpectedEffect) and effect.values:
            yield _VALUES.say({"effect": effect, "values": effect.values}, lang)


def _anchored(project: IdeaLock, lang: Lang) -> Iterator[str]:
    for link in project.steering:
        yield _WRITTEN.say({"document": Document(link.document), "kind": link.kind}, lang)
    scopes = [scope for scope in CollaborationScope if any(one.scope is scope for one in COLLABORATIONS)]
    yield _SCOPES.say({"list": scopes}, lang)
    yield _TESTED.say({}, lang)


def _said(project: IdeaLock, lang: Lang) -> Iterator[str]:
    facts = project.facts()
    for found in project.sources.against(facts):
        yield f"{'–' if isinstance(found, Contradiction) else '+'} {found.text(lang)}"
    for statement in project.sources.unchecked(facts):
        yield _HELD.say({"statement": statement}, lang)
    for finding in VINNOVA_2016.check(application(allowed())):
        yield f"· {finding.text(lang)}"
