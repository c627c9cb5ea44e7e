"""Who is a neighbour is a choice, and each choice is a graph that is known."""

from __future__ import annotations

import networkx as nx
import pytest

from slussmodel import UnknownName, sweden
from slussmodel.sweden import Contact


@pytest.mark.parametrize(("contact", "pairs"), [("edge", 690), ("corner", 728), ("water", 774)])
def test_each_choice_has_its_number_of_pairs(contact: str, pairs: int) -> None:
    assert len(sweden.borders(contact)) == pairs
    assert sweden.graph(contact).number_of_edges() == pairs
    assert sweden.graph(contact).number_of_nodes() == 290


@pytest.mark.parametrize("contact", list(Contact))
def test_neighbours_are_mutual_and_never_oneself(contact: Contact) -> None:
    for code in sweden.MUNICIPALITIES:
        others = sweden.neighbours(code, contact)
        assert code not in {other.code for other in others}
        assert all(code in {back.code for back in sweden.neighbours(other.code, contact)} for other in others)


def test_a_wider_choice_takes_in_the_narrower_ones() -> None:
    assert [[wide.includes(narrow) for narrow in Contact] for wide in Contact] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]
    for code in sweden.MUNICIPALITIES:
        edge, corner, water = ({one.code for one in sweden.neighbours(code, contact)} for contact in Contact)
        assert edge <= corner <= water


def test_with_water_sweden_is_one_piece_and_gotland() -> None:
    pieces = sorted(nx.connected_components(sweden.graph("water")), key=len)
    assert [len(piece) for piece in pieces] == [1, 289]
    assert pieces[0] == {sweden.municipality("Gotland").code}


@pytest.mark.parametrize("group", ["GR", "VGR"])
def test_these_federations_hang_together_only_over_water(group: str) -> None:
    codes = sweden.federation(group).codes
    assert not nx.is_connected(sweden.graph("corner").subgraph(codes))
    assert nx.is_connected(sweden.graph("water").subgraph(codes))


def test_the_skane_network_does_not_hang_together_at_all() -> None:
    codes = sweden.federation("SKANE-INNO-NET").codes
    assert not nx.is_connected(sweden.graph("water").subgraph(codes))


def test_only_a_border_on_land_has_a_length() -> None:
    assert all((border.km > 0) == (border.contact is Contact.EDGE) for border in sweden.borders("water"))


def test_a_graph_may_be_changed_without_harm() -> None:
    sweden.graph("edge").remove_node("1496")
    assert "1496" in sweden.graph("edge")


def test_an_unknown_contact_is_offered_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="'edge'"):
        sweden.neighbours("Skövde", "egde")
