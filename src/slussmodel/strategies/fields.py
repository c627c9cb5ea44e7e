"""Values of any class of the library, read from its fields: what kind each is and which rule it keeps.

This is enough where the fields of a class do not speak of each other. Where they do, the class has a strategy of its
own, which the registry names and which stands in here wherever the class is a part of another.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel import strategies
from slussmodel.funding.rates import rate
from slussmodel.money import Money, not_negative
from slussmodel.strategies.registry import KINDS, STRATEGIES
from slussmodel.strategies.values import amounts, days, fractions, identifiers, moments, parts_of_one, several, texts
from slussmodel.validators import (
    AtLeast,
    Between,
    Each,
    Shaped,
    Validator,
    distinct,
    filled,
    identifier,
    rules_of,
    text,
)

T = TypeVar("T")
Rules = tuple[Validator, ...]

MOST_MEMBERS = 2


def records(kind: type[T], /, **fields: SearchStrategy[Any]) -> SearchStrategy[T]:
    """Values of a public class, with strategies of your own for some of its fields.

    >>> from hypothesis import given
    >>> from slussmodel.funding import Cost
    >>> from slussmodel.strategies import amounts, records
    >>> @given(records(Cost, amount=amounts(currency="EUR", min_minor=0)))
    ... def test_costs_are_in_euro(cost):
    ...     assert cost.amount.currency == "EUR"
    >>> test_costs_are_in_euro()

    Where a class keeps rules between its fields, what you give for one must agree with the others.
    """
    own = own_strategy(kind)
    if own is None:
        return drawn(kind, **fields) if fields else cast(SearchStrategy[T], _drawn_once(cast(Any, kind)))
    return st.builds(attrs.evolve, own, **fields) if fields else own


def own_strategy(kind: type[T]) -> SearchStrategy[T] | None:
    """What was written by hand for a class, if it needed that."""
    if name := STRATEGIES.get(kind.__module__, {}).get(kind.__name__):
        return cast(SearchStrategy[T], getattr(strategies, name)())
    if name := KINDS.get(kind.__module__):
        return cast(SearchStrategy[T], getattr(strategies, name)(kind=kind))
    return None


def drawn(kind: Callable[..., T], **given: SearchStrategy[Any]) -> SearchStrategy[T]:
    """A class from its fields: some given, the others by their annotations and validators."""
    attrs.resolve_types(cast(Any, kind))
    fields = {field.alias or field.name: field for field in attrs.fields(cast(Any, kind)) if field.init}
    others = {name: of(field.type, rules_of(field.validator)) for name, field in fields.items() if name not in given}
    return st.builds(kind, **others, **given)


def lasting(kind: Callable[..., T], *, most_days: int, **given: SearchStrategy[Any]) -> SearchStrategy[T]:
    """A class with a first day and a last, which may be open and is never before the first."""
    whole = drawn(kind, last=st.none(), **given)
    return st.builds(_lasts, whole, st.none() | st.integers(0, most_days))


def _lasts(whole: Any, lasts: int | None) -> Any:
    return whole if lasts is None else attrs.evolve(whole, last=whole.first + timedelta(lasts))


@cache
def _drawn_once(kind: type[Any]) -> SearchStrategy[Any]:
    return drawn(kind)


def of(kind: Any, rules: Rules = ()) -> SearchStrategy[Any]:
    """Values of an annotation that keep the rules of a field."""
    origin = get_origin(kind)
    if isinstance(kind, TypeVar):
        return of(kind.__bound__ or str)
    if origin in (Union, types.UnionType):
        return st.one_of([of(member, rules) for member in sorted(get_args(kind), key=_nothing_first)])
    if kind in _SCALARS:
        return _SCALARS[kind](rules)
    if origin in _SHAPES:
        return _SHAPES[origin](get_args(kind), rules)
    plain = origin or kind
    if isinstance(plain, type) and issubclass(plain, Enum):
        return st.sampled_from(plain)
    return records(plain)


def _nothing_first(member: Any) -> bool:
    return member is not type(None)


def _text(rules: Rules) -> SearchStrategy[str]:
    for rule in rules:
        if isinstance(rule, Shaped):
            return st.from_regex(rule.shape, fullmatch=True)
        if rule in _TEXTS:
            return _TEXTS[rule]()
    return identifiers()


_TEXTS: dict[Validator, Callable[[], SearchStrategy[str]]] = {
    identifier: identifiers,
    filled: texts,
    text: lambda: st.just("") | texts(),
}


def _integer(rules: Rules) -> SearchStrategy[int]:
    least = next((int(rule.least) for rule in rules if isinstance(rule, AtLeast)), 0)
    return st.integers(least, least + 1000)


def _float(rules: Rules) -> SearchStrategy[float]:
    bounds = next((rule for rule in rules if isinstance(rule, Between)), Between(0, 1))
    return st.floats(bounds.least, bounds.most)


def _money(rules: Rules) -> SearchStrategy[Money]:
    return amounts(min_minor=0) if not_negative in rules else amounts()


_SCALARS: dict[Any, Callable[[Rules], SearchStrategy[Any]]] = {
    str: _text,
    int: _integer,
    float: _float,
    bool: lambda _: st.booleans(),
    Fraction: lambda rules: parts_of_one() if rate in rules else fractions(),
    Decimal: lambda _: fractions().map(lambda part: Decimal(part.numerator) / 4),
    date: lambda _: days(),
    datetime: lambda _: moments(),
    timedelta: lambda _: st.integers(1, 10**7).map(lambda seconds: timedelta(seconds=seconds)),
    type(None): lambda _: st.none(),
    Money: _money,
    object: lambda _: st.booleans() | st.integers(0, 9) | texts(),
}


def _tuple(members: Sequence[Any], rules: Rules) -> SearchStrategy[tuple[Any, ...]]:
    if members[-1] is not ...:
        return st.tuples(*map(of, members))
    return several(of(members[0], _of_each(rules)), max_size=MOST_MEMBERS, unique=distinct in rules)


def _frozenset(members: Sequence[Any], rules: Rules) -> SearchStrategy[frozenset[Any]]:
    return several(of(members[0], _of_each(rules)), max_size=MOST_MEMBERS, unique=True).map(frozenset)


def _mapping(members: Sequence[Any], rules: Rules) -> SearchStrategy[dict[Any, Any]]:
    return st.dictionaries(of(members[0]), of(members[1]), max_size=MOST_MEMBERS)


def _of_each(rules: Rules) -> Rules:
    return next((rule.validators for rule in rules if isinstance(rule, Each)), ())


_SHAPES: dict[Any, Callable[[Sequence[Any], Rules], SearchStrategy[Any]]] = {
    tuple: _tuple,
    frozenset: _frozenset,
    Mapping: _mapping,
    dict: _mapping,
}
