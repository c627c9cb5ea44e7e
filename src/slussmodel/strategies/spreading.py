"""Innovations on their way to others: who has adopted, in which rings, at what price."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from slussmodel import sweden
from slussmodel.places import Ring
from slussmodel.spread import Adoption, Channel, Economy, Factor, Influence, Spread
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.people import municipality_codes
from slussmodel.strategies.values import amounts, days, subsets, texts

_NEAR, _REGION, _ABROAD = ("1496", "1495", "1497"), ("1480", "1488", "1490"), ("CA-NL", "IE")
_MOST = 10**9


def _ring(priority: int, name: str, codes: tuple[str, ...]) -> Ring:
    members = tuple(sweden.MUNICIPALITIES[code] for code in codes)
    return Ring(priority=priority, sv=name, en=name, members=members)


_RINGS = (_ring(1, "Skaraborg", _NEAR), _ring(2, "Västra Götaland", _NEAR + _REGION), _ring(3, "Island", ()))


def adoptions(
    *,
    since: date = date(2010, 1, 1),
    adopters: Sequence[str] | None = None,
    channels: Sequence[Channel] = tuple(Channel),
) -> SearchStrategy[Adoption]:
    """Municipalities, or places abroad, that put an innovation to use from a day on."""
    who = municipality_codes() | st.sampled_from(_ABROAD) if adopters is None else st.sampled_from(adopters)
    return st.builds(Adoption, adopter=who, on=days(min_value=since), channel=st.sampled_from(channels))


@st.composite
def spreads(draw: DrawFn, *, rings: Sequence[Ring] = _RINGS, max_adoptions: int = 3) -> Spread:
    """Innovations that some in the rings have adopted, each once and after it came to be.

    The rings are three small ones unless you give your own, such as `sweden.rings("Skaraborg")`.

    >>> from hypothesis import given
    >>> from datetime import date
    >>> @given(spreads(max_adoptions=2))
    ... def test_nobody_adopts_twice(spread):
    ...     assert len(spread.adopters(date(2040, 1, 1))) == len(spread.adoptions) <= 2
    >>> test_nobody_adopts_twice()
    """
    since = draw(days(max_value=date(2020, 12, 31)))
    codes = dict.fromkeys(code for ring in rings for code in sorted(ring.codes))
    abroad = _ABROAD if rings[-1].open else ()
    taken = draw(st.lists(st.sampled_from([*codes, *abroad]), max_size=max_adoptions, unique=True))
    return Spread(
        innovation=draw(texts()),
        since=since,
        rings=tuple(rings),
        adoptions=tuple(
            Adoption(adopter=one, on=since + timedelta(draw(st.integers(0, 2000))), channel=draw(_CHANNELS))
            for one in taken
        ),
    )


_CHANNELS = st.sampled_from(Channel)


def economies(*, currency: str = "SEK") -> SearchStrategy[Economy]:
    """The prices of an innovation, none of them negative."""
    money = amounts(currency=currency, min_minor=0, max_minor=_MOST)
    return drawn(Economy, development=money, introduction=money, yearly_benefit=money, price=st.none() | money)


def influences() -> SearchStrategy[Influence]:
    """How strongly neighbours, federation and size pull."""
    weight = st.integers(-20, 20).map(lambda quarters: quarters / 4)
    deviations = st.tuples(*[st.integers(0, 8).map(lambda quarters: quarters / 4)] * len(Factor))
    return drawn(Influence, base=weight, neighbours=weight, federation=weight, size=weight, deviations=deviations)


def rings(*, max_members: int = 3) -> SearchStrategy[Ring]:
    """Rings of some municipalities, the open one among them."""
    members = subsets([sweden.MUNICIPALITIES[code] for code in _NEAR + _REGION], max_size=max_members)
    return drawn(Ring, priority=st.integers(1, 4), members=members)
