"""The money of an idea: costs shared, contributions paid, and settlement."""

from __future__ import annotations

from slussmodel.errors import Reason, Refused
from slussmodel.money import Money
from slussmodel.sharing import transfers
from slussmodel.sharing.allocation import Allocation
from slussmodel.sluice import commands as c
from slussmodel.sluice import events as e
from slussmodel.sluice import reasons as r
from slussmodel.sluice.case import Case
from slussmodel.sluice.charter import Charter
from slussmodel.sluice.rules import Cases, absent, backwards, not_payers


def share_cost(charter: Charter, cases: Cases, command: c.ShareCost) -> tuple[e.AnyEvent, ...] | Refused:
    allocation = command.allocation
    outsiders = (*charter.why_no_say(command.by, command.at), *not_payers(charter, allocation, command.at))
    barred = (*dict.fromkeys(outsiders), *_awarded(allocation), *_foreign(charter, allocation.total))
    if missing := absent(cases, command.idea):
        return Refused((*missing, *barred))
    case = cases[command.idea]
    reasons = [*barred, *backwards(cases, case, command.at)]
    if any(cost.id == command.cost for member in case.family for cost in cases[member].costs):
        reasons.append(Reason.of(r.COST_EXISTS, cost=command.cost))
    if reasons:
        return Refused(tuple(reasons))
    return (e.CostShared(case.id, command.at, command.by, command.cost, allocation),)


def contribute(charter: Charter, cases: Cases, command: c.Contribute) -> tuple[e.AnyEvent, ...] | Refused:
    barred = (
        *not_payers(charter, [command.party], command.at),
        *(charter.why_no_say(command.by, command.at) if command.by != command.party else ()),
        *_foreign(charter, command.amount),
    )
    if missing := absent(cases, command.idea):
        return Refused((*missing, *barred))
    case = cases[command.idea]
    if reasons := (*backwards(cases, case, command.at), *barred, *_booked(cases, case, command.reference)):
        return Refused(reasons)
    return (
        e.Contributed(
            case.id,
            command.at,
            command.by,
            command.party,
            command.amount,
            command.hours,
            command.rate,
            command.reference,
        ),
    )


def settle(charter: Charter, cases: Cases, command: c.Settle) -> tuple[e.AnyEvent, ...] | Refused:
    no_say = charter.why_no_say(command.by, command.at)
    if missing := absent(cases, command.idea):
        return Refused((*missing, *no_say))
    case = cases[command.idea]
    balances = case.balances()
    reasons = [*no_say, *backwards(cases, case, command.at)]
    if not any(balances.values()):
        reasons.append(Reason.of(r.NOTHING_TO_SETTLE, idea=case.id))
    if reasons:
        return Refused(tuple(reasons))
    return (e.Settled(case.id, command.at, command.by, transfers.settle(balances).transfers),)


def _booked(cases: Cases, case: Case, reference: str) -> tuple[Reason, ...]:
    """A voucher that has been booked in the family already."""
    paid = (one for member in sorted(case.family) for one in cases[member].contributions)
    if not reference or all(one.reference != reference for one in paid):
        return ()
    return (Reason.of(r.ALREADY_BOOKED, reference=reference),)


def _awarded(allocation: Allocation) -> tuple[Reason, ...]:
    return (Reason.of(r.NOT_A_COST, total=allocation.total),) if allocation.awarded else ()


def _foreign(charter: Charter, amount: Money) -> tuple[Reason, ...]:
    if amount.currency == charter.currency:
        return ()
    return (Reason.of(r.OTHER_CURRENCY, ours=charter.currency, theirs=amount.currency),)
