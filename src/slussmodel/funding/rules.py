"""The rules of a call, as data: each is a small value that cites its source and finds what breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from slussmodel.countries import Country
from slussmodel.findings import Finding, Severity
from slussmodel.funding.applications import Applicant, Application
from slussmodel.funding.rates import at_rate, rate
from slussmodel.language import Sentence
from slussmodel.money import Money
from slussmodel.validators import at_least, day, each, filled, identifier, of_type


@frozen
class MaxGrant:
    """The most that a project may be granted."""

    amount: Money = field(validator=of_type(Money))
    source: str = field(validator=filled)

    def findings(self, application: Application) -> Iterator[Finding]:
        if application.amount > self.amount:
            yield _error(_GRANT, "amount", self.source, amount=application.amount, cap=self.amount)


@frozen
class LumpSums:
    """The only amounts that a project may be granted."""

    amounts: tuple[Money, ...] = field(validator=each(of_type(Money)))
    source: str = field(validator=filled)

    def findings(self, application: Application) -> Iterator[Finding]:
        if application.amount not in self.amounts:
            yield _error(_LUMP, "amount", self.source, amount=application.amount, sums=self.amounts)


@frozen
class MaxRate:
    """The most of its eligible cost that each party may be granted.

    Where `countries` are named the rule is for parties of those; where `small_companies` is set, for those alone.
    """

    rate: Fraction = field(validator=rate)
    source: str = field(validator=filled)
    countries: frozenset[str] = field(default=frozenset(), kw_only=True, validator=each(identifier))
    small_companies: bool = field(default=False, kw_only=True, validator=of_type(bool))

    def concerns(self, applicant: Applicant) -> bool:
        if self.small_companies and not applicant.small_company:
            return False
        return not self.countries or applicant.country in self.countries

    def findings(self, application: Application) -> Iterator[Finding]:
        for one in application.applicants:
            most = at_rate(one.eligible, self.rate)
            if self.concerns(one) and one.grant > most:
                yield _error(
                    _RATE, one.party, self.source, party=one.party, grant=one.grant, most=most, percent=self.rate * 100
                )


@frozen
class MaxMonths:
    """The longest that a project may last."""

    months: int = field(validator=[of_type(int), at_least(1)])
    source: str = field(validator=filled)

    def findings(self, application: Application) -> Iterator[Finding]:
        if len(application.period) > self.months:
            yield _error(_MONTHS, "period", self.source, months=len(application.period), limit=self.months)


@frozen
class ClosingDate:
    """The last day to apply."""

    day: date = field(validator=day)
    source: str = field(validator=filled)

    def findings(self, application: Application) -> Iterator[Finding]:
        if application.submitted > self.day:
            yield _error(_CLOSED, "submitted", self.source, day=application.submitted, closes=self.day)


@frozen
class LeastMunicipalities:
    """How many of the parties must be municipalities."""

    least: int = field(validator=[of_type(int), at_least(1)])
    source: str = field(validator=filled)

    def findings(self, application: Application) -> Iterator[Finding]:
        n = sum(one.municipality for one in application.applicants)
        if n < self.least:
            yield _error(_MUNICIPALITIES, "applicants", self.source, n=n, least=self.least)


@frozen
class LeastCountries:
    """How many countries the parties must come from, and how many of those must be member states of the EU."""

    least: int = field(validator=[of_type(int), at_least(1)])
    in_eu: int = field(validator=[of_type(int), at_least(0)])
    source: str = field(validator=filled)

    def findings(self, application: Application) -> Iterator[Finding]:
        countries = {one.country for one in application.applicants}
        members = {code for code in countries if Country.of(code).in_eu(application.submitted)}
        if len(countries) < self.least or len(members) < self.in_eu:
            yield _error(
                _COUNTRIES,
                "applicants",
                self.source,
                n=len(countries),
                least=self.least,
                members=len(members),
                in_eu=self.in_eu,
            )


@frozen
class AuditFrom:
    """From which amount a grant must be reported with an auditor's certificate; a note, not a fault."""

    amount: Money = field(validator=of_type(Money))
    source: str = field(validator=filled)

    def findings(self, application: Application) -> Iterator[Finding]:
        if application.amount >= self.amount:
            yield Finding.of(
                _AUDIT, Severity.NOTE, place="amount", source=self.source, amount=application.amount, limit=self.amount
            )


Rule: TypeAlias = (
    MaxGrant | LumpSums | MaxRate | MaxMonths | ClosingDate | LeastMunicipalities | LeastCountries | AuditFrom
)

KINDS = (MaxGrant, LumpSums, MaxRate, MaxMonths, ClosingDate, LeastMunicipalities, LeastCountries, AuditFrom)


def _error(sentence: Sentence, place: str, source: str, **params: object) -> Finding:
    return Finding.of(sentence, Severity.ERROR, place=place, source=source, **params)


_GRANT = Sentence(
    "grant_above_cap",
    sv="{amount} är mer än utlysningens tak, {cap}",
    en="{amount} is more than the cap of the call, {cap}",
)
_LUMP = Sentence(
    "not_a_lump_sum",
    sv="{amount} är inte något av schablonbeloppen {sums}",
    en="{amount} is none of the lump sums {sums}",
)
_RATE = Sentence(
    "rate_above_limit",
    sv="{party} söker {grant}; högst {percent} % av kostnaden, {most}, får beviljas",
    en="{party} asks for {grant}; at most {percent}% of its cost, {most}, may be granted",
)
_MONTHS = Sentence(
    "project_too_long",
    sv="projektet är {months} månader långt men får vara högst {limit}",
    en="the project is {months} months long and may be {limit} at most",
)
_CLOSED = Sentence(
    "call_closed",
    sv="ansökan kom in {day}; utlysningen stängde {closes}",
    en="the application came on {day}; the call closed on {closes}",
)
_MUNICIPALITIES = Sentence(
    "too_few_municipalities",
    sv="{n} av parterna är kommuner; minst {least} måste vara det",
    en="{n} of the parties are municipalities, at least {least} must be",
)
_COUNTRIES = Sentence(
    "too_few_countries",
    sv="parterna kommer från {n} länder (minst {least}), varav {members} i EU (minst {in_eu})",
    en="the parties come from {n} countries (at least {least}), {members} of them in the EU (at least {in_eu})",
)
_AUDIT = Sentence(
    "audit_needed",
    sv="ett bidrag på {amount} ska redovisas med revisorsintyg (från {limit})",
    en="a grant of {amount} is to be reported with an auditor's certificate (from {limit})",
)
