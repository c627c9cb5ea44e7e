"""What can be told of guards without asking them: what they ask for one by one, what follows from what, what excludes.

Guards of a user's own are opaque: of two of them only equality is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from slussmodel.stages.guards import AllOf, AnyOf, AtMost, Fact, FactAtLeast, Guard, HasRole, Not, ReasonGiven


def conjuncts(guards: Iterable[Guard]) -> tuple[Guard, ...]:
    """Everything that must hold where all of the guards must, with `all_of` taken apart; each once.

    >>> from slussmodel.stages import ConditionsMet, Fact, all_of
    >>> conjuncts([all_of(ConditionsMet(), all_of(Fact("x"))), Fact("x")])
    (ConditionsMet(), Fact(name='x', sv='', en=''))
    """
    found: dict[Guard, None] = {}
    waiting = [*guards][::-1]
    while waiting:
        one = waiting.pop()
        if isinstance(one, AllOf):
            waiting.extend(reversed(one.guards))
        else:
            found[one] = None
    return tuple(found)


def facts_named(guards: Iterable[Guard]) -> Iterator[Fact]:
    """Every fact that guards speak of, however deep in others it stands.

    >>> from slussmodel.stages import any_of, not_
    >>> [fact.name for fact in facts_named([any_of(Fact("x"), not_(Fact("y")))])]
    ['x', 'y']
    """
    for guard in guards:
        match guard:
            case Fact():
                yield guard
            case AllOf() | AnyOf():
                yield from facts_named(guard.guards)
            case Not():
                yield from facts_named((guard.guard,))


def implies(guard: Guard, other: Guard) -> bool:
    """Whether a guard can be seen to be met only where the other one is.

    >>> implies(FactAtLeast("benefit", 5), FactAtLeast("benefit", 3))
    True
    """
    match guard, other:
        case FactAtLeast(), FactAtLeast():
            return guard.name == other.name and guard.least >= other.least
        case HasRole(), HasRole():
            return guard.roles <= other.roles
        case AtMost(), AtMost():
            return guard.decision is other.decision and guard.times <= other.times
        case ReasonGiven(), ReasonGiven():
            return not other.codes or (bool(guard.codes) and {*guard.codes} <= {*other.codes})
    return guard == other


def all_imply(guards: Collection[Guard], others: Iterable[Guard]) -> bool:
    """Whether the guards can be seen to be met together only where all of the others are."""
    return all(any(implies(guard, other) for guard in guards) for other in others)


def exclusive(one: Collection[Guard], other: Collection[Guard]) -> bool:
    """Whether the two can be seen never to hold together: something holds in one and must not in the other.

    One reason is given, so that two guards that ask for reasons without a code in common never hold together either.

    >>> from slussmodel.stages import Fact, not_
    >>> exclusive([Fact("x")], [not_(Fact("x")), Fact("y")])
    True
    """
    return any(_denies(guard, other) for guard in one) or any(_denies(guard, one) for guard in other)


def _denies(guard: Guard, others: Iterable[Guard]) -> bool:
    match guard:
        case Not():
            return any(implies(other, guard.guard) for other in others)
        case ReasonGiven(codes) if codes:
            asked = (other.codes for other in others if isinstance(other, ReasonGiven) and other.codes)
            return any({*codes}.isdisjoint(other) for other in asked)
    return False
