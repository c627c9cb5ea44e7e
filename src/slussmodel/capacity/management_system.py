"""Whether innovation work is systematic: what stands behind each clause of ISO 56002:2019."""

from __future__ import annotations

from attrs import field, frozen

from slussmodel.capacity.pairs import Pairs, as_pairs, pairs
from slussmodel.errors import UnknownName
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Sentence
from slussmodel.validators import identifier, nfc

ISO_56002 = "ISO 56002:2019"


class Clause(Labelled):
    """The clauses of an innovation management system, by number; the headings are ISO's harmonised structure."""

    CONTEXT = "4", "organisationens förutsättningar", "context of the organisation"
    LEADERSHIP = "5", "ledarskap", "leadership"
    PLANNING = "6", "planering", "planning"
    SUPPORT = "7", "stöd", "support"
    OPERATION = "8", "verksamhet", "operation"
    EVALUATION = "9", "utvärdering av prestanda", "performance evaluation"
    IMPROVEMENT = "10", "förbättringar", "improvement"


NOTHING_BEHIND = Sentence(
    "clause_without_ground",
    sv="{organisation} har inget som svarar mot {clause}, avsnitt {number}",
    en="{organisation} has nothing that answers to {clause}, clause {number}",
)


@frozen(kw_only=True)
class ManagementSystem:
    """What an organisation has that answers to each clause: "ett systematiskt innovationsarbete".

    `grounds` maps a clause's number to what stands behind it, in the organisation's own words. The clauses are headings
    only; whether the ground suffices is for a person to judge.

    >>> grounds = {Clause.LEADERSHIP: "högt på agendan", Clause.SUPPORT: "två coacher"}
    >>> coaches = ManagementSystem(organisation="2284", grounds=grounds)
    >>> [clause.label("en") for clause in coaches.missing][:2], coaches.check()[0].text("sv")
    (['context of the organisation', 'planning'],
     '2284 har inget som svarar mot organisationens förutsättningar, avsnitt 4 (ISO 56002:2019)')

    Raises `UnknownName` for a clause that the standard does not have.
    """

    organisation: str = field(converter=nfc, validator=identifier)
    grounds: Pairs = field(converter=as_pairs, validator=pairs)

    def __attrs_post_init__(self) -> None:
        for number, _ in self.grounds:
            if number not in frozenset(Clause):
                raise UnknownName.among(f"clause of {ISO_56002}", number, Clause)

    @property
    def missing(self) -> tuple[Clause, ...]:
        """The clauses that nothing answers to."""
        answered = {number for number, _ in self.grounds}
        return tuple(clause for clause in Clause if clause not in answered)

    def check(self) -> tuple[Finding, ...]:
        """A note for each clause that nothing answers to."""
        return tuple(
            Finding.of(
                NOTHING_BEHIND,
                Severity.NOTE,
                place=clause.value,
                source=ISO_56002,
                organisation=self.organisation,
                clause=clause,
                number=clause.value,
            )
            for clause in self.missing
        )
