"""The rules up to the award: LOU 4:7, 6:30-38 and 11:3, each a function from a partnership to findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from slussmodel.assessment.market import MarketResult
from slussmodel.findings import Finding, Severity
from slussmodel.language import Sentence
from slussmodel.procurement.tenders import NOT_NEGOTIABLE, scores
from slussmodel.procurement.terms import SelectionCriterion

if TYPE_CHECKING:
    from slussmodel.procurement.partnership import InnovationPartnership

LEAST_CANDIDATES = 3
LEAST_DAYS = 30
SCAN_HOLDS_MONTHS = 12


def found(sentence: Sentence, source: str, place: str, **params: object) -> Finding:
    """An error that cites its paragraph."""
    return Finding.of(sentence, Severity.ERROR, place=place, source=source, **params)


def the_market_lacks_a_solution(partnership: InnovationPartnership) -> Iterator[Finding]:
    scan = partnership.documents.market
    if scan.result is MarketResult.EXISTS:
        yield found(_ON_THE_MARKET, "LOU 6:31", "need", day=scan.day, evidence=scan.evidence)
    elif scan.result is MarketResult.PARTLY:
        yield Finding.of(
            _PARTLY_ON_THE_MARKET, Severity.WARNING, place="need", source="LOU 6:31", evidence=scan.evidence
        )


def the_market_was_scanned_lately(partnership: InnovationPartnership) -> Iterator[Finding]:
    """That no solution exists is true of a day; how long it holds is our number, the law gives none."""
    scan, announced = partnership.documents.market, partnership.announced
    if announced is not None and (scan.day > announced or scan.is_stale(announced, after_months=SCAN_HOLDS_MONTHS)):
        yield Finding.of(
            _SCANNED_ANOTHER_TIME, Severity.WARNING, place="need", source="LOU 6:31", day=scan.day, announced=announced
        )


def candidates_are_chosen_by_their_capacity(partnership: InnovationPartnership) -> Iterator[Finding]:
    demanded = {SelectionCriterion.RESEARCH_CAPACITY, SelectionCriterion.INNOVATION_CAPACITY}
    for criterion in sorted(demanded - partnership.documents.selection):
        yield found(_SELECTION, "LOU 6:32", "selection", criterion=criterion)


def the_documents_state_need_requirements_and_rights(partnership: InnovationPartnership) -> Iterator[Finding]:
    documents = partnership.documents
    if not documents.need.strip():
        yield found(_NO_NEED, "LOU 6:33", "need")
    if not documents.minimum_requirements:
        yield found(_NO_REQUIREMENTS, "LOU 6:33", "minimum_requirements")
    if documents.rights is None:
        yield found(_NO_RIGHTS, "LOU 6:33", "rights")


def quality_and_price_both_count(partnership: InnovationPartnership) -> Iterator[Finding]:
    weight = partnership.documents.price_weight
    if weight in (0, 1):
        yield found(_ONE_GROUND, "LOU 6:38", "price_weight", percent=weight * 100)


def at_least_three_are_promised(partnership: InnovationPartnership) -> Iterator[Finding]:
    least = partnership.documents.least_candidates
    if least < LEAST_CANDIDATES:
        yield found(_TOO_FEW_PROMISED, "LOU 4:7", "least_candidates", n=least, least=LEAST_CANDIDATES)


def there_is_time_to_ask(partnership: InnovationPartnership) -> Iterator[Finding]:
    if partnership.announced is None:
        return
    days = (partnership.documents.requests_due - partnership.announced) // timedelta(days=1)
    if days < LEAST_DAYS:
        yield found(_TOO_SHORT, "LOU 11:3", "requests_due", days=days, least=LEAST_DAYS)
    for one in partnership.candidates:
        if one.asked > partnership.documents.requests_due:
            yield found(_ASKED_LATE, "LOU 11:3", one.supplier, supplier=one.supplier, day=one.asked)


def only_those_who_asked_and_qualify_are_invited(partnership: InnovationPartnership) -> Iterator[Finding]:
    asked = {one.supplier: one.qualified for one in partnership.candidates}
    for supplier in partnership.invited:
        if supplier not in asked:
            yield found(_DID_NOT_ASK, "LOU 6:30", supplier, supplier=supplier)
        elif not asked[supplier]:
            yield found(_NOT_QUALIFIED, "LOU 4:7", supplier, supplier=supplier)


def enough_are_invited(partnership: InnovationPartnership) -> Iterator[Finding]:
    """At least three, or as many as promised; fewer only where no more qualify, and then all who do."""
    invited = set(partnership.invited)
    least = max(partnership.documents.least_candidates, LEAST_CANDIDATES)
    if len(invited) >= least or not (invited or partnership.contracts):
        return
    qualified = {one.supplier for one in partnership.candidates if one.qualified}
    if qualified and qualified <= invited:
        yield Finding.of(_ALL_INVITED, Severity.NOTE, place="invited", source="LOU 4:7", n=len(invited), least=least)
    else:
        yield found(_TOO_FEW_INVITED, "LOU 4:7", "invited", n=len(invited), least=least, qualified=len(qualified))


def the_invitation_waits_for_the_last_day(partnership: InnovationPartnership) -> Iterator[Finding]:
    due, invited = partnership.documents.requests_due, partnership.invited_on
    if invited is not None and invited <= due:
        yield found(_INVITED_EARLY, "LOU 11:3", "invited", day=invited, due=due)


def some_things_are_not_negotiated(partnership: InnovationPartnership) -> Iterator[Finding]:
    for talk in partnership.negotiations:
        for subject in sorted(talk.subjects & NOT_NEGOTIABLE):
            yield found(
                _NOT_NEGOTIABLE, "LOU 6:34", talk.supplier, subject=subject, supplier=talk.supplier, day=talk.on
            )
        if talk.supplier not in partnership.invited:
            yield found(_NOT_INVITED, "LOU 6:30", talk.supplier, supplier=talk.supplier)


def every_tenderer_is_negotiated_with(partnership: InnovationPartnership) -> Iterator[Finding]:
    met = {talk.supplier for talk in partnership.negotiations}
    for tender in partnership.tenders:
        if tender.supplier not in met and tender.supplier in partnership.remaining:
            yield found(_NEVER_MET, "LOU 6:34", tender.supplier, supplier=tender.supplier)


def changes_reach_everybody(partnership: InnovationPartnership) -> Iterator[Finding]:
    for change in partnership.changes:
        untold = tuple(sorted(change.remaining - change.told))
        if untold:
            yield found(_NOT_TOLD, "LOU 6:35", "changes", what=change.what, untold=untold)
        if change.days < 1:
            yield found(_NO_TIME, "LOU 6:35", "changes", what=change.what)


def rounds_were_announced(partnership: InnovationPartnership) -> Iterator[Finding]:
    if partnership.cut and not partnership.documents.rounds:
        yield found(_CUT, "LOU 6:36", "cut", cut=partnership.cut)


def tenders_come_from_those_left(partnership: InnovationPartnership) -> Iterator[Finding]:
    for tender in partnership.tenders:
        if tender.supplier not in partnership.remaining:
            yield found(_NOT_INVITED, "LOU 6:30", tender.supplier, supplier=tender.supplier)


def partners_do_their_own_research(partnership: InnovationPartnership) -> Iterator[Finding]:
    without = {one.supplier for one in partnership.candidates if not one.own_research}
    for contract in partnership.contracts:
        if contract.supplier in without:
            yield found(_NO_RESEARCH, "LOU 6:37", contract.supplier, supplier=contract.supplier)


def the_best_tenders_win(partnership: InnovationPartnership) -> Iterator[Finding]:
    if partnership.phase and not partnership.contracts:
        yield found(_NOBODY_WON, "LOU 6:38", "contracts")
    ranked = scores(partnership.tenders, partnership.documents.price_weight)
    winners = [contract.supplier for contract in partnership.contracts]
    for supplier in winners:
        if supplier not in ranked:
            yield found(_NO_TENDER, "LOU 6:38", supplier, supplier=supplier)
    worst = min((ranked[one] for one in winners if one in ranked), default=None)
    passed = tuple(one for one, score in ranked.items() if worst is not None and score > worst and one not in winners)
    if passed:
        yield found(_NOT_BEST, "LOU 6:38", "contracts", winners=tuple(winners), passed=passed)


RULES = (
    the_market_lacks_a_solution,
    the_market_was_scanned_lately,
    candidates_are_chosen_by_their_capacity,
    the_documents_state_need_requirements_and_rights,
    quality_and_price_both_count,
    at_least_three_are_promised,
    there_is_time_to_ask,
    only_those_who_asked_and_qualify_are_invited,
    enough_are_invited,
    the_invitation_waits_for_the_last_day,
    some_things_are_not_negotiated,
    every_tenderer_is_negotiated_with,
    changes_reach_everybody,
    rounds_were_announced,
    tenders_come_from_those_left,
    partners_do_their_own_research,
    the_best_tenders_win,
)

_ON_THE_MARKET = Sentence(
    "solution_on_the_market",
    sv="behovet kan tillgodoses på marknaden enligt omvärldsbevakningen {day}: {evidence}",
    en="the need can be met on the market according to the scan of {day}: {evidence}",
)
_PARTLY_ON_THE_MARKET = Sentence(
    "solution_partly_on_the_market",
    sv="en lösning finns delvis på marknaden ({evidence}); motivera varför den inte räcker",
    en="a solution exists in part on the market ({evidence}); say why it is not enough",
)
_SCANNED_ANOTHER_TIME = Sentence(
    "market_scanned_another_time",
    sv="omvärldsbevakningen är från {day} men annonseringen skedde {announced}; pröva behovet mot marknaden på nytt",
    en="the market scan is of {day} but the announcement of {announced}; look at the market again",
)
_SELECTION = Sentence(
    "selection_criterion_missing",
    sv="urvalet ska särskilt avse {criterion}",
    en="the selection is to look at {criterion} in particular",
)
_NO_NEED = Sentence("need_missing", sv="behovet är inte angivet", en="the documents state no need")
_NO_REQUIREMENTS = Sentence(
    "minimum_requirements_missing", sv="minimikraven är inte angivna", en="the documents state no minimum requirements"
)
_NO_RIGHTS = Sentence(
    "rights_missing",
    sv="det är inte angivet vad som gäller för immateriella rättigheter",
    en="the documents say nothing of intellectual property",
)
_ONE_GROUND = Sentence(
    "not_price_and_quality",
    sv="priset väger {percent} %; grunden ska vara bästa förhållandet mellan pris och kvalitet",
    en="price weighs {percent}%; the ground must be the best price-quality ratio",
)
_TOO_FEW_PROMISED = Sentence(
    "too_few_candidates_promised",
    sv="minst {n} anbudssökande utlovas men det ska vara minst {least}",
    en="at least {n} candidates are promised, it must be at least {least}",
)
_TOO_SHORT = Sentence(
    "too_short_to_ask",
    sv="tiden för att ansöka om att få delta är {days} dagar men ska vara minst {least}",
    en="candidates get {days} days to ask to take part, at least {least} are required",
)
_ASKED_LATE = Sentence(
    "asked_late", sv="{supplier} ansökte {day}, efter sista dagen", en="{supplier} asked on {day}, after the last day"
)
_DID_NOT_ASK = Sentence(
    "invited_without_asking",
    sv="{supplier} är inbjuden utan att ha ansökt",
    en="{supplier} is invited without having asked",
)
_NOT_QUALIFIED = Sentence(
    "invited_unqualified",
    sv="{supplier} är inbjuden men uppfyller inte kriterierna",
    en="{supplier} is invited but does not meet the criteria",
)
_TOO_FEW_INVITED = Sentence(
    "too_few_candidates",
    sv="{n} anbudssökande är inbjudna men minst {least} ska bjudas in; {qualified} är kvalificerade",
    en="{n} candidates are invited, at least {least} must be; {qualified} qualify",
)
_ALL_INVITED = Sentence(
    "all_that_qualify",
    sv="{n} av minst {least} är inbjudna: fler är inte kvalificerade; se till att konkurrensen räcker",
    en="{n} of at least {least} are invited: no more qualify; see to it that there is competition enough",
)
_INVITED_EARLY = Sentence(
    "invited_before_the_last_day",
    sv="inbjudan gick ut {day}, innan tiden att ansöka var slut {due}",
    en="the invitation went out on {day}, before the time to ask was out on {due}",
)
_NOBODY_WON = Sentence("no_partner", sv="ingen partner har fått kontrakt", en="no partner has been given a contract")
_NOT_NEGOTIABLE = Sentence(
    "not_negotiable",
    sv="{subject} får inte förhandlas ({supplier}, {day})",
    en="{subject} may not be negotiated ({supplier}, {day})",
)
_NOT_INVITED = Sentence(
    "not_in_the_procedure", sv="{supplier} är inte kvar i förfarandet", en="{supplier} is not in the procedure"
)
_NEVER_MET = Sentence(
    "never_negotiated_with",
    sv="{supplier} har inte fått förhandla om förbättringar av sitt anbud",
    en="{supplier} has had no negotiation on improving its tender",
)
_NOT_TOLD = Sentence(
    "change_not_told",
    sv="ändringen ({what}) har inte meddelats skriftligen till {untold}",
    en="the change ({what}) was not told in writing to {untold}",
)
_NO_TIME = Sentence(
    "no_time_to_adapt",
    sv="ändringen ({what}) gav ingen tid att ändra anbuden",
    en="the change ({what}) gave no time to adapt tenders",
)
_CUT = Sentence(
    "rounds_not_announced",
    sv="anbuden från {cut} valdes bort utan att det var angivet att antalet kan minskas i steg",
    en="the tenders of {cut} were cut although the documents announce no rounds",
)
_NO_RESEARCH = Sentence(
    "no_research_of_its_own",
    sv="{supplier} bedriver inte separat forskning och utveckling",
    en="{supplier} does not conduct separate research and development",
)
_NO_TENDER = Sentence(
    "no_final_tender", sv="{supplier} har inte lämnat något slutligt anbud", en="{supplier} has given no final tender"
)
_NOT_BEST = Sentence(
    "not_the_best_tender",
    sv="kontrakt gick till {winners} fast {passed} har bättre förhållande mellan pris och kvalitet",
    en="contracts went to {winners} although {passed} have a better price-quality ratio",
)
