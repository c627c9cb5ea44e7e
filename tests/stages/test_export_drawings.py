"""Drawings say what the graph says, escape what must be escaped, and open where they should."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random
from unicodedata import normalize
from xml.etree import ElementTree

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel.errors import UnknownName
from slussmodel.stages import Decision, Kind, Stage, StageGraph, Transition, holds
from slussmodel.stages.export import to_bpmn, to_dot, to_mermaid, to_networkx, to_svg
from slussmodel.stages.export.layout import HEIGHT, WIDTH, lay_out

SVG = "{http://www.w3.org/2000/svg}"
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
SEEDS = pytest.mark.parametrize("seed", range(12))


@pytest.fixture(scope="session")
def bpmn_schema():
    """The official schema, as SpiffWorkflow ships it."""
    xmlschema = pytest.importorskip("xmlschema")
    spiff = pytest.importorskip("SpiffWorkflow")
    return xmlschema.XMLSchema(f"{spiff.__path__[0]}/bpmn/parser/schema/BPMN20.xsd")


@SEEDS
def test_bpmn_is_valid_by_the_official_schema(clean_graph, bpmn_schema, seed):
    bpmn_schema.validate(to_bpmn(clean_graph(Random(seed))))


@SEEDS
def test_bpmn_has_a_named_flow_for_every_decision(clean_graph, seed):
    graph = clean_graph(Random(seed))
    root = ElementTree.fromstring(to_bpmn(graph, lang="en"))
    names = sorted(flow.get("name") for flow in root.iter(f"{BPMN}sequenceFlow") if flow.get("name"))
    assert names == sorted(one.label("en") for one in graph.transitions)


@SEEDS
def test_a_bpmn_task_has_one_way_out(clean_graph, seed):
    """Two would both be taken: several ways begin at a gateway."""
    root = ElementTree.fromstring(to_bpmn(clean_graph(Random(seed))))
    assert all(len(task.findall(f"{BPMN}outgoing")) <= 1 for task in root.iter(f"{BPMN}userTask"))


def test_bpmn_of_a_dangling_transition_is_refused_by_name():
    graph = StageGraph(
        id="g", start="pilot", stages=(Stage("pilot"),), transitions=(Transition("pilot", Decision.GO, "pilto"),)
    )
    with pytest.raises(UnknownName, match="pilto"):
        to_bpmn(graph)


@SEEDS
def test_no_two_stages_stand_on_each_other(clean_graph, seed):
    places = lay_out(clean_graph(Random(seed))).places
    for one, other in combinations(places.values(), 2):
        assert abs(one.x - other.x) >= WIDTH or abs(one.y - other.y) >= HEIGHT


@SEEDS
def test_no_line_back_or_out_runs_through_a_stage(clean_graph, seed):
    layout = lay_out(clean_graph(Random(seed)))
    for route in layout.routes:
        if route.kind == "onward":
            continue
        for (x, y), (to_x, to_y) in pairwise(route.corners):
            for name, place in layout.places.items():
                apart = (
                    max(x, to_x) <= place.x - WIDTH / 2
                    or min(x, to_x) >= place.x + WIDTH / 2
                    or max(y, to_y) <= place.y - HEIGHT / 2
                    or min(y, to_y) >= place.y + HEIGHT / 2
                )
                assert apart, (route.source, route.target, name)


@SEEDS
def test_ways_onward_lead_rightwards_and_every_transition_has_a_line(clean_graph, seed):
    graph = clean_graph(Random(seed))
    layout = lay_out(graph)
    for route in layout.routes:
        if route.kind == "onward":
            xs = [x for x, _ in route.corners]
            assert xs == sorted(xs)
        assert all(layout.left <= x <= layout.right and layout.top <= y <= layout.bottom for x, y in route.corners)
    drawn = {one for route in layout.routes for one in route.transitions}
    assert drawn == {one for one in graph.transitions if one.decision not in {Decision.HOLD, Decision.RESUME}}


@SEEDS
def test_the_svg_is_xml_with_a_title_a_description_and_every_label(clean_graph, seed):
    graph = clean_graph(Random(seed))
    root = ElementTree.fromstring(to_svg(graph, lang="en", at="s1"))
    labelled = root.get("aria-labelledby").split()
    assert [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")] == labelled
    assert root.get("role") == "img"
    said = " ".join(root.itertext())
    for stage in graph.stages:
        assert stage.en in said
    assert "The idea stands in Stage s1." in said
    (current,) = [group for group in root.iter(f"{SVG}g") if group.get("aria-current")]
    assert "current" in current.get("class")
    assert "Stage s1" in " ".join(current.itertext())


def test_a_drawing_without_a_journey_marks_nothing(clean_graph):
    assert "aria-current" not in to_svg(clean_graph(Random(1)))


awkward = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
    .map(lambda text: normalize("NFC", text))
    .filter(lambda text: text == text.strip() and text)
)


@settings(max_examples=60)
@given(awkward, awkward, awkward)
def test_any_label_is_drawn_without_breaking_the_drawing(bpmn_schema, first, second, said):
    if first == second:
        second += "x"
    graph = StageGraph(
        id=first,
        sv=said,
        start=first,
        stages=(Stage(first, said, said), Stage(second, kind=Kind.GATE)),
        transitions=(Transition(first, Decision.GO, second, sv=said), *holds([first])),
    )
    root = ElementTree.fromstring(to_svg(graph, at=first))
    assert root.find(f"{SVG}title").text == said
    bpmn_schema.validate(to_bpmn(graph))
    drawn = to_mermaid(graph).splitlines()
    assert len(drawn) == 1 + 2 + 2  # the hold and its resume share a line
    assert all(line.count('"') == 2 and "<" not in line for line in drawn[1:])
    assert len(to_dot(graph).splitlines()) == 3 + 2 + 3 + 1


def test_all_that_stays_in_a_stage_shares_one_line_in_mermaid():
    """Of several loops on one node Mermaid draws the last alone."""
    graph = StageGraph(
        id="g", start="a", stages=(Stage("a"),), transitions=(*holds(["a"]), Transition("a", Decision.RECYCLE, "a"))
    )
    assert to_mermaid(graph, lang="en").splitlines()[2:] == ['    a -->|"hold, resume, recycle"| a']


@pytest.mark.parametrize("text", ['a "b"', "<script>alert(1)</script>", "a\\", "x]y", "#35;", "a\nb", "`**b**`"])
def test_what_would_end_a_label_is_escaped(text):
    graph = StageGraph(id="g", start="a", stages=(Stage("a", text, text),), transitions=())
    assert "<script" not in to_svg(graph).replace("<style", "")
    (line,) = [line for line in to_mermaid(graph).splitlines() if line.startswith("    a[")]
    assert line.startswith('    a["')
    assert line.endswith('"]')
    assert not set('"<>`*]\\') & set(line[7:-2])
    label = to_dot(graph).split("label=", 1)[1]
    assert label.startswith('"')
    assert "\n" not in label.split(", shape", maxsplit=1)[0]


def test_dot_is_read_by_graphviz_rules():
    graph = StageGraph(id='g"', start="a\\", stages=(Stage("a\\", 'say "hi"'),), transitions=())
    assert to_dot(graph).splitlines()[0] == 'digraph "g\\"" {'
    assert '"a\\\\" [label="say \\"hi\\"", shape=box];' in to_dot(graph)


@SEEDS
def test_networkx_gets_every_stage_and_transition(clean_graph, seed):
    graph = clean_graph(Random(seed))
    doubled = evolve(graph, transitions=(*graph.transitions, graph.transitions[0]))
    network = doubled.to_networkx()
    assert list(network.nodes) == [stage.id for stage in graph.stages]
    assert sorted(str(data["transition"]) for *_, data in network.edges(data=True)) == sorted(
        map(str, doubled.transitions)
    )
    assert to_networkx(graph).graph == {"id": "random", "version": "1", "start": "s0"}


def test_notebooks_show_the_graph_and_where_a_journey_stands(clean_graph):
    from datetime import UTC, datetime

    graph = clean_graph(Random(2))
    assert graph._repr_html_() == to_svg(graph)
    journey = graph.begin("i", at=datetime(2026, 1, 1, tzinfo=UTC))
    assert journey._repr_html_() == to_svg(graph, at="s0")


def test_a_graph_with_defects_is_still_drawn():
    ways = (
        Transition("a", Decision.GO, "nowhere"),
        Transition("b", Decision.GO, "a"),
        Transition("b", Decision.GO, "b"),
    )
    graph = StageGraph(id="g", start="missing", stages=(Stage("a"), Stage("b")), transitions=ways)
    ElementTree.fromstring(to_svg(graph))
    ElementTree.fromstring(to_svg(StageGraph(id="g", start="a", stages=(), transitions=())))
    assert "nowhere" not in to_mermaid(graph) + to_dot(graph)


def test_five_thousand_stages_in_a_ring_are_laid_out():
    names = [f"s{n}" for n in range(5_000)]
    ways = tuple(Transition(a, Decision.GO, b) for a, b in zip(names, [*names[1:], names[0]], strict=True))
    graph = StageGraph(id="ring", start="s0", stages=tuple(map(Stage, names)), transitions=ways)
    places = lay_out(graph).places
    assert len({place.x for place in places.values()}) == 5_000


def test_no_two_elements_of_a_process_have_one_id():
    """Stages whose names look like what the exchange itself adds to names."""
    names = ("a", "a_1", "a_di", "a_1_di", "gateway_stage_a", "a_1_until", "start")
    ways = [Transition(one, Decision.GO, other) for one in names for other in names if one != other]
    graph = StageGraph(
        id="g", start="a", stages=tuple(map(Stage, names)), transitions=(*ways, *holds(names))
    )  # fmt: skip
    ids = [element.get("id") for element in ElementTree.fromstring(to_bpmn(graph)).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["a\x1bb", "a\ufffeb", "a\ud800b"])
def test_a_label_with_signs_that_xml_cannot_carry_is_drawn_without_them(name):
    graph = StageGraph(id="g", start="a", stages=(Stage("a", name, name),), transitions=(), sv=name)
    for drawn in (to_svg(graph), to_bpmn(graph)):
        assert "ab" in "".join((*ElementTree.fromstring(drawn.encode()).itertext(), drawn))


def test_a_label_is_no_statement_to_mermaid():
    stages = (Stage("click", "Direction TB", "direction LR"),)
    drawn = to_mermaid(StageGraph(id="g", start="click", stages=stages, transitions=()))
    assert drawn == 'flowchart LR\n    s_click["Direction#32;TB"]'


@pytest.mark.parametrize(
    ("name", "roles", "whole"),
    [
        ("Pilot", ("coach",), []),
        (
            "Behovsanalys och förstudie av gemensam upphandling",
            (),
            ["Behovsanalys och förstudie av gemensam upphandling"],
        ),
        ("Pilot", ("samordnare", "styrgrupp", "ägare"), ["Pilot · samordnare, styrgrupp, ägare"]),
    ],
)
def test_what_is_cut_in_a_box_is_told_in_whole_to_those_who_point_at_it(name, roles, whole):
    graph = StageGraph(id="g", start="a", stages=(Stage("a", name, roles=roles),), transitions=())
    root = ElementTree.fromstring(to_svg(graph))
    assert [title.text for title in root.findall(f".//{SVG}g/{SVG}title")] == whole
    shown = [text.text for text in root.iter(f"{SVG}text")]
    assert any(line.endswith("…") for line in shown) == bool(whole)


@pytest.mark.parametrize("ends", [1, 2, 9, 10, 30])
def test_a_way_out_runs_from_its_stage_to_its_end_however_many_ends_there_are(ends):
    stages = (Stage("a"), Stage("b"), *(Stage(f"x{n}", kind=Kind.STOPPED) for n in range(ends)))
    ways = (Transition(stage, Decision.KILL, f"x{n}") for n in range(ends) for stage in "ab")
    layout = lay_out(
        StageGraph(id="g", start="a", stages=stages, transitions=(Transition("a", Decision.GO, "b"), *ways))
    )
    for route in layout.routes:
        if route.kind == "leaving":
            assert abs(route.corners[0][0] - layout.places[route.source].x) < WIDTH / 2
            assert abs(route.corners[-1][0] - layout.places[route.target].x) < WIDTH / 2


def test_what_lines_say_at_one_place_stands_under_each_other():
    stages = (*map(Stage, "abcd"), Stage("x", kind=Kind.STOPPED))
    crossing = (Transition(one, Decision.GO, other, en=f"{one} to {other}") for one in "ab" for other in "cd")
    leaving = (Transition(one, Decision.KILL, "x", en=f"{one} out") for one in "abcd")
    loops = (Transition("a", Decision.RECYCLE, "a", en="again"), Transition("a", Decision.SPREAD, "a", en="wider"))
    drawing = ElementTree.fromstring(
        to_svg(StageGraph(id="g", start="a", stages=stages, transitions=(*crossing, *leaving, *loops)), lang="en")
    )
    words = [one for one in drawing.iter("{http://www.w3.org/2000/svg}text") if one.get("class") == "said"]
    assert {one.text for one in words} >= {"a to c", "b to d", "a out", "d out", "again", "wider"}
    assert len({(one.get("x"), one.get("y")) for one in words}) == len(words)
