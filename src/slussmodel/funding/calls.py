"""A call for applications: its rules, what they find in an application, the award, and how many were granted."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from attrs import field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue, Reason, Refused
from slussmodel.findings import Finding, Severity
from slussmodel.funding.applications import Application
from slussmodel.funding.grants import Grant
from slussmodel.funding.rules import KINDS, ClosingDate, MaxGrant, MaxRate, Rule
from slussmodel.funding.tranches import Tranche
from slussmodel.language import Lang, Sentence, number
from slussmodel.money import Money
from slussmodel.validators import at_least, each, filled, identifier, of_type


def without_language(reference: str) -> str:
    """A reference number without the language that a translated page adds to it.

    >>> without_language("2015-06987-en")
    '2015-06987'
    """
    return re.sub(r"-(?:en|sv)$", "", reference) if isinstance(reference, str) else reference


@frozen(kw_only=True)
class Call:
    """A funder's call in one round of a programme, with its rules.

    >>> from slussmodel.funding import VINNOVA_2016
    >>> VINNOVA_2016.cap, VINNOVA_2016.max_rate, VINNOVA_2016.closes
    (SEK('4000000.00'), Fraction(1, 2), datetime.date(2016, 9, 7))
    """

    id: str = field(converter=without_language, validator=identifier)
    funder: str = field(validator=filled)
    programme: str = field(validator=filled)
    title: str = field(validator=filled)
    year: int | None = field(default=None, validator=optional([of_type(int), at_least(1900)]))
    rules: tuple[Rule, ...] = field(default=(), validator=each(of_type(*KINDS)))

    @property
    def cap(self) -> Money | None:
        """The most that a project may be granted, where the call says so."""
        return min((rule.amount for rule in self.rules if isinstance(rule, MaxGrant)), default=None)

    @property
    def max_rate(self) -> Fraction | None:
        """The support rate that holds for every party, where the call says so; some may have a lower one."""
        rates = (rule for rule in self.rules if isinstance(rule, MaxRate))
        return min((rule.rate for rule in rates if not rule.countries and not rule.small_companies), default=None)

    @property
    def closes(self) -> date | None:
        return min((rule.day for rule in self.rules if isinstance(rule, ClosingDate)), default=None)

    def check(self, application: Application) -> tuple[Finding, ...]:
        """Everything in an application that the rules of the call object to, each with its source."""
        return tuple(finding for rule in self.rules for finding in rule.findings(application))

    def award(
        self, application: Application, tranches: tuple[Tranche, ...], *, id: str, recipient: str
    ) -> Grant | Refused:
        """Grant an application in tranches; refused with every error that `check` finds and for too great a sum."""
        reasons = [one.as_reason() for one in self.check(application) if one.severity is Severity.ERROR]
        if application.call != self.id:
            reasons.append(Reason.of(_OTHER_CALL, application=application.id, theirs=application.call, call=self.id))
        fixed = sum((one.amount for one in tranches if one.amount is not None), Money(0, application.amount.currency))
        if fixed > application.amount:
            reasons.append(Reason.of(_MORE_THAN_APPLIED, granted=fixed, applied=application.amount))
        if reasons:
            return Refused(tuple(reasons))
        return Grant(id=id, call=self.id, recipient=recipient, applied=application.amount, tranches=tranches)


@frozen(kw_only=True)
class CallOutcome:
    """How many projects applied and how many were granted.

    >>> twelve_of_28 = CallOutcome(call="2015-06987", applied=28, granted=12)
    >>> twelve_of_28.success_rate, twelve_of_28.explain("en")
    (Fraction(3, 7), '12 of 28 applications were granted, 42.9%')
    """

    call: str = field(converter=without_language, validator=identifier)
    applied: int = field(validator=[of_type(int), at_least(1)])
    granted: int = field(validator=[of_type(int), at_least(0)])

    def __attrs_post_init__(self) -> None:
        if self.granted > self.applied:
            raise InvalidValue("CallOutcome", "granted", self.granted, f"must be at most {self.applied}, the applied")

    @property
    def success_rate(self) -> Fraction:
        return Fraction(self.granted, self.applied)

    def explain(self, lang: Lang = "sv") -> str:
        percent = number(self.success_rate * 100, lang, decimals=1)
        return _OUTCOME.say({"granted": self.granted, "applied": self.applied, "percent": percent}, lang)


_OUTCOME = Sentence(
    "call_outcome",
    sv="{granted} av {applied} ansökningar beviljades, {percent} %",
    en="{granted} of {applied} applications were granted, {percent}%",
)
_OTHER_CALL = Sentence(
    "application_for_another_call",
    sv="{application} är en ansökan till {theirs}, inte till {call}",
    en="{application} is an application to {theirs}, not to {call}",
)
_MORE_THAN_APPLIED = Sentence(
    "more_than_applied",
    sv="{granted} är mer än de sökta {applied}",
    en="{granted} is more than the {applied} applied for",
)
