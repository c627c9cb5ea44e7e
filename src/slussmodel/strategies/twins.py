"""The same idea told twice, as two municipalities would tell it without having met."""

from __future__ import annotations

from itertools import product

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from slussmodel.ideas import Idea, Language
from slussmodel.strategies.intake import ideas

# What is told: for each part of an idea, ways to say the same, in words that municipalities use.
_STORIES: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("Kamera", "Digital kamera"), ("för nattillsyn", "vid tillsyn på natten"), ("i hemtjänsten", "inom hemvården")),
    (("Sensor som larmar", "Larm"), ("när någon ramlar", "vid fall"), ("på äldreboende", "på säbo")),
    (("Drönare", "Obemannad drönare"), ("som letar", "för sökning"), ("efter försvunna personer", "efter saknade")),
    (("Mindre matsvinn", "Minska svinnet"), ("i skolmatsalen", "i skolans matsal"), ("med våg", "genom vägning")),
    (("App", "Mobilapp"), ("för felanmälan", "där man anmäler fel"), ("på gator", "på gata och väg")),
    (("Läxhjälp", "Hjälp med läxor"), ("på distans", "över nätet"), ("för elever", "till skolans elever")),
)
_TOLD = tuple(tuple(" ".join(words) for words in product(*story)) for story in _STORIES)
_MORE = (
    "Vi lägger mycket tid på detta i dag och vill prova något nytt.",
    "Personalen har länge önskat sig detta.",
    "Det finns flera kommuner som har samma behov.",
)


@st.composite
def twin_ideas(draw: DrawFn, *, municipalities: tuple[str, str] | None = None) -> tuple[Idea, Idea]:
    """Two ideas that are the same: other words, another order of the sentences, another municipality.

    Their ids differ, their municipalities too, and their titles are never the same text. The first is drawn like any
    idea in Swedish; the second is told in its own words.
    """
    told = draw(st.sampled_from(_TOLD))
    titles = draw(st.permutations(told))
    first, second = draw(st.tuples(_an_idea, _an_idea))
    codes = municipalities or draw(st.sampled_from([("1496", "0580"), ("2480", "0180"), ("1280", "2482")]))
    more = draw(st.sampled_from(_MORE))
    return (
        evolve(first, id=f"{first.id}-a", title=titles[0], description=f"{titles[1]}. {more}", municipality=codes[0]),
        evolve(second, id=f"{first.id}-b", title=titles[2], description=f"{more} {titles[3]}.", municipality=codes[1]),
    )


_an_idea = ideas(languages=(Language.SV,))
