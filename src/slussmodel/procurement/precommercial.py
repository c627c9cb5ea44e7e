"""Pre-commercial procurement (PCP): research bought from several suppliers in parallel, outside the Procurement Act.

The Act covers research and development services only where the results go exclusively to the authority and the
authority pays for all of it (LOU 1:5). A PCP shares risks and benefits with the suppliers (COM(2007) 799), so it stands
outside; but it buys research and no finished solution, which is then procured by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.findings import Finding, Severity
from slussmodel.funding.rates import rate
from slussmodel.language import Labelled, Sentence
from slussmodel.money import Money, not_negative, total
from slussmodel.procurement.terms import Right, RightsSplit, Side
from slussmodel.validators import distinct, each, identifier, of_type


class ResearchPhase(Labelled):
    """The phases of a PCP, in their order."""

    EXPLORATION = "exploration", "lösningsförslag", "solution exploration"
    PROTOTYPE = "prototype", "prototyp", "prototyping"
    TEST_SERIES = "test_series", "första testserie", "first test series"


@frozen(kw_only=True)
class ResearchRound:
    """One phase: the suppliers that take part in parallel, and what each is paid."""

    phase: ResearchPhase = field(validator=of_type(ResearchPhase))
    suppliers: tuple[str, ...] = field(validator=[each(identifier), distinct])
    payment: Money = field(validator=not_negative)

    @property
    def cost(self) -> Money:
        return self.payment * len(self.suppliers)


@frozen(kw_only=True)
class PreCommercialProcurement:
    """Rounds of research, the part of the cost that the authority pays, and who holds the rights.

    >>> from slussmodel.money import SEK
    >>> from slussmodel.procurement.terms import INNOVATOR_OWNS
    >>> pcp = PreCommercialProcurement(
    ...     authority_pays=Fraction(4, 5), rights=INNOVATOR_OWNS,
    ...     rounds=(ResearchRound(phase=ResearchPhase.EXPLORATION, suppliers=("a", "b", "c"), payment=SEK(100_000)),
    ...             ResearchRound(phase=ResearchPhase.PROTOTYPE, suppliers=("a", "b"), payment=SEK(400_000))),
    ... )
    >>> pcp.outside_the_act, pcp.cost, pcp.check()
    (True, SEK('1100000.00'), ())
    """

    authority_pays: Fraction = field(validator=rate)
    rights: RightsSplit = field(validator=of_type(RightsSplit))
    rounds: tuple[ResearchRound, ...] = field(validator=each(of_type(ResearchRound)))

    def __attrs_post_init__(self) -> None:
        phases = [one.phase for one in self.rounds]
        if phases != list(ResearchPhase)[: len(phases)] or not phases:
            raise InvalidValue("PreCommercialProcurement", "rounds", phases, "must follow the phases from the first")

    @property
    def exclusive(self) -> bool:
        """Whether the results go to the authority alone."""
        return all(side is Side.MUNICIPALITY for _, side in self.rights.holders)

    @property
    def outside_the_act(self) -> bool:
        """Outside where the results do not go to the authority alone or the authority does not pay all (LOU 1:5)."""
        return not (self.exclusive and self.authority_pays == 1)

    @property
    def cost(self) -> Money:
        """What the suppliers are paid in all rounds."""
        return total(one.cost for one in self.rounds)

    def check(self) -> tuple[Finding, ...]:
        """What departs from the approach of COM(2007) 799, and whether the Act applies after all."""
        return tuple(
            Finding.of(sentence, severity, place="rounds" if "COM" in source else "rights", source=source)
            for broken, sentence, severity, source in _RULES
            if broken(self)
        )


def _somebody_comes_back(pcp: PreCommercialProcurement) -> bool:
    pairs = zip(pcp.rounds, pcp.rounds[1:], strict=False)
    return any(not set(after.suppliers) <= set(before.suppliers) for before, after in pairs)


_RULES: tuple[tuple[Callable[[PreCommercialProcurement], bool], Sentence, Severity, str], ...] = (
    (
        lambda pcp: not pcp.outside_the_act,
        Sentence(
            "inside_the_act",
            sv="resultaten tillfaller enbart myndigheten, som betalar allt: lagen gäller",
            en="the results go to the authority alone, which pays for all: the Act applies",
        ),
        Severity.ERROR,
        "LOU 1:5",
    ),
    (
        lambda pcp: pcp.rights.holder(Right.OWNERSHIP) is not Side.INNOVATOR,
        Sentence(
            "rights_not_with_the_supplier",
            sv="leverantören behåller inte de immateriella rättigheterna",
            en="the supplier does not keep the intellectual property",
        ),
        Severity.WARNING,
        "COM(2007) 799",
    ),
    (
        lambda pcp: pcp.rights.holder(Right.USE) is not Side.MUNICIPALITY,
        Sentence(
            "no_right_of_use",
            sv="upphandlaren får ingen nyttjanderätt",
            en="the procurer gets no right of use",
        ),
        Severity.WARNING,
        "COM(2007) 799",
    ),
    (
        lambda pcp: len(pcp.rounds[0].suppliers) < 2,
        Sentence(
            "no_parallel_suppliers",
            sv="bara en leverantör deltar; flera ska utveckla parallellt",
            en="only one supplier takes part; several are to develop in parallel",
        ),
        Severity.WARNING,
        "COM(2007) 799",
    ),
    (
        _somebody_comes_back,
        Sentence(
            "supplier_joins_late",
            sv="en leverantör deltar i en fas utan att ha deltagit i den föregående",
            en="a supplier takes part in a phase without having been in the one before",
        ),
        Severity.WARNING,
        "COM(2007) 799",
    ),
)
