"""The story of INNOCAP in two languages. The words stand here; every figure in them is computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slussmodel.assertions import Contradiction
from slussmodel.capacity import Clause
from slussmodel.capacity.management_system import ISO_56002
from slussmodel.countries import Country
from slussmodel.errors import Refused
from slussmodel.language import Lang, Sentence, listing, number
from slussmodel.partnerships import Organisation, Role
from slussmodel.programme import Pilot
from slussmodel.systems.innocap import work
from slussmodel.systems.innocap.money import CALLED, by_partner
from slussmodel.systems.innocap.partners import START, TOWN, pre_study, roles_changed
from slussmodel.systems.telling import indented, told

if TYPE_CHECKING:
    from slussmodel.systems.innocap.project import Innocap

TITLE = Sentence("innocap", "INNOCAP: bygga den offentliga sektorns innovationskapacitet",
                 "INNOCAP: building the public sector's capacity to innovate")  # fmt: skip
WHO = Sentence("who", "Vilka som är med", "Who takes part")
SAID = Sentence("said", "Vad källorna säger, och vad listan visar", "What the sources say, and what the list shows")
MONEY = Sentence("money", "Pengarna, på centen när", "The money, to the cent")
WORK = Sentence("work", "Coacher, utbildning och det som byggs", "Coaches, training and what is built")
PILOTS = Sentence("pilots", "Piloter som inte är låsta", "Pilots that are not locked")
LEARNING = Sentence("learning", "Alla delar, alla lär", "Everybody shares, everybody learns")
LEFT = Sentence("left", "Vad granskningen i övrigt visar", "What else the check finds")

_PARTNERS = Sentence(
    "partners",
    "{n} partner i {countries} länder samarbetar i {months} månader, med {lead} som samordnande partner: {list}.",
    "{n} partners in {countries} countries work together for {months} months, with {lead} as lead partner: {list}.",
)
_ASSOCIATED = Sentence(
    "associated",
    "Associerade organisationer är med utan åtaganden och räknas inte bland partnerna: {list}.",
    "Associated organisations take part without obligations and do not count as partners: {list}.",
)
_THROUGH = Sentence(
    "through",
    "{town} står inte i partnerlistan utan är med genom {partner}, som stödjer kommunen. Kommunens åtaganden: {list}.",
    "{town} is not in the list of partners but takes part through {partner}, which supports it. It has made "
    "{n} commitments.",
)
_PRE_STUDY = Sentence(
    "pre_study",
    "Förstudien {project} ({period}) gick före. Sedan dess har roller ändrats: {list}.",
    "The pre-study {project} ({period}) came before. Roles have changed since: {list}.",
)
_CHANGED = Sentence("changed", "{who} från {before} till {after}", "{who} from {before} to {after}")
_NEW = Sentence("new", "{who} ny som {after}", "{who} new as {after}")
_TOTAL = Sentence(
    "total",
    "Budgeten är {eligible}; fonderna ger {grant} och parterna står själva för {own}, {percent} %.",
    "The budget is {eligible}; the funds give {grant} and the parties bear {own} themselves, {percent}%.",
)
_CENTS = Sentence(
    "cents",
    "Om EU-partnerna delade lika och varje rad avrundades nedåt skulle {lost} gå förlorade.",
    "If the partners within the EU shared equally and each line were rounded down, {lost} would be lost.",
)
_COACHES = Sentence(
    "coaches",
    "{town} har anställt {actual} av {planned} planerade som {role}.",
    "{town} has employed {actual} of {planned} planned as {role}.",
)
_TO_COME = Sentence("to_come", "Framtida tjänst i {town}: {role}.", "Future post in {town}: {role}.")
_SUBJECTS = Sentence("subjects", "De utbildas i {n} ämnen: {list}.", "They are trained in {n} subjects: {list}.")
_OTHERS = Sentence(
    "others",
    "Andra medarbetare får delta om de har behov av det; utan behov blir svaret: {why}.",
    "Other employees may take part if they need it; without a need the answer is: {why}.",
)
_BUILT = Sentence("built", "Under uppbyggnad: {list}.", "Being built: {list}.")
_FOR_WHOM = Sentence(
    "for_whom",
    "I fokus står värde för {whom}; ledningen ger {commitment}.",
    "The focus is on value for {whom}; the management gives {commitment}.",
)
_SYSTEMATIC = Sentence(
    "systematic",
    "Systematiskt innovationsarbete: {n} av {clauses} avsnitt i {standard} har påbörjats; kvar: {missing}.",
    "Systematic innovation work: {n} of {clauses} clauses of {standard} have been begun; left: {missing}.",
)
_FIRST = Sentence("first", "{n} piloter inleder projektet: {list}.", "{n} pilots begin the project: {list}.")
_ONE_MORE = Sentence(
    "one_more",
    "En till, med skälet ”{because}”, tas in: nu {n}.",
    "One more, with the reason “{because}”, is taken in: {n} now.",
)
_WITHOUT = Sentence("without", "En till, utan skäl, avvisas: {why}.", "One more, without a reason, is refused: {why}.")
_BECAUSE = Sentence("because", "lärdomar från studiebesöket", "lessons from the study visit")
_EVENT = Sentence("event", "{first}: {kind} i {place}", "{first}: {kind} in {place}")
_SEEN = Sentence("seen", "besök hos {visited}", "a visit to {visited}")
_LEARNT = Sentence(
    "learnt",
    "Partner från {n} länder har delat med sig, och {percent} % av matrisen är fylld.",
    "Partners from {n} countries have shared, and {percent}% of the matrix is filled.",
)
_SILENT = Sentence(
    "silent",
    "Av {list} har ännu ingen lärt: de har ingen egen pilot.",
    "Nobody has learnt from {list} yet: they have no pilot of their own.",
)


def tell(project: Innocap, lang: Lang) -> str:
    chapters = (
        (WHO, _who(project, lang)),
        (SAID, _said(project, lang)),
        (MONEY, _money(project, lang)),
        (WORK, _work(project, lang)),
        (PILOTS, _pilots(project, lang)),
        (LEARNING, _learning(project, lang)),
        (LEFT, _left(project, lang)),
    )
    return told(TITLE, chapters, lang)


def _who(project: Innocap, lang: Lang) -> Iterator[str]:
    everybody = project.partnership
    (lead,) = everybody.holding(frozenset({Role.LEAD}), START)
    associated = everybody.holding(frozenset({Role.ASSOCIATED}), START)
    yield _PARTNERS.say(
        {
            "n": len(project.partners),
            "countries": len(project.countries),
            "months": len(everybody.period or ()),
            "lead": lead.short,
            "list": _placed(project.partners, lang),
        },
        lang,
    )
    yield _ASSOCIATED.say({"list": _placed(associated, lang)}, lang)
    through = next(one.through for one in everybody.memberships if one.organisation == TOWN.code)
    duties = [one.what for one in everybody.obligations if one.organisation == TOWN.code]
    yield _THROUGH.say({"town": TOWN.name, "partner": through, "list": duties, "n": len(duties)}, lang)
    changes = [
        (_CHANGED if before else _NEW).say({"who": who, "before": before, "after": after}, lang)
        for who, (before, after) in roles_changed().items()
    ]
    before = pre_study()
    yield _PRE_STUDY.say({"project": before.name, "period": before.period, "list": changes}, lang)


def _placed(organisations: tuple[Organisation, ...], lang: Lang) -> str:
    """Each by its name, with the letters that it goes by from here on."""
    return listing([f"{one.name} ({one.short}, {Country.of(one.country).format(lang)})" for one in organisations], lang)


def _said(project: Innocap, lang: Lang) -> Iterator[str]:
    for found in project.sources.against(project.facts()):
        yield f"{'–' if isinstance(found, Contradiction) else '+'} {found.text(lang)}"
    for between in project.sources.contradictions:
        yield f"– {between.text(lang)}"


def _money(project: Innocap, lang: Lang) -> Iterator[str]:
    plan = project.funding
    yield plan.explain(lang, names=CALLED[lang])
    percent = number(plan.own / plan.eligible * 100, lang, decimals=2)
    yield _TOTAL.say({"eligible": plan.eligible, "grant": plan.grant, "own": plan.own, "percent": percent}, lang)
    yield _CENTS.say({"lost": plan.grant - by_partner().grant}, lang)


def _work(project: Innocap, lang: Lang) -> Iterator[str]:
    for post in project.posts:
        params = {"town": TOWN.name, "actual": post.actual, "planned": post.planned, "role": post.role}
        yield (_COACHES if post.actual else _TO_COME).say(params, lang)
    yield _SUBJECTS.say({"n": len(project.curriculum.topics), "list": project.curriculum.topics}, lang)
    (why,) = work.ELIGIBILITY.why_not(work.WITHOUT_NEED)
    yield _OTHERS.say({"why": why.text(lang)}, lang)
    built = [f"{one.kind.label(lang)} ({one.status.label(lang)})" for one in work.DELIVERABLES]
    yield _BUILT.say({"list": built}, lang)
    yield _FOR_WHOM.say({"whom": work.FOCUS, "commitment": work.COMMITMENT.commitment}, lang)
    missing = work.management_system().missing
    done = len(Clause) - len(missing)
    yield _SYSTEMATIC.say({"n": done, "clauses": len(Clause), "standard": ISO_56002, "missing": missing}, lang)


def _pilots(project: Innocap, lang: Lang) -> Iterator[str]:
    begun = project.pilots.initial
    placed = [f"{work.Service(one.id).label(lang)} ({work.OWNERS[work.Service(one.id)]})" for one in begun]
    yield _FIRST.say({"n": len(begun), "list": placed}, lang)
    later = max(event.first for event in project.events)
    for because in (_BECAUSE.say({}, lang), ""):
        match project.pilots.add(Pilot(id="VR", title="VR", since=later, because=because)):
            case Refused() as refused:
                yield _WITHOUT.say({"why": refused.text(lang)}, lang)
            case grown:
                yield _ONE_MORE.say({"because": because, "n": len(grown.pilots)}, lang)


def _learning(project: Innocap, lang: Lang) -> Iterator[str]:
    for event in project.events:
        line = _EVENT.say({"first": event.first, "kind": event.kind, "place": event.place}, lang)
        yield f"{line}, {_SEEN.say({'visited': event.visited}, lang)}" if event.visited else line
    matrix = work.learning(project.events)
    sharing = {event.by for held in project.events for event in held.shared}
    countries = {project.partnership.organisation(one).country for one in sharing}
    percent = number(matrix.completeness * 100, lang)
    yield _LEARNT.say({"n": len(countries), "percent": percent}, lang)
    yield _SILENT.say({"list": matrix.silent}, lang)


def _left(project: Innocap, lang: Lang) -> Iterator[str]:
    told_already = {finding.reason for finding in project.sources.check(project.facts())}
    for finding in project.check():
        if finding.reason not in told_already:
            yield indented(finding.text(lang))
