"""A grant: what was applied for, the tranches it comes in, and what each step does to what is still to come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from attrs import evolve, field, frozen

from slussmodel.errors import InvalidValue, Reason, Refused, UnknownName
from slussmodel.findings import Finding, Severity
from slussmodel.funding.tranches import LIFECYCLE, Tranche, TrancheEvent, TrancheState, TrancheStep
from slussmodel.language import Lang, Sentence
from slussmodel.money import Money, total
from slussmodel.records import columns
from slussmodel.validators import each, identifier, nfc, of_type

_WITHHELD = TrancheState.WITHHELD


@frozen(kw_only=True)
class Grant:
    """Money granted to a recipient under a call, in tranches.

    A tranche without an amount is the remainder: what is left of the amount applied for. It is an upper bound, not a
    promise. The tranches are never more than the amount applied for, and only one of them may be the remainder.

    >>> from slussmodel.funding import Condition
    >>> from slussmodel.money import SEK
    >>> year_one = Condition(text="year one carried out", deliverables=("structure",))
    >>> grant = Grant(
    ...     id="g-1", call="2015-06987", recipient="Skaraborg", applied=SEK(4_000_000),
    ...     tranches=(Tranche(id="1", amount=SEK(1_958_631)), Tranche(id="2", condition=year_one)),
    ... )
    >>> grant.amount("2"), grant.with_amount("2", SEK(1_813_291)).at_most
    (SEK('2041369.00'), SEK('3771922.00'))
    >>> print(grant.release("2", on=date(2017, 12, 1)).text("en"))
    the condition of tranche 2 is not met: year one carried out
    """

    id: str = field(converter=nfc, validator=identifier)
    call: str = field(converter=nfc, validator=identifier)
    recipient: str = field(converter=nfc, validator=identifier)
    applied: Money = field(validator=of_type(Money))
    tranches: tuple[Tranche, ...] = field(validator=each(of_type(Tranche)))

    def __attrs_post_init__(self) -> None:
        ids = [one.id for one in self.tranches]
        if len(set(ids)) < len(ids) or not ids:
            raise InvalidValue("Grant", "tranches", ids, "must be at least one, each with an id of its own")
        if sum(one.amount is None for one in self.tranches) > 1:
            raise InvalidValue("Grant", "tranches", ids, "must have at most one that is the remainder")
        if self._fixed > self.applied:
            raise InvalidValue(
                "Grant", "tranches", self._fixed, f"must not be more than was applied for, {self.applied}"
            )

    @property
    def _fixed(self) -> Money:
        return total((one.amount for one in self.tranches if one.amount is not None), self.applied.currency)

    def tranche(self, id: str) -> Tranche:
        """A tranche by its id; raises `UnknownName` for one that the grant does not have."""
        for one in self.tranches:
            if one.id == id:
                return one
        raise UnknownName.among("tranche", id, [one.id for one in self.tranches])

    def amount(self, id: str) -> Money:
        """The amount of a tranche; of the remainder, the most that it can be."""
        amount = self.tranche(id).amount
        return self.applied - self._fixed if amount is None else amount

    @property
    def released(self) -> Money:
        """What has been paid."""
        return self._sum(lambda one: one.state is TrancheState.RELEASED)

    @property
    def at_most(self) -> Money:
        """The most that the grant can still come to: everything that is not withheld."""
        return self._sum(lambda one: one.state is not _WITHHELD)

    @property
    def to_come(self) -> Money:
        """The most that can still be paid."""
        return self.at_most - self.released

    def with_amount(self, id: str, amount: Money) -> Grant:
        """What if a tranche were of another amount: the same grant with nothing else changed."""
        return self._replace(evolve(self.tranche(id), amount=amount))

    def report(self, id: str, *, evidence: tuple[str, ...], on: date) -> Grant | Refused:
        """The recipient shows deliverables; a tranche may be reported more than once until it is decided."""
        return self._step(id, TrancheEvent(on=on, step=TrancheStep.REPORT, evidence=evidence))

    def approve(self, id: str, *, on: date) -> Grant | Refused:
        """The funder finds the condition met; refused while a deliverable lacks evidence."""
        tranche = self.tranche(id)
        missing = tranche.missing if tranche.state is TrancheState.CONDITION_PENDING else ()
        reasons = (Reason.of(_NO_EVIDENCE, tranche=id, missing=missing),) if missing else ()
        return self._step(id, TrancheEvent(on=on, step=TrancheStep.APPROVE), reasons)

    def reduce(self, id: str, *, to: Money, because: str, on: date) -> Grant | Refused:
        """The funder lowers a tranche to an amount from zero to less than it was.

        What is taken from one tranche does not go to the remainder: that stays what it was.
        """
        before = self.amount(id)
        lower = Money(0, to.currency) <= to < before
        reasons = () if lower else (Reason.of(_NOT_LOWER, tranche=id, to=to, before=before),)
        after = self._step(id, TrancheEvent(on=on, step=TrancheStep.REDUCE, because=because), reasons)
        if isinstance(after, Refused):
            return after
        amounts = {one.id: self.amount(one.id) for one in self.tranches} | {id: to}
        return evolve(after, tranches=tuple(evolve(one, amount=amounts[one.id]) for one in after.tranches))

    def withhold(self, id: str, *, because: str, on: date) -> Grant | Refused:
        """The funder keeps the tranche for good."""
        return self._step(id, TrancheEvent(on=on, step=TrancheStep.WITHHOLD, because=because))

    def release(self, id: str, *, on: date) -> Grant | Refused:
        """Pay a tranche; refused while its condition is not met, and for what is already paid or withheld."""
        tranche = self.tranche(id)
        waiting = tranche.condition if tranche.state in _BEFORE_DECISION else None
        reasons = (Reason.of(_NOT_MET, tranche=id, condition=waiting.text),) if waiting else ()
        return self._step(id, TrancheEvent(on=on, step=TrancheStep.RELEASE), reasons)

    def check(self, *, on: date) -> tuple[Finding, ...]:
        """A warning for each tranche whose due day has passed while nothing is decided on it."""
        return tuple(
            Finding.of(_OVERDUE, Severity.WARNING, place=one.id, tranche=one.id, due=one.due, state=one.state)
            for one in self.tranches
            if one.due is not None and one.due < on and one.state in _BEFORE_DECISION
        )

    def explain(self, lang: Lang = "sv") -> str:
        """What is applied for, paid, still possible, and how far below the application the grant can end."""
        params = {
            "applied": self.applied,
            "released": self.released,
            "to_come": self.to_come,
            "below": self.applied - self.at_most,
        }
        told = [_GRANT if self.to_come else _GRANT_DONE]
        if params["below"]:
            told.append(_ENDS_BELOW if self.to_come else _ENDED_BELOW)
        return "; ".join(sentence.say(params, lang) for sentence in told)

    def to_records(self) -> list[dict[str, object]]:
        """A dict for each tranche, as a dataframe takes them; the amount in major units, for the remainder at most."""
        return [
            {
                "tranche": one.id,
                "amount": self.amount(one.id).amount,
                "currency": self.applied.currency,
                "is_remainder": one.amount is None,
                "state": str(one.state),
                "first": one.period and one.period.first.first_day,
                "last": one.period and one.period.last.last_day,
                "due": one.due,
            }
            for one in self.tranches
        ]

    def to_columns(self) -> dict[str, list[object]]:
        """The records turned on their side: a list for each column."""
        return columns(self.to_records())

    def svg(self, lang: Lang = "sv") -> str:
        """The tranches over time, each with its amount and state, as SVG text."""
        from slussmodel.funding.picture import grant_svg

        return grant_svg(self, lang)

    def _repr_html_(self) -> str:
        return self.svg()

    def _step(self, id: str, event: TrancheEvent, reasons: tuple[Reason, ...] = ()) -> Grant | Refused:
        tranche = self.tranche(id)
        after = LIFECYCLE[tranche.state].get(event.step)
        if after is None and not any(reason.sentence is _NOT_MET for reason in reasons):
            reasons += (Reason.of(_NOT_FROM_HERE, tranche=id, state=tranche.state, step=event.step),)
        if tranche.history and event.on < tranche.history[-1].on:
            reasons += (Reason.of(_BACKWARDS, tranche=id, day=event.on, last=tranche.history[-1].on),)
        if reasons or after is None:
            return Refused(reasons)
        return self._replace(evolve(tranche, state=after, history=(*tranche.history, event)))

    def _replace(self, tranche: Tranche) -> Grant:
        return evolve(self, tranches=tuple(tranche if one.id == tranche.id else one for one in self.tranches))

    def _sum(self, counts: Callable[[Tranche], bool]) -> Money:
        return total((self.amount(one.id) for one in self.tranches if counts(one)), self.applied.currency)


_BEFORE_DECISION = (TrancheState.PLANNED, TrancheState.CONDITION_PENDING)

_GRANT = Sentence(
    "grant",
    sv="sökt {applied}, utbetalt {released}, högst {to_come} återstår",
    en="applied for {applied}, paid {released}, at most {to_come} to come",
)
_GRANT_DONE = Sentence(
    "grant_done",
    sv="sökt {applied}, utbetalt {released}, inget återstår",
    en="applied for {applied}, paid {released}, nothing to come",
)
_ENDS_BELOW = Sentence(
    "ends_below",
    sv="bidraget slutar minst {below} under ansökan",
    en="the grant ends at least {below} below the application",
)
_ENDED_BELOW = Sentence(
    "ended_below",
    sv="bidraget slutade {below} under ansökan",
    en="the grant ended {below} below the application",
)
_OVERDUE = Sentence(
    "tranche_overdue",
    sv="delbetalning {tranche} skulle ha varit avgjord {due} men är {state}",
    en="tranche {tranche} was due on {due} but is {state}",
)
_NOT_MET = Sentence(
    "condition_not_met",
    sv="villkoret för delbetalning {tranche} är inte uppfyllt: {condition}",
    en="the condition of tranche {tranche} is not met: {condition}",
)
_NO_EVIDENCE = Sentence(
    "evidence_missing",
    sv="delbetalning {tranche} saknar underlag för {missing}",
    en="tranche {tranche} has no evidence of {missing}",
)
_NOT_LOWER = Sentence(
    "not_a_reduction",
    sv="delbetalning {tranche} är {before} och kan inte sänkas till {to}",
    en="tranche {tranche} is {before} and cannot be reduced to {to}",
)
_NOT_FROM_HERE = Sentence(
    "tranche_step_not_open",
    sv="det går inte att {step} delbetalning {tranche}: den är {state}",
    en="you cannot {step} tranche {tranche}: it is {state}",
)
_BACKWARDS = Sentence(
    "before_last_step",
    sv="{day} ligger före det senaste steget för delbetalning {tranche}, {last}",
    en="{day} is before the last step of tranche {tranche}, {last}",
)
