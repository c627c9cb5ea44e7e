"""Guards: what must hold before a decision is taken, as small frozen values registered by name.

A guard answers with every reason that it is not met, and with none when it is. It looks at the journey (its whole
history) and at the context (who decides, when, with which facts). A guard of your own needs a name and one method:

>>> NO_BUDGET = Sentence("no_budget", sv="{left} kr kvar", en="SEK {left} left")
>>> @register("budget_left")
... @frozen
... class BudgetLeft:
...     least: int
...
...     def unmet(self, journey, context):
...         left = context.facts.get("budget", 0)
...         return () if left >= self.least else (Reason.of(NO_BUDGET, left=left),)
>>> named("budget_left")(least=10)
BudgetLeft(least=10)

Guards combine with `all_of`, `any_of` and `not_`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import timedelta
from math import isfinite
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, runtime_checkable

from attrs import Attribute, field, frozen

from slussmodel.errors import Reason, SlussError, UnknownName
from slussmodel.language import Sentence
from slussmodel.stages.context import names
from slussmodel.stages.decisions import Decision
from slussmodel.stages.instants import is_earlier
from slussmodel.validators import at_least, each, identifier, of_type, text, wrong

if TYPE_CHECKING:
    from slussmodel.stages.context import Context
    from slussmodel.stages.journey import Journey

    # A guard reads journeys over stage names of any type.
    AnyJourney: TypeAlias = Journey[Any]


@runtime_checkable
class Guard(Protocol):
    """What must hold; `unmet` gives every reason that it does not."""

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]: ...


G = TypeVar("G", bound=type)
_BY_NAME: dict[str, type] = {}
_NAMES: dict[type, str] = {}


def register(name: str) -> Callable[[G], G]:
    """A class decorator that makes a guard known by its name, so that graphs with it can be written and read."""

    def known(guard: G) -> G:
        taken = _BY_NAME.setdefault(name, guard)
        if taken is not guard and taken.__qualname__ != guard.__qualname__:
            raise SlussError(f"guard name {name!r} is taken by {taken.__qualname__}")
        _BY_NAME[name] = guard
        _NAMES[guard] = name
        return guard

    return known


def named(name: str) -> type:
    """The guard class of that name; raises `UnknownName` with near names."""
    found = _BY_NAME.get(name)
    if found is None:
        raise UnknownName.among("guard", name, _BY_NAME)
    return found


def registered() -> tuple[tuple[str, type], ...]:
    """Every guard class with its name, in the order of the names."""
    return tuple(sorted(_BY_NAME.items()))


def is_guard(name: object) -> bool:
    """Whether a guard is registered by that name."""
    return name in _BY_NAME


def name_of(guard: Guard) -> str:
    """The name that a guard's class is registered by, or the class's own."""
    return _NAMES.get(type(guard), type(guard).__qualname__)


def a_guard(instance: object, attribute: Attribute[Any], value: object) -> None:
    """A validator: a guard, and not its class, as when the brackets behind its name are forgotten."""
    if isinstance(value, type) or not isinstance(value, Guard):
        raise wrong(instance, attribute, value, "must be a guard: a value with a method unmet(journey, context)")


def _filled(instance: object, attribute: Attribute[Any], value: Collection[object]) -> None:
    """Something to choose from: nobody has a role of none, and nobody can say whether any guard of none is met."""
    if not value:
        raise wrong(instance, attribute, value, "must not be empty")


def unmet(guards: Iterable[Guard], journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
    """Every reason of every guard; a guard that raises gives a reason that names it and keeps the cause."""
    reasons: tuple[Reason, ...] = ()
    for guard in guards:
        try:
            reasons += guard.unmet(journey, context)
        except Exception as cause:
            reasons += (Reason.of(_RAISED, guard=name_of(guard), cause=cause),)
    return reasons


_RAISED = Sentence(
    "guard_raised", sv="kontrollen {guard} gick inte att göra: {cause}", en="guard {guard} failed: {cause}"
)
_FACT = Sentence("fact_missing", sv="saknas: {fact}", en="missing: {fact}")
_TOO_LOW = Sentence(
    "fact_too_low", sv="{fact} är {value}, minst {least} krävs", en="{fact} is {value}, at least {least} needed"
)
_ROLE = Sentence("role_missing", sv="kräver rollen {roles}", en="needs the role {roles}")
_NO_REASON = Sentence("reason_missing", sv="skäl saknas", en="no reason is given")
_REASON = Sentence(
    "reason_unknown", sv="skälet {given} är inte något av {known}", en="the reason {given} is none of {known}"
)
_STATED = Sentence("conditions_missing", sv="villkoren saknas", en="no conditions are stated")
_MET = Sentence(
    "condition_unmet", sv="villkoret är inte uppfyllt: {condition}", en="the condition is not met: {condition}"
)
_ENDLESS = Sentence(
    "hold_without_end",
    sv="en vila behöver ett datum eller något att vänta på",
    en="a hold needs a date or something to wait for",
)
_RESTS = Sentence("still_held", sv="idén vilar till {until}", en="the idea is on hold until {until}")
_AWAKE = Sentence("not_held", sv="idén vilar inte", en="the idea is not on hold")
_WAITS = Sentence("still_waiting", sv="väntar på {awaits}", en="waits for {awaits}")
_PARTY = Sentence("party_missing", sv="mottagare saknas", en="no receiver is named")
_OFTEN = Sentence("too_often", sv="redan {done} av högst {most} gånger", en="already {done} of at most {most} times")
_EARLY = Sentence(
    "too_early", sv="{spent} av minst {least} dagar i steget", en="{spent} of at least {least} days in the stage"
)
_VISIT = Sentence("stage_not_visited", sv="har inte varit i {stage}", en="has not been in {stage}")
_NOT = Sentence("must_not_hold", sv="får inte gälla: {guard}", en="must not hold: {guard}")


@register("fact")
@frozen
class Fact:
    """A fact that must be true in `context.facts`, or vouched for; the labels say it in words."""

    name: str = field(validator=identifier)
    sv: str = field(default="", validator=text)
    en: str = field(default="", validator=text)

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        return () if context.facts.get(self.name) else (Reason(_fact_sentence(self), (("fact", self.name),)),)


def _fact_sentence(fact: Fact) -> Sentence:
    """The fact's own words where it has them; braces in them are text and not parameters."""
    sv, en = (words.replace("{", "{{").replace("}", "}}") for words in (fact.sv, fact.en))
    return Sentence(_FACT.code, sv=f"saknas: {sv}" if sv else _FACT.sv, en=f"missing: {en}" if en else _FACT.en)


def _finite(instance: object, attribute: Attribute[Any], value: float) -> None:
    of_type(int, float)(instance, attribute, value)
    if not isfinite(value):
        raise wrong(instance, attribute, value, "must be a finite number")


@register("fact_at_least")
@frozen
class FactAtLeast:
    """A number in `context.facts` that must reach a least value; a missing one counts as zero."""

    name: str = field(validator=identifier)
    least: float = field(validator=_finite)

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        value: Any = context.facts.get(self.name, 0)
        return () if value >= self.least else (Reason.of(_TOO_LOW, fact=self.name, value=value, least=self.least),)


@register("has_role")
@frozen
class HasRole:
    """Whoever decides has one of the roles."""

    roles: frozenset[str] = field(converter=names, validator=[each(identifier), _filled])

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        return (Reason.of(_ROLE, roles=tuple(sorted(self.roles))),) if self.roles.isdisjoint(context.roles) else ()


@register("reason_given")
@frozen
class ReasonGiven:
    """A reason is given, one of the codes where there are any."""

    codes: tuple[str, ...] = field(default=(), validator=each(identifier))

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        if not context.reason:
            return (Reason.of(_NO_REASON),)
        known = not self.codes or context.reason in self.codes
        return () if known else (Reason.of(_REASON, given=context.reason, known=self.codes),)


@register("conditions_stated")
@frozen
class ConditionsStated:
    """A conditional go says its conditions."""

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        return () if context.conditions else (Reason.of(_STATED),)


@register("conditions_met")
@frozen
class ConditionsMet:
    """Every condition of an earlier conditional go is met, in an earlier decision or in this one."""

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        return tuple(Reason.of(_MET, condition=one) for one in journey.open_conditions if one not in context.met)


@register("hold_ends")
@frozen
class HoldEnds:
    """A hold has a date to end, or names what it waits for."""

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        return () if context.until or context.awaits else (Reason.of(_ENDLESS),)


@register("hold_over")
@frozen
class HoldOver:
    """The date of the hold has come, or what it waited for was found (`context.match`)."""

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        hold = journey.hold
        if hold is None:
            return (Reason.of(_AWAKE),)
        if context.match or (hold.until and not is_earlier(context.at, hold.until)):
            return ()
        dated = (Reason.of(_RESTS, until=hold.until),) if hold.until else ()
        return dated + ((Reason.of(_WAITS, awaits=hold.awaits),) if hold.awaits else ())


@register("party_named")
@frozen
class PartyNamed:
    """Somebody is named who receives the idea: a function of the municipality, or a party outside it."""

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        return () if context.party else (Reason.of(_PARTY),)


@register("at_most")
@frozen
class AtMost:
    """The decision at this stage has been taken fewer times than this by the journey."""

    times: int = field(validator=[of_type(int), at_least(1)])
    decision: Decision = field(default=Decision.RECYCLE, validator=of_type(Decision))

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        done = journey.times_taken(journey.stage, self.decision)
        return () if done < self.times else (Reason.of(_OFTEN, done=done, most=self.times),)


@register("minimum_time")
@frozen
class MinimumTime:
    """The idea has been in the stage for so many days; a hold does not count."""

    days: int = field(validator=[of_type(int), at_least(0)])

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        spent = journey.time_in_stage(context.at)
        return () if spent >= timedelta(self.days) else (Reason.of(_EARLY, spent=spent.days, least=self.days),)


@register("visited")
@frozen
class Visited:
    """The journey has been in a stage."""

    stage: str = field(validator=identifier)

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        return () if journey.has_visited(self.stage) else (Reason.of(_VISIT, stage=self.stage),)


@register("all_of")
@frozen
class AllOf:
    guards: tuple[Guard, ...] = field(validator=[each(a_guard), _filled])

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        return unmet(self.guards, journey, context)


@register("any_of")
@frozen
class AnyOf:
    guards: tuple[Guard, ...] = field(validator=[each(a_guard), _filled])

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        answers = [unmet((guard,), journey, context) for guard in self.guards]
        return sum(answers, ()) if all(answers) else ()


@register("not")
@frozen
class Not:
    guard: Guard = field(validator=a_guard)

    def unmet(self, journey: AnyJourney, context: Context) -> tuple[Reason, ...]:
        answer = unmet((self.guard,), journey, context)
        # What a guard that raised would have said is unknown, however deep in others it stands: it is not its contrary.
        raised = tuple(reason for reason in answer if reason.sentence is _RAISED)
        return raised if answer else (Reason.of(_NOT, guard=name_of(self.guard)),)


def all_of(*guards: Guard) -> AllOf:
    """Every guard is met; the reasons are those of all that are not."""
    return AllOf(guards)


def any_of(*guards: Guard) -> AnyOf:
    """One guard at least is met; if none is, the reasons are those of all."""
    return AnyOf(guards)


def not_(guard: Guard) -> Not:
    """The guard is not met. One that raises is refused, for nobody knows what it would have said."""
    return Not(guard)


_DEMANDS: dict[Decision, tuple[Guard, ...]] = {
    Decision.CONDITIONAL_GO: (ConditionsStated(),),
    Decision.HOLD: (HoldEnds(),),
    Decision.RESUME: (HoldOver(),),
    Decision.REDIRECT: (PartyNamed(),),
    Decision.HAND_OVER: (PartyNamed(),),
}


def demands(decision: Decision, codes: tuple[str, ...]) -> tuple[Guard, ...]:
    """What a decision asks for by its nature: a kill a reason, a hold its end, a redirect a receiver."""
    if decision is Decision.KILL or codes:
        return (*_DEMANDS.get(decision, ()), ReasonGiven(codes))
    return _DEMANDS.get(decision, ())
