"""An application: who asks for how much, for what cost, and when."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from slussmodel.countries import Country
from slussmodel.errors import InvalidValue
from slussmodel.money import Money, not_negative, total
from slussmodel.periods import Period
from slussmodel.validators import day, each, filled, identifier, nfc, of_type


@frozen(kw_only=True)
class Applicant:
    """One party of an application: its eligible cost, and the grant that it asks for.

    The grant may not be above the cost; a party without a grant asks for zero.
    """

    party: str = field(converter=nfc, validator=identifier)
    eligible: Money = field(validator=of_type(Money))
    grant: Money = field(validator=not_negative)
    country: str = field(default="SE", validator=identifier)
    municipality: bool = field(default=False, validator=of_type(bool))
    small_company: bool = field(default=False, validator=of_type(bool))

    def __attrs_post_init__(self) -> None:
        Country.of(self.country)
        if self.grant > self.eligible:
            raise InvalidValue("Applicant", "grant", self.grant, f"must not be above the cost, {self.eligible}")

    @property
    def own(self) -> Money:
        """What the party must bring itself, in cash or in kind."""
        return self.eligible - self.grant


@frozen(kw_only=True)
class Application:
    """What is asked of a call.

    >>> from slussmodel.money import SEK
    >>> Application(
    ...     id="a-1", call="2015-06987", title="Innovationssluss Skaraborg", submitted=date(2016, 9, 7),
    ...     period=Period.parse("2016-11..2019-10"),
    ...     applicants=(Applicant(party="Skaraborg", eligible=SEK(8_000_000), grant=SEK(4_000_000)),),
    ... ).amount
    SEK('4000000.00')
    """

    id: str = field(converter=nfc, validator=identifier)
    call: str = field(converter=nfc, validator=identifier)
    title: str = field(validator=filled)
    submitted: date = field(validator=day)
    period: Period = field(validator=of_type(Period))
    applicants: tuple[Applicant, ...] = field(validator=each(of_type(Applicant)))

    def __attrs_post_init__(self) -> None:
        if not self.applicants:
            raise InvalidValue("Application", "applicants", self.applicants, "must name at least one")

    @property
    def amount(self) -> Money:
        """The grant applied for."""
        return total(one.grant for one in self.applicants)

    @property
    def eligible(self) -> Money:
        """The eligible cost of all parties."""
        return total(one.eligible for one in self.applicants)
