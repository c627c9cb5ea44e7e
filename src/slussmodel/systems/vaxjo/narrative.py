"""The story of Växjö's hub in two languages. The words stand here; every figure in them is computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from slussmodel.assertions import Change, Contradiction
from slussmodel.assessment import Road
from slussmodel.errors import Refused
from slussmodel.funding import EUI_PAYMENTS
from slussmodel.language import Lang, Sentence, number
from slussmodel.money import SEK, total
from slussmodel.procurement import InnovationPartnership, scores
from slussmodel.sweden import name_of
from slussmodel.systems.telling import indented, told
from slussmodel.systems.vaxjo import resale, snow
from slussmodel.systems.vaxjo.intake import PROPOSALS, citizen_proposals, council_due, proposal
from slussmodel.systems.vaxjo.money import CALLED, ERDF, application
from slussmodel.systems.vaxjo.partners import END, EXTENDED, HOST, PERIOD
from slussmodel.systems.vaxjo.project import programme

if TYPE_CHECKING:
    from slussmodel.systems.vaxjo.project import Vaxjo

TITLE = Sentence("vaxjo", "Innovationshubben i Växjö", "The innovation hub of Växjö")
WHO = Sentence("who", "Projektet och dess tid", "The project and its time")
INTAKE = Sentence("intake", "Allt som kommer in utvärderas", "All that comes in is evaluated")
CYCLES = Sentence("cycles", "Planerade cykler och genomförda", "Cycles planned and cycles run")
PARTNERSHIP = Sentence(
    "partnership", "Ett innovationspartnerskap från början till slut", "An innovation partnership from beginning to end"
)
BOTH = Sentence("both", "Båda parter vinner på det", "Both sides gain")
RESALE = Sentence("resale", "Från första kund till nästa", "From the first customer to the next")
MONEY = Sentence("money", "Pengarna, på centen när", "The money, to the cent")
SAID = Sentence("said", "Vad källorna säger", "What the sources say")

_TIME = Sentence(
    "time",
    "{name} ({alias}) pågick {planned}, {months} månader, och förlängdes med {more} månader till {end}.",
    "{name} ({alias}) ran {planned}, {months} months, and was extended by {more} months to {end}.",
)
_CAME_IN = Sentence(
    "came_in",
    "{n} förslag kom in. Ursprung: {origins}. Siffrorna om dem är exempel.",
    "{n} proposals came in. Origins: {origins}. The figures about them are examples.",
)
_COUNCIL = Sentence(
    "council",
    "Bakom {n} står medborgare; fullmäktige ska ha beslutat senast {due} eller fått veta varför inte (KL).",
    "{n} come from citizens; the council is to have decided by {due} or been told why not (Local Government Act).",
)
_ROUTE = Sentence("route", "{title}: {why}", "{title}: {why}")
_ROADS = Sentence("roads", "{road}: {n}", "{road}: {n}")
_REACHED = Sentence("reached", "Partnerskap ingicks för {list}.", "Partnerships were formed for: {list}.")
_ONE_TOO_MANY = Sentence(
    "one_too_many",
    "Ytterligare en cykel, med {n} utmaningar, avvisas: {why}.",
    "One more cycle, of {n} challenges, is refused: {why}.",
)
_ANNOUNCED = Sentence(
    "announced",
    "{title} annonseras {day}. {n} ansöker, {qualified} uppfyller kriterierna.",
    "{title} is announced on {day}. {n} ask to take part, {qualified} qualify.",
)
_MADE_UP = Sentence(
    "made_up",
    "Att partnerskapet ingicks står i källorna; leverantörer, dagar och belopp är exempel.",
    "That the partnership was made is in the sources; suppliers, days and amounts are examples.",
)
_TOO_FEW = Sentence("too_few", "Att bjuda in bara {n} avvisas: {why}.", "Inviting only {n} is refused: {why}.")
_SCORE = Sentence("score", "{supplier}: {points} poäng av {most}", "{supplier}: {points} points out of {most}")
_CONTRACT = Sentence(
    "contract",
    "Kontraktet med {supplier}: {phases} etapper för {development}, sedan köp för högst {cap}; upphandlingens värde är "
    "{value}.",
    "The contract with {supplier}: {phases} phases for {development}, then a purchase for {cap} at most; the value of "
    "the procurement is {value}.",
)
_TOO_SOON = Sentence(
    "too_soon",
    "Betalning innan delmålet är nått avvisas: {why}.",
    "Payment before the target is reached is refused: {why}.",
)
_TOO_DEAR = Sentence(
    "too_dear",
    "Ett köp för {price} utan mätning avvisas: {why}.",
    "A purchase at {price} with nothing measured is refused: {why}.",
)
_NO_REMARKS = Sentence(
    "no_remarks",
    "Granskningen mot lagen om offentlig upphandling: {n} anmärkningar.",
    "The check against the Public Procurement Act: {n} remarks.",
)
_PAIR = Sentence(
    "pair",
    "Kommunens experter på {expert} arbetar med {supplier}, som {task}.",
    "The municipality's experts on {expert} work with {supplier}, which {task}.",
)
_BED = Sentence(
    "bed",
    "Testbädd: {operation}, där kommunen satsar {hours} timmar, {cost}.",
    "Test bed: {operation}, where the municipality invests {hours} hours, {cost}.",
)
_RESALE = Sentence(
    "resale_scope",
    "Innovatören får sälja lösningen {scope}.",
    "The innovator may sell the solution {scope}.",
)
_ALONE = Sentence(
    "alone",
    "{first} betalade {development} för utvecklingen; {n} till köper den färdiga lösningen för {price} var.",
    "{first} paid {development} for the development; {n} more buy the finished solution for {price} each.",
)
_WHY_EU = Sentence(
    "why_eu",
    "Att andra kan köpa lösningen är skälet till EU:s bidrag; fram till {day} har de sparat {saved} och betalat "
    "{paid}; så långt är spridningen värd {worth}.",
    "That others can buy the solution is why the EU paid; up to {day} they have saved {saved} and paid {paid}, so "
    "spreading it is worth {worth}.",
)
_STAGE = Sentence(
    "stage",
    "I hubben har ”{title}” nu nått steget ”{stage}”.",
    "In the hub, “{title}” has now reached the stage “{stage}”.",
)
_OWN = Sentence(
    "own",
    "Kostnaden {cost} följer av bidraget och stödsatsen; parterna bär {own} själva.",
    "The cost of {cost} follows from the grant and its rate; the parties bear {own} themselves.",
)
_ROOM = Sentence(
    "room",
    "Upp till programmets tak, {cap}, är det {room} kvar.",
    "It is {room} below the programme's cap, {cap}.",
)
_PAYMENTS = Sentence(
    "payments",
    "Med efterföljarens regler ({source}) betalas {advance} i förskott, {interim} halvvägs och {rest} till sist.",
    "By the successor's rules ({source}) {advance} is paid in advance, {interim} midway and {rest} at the end.",
)


def story(lang: Lang = "sv") -> str:
    """The hub told from the first proposal to the end of the project.

    >>> print(story("en").splitlines()[0])
    The innovation hub of Växjö
    """
    return programme().story(lang)


def tell(project: Vaxjo, lang: Lang) -> str:
    """The story of the project, or of a what-if."""
    chapters = (
        (WHO, _who(project, lang)),
        (INTAKE, _intake(lang)),
        (CYCLES, _cycles(project, lang)),
        (PARTNERSHIP, _partnership(project, lang)),
        (BOTH, _both(lang)),
        (RESALE, _resale(project, lang)),
        (MONEY, _money(project, lang)),
        (SAID, _said(project, lang)),
    )
    return told(TITLE, chapters, lang)


def _who(project: Vaxjo, lang: Lang) -> Iterator[str]:
    hub = project.partnership
    params = {"name": hub.name, "alias": hub.aliases[0], "planned": PERIOD, "months": len(PERIOD)}
    yield _TIME.say(params | {"more": len(EXTENDED) - len(PERIOD), "end": END}, lang)


def _intake(lang: Lang) -> Iterator[str]:
    origins = list(dict.fromkeys(origin for one in PROPOSALS for origin in one.origins))
    yield _CAME_IN.say({"n": len(PROPOSALS), "origins": origins}, lang)
    yield _COUNCIL.say({"n": len(citizen_proposals()), "due": council_due()}, lang)
    for one in PROPOSALS:
        yield indented(_ROUTE.say({"title": one.titled(lang), "why": one.route.explain(lang)}, lang))
    roads = Counter(one.route.road for one in PROPOSALS)
    yield "; ".join(_ROADS.say({"road": road, "n": roads[road]}, lang) for road in Road)


def _cycles(project: Vaxjo, lang: Lang) -> Iterator[str]:
    plan = project.cycles
    yield f"{plan.explain(lang)}."
    yield _REACHED.say({"list": [proposal(one).titled(lang) for one in plan.partnerships]}, lang)
    too_many = [f"new {number}" for number in range(plan.limits.most + 1)]
    refused = project.if_cycle(*too_many)
    if isinstance(refused, Refused):
        yield _ONE_TOO_MANY.say({"n": len(too_many), "why": refused.text(lang)}, lang)


def _partnership(project: Vaxjo, lang: Lang) -> Iterator[str]:
    done = project.procurement
    qualified = [one for one in done.candidates if one.qualified]
    title = proposal(done.id).titled(lang)
    params = {"title": title, "day": done.announced, "n": len(done.candidates), "qualified": len(qualified)}
    yield _ANNOUNCED.say(params, lang)
    yield _MADE_UP.say({}, lang)
    two = snow.INVITED[:2]
    refused = snow.until(1 + len(snow.CANDIDATES)).invite(*two, on=snow.INVITATION)
    if isinstance(refused, Refused):
        yield _TOO_FEW.say({"n": len(two), "why": refused.text(lang)}, lang)
    for supplier, score in scores(done.tenders, done.documents.price_weight).items():
        yield indented(_SCORE.say({"supplier": supplier, "points": number(score * 100, lang), "most": 100}, lang))
    yield from _development(done, lang)


def _development(done: InnovationPartnership, lang: Lang) -> Iterator[str]:
    (contract,) = done.contracts
    params = {"supplier": contract.supplier, "phases": len(contract.phases), "development": contract.development}
    yield _CONTRACT.say(params | {"cap": contract.purchase.max_cost, "value": done.value}, lang)
    signed = snow.until(len(snow.TO_THE_CONTRACT))
    early = signed.pay(contract.supplier, contract.phases[0].instalments[0].id, on=snow.PROTOTYPE_DONE)
    if isinstance(early, Refused):
        yield _TOO_SOON.say({"why": early.text(lang)}, lang)
    price = contract.purchase.max_cost * 2
    dear = snow.until(len(snow.STEPS) - 1).buy(contract.supplier, cost=price, measured={}, on=snow.BOUGHT)
    if isinstance(dear, Refused):
        yield _TOO_DEAR.say({"price": price, "why": "; ".join(dear.text(lang).splitlines())}, lang)
    yield _NO_REMARKS.say({"n": len(done.check())}, lang)


def _both(lang: Lang) -> Iterator[str]:
    contract, bed, pair = snow.contract(), snow.test_bed(), snow.pairing()
    yield contract.rights.explain(lang)
    (expert,), (innovator,) = pair.experts, pair.innovators
    yield _PAIR.say({"expert": expert.task, "supplier": innovator.organisation, "task": innovator.task}, lang)
    hours = number(sum(one.hours for one in bed.time), lang)
    yield _BED.say({"operation": bed.operation, "hours": hours, "cost": bed.cost()}, lang)
    yield _RESALE.say({"scope": contract.resale}, lang)
    yield resale.stakes().explain(lang)


def _resale(project: Vaxjo, lang: Lang) -> Iterator[str]:
    spread, economy = resale.spread(), resale.economy()
    reference = evolve(resale.reference(project.procurement), customer=name_of(HOST))
    yield f"{reference.explain(lang)}."
    buyers = len(spread.adoptions) - 1
    params = {"first": name_of(HOST), "development": economy.development, "n": buyers, "price": economy.price}
    yield _ALONE.say(params, lang)
    for reached in spread.coverage(spread.adoptions[-1].on):
        yield indented(reached.explain(lang))
    buying = [row for row in economy.balance(spread, END).rows if row.adopter != HOST]
    saved, paid = SEK(round(total(row.benefit for row in buying).amount)), total(row.cost for row in buying)
    yield _WHY_EU.say({"day": END, "saved": saved, "paid": paid, "worth": saved - paid}, lang)
    hub = resale.hub()
    case = hub.case("snow")
    yield _STAGE.say({"title": proposal(case.id).titled(lang), "stage": hub.charter.graph.stage(case.stage)}, lang)


def _money(project: Vaxjo, lang: Lang) -> Iterator[str]:
    plan = project.funding
    yield f"{plan.explain(lang, names=CALLED[lang])}."
    yield _OWN.say({"cost": plan.eligible, "own": plan.own}, lang)
    cap = next(fund.cap for fund in plan.funds if fund.id == ERDF)
    if cap is not None:
        yield _ROOM.say({"cap": cap, "room": cap - application().amount}, lang)
    advance, interim, rest = EUI_PAYMENTS.payments(plan.grant, spent=EUI_PAYMENTS.spent_needed)
    params = {"source": EUI_PAYMENTS.source, "advance": advance, "interim": interim, "rest": rest}
    yield _PAYMENTS.say(params, lang)


def _said(project: Vaxjo, lang: Lang) -> Iterator[str]:
    for found in project.sources.against(project.facts()):
        yield f"{'–' if isinstance(found, Contradiction) else '+'} {found.text(lang)}"
    between: tuple[Contradiction | Change, ...] = (*project.sources.contradictions, *project.sources.changes)
    yield from (f"– {one.text(lang)}" for one in between)
