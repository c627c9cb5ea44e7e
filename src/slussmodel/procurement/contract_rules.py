"""The rules of the contract and the partnership: LOU 5:15, 6:31 and 6:39-41."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from slussmodel.findings import Finding, Severity
from slussmodel.language import Sentence
from slussmodel.procurement.contract import procurement_value
from slussmodel.procurement.tendering_rules import found

if TYPE_CHECKING:
    from slussmodel.procurement.partnership import InnovationPartnership

MOST_SUPPLY_FOR_DEVELOPMENT = Fraction(10)
"""How many times the development a purchase may be worth before `check` warns: our number, the law gives none."""


def the_estimate_covers_development_and_purchase(partnership: InnovationPartnership) -> Iterator[Finding]:
    if not partnership.contracts:
        return
    value, estimated = procurement_value(partnership.contracts), partnership.documents.estimated_value
    if estimated < value:
        yield Finding.of(
            _UNDERESTIMATED, Severity.WARNING, place="value", source="LOU 5:15", estimated=estimated, value=value
        )


def performance_is_agreed(partnership: InnovationPartnership) -> Iterator[Finding]:
    for contract in partnership.contracts:
        if not contract.purchase.levels:
            yield found(_NO_LEVELS, "LOU 6:31", contract.supplier, supplier=contract.supplier)


def rights_are_as_announced(partnership: InnovationPartnership) -> Iterator[Finding]:
    announced = partnership.documents.rights
    for contract in partnership.contracts:
        if announced is not None and set(contract.rights.holders) != set(announced.holders):
            yield found(_OTHER_RIGHTS, "LOU 6:33", contract.supplier, supplier=contract.supplier)


def the_work_is_divided_in_phases(partnership: InnovationPartnership) -> Iterator[Finding]:
    for contract in partnership.contracts:
        if len(contract.phases) < 2:
            yield found(_ONE_PHASE, "LOU 6:39", contract.supplier, supplier=contract.supplier, n=len(contract.phases))


def each_phase_has_targets_and_instalments(partnership: InnovationPartnership) -> Iterator[Finding]:
    for contract in partnership.contracts:
        for phase in contract.phases:
            if not phase.targets or not phase.instalments:
                yield found(_BARE_PHASE, "LOU 6:40", contract.supplier, supplier=contract.supplier, phase=phase.id)


def targets_and_instalments_are_of_the_contract(partnership: InnovationPartnership) -> Iterator[Finding]:
    contracts = {contract.supplier: contract for contract in partnership.contracts}
    for supplier, target in partnership.reached:
        phase = contracts[supplier].phase_of(target) if supplier in contracts else 0
        if not 1 <= phase <= partnership.phase:
            yield found(_NO_SUCH_TARGET, "LOU 6:40", supplier, supplier=supplier, target=target)
    for supplier, id in partnership.paid:
        instalment = contracts[supplier].instalment(id) if supplier in contracts else None
        if instalment is None:
            yield found(_NO_SUCH_INSTALMENT, "LOU 6:40", supplier, supplier=supplier, instalment=id)
        elif (supplier, instalment.target) not in partnership.reached:
            yield found(_PAID_EARLY, "LOU 6:40", supplier, supplier=supplier, instalment=id, target=instalment.target)


def nothing_is_done_twice_or_by_somebody_gone(partnership: InnovationPartnership) -> Iterator[Finding]:
    for place, done in (("reached", partnership.reached), ("paid", partnership.paid)):
        for one in sorted({entry for entry in done if done.count(entry) > 1}):
            yield found(_TWICE, "LOU 6:40", place, supplier=one[0], what=one[1])
    known = {contract.supplier for contract in partnership.contracts}
    gone = [supplier for supplier, _ in partnership.dropped]
    for supplier in sorted({one for one in gone if one not in known or gone.count(one) > 1}):
        yield found(_NO_CONTRACT, "LOU 6:40", supplier, supplier=supplier)
    if partnership.purchase is not None and partnership.purchase.supplier not in partnership.partners:
        supplier = partnership.purchase.supplier
        yield found(_NO_CONTRACT, "LOU 6:31", supplier, supplier=supplier)


def no_phase_is_beyond_the_last(partnership: InnovationPartnership) -> Iterator[Finding]:
    phases = {contract.supplier: len(contract.phases) for contract in partnership.contracts}
    if phases:
        yield from no_such_phase(partnership.phase, max(phases.values()))
    bought = partnership.purchase
    last = phases.get(bought.supplier, 0) if bought is not None else 0
    if partnership.phase < last:
        yield found(_BOUGHT_EARLY, "LOU 6:31", "purchase", phase=partnership.phase, last=last)


def no_such_phase(phase: int, last: int) -> tuple[Finding, ...]:
    """That a phase comes after the last one that contracts have."""
    return (found(_NO_MORE_PHASES, "LOU 6:39", "phase", phase=phase, last=last),) if phase > last else ()


def the_contract_keeps_to_the_tender(partnership: InnovationPartnership) -> Iterator[Finding]:
    """A final tender is not negotiated, so the development may not cost more than was offered."""
    offered = {tender.supplier: tender.price for tender in partnership.tenders}
    for contract in partnership.contracts:
        price = offered.get(contract.supplier)
        if price is not None and contract.development > price:
            yield found(
                _DEARER_THAN_OFFERED,
                "LOU 6:34",
                contract.supplier,
                supplier=contract.supplier,
                development=contract.development,
                price=price,
            )


def ending_and_dropping_were_announced(partnership: InnovationPartnership) -> Iterator[Finding]:
    documents = partnership.documents
    if partnership.dropped and not documents.may_reduce:
        yield found(_DROP, "LOU 6:40", "dropped", dropped=tuple(one for one, _ in partnership.dropped))
    if partnership.contracts and partnership.dropped and not partnership.partners:
        yield found(_NOBODY_LEFT, "LOU 6:40", "dropped")
    if partnership.ended is not None and not documents.may_end:
        yield found(_END, "LOU 6:40", "ended")
    if (documents.may_end or documents.may_reduce) and not documents.ending_terms.strip():
        yield found(_NO_TERMS, "LOU 6:40", "ending_terms")


def the_purchase_is_as_agreed(partnership: InnovationPartnership) -> Iterator[Finding]:
    bought = partnership.purchase
    terms = next((one.purchase for one in partnership.contracts if bought and one.supplier == bought.supplier), None)
    if bought is None or terms is None:
        return
    if bought.cost > terms.max_cost:
        yield found(_TOO_DEAR, "LOU 6:31", "purchase", cost=bought.cost, most=terms.max_cost)
    for name in terms.below(dict(bought.measured)):
        yield found(_TOO_POOR, "LOU 6:31", "purchase", level=name)


def the_purchase_is_in_proportion(partnership: InnovationPartnership) -> Iterator[Finding]:
    for contract in partnership.contracts:
        if contract.purchase.max_cost > contract.development.times(MOST_SUPPLY_FOR_DEVELOPMENT):
            yield Finding.of(
                _OUT_OF_PROPORTION,
                Severity.WARNING,
                place=contract.supplier,
                source="LOU 6:41",
                supplier=contract.supplier,
                purchase=contract.purchase.max_cost,
                development=contract.development,
            )


RULES = (
    the_estimate_covers_development_and_purchase,
    the_contract_keeps_to_the_tender,
    performance_is_agreed,
    rights_are_as_announced,
    the_work_is_divided_in_phases,
    each_phase_has_targets_and_instalments,
    targets_and_instalments_are_of_the_contract,
    nothing_is_done_twice_or_by_somebody_gone,
    no_phase_is_beyond_the_last,
    ending_and_dropping_were_announced,
    the_purchase_is_as_agreed,
    the_purchase_is_in_proportion,
)

_UNDERESTIMATED = Sentence(
    "value_underestimated",
    sv="värdet uppskattades till {estimated} men etapperna och köpet kan kosta {value}",
    en="the value was estimated at {estimated} but phases and purchase may cost {value}",
)
_NO_LEVELS = Sentence(
    "no_performance_agreed",
    sv="kontraktet med {supplier} saknar överenskomna prestandanivåer",
    en="the contract with {supplier} has no agreed performance levels",
)
_OTHER_RIGHTS = Sentence(
    "rights_not_as_announced",
    sv="kontraktet med {supplier} fördelar rättigheterna på annat sätt än upphandlingsdokumenten",
    en="the contract with {supplier} splits the rights otherwise than the documents do",
)
_ONE_PHASE = Sentence(
    "not_divided_in_phases",
    sv="kontraktet med {supplier} har {n} etapp; det ska delas upp i etapper",
    en="the contract with {supplier} has {n} phase; it is to be divided in phases",
)
_BARE_PHASE = Sentence(
    "phase_without_target_or_instalment",
    sv="etapp {phase} hos {supplier} saknar delmål eller delbetalning",
    en="phase {phase} of {supplier} lacks a target or an instalment",
)
_NO_SUCH_TARGET = Sentence(
    "no_such_target",
    sv="{supplier} har inget delmål {target} i de etapper som har öppnats",
    en="{supplier} has no target {target} in the phases opened so far",
)
_NO_SUCH_INSTALMENT = Sentence(
    "no_such_instalment",
    sv="{supplier} har ingen delbetalning {instalment}",
    en="{supplier} has no instalment {instalment}",
)
_PAID_EARLY = Sentence(
    "paid_before_the_target",
    sv="delbetalning {instalment} till {supplier} väntar på delmålet {target}",
    en="instalment {instalment} to {supplier} waits for target {target}",
)
_TWICE = Sentence("done_twice", sv="{what} hos {supplier} står två gånger", en="{what} of {supplier} stands twice")
_NO_CONTRACT = Sentence(
    "no_running_contract", sv="{supplier} har inget gällande kontrakt", en="{supplier} has no contract in force"
)
_DEARER_THAN_OFFERED = Sentence(
    "dearer_than_the_tender",
    sv="utvecklingen hos {supplier} kostar enligt kontraktet {development}, mer än det slutliga anbudet på {price}",
    en="by its contract the development of {supplier} costs {development}, more than the final tender of {price}",
)
_NO_MORE_PHASES = Sentence(
    "no_such_phase",
    sv="etapp {phase} finns inte; den sista är {last}",
    en="there is no phase {phase}; the last is {last}",
)
_BOUGHT_EARLY = Sentence(
    "bought_before_the_last_phase",
    sv="köpet kommer efter etapp {phase} av {last}",
    en="the purchase comes after phase {phase} of {last}",
)
_DROP = Sentence(
    "dropping_not_announced",
    sv="kontrakt med {dropped} avslutades utan att möjligheten var angiven",
    en="the contracts of {dropped} were ended although the documents do not announce it",
)
_NOBODY_LEFT = Sentence(
    "nobody_left",
    sv="ingen partner är kvar; avsluta i stället partnerskapet",
    en="no partner is left; end the partnership instead",
)
_END = Sentence(
    "ending_not_announced",
    sv="partnerskapet avslutades i förtid utan att möjligheten var angiven",
    en="the partnership was ended early although the documents do not announce it",
)
_NO_TERMS = Sentence(
    "ending_terms_missing",
    sv="det är inte angivet på vilka villkor partnerskapet eller ett kontrakt kan avslutas",
    en="the documents do not say on what conditions the partnership or a contract may be ended",
)
_TOO_DEAR = Sentence(
    "above_the_maximum_cost",
    sv="köpet kostar {cost} men högst {most} är överenskommet",
    en="the purchase costs {cost} but at most {most} is agreed",
)
_TOO_POOR = Sentence(
    "below_the_performance_level",
    sv="den överenskomna prestandanivån för {level} är inte uppnådd",
    en="the agreed performance level for {level} is not reached",
)
_OUT_OF_PROPORTION = Sentence(
    "purchase_out_of_proportion",
    sv="köpet från {supplier}, {purchase}, är stort i förhållande till utvecklingen, {development}",
    en="the purchase from {supplier}, {purchase}, is large in proportion to the development, {development}",
)
