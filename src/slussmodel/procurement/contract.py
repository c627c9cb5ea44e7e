"""One contract with two parts: the development in phases, and the purchase that follows if it succeeds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import Attribute, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue
from slussmodel.funding.contributions import TimeContribution
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.money import Money, not_negative, total
from slussmodel.procurement.terms import INNOVATOR_OWNS, ResaleScope, Right, RightsSplit, Side
from slussmodel.validators import at_least, day, each, filled, identifier, nfc, of_type, wrong


class PhaseKind(Labelled):
    """The steps of the research and innovation process that phases follow (LOU 6:39)."""

    RESEARCH = "research", "forskning", "research"
    PROTOTYPE = "prototype", "prototyp", "prototype"
    TEST = "test", "test i verksamheten", "test in operation"
    DELIVERY = "delivery", "tillverkning eller leverans", "manufacture or delivery"


@frozen(kw_only=True)
class Instalment:
    """A payment within a phase, due when an intermediate target is reached."""

    id: str = field(converter=nfc, validator=identifier)
    amount: Money = field(validator=not_negative)
    target: str = field(converter=nfc, validator=identifier)


@frozen(kw_only=True)
class Phase:
    """A phase: its intermediate targets, and the instalments that follow from them."""

    id: str = field(converter=nfc, validator=identifier)
    kind: PhaseKind = field(validator=of_type(PhaseKind))
    months: int = field(validator=[of_type(int), at_least(1)])
    targets: tuple[str, ...] = field(default=(), validator=each(identifier))
    instalments: tuple[Instalment, ...] = field(default=(), validator=each(of_type(Instalment)))

    def __attrs_post_init__(self) -> None:
        for instalment in self.instalments:
            if instalment.target not in self.targets:
                raise InvalidValue("Phase", "instalments", instalment.target, f"must be a target of phase {self.id}")


@frozen(kw_only=True)
class PerformanceLevel:
    """A level of performance that the finished solution must keep: at least, at most, or between.

    >>> PerformanceLevel(name="share of trips saved", least=Fraction(1, 5)).holds(Fraction(1, 4))
    True
    """

    name: str = field(validator=filled)
    least: Fraction | None = field(default=None, validator=optional(of_type(Fraction)))
    most: Fraction | None = field(default=None, validator=optional(of_type(Fraction)))

    def __attrs_post_init__(self) -> None:
        if self.least is None and self.most is None:
            raise InvalidValue("PerformanceLevel", "least", None, "must be given, or most must be")

    def holds(self, measured: Fraction | int) -> bool:
        return (self.least is None or measured >= self.least) and (self.most is None or measured <= self.most)


@frozen(kw_only=True)
class PurchaseTerms:
    """What holds when the municipality becomes the first customer: the most it may cost and the level it must reach."""

    first_customer: str = field(converter=nfc, validator=identifier)
    max_cost: Money = field(validator=not_negative)
    levels: tuple[PerformanceLevel, ...] = field(default=(), validator=each(of_type(PerformanceLevel)))

    def below(self, measured: Mapping[str, Fraction | int]) -> tuple[str, ...]:
        """The levels that a measurement does not reach; one that was not measured is not reached."""
        return tuple(one.name for one in self.levels if one.name not in measured or not one.holds(measured[one.name]))


@frozen(kw_only=True)
class TestBed:
    """The part of the municipality's own operation that the solution is tried in, and the time that its people give."""

    __test__ = False  # a name that pytest would otherwise take for a test class

    operation: str = field(validator=filled)
    time: tuple[TimeContribution, ...] = field(default=(), validator=each(of_type(TimeContribution)))

    def cost(self, currency: str = "SEK") -> Money:
        """What the municipality invests in working time."""
        return total((one.value for one in self.time), currency)


@frozen(kw_only=True)
class Contract:
    """A contract with one partner: development in phases, purchase terms, rights, resale and test bed."""

    supplier: str = field(converter=nfc, validator=identifier)
    phases: tuple[Phase, ...] = field(validator=each(of_type(Phase)))
    purchase: PurchaseTerms = field(validator=of_type(PurchaseTerms))
    rights: RightsSplit = field(default=INNOVATOR_OWNS, validator=of_type(RightsSplit))
    resale: ResaleScope = field(default=ResaleScope.INTERNATIONAL, validator=of_type(ResaleScope))
    test_bed: TestBed | None = field(default=None, validator=optional(of_type(TestBed)))

    def __attrs_post_init__(self) -> None:
        targets = [target for phase in self.phases for target in phase.targets]
        ids = [instalment.id for phase in self.phases for instalment in phase.instalments]
        for name, values in (("targets", targets), ("instalments", ids)):
            if len(set(values)) < len(values):
                raise InvalidValue("Contract", "phases", values, f"must not name {name} twice")
        if self.resale is not ResaleScope.NONE and self.rights.holder(Right.COMMERCIALISATION) is not Side.INNOVATOR:
            rule = "must be none where the innovator does not hold the commercialisation right"
            raise InvalidValue("Contract", "resale", self.resale, rule)

    @property
    def development(self) -> Money:
        """What the development costs: the instalments of all phases."""
        amounts = (instalment.amount for phase in self.phases for instalment in phase.instalments)
        return total(amounts, self.purchase.max_cost.currency)

    def instalment(self, id: str) -> Instalment | None:
        return next((one for phase in self.phases for one in phase.instalments if one.id == id), None)

    def phase_of(self, target: str) -> int:
        """The number of the phase that a target stands in, from 1; 0 where it is no target of the contract."""
        return next((number for number, phase in enumerate(self.phases, 1) if target in phase.targets), 0)


def _measurement(instance: object, attribute: Attribute[Any], value: object) -> None:
    match value:
        case (str(), int() | Fraction()):
            return
    raise wrong(instance, attribute, value, "must be a level's name and a whole number or Fraction")


@frozen(kw_only=True)
class Purchase:
    """The finished solution bought: from whom, by which first customer, at what cost, and what was measured."""

    supplier: str = field(converter=nfc, validator=identifier)
    customer: str = field(converter=nfc, validator=identifier)
    on: date = field(validator=day)
    cost: Money = field(validator=not_negative)
    measured: tuple[tuple[str, Fraction], ...] = field(default=(), validator=each(_measurement))

    def explain(self, lang: Lang = "sv") -> str:
        """The reference that the innovator can show to others."""
        params = {"supplier": self.supplier, "customer": self.customer, "day": self.on}
        return _REFERENCE.say(params, lang)


def procurement_value(contracts: Iterable[Contract], currency: str = "SEK") -> Money:
    """The value of an innovation partnership (LOU 5:15): the research and development of all phases with all partners,
    and the most that the supplies bought at the end may cost.

    Where several partners develop, one of them sells: the dearest purchase counts.
    """
    agreed = list(contracts)
    bought = max((one.purchase.max_cost for one in agreed), default=Money(0, currency))
    return total((one.development for one in agreed), bought.currency) + bought


_REFERENCE = Sentence(
    "reference_customer",
    sv="{customer} är första kund hos {supplier} sedan {day}, med lösningen prövad i verkligheten",
    en="{customer} has been the first customer of {supplier} since {day}, with the solution tried in real operation",
)
