"""An innovation partnership from announcement to first customer, under the Public Procurement Act (LOU 6:30-41).

The rules are in one place, as findings over the whole value (`tendering_rules` and `contract_rules`). `check` says
which of them a partnership breaks; a step is refused with those that it would newly break. So what is found afterwards
and what is refused beforehand can never differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import Attribute, evolve, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue, Reason, Refused, UnknownName
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Sentence
from slussmodel.money import Money
from slussmodel.procurement import contract_rules, tendering_rules
from slussmodel.procurement.contract import Contract, Purchase, procurement_value
from slussmodel.procurement.tenders import Candidate, DocumentChange, Negotiation, Tender
from slussmodel.procurement.terms import ProcurementDocuments
from slussmodel.validators import at_least, day, distinct, each, filled, identifier, nfc, of_type, wrong


class PartnershipState(Labelled):
    """Where an innovation partnership stands."""

    PREPARED = "prepared", "under förberedelse", "being prepared"
    ANNOUNCED = "announced", "annonserad", "announced"
    NEGOTIATING = "negotiating", "under förhandling", "in negotiation"
    FINAL_TENDERS = "final_tenders", "slutliga anbud inkomna", "final tenders received"
    DEVELOPING = "developing", "under utveckling", "in development"
    PHASE_CLOSED = "phase_closed", "etapp avslutad", "phase closed"
    PURCHASED = "purchased", "lösningen köpt", "solution bought"
    ENDED = "ended", "avslutat", "ended"


class PartnershipStep(Labelled):
    """What can be done to it."""

    ANNOUNCE = "announce", "annonsera", "announce"
    RECEIVE = "receive", "ta emot en anbudsansökan", "receive a request to take part"
    INVITE = "invite", "bjuda in anbudssökande", "invite candidates"
    NEGOTIATE = "negotiate", "förhandla", "negotiate"
    CHANGE = "change", "ändra upphandlingsdokumenten", "change the documents"
    CUT = "cut", "minska antalet anbud", "cut the number of tenders"
    CLOSE_TENDERS = "close_tenders", "ta emot slutliga anbud", "receive final tenders"
    AWARD = "award", "tilldela kontrakt", "award contracts"
    REACH = "reach", "godkänna ett delmål", "accept an intermediate target"
    PAY = "pay", "betala en delbetalning", "pay an instalment"
    CLOSE_PHASE = "close_phase", "avsluta en etapp", "close a phase"
    OPEN_PHASE = "open_phase", "öppna nästa etapp", "open the next phase"
    DROP = "drop", "avsluta ett kontrakt", "end one contract"
    END = "end", "avsluta partnerskapet", "end the partnership"
    BUY = "buy", "köpa lösningen", "buy the solution"


_State, _Step = PartnershipState, PartnershipStep

LIFECYCLE: dict[PartnershipState, dict[PartnershipStep, PartnershipState]] = {
    _State.PREPARED: {_Step.ANNOUNCE: _State.ANNOUNCED},
    _State.ANNOUNCED: {_Step.RECEIVE: _State.ANNOUNCED, _Step.INVITE: _State.NEGOTIATING},
    _State.NEGOTIATING: {
        _Step.NEGOTIATE: _State.NEGOTIATING,
        _Step.CHANGE: _State.NEGOTIATING,
        _Step.CUT: _State.NEGOTIATING,
        _Step.CLOSE_TENDERS: _State.FINAL_TENDERS,
    },
    _State.FINAL_TENDERS: {_Step.AWARD: _State.DEVELOPING},
    _State.DEVELOPING: {
        _Step.REACH: _State.DEVELOPING,
        _Step.PAY: _State.DEVELOPING,
        _Step.CLOSE_PHASE: _State.PHASE_CLOSED,
    },
    _State.PHASE_CLOSED: {
        _Step.OPEN_PHASE: _State.DEVELOPING,
        _Step.PAY: _State.PHASE_CLOSED,
        _Step.DROP: _State.PHASE_CLOSED,
        _Step.END: _State.ENDED,
        _Step.BUY: _State.PURCHASED,
    },
    _State.PURCHASED: {_Step.PAY: _State.PURCHASED},
    _State.ENDED: {_Step.PAY: _State.ENDED},
}
"""The whole life of an innovation partnership. Ending and dropping stand after a phase, as LOU 6:40 has it.

An instalment whose target was reached is owed also when the partnership is over: invoices come after the work.
"""


def _two_texts(instance: object, attribute: Attribute[Any], value: object) -> None:
    match value:
        case (str(), str()):
            return
    raise wrong(instance, attribute, value, "must be a supplier and what it is about")


@frozen(kw_only=True, repr=False)
class InnovationPartnership:
    """A procedure and the partnership that comes of it; every step gives a new value or a refusal.

    >>> from slussmodel.assessment import MarketResult, MarketScan
    >>> from slussmodel.money import SEK
    >>> scan = MarketScan(result=MarketResult.NONE, evidence="RFI", day=date(2020, 2, 1))
    >>> prepared = InnovationPartnership(id="ip-1", documents=ProcurementDocuments(
    ...     need="snow clearance by need", market=scan, requests_due=date(2020, 4, 30),
    ...     price_weight=Fraction(3, 10), estimated_value=SEK(5_000_000)))
    >>> print(prepared.announce(on=date(2020, 4, 10)).text("en"))
    the documents state no minimum requirements (LOU 6:33)
    the documents say nothing of intellectual property (LOU 6:33)
    candidates get 20 days to ask to take part, at least 30 are required (LOU 11:3)
    """

    id: str = field(converter=nfc, validator=identifier)
    documents: ProcurementDocuments = field(validator=of_type(ProcurementDocuments))
    state: PartnershipState = field(default=PartnershipState.PREPARED, validator=of_type(PartnershipState))
    announced: date | None = field(default=None, validator=optional(day))
    candidates: tuple[Candidate, ...] = field(default=(), validator=each(of_type(Candidate)))
    invited: tuple[str, ...] = field(default=(), validator=[each(identifier), distinct])
    invited_on: date | None = field(default=None, validator=optional(day))
    cut: tuple[str, ...] = field(default=(), validator=each(identifier))
    negotiations: tuple[Negotiation, ...] = field(default=(), validator=each(of_type(Negotiation)))
    changes: tuple[DocumentChange, ...] = field(default=(), validator=each(of_type(DocumentChange)))
    tenders: tuple[Tender, ...] = field(default=(), validator=each(of_type(Tender)))
    contracts: tuple[Contract, ...] = field(default=(), validator=each(of_type(Contract)))
    phase: int = field(default=0, validator=[of_type(int), at_least(0)])
    reached: tuple[tuple[str, str], ...] = field(default=(), validator=each(_two_texts))
    paid: tuple[tuple[str, str], ...] = field(default=(), validator=each(_two_texts))
    dropped: tuple[tuple[str, str], ...] = field(default=(), validator=each(_two_texts))
    ended: str | None = field(default=None, validator=optional(filled))
    purchase: Purchase | None = field(default=None, validator=optional(of_type(Purchase)))
    last: date | None = field(default=None, validator=optional(day))

    def __attrs_post_init__(self) -> None:
        suppliers = [one.supplier for one in self.contracts]
        if len(set(suppliers)) < len(suppliers):
            raise InvalidValue("InnovationPartnership", "contracts", suppliers, "must be one for each partner")

    def __repr__(self) -> str:
        suppliers = ", ".join(self.partners or self.remaining or [one.supplier for one in self.candidates])
        return f"<InnovationPartnership {self.id}: {self.state}, with {suppliers or 'nobody yet'}>"

    @property
    def remaining(self) -> tuple[str, ...]:
        """The tenderers that are still in the negotiations."""
        return tuple(one for one in self.invited if one not in self.cut)

    @property
    def partners(self) -> tuple[str, ...]:
        """The suppliers whose contract runs."""
        gone = {supplier for supplier, _ in self.dropped}
        return tuple(one.supplier for one in self.contracts if one.supplier not in gone)

    @property
    def value(self) -> Money:
        """The value of the procurement by its contracts; before there are any, as it was estimated (LOU 5:15)."""
        return procurement_value(self.contracts) if self.contracts else self.documents.estimated_value

    def contract(self, supplier: str) -> Contract:
        """The contract with a partner; raises `UnknownName` where there is none."""
        for one in self.contracts:
            if one.supplier == supplier:
                return one
        raise UnknownName.among("partner", supplier, [one.supplier for one in self.contracts])

    def check(self) -> tuple[Finding, ...]:
        """Every rule that this partnership breaks, with the paragraph, such as "LOU 4:7"."""
        rules = (*tendering_rules.RULES, *contract_rules.RULES)
        return tuple(finding for rule in rules for finding in rule(self))

    def announce(self, *, on: date) -> InnovationPartnership | Refused:
        """Call for competition (LOU 6:30); refused while the documents have an error."""
        return self._step(_Step.ANNOUNCE, evolve(self, announced=on), on, also=self._errors())

    def receive(self, candidate: Candidate) -> InnovationPartnership | Refused:
        """Any supplier may ask to take part (LOU 6:30)."""
        after = evolve(self, candidates=(*self.candidates, candidate))
        return self._step(_Step.RECEIVE, after, candidate.asked)

    def invite(self, *suppliers: str, on: date) -> InnovationPartnership | Refused:
        """Invite candidates to negotiate: at least three, or all that qualify if they are fewer (LOU 4:7)."""
        return self._step(_Step.INVITE, evolve(self, invited=suppliers, invited_on=on), on)

    def negotiate(self, negotiation: Negotiation) -> InnovationPartnership | Refused:
        after = evolve(self, negotiations=(*self.negotiations, negotiation))
        return self._step(_Step.NEGOTIATE, after, negotiation.on)

    def change(self, what: str, *, told: frozenset[str], days: int, on: date) -> InnovationPartnership | Refused:
        """Change the documents; everybody left must be told in writing and get time to adapt (LOU 6:35)."""
        change = DocumentChange(on=on, what=what, remaining=frozenset(self.remaining), told=told, days=days)
        return self._step(_Step.CHANGE, evolve(self, changes=(*self.changes, change)), on)

    def cut_to(self, *suppliers: str, on: date) -> InnovationPartnership | Refused:
        """Go on with fewer tenders after a round, where the documents announced it (LOU 6:36)."""
        cut = tuple(one for one in self.remaining if one not in suppliers)
        return self._step(_Step.CUT, evolve(self, cut=(*self.cut, *cut)), on)

    def close_tenders(self, *tenders: Tender, on: date) -> InnovationPartnership | Refused:
        """Take in the final tenders; after this nothing is negotiated (LOU 6:34)."""
        return self._step(_Step.CLOSE_TENDERS, evolve(self, tenders=tenders), on)

    def award(self, *contracts: Contract, on: date) -> InnovationPartnership | Refused:
        """Sign with one or several partners: those with the best price-quality ratio (LOU 6:38)."""
        return self._step(_Step.AWARD, evolve(self, contracts=contracts, phase=1), on)

    def reach(self, supplier: str, target: str, *, on: date) -> InnovationPartnership | Refused:
        """A partner whose contract runs has reached an intermediate target of a phase that is open or closed."""
        self.contract(supplier)
        gone = (
            () if supplier in self.partners else (Finding.of(_GONE, Severity.ERROR, place=supplier, supplier=supplier),)
        )
        return self._step(_Step.REACH, evolve(self, reached=(*self.reached, (supplier, target))), on, also=gone)

    def pay(self, supplier: str, instalment: str, *, on: date) -> InnovationPartnership | Refused:
        """Pay an instalment; refused before its target is reached (LOU 6:40)."""
        return self._step(_Step.PAY, evolve(self, paid=(*self.paid, (supplier, instalment))), on)

    def close_phase(self, *, on: date) -> InnovationPartnership | Refused:
        return self._step(_Step.CLOSE_PHASE, self, on)

    def open_phase(self, *, on: date) -> InnovationPartnership | Refused:
        """Begin the next phase; refused where no partner that is left has one (LOU 6:39)."""
        longest = max((len(one.phases) for one in self.contracts if one.supplier in self.partners), default=0)
        also = contract_rules.no_such_phase(self.phase + 1, longest)
        return self._step(_Step.OPEN_PHASE, evolve(self, phase=self.phase + 1), on, also=also)

    def drop(self, supplier: str, *, because: str, on: date) -> InnovationPartnership | Refused:
        """End one partner's contract after a phase, where the documents announced it (LOU 6:40)."""
        return self._step(_Step.DROP, evolve(self, dropped=(*self.dropped, (supplier, because))), on)

    def end(self, *, because: str, on: date) -> InnovationPartnership | Refused:
        """End the partnership after a phase, where the documents announced it (LOU 6:40)."""
        return self._step(_Step.END, evolve(self, ended=because), on)

    def buy(
        self, supplier: str, *, cost: Money, measured: Mapping[str, Fraction], on: date
    ) -> InnovationPartnership | Refused:
        """Become the first customer; refused above the agreed cost or below the agreed performance (LOU 6:31)."""
        customer = self.contract(supplier).purchase.first_customer
        bought = Purchase(supplier=supplier, customer=customer, on=on, cost=cost, measured=tuple(measured.items()))
        return self._step(_Step.BUY, evolve(self, purchase=bought), on)

    def _errors(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.check() if one.severity is Severity.ERROR)

    def _step(
        self, step: PartnershipStep, after: InnovationPartnership, on: date, *, also: tuple[Finding, ...] = ()
    ) -> InnovationPartnership | Refused:
        """The value after a step, or every reason against it: the table, the calendar, and rules newly broken."""
        state = LIFECYCLE[self.state].get(step)
        reasons = [] if state else [Reason.of(_NOT_FROM_HERE, id=self.id, step=step, state=self.state)]
        if self.last is not None and on < self.last:
            reasons.append(Reason.of(_BACKWARDS, day=on, last=self.last))
        moved = evolve(after, state=state or self.state, last=on)
        before = set(self._errors())
        broken = dict.fromkeys((*also, *(new for new in moved._errors() if new not in before)))
        reasons += [one.as_reason() for one in broken]
        return Refused(tuple(reasons)) if reasons else moved


_GONE = Sentence(
    "contract_ended", sv="kontraktet med {supplier} är avslutat", en="the contract with {supplier} has been ended"
)
_NOT_FROM_HERE = Sentence(
    "partnership_step_not_open",
    sv="det går inte att {step}: {id} är {state}",
    en="you cannot {step}: {id} is {state}",
)
_BACKWARDS = Sentence(
    "before_last_step",
    sv="{day} ligger före det senaste steget, {last}",
    en="{day} is before the last step, {last}",
)
