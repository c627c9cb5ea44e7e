"""The logic model: what leads to what, and what it lacks."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.findings import Severity
from slussmodel.results import Cause, ChainStep, ExpectedEffect, ExpectedResult, LogicModel, Part, WorkForm

SKILLS = Part(id="skills", sv="Kompetenshöjning", en="Raising competence")
PROCUREMENT = Part(id="procurement", sv="Innovation och innovationsupphandling", en="Innovation and its procurement")
OPERATION = Part(id="operation", sv="Drift och sammanhållning", en="Operation and cohesion")

# The seminars and their chain stand in the Skåne text; the other work forms are examples of the same form.
SKANE = LogicModel(
    parts=(SKILLS, PROCUREMENT, OPERATION),
    work_forms=(
        WorkForm(id="seminars", part="skills", sv="Seminarier", en="Seminars"),
        WorkForm(id="joint_procurement", part="procurement", sv="Gemensam upphandling", en="Joint procurement"),
        WorkForm(id="monthly_meeting", part="operation", sv="Månadsmöte", en="Monthly meeting"),
    ),
    results=(
        ExpectedResult(id="lectures", sv="Föreläsningar", en="Lectures"),
        ExpectedResult(id="raised_knowledge", sv="Kunskapshöjning", en="Raised knowledge"),
        ExpectedResult(id="needs", sv="Behovsbeskrivningar", en="Descriptions of needs"),
        ExpectedResult(id="plan", sv="Gemensam plan", en="A shared plan"),
    ),
    effects=(
        ExpectedEffect(id="efficient_network", sv="Effektivare nätverk", en="A more efficient network"),
        ExpectedEffect(id="general_knowledge", sv="Högre allmän kunskap", en="Higher general knowledge"),
        ExpectedEffect(id="better_procurement", sv="Behovssäkrade upphandlingar", en="Procurement that meets needs"),
        ExpectedEffect(id="innovations", sv="Innovationer", en="Innovations", long_term=True),
    ),
    causes=(
        Cause(("seminars",), "lectures"),
        Cause(("seminars",), "raised_knowledge"),
        Cause(("joint_procurement",), "needs"),
        Cause(("monthly_meeting",), "plan"),
        Cause(("lectures",), "general_knowledge"),
        Cause(("raised_knowledge",), "general_knowledge"),
        Cause(("raised_knowledge", "plan"), "efficient_network"),
        Cause(("needs", "general_knowledge"), "better_procurement"),
        Cause(("better_procurement",), "innovations"),
    ),
)


def codes(model: LogicModel) -> list[str]:
    return [finding.code for finding in model.check()]


def ids(links: tuple[WorkForm | ExpectedResult | ExpectedEffect, ...]) -> list[str]:
    return [link.id for link in links]


@pytest.mark.row("2.11", "slussmodel.results.LogicModel")
@pytest.mark.row("2.16", "slussmodel.results.LogicModel.check")
def test_a_whole_model_has_no_findings() -> None:
    assert SKANE.check() == ()


@pytest.mark.row("2.11", "slussmodel.results.LogicModel.to_records")
@pytest.mark.row("2.10", "slussmodel.results.Part")
def test_the_matrix_is_queried_by_part() -> None:
    (row,) = SKANE.to_records("en", part="skills")
    assert row["work_form"] == "Seminars"
    assert row["results"] == ["Lectures", "Raised knowledge"]
    assert len(SKANE.rows()) == 3
    with pytest.raises(UnknownName, match="did you mean 'skills'"):
        SKANE.rows("skill")


@pytest.mark.row("2.12", "slussmodel.results.LogicModel.leads_to")
def test_effects_follow_each_other_in_chains() -> None:
    assert ids(SKANE.leads_to("seminars"))[-1] == "innovations"
    assert ids(SKANE.comes_of("innovations"))[0] == "seminars"
    assert "monthly_meeting" not in ids(SKANE.comes_of("innovations"))


@pytest.mark.row("2.12", "slussmodel.results.LogicModel.explain")
def test_an_effect_explains_how_it_comes_about() -> None:
    assert SKANE.explain("efficient_network", "en").splitlines() == [
        "Seminars → Raised knowledge",
        "Monthly meeting → A shared plan",
        "Raised knowledge + A shared plan → A more efficient network",
    ]
    assert SKANE.explain("innovations").splitlines()[-1] == "Behovssäkrade upphandlingar → Innovationer"
    assert SKANE.explain("seminars") == ""


@pytest.mark.row("4.10", "slussmodel.results.Cause")
def test_a_joint_cause_needs_all_of_its_causes() -> None:
    assert "better_procurement" not in ids(SKANE.reached(["seminars"]))
    assert "better_procurement" not in ids(SKANE.reached(["joint_procurement"]))
    assert "innovations" in ids(SKANE.reached(["seminars", "joint_procurement"]))


@pytest.mark.row("4.10", "slussmodel.results.LogicModel.reached")
@pytest.mark.row("4.11", "slussmodel.results.ExpectedEffect")
@pytest.mark.row("4.7", "slussmodel.results.Cause")
def test_pitea_and_skelleftea_s_chain_of_effects() -> None:
    """Control signals and good examples together give courage; courage and more target groups give pressure."""
    model = LogicModel(
        parts=(Part(id="hub", sv="Idéhubben"),),
        work_forms=tuple(
            WorkForm(id=id, part="hub", sv=sv)
            for id, sv in (("steering", "Styrning"), ("idea_support", "Idéstöd"), ("activities", "Aktiviteter"))
        ),
        results=tuple(
            ExpectedResult(id=id, sv=sv)
            for id, sv in (("signals", "Styrsignaler"), ("examples", "Goda exempel"), ("groups", "Fler målgrupper"))
        ),
        effects=(
            ExpectedEffect(id="courage", sv="Mod, legitimitet och intresse"),
            ExpectedEffect(
                id="pressure",
                sv="Förändringstryck",
                long_term=True,
                values=("jämställdhet", "samskapande", "gemensam upphandling"),
            ),
        ),
        causes=(
            Cause(("steering",), "signals"),
            Cause(("idea_support",), "examples"),
            Cause(("activities",), "groups"),
            Cause(("signals", "examples"), "courage"),
            Cause(("courage", "groups"), "pressure"),
        ),
    )
    assert model.check() == ()
    assert ids(model.lost_without("idea_support")) == ["examples", "courage", "pressure"]
    assert ids(model.reached(["steering", "activities"])) == ["signals", "groups"]


@pytest.mark.row("2.12", "slussmodel.results.ChainStep")
def test_the_steps_are_those_of_oecd_dac() -> None:
    steps = [link.step for link in (SKANE.work_forms[0], SKANE.results[0], SKANE.effects[0], SKANE.effects[3])]
    assert steps == list(ChainStep)
    assert [step.label("en") for step in steps] == ["activity", "output", "outcome", "impact"]


def test_a_part_without_work_form_is_found() -> None:
    assert codes(evolve(SKANE, parts=(*SKANE.parts, Part(id="money", sv="Pengar")))) == [
        "part_uncovered",
        "parts_incoherent",
    ]


@pytest.mark.row("2.11", "slussmodel.results.LogicModel.check")
def test_a_result_without_effect_is_found() -> None:
    model = evolve(
        SKANE,
        results=(*SKANE.results, ExpectedResult(id="minutes", sv="Protokoll", en="Minutes")),
        causes=(*SKANE.causes, Cause(("monthly_meeting",), "minutes")),
    )
    (finding,) = model.check()
    assert finding.text("sv") == "resultatet ”Protokoll” leder inte till någon effekt (OECD-DAC)"
    assert finding.text("en") == "result “Minutes” leads to no effect (OECD-DAC)"
    assert (finding.place, finding.severity) == ("minutes", Severity.ERROR)


def test_every_hole_is_found_and_not_only_the_first() -> None:
    assert codes(evolve(SKANE, causes=())) == [
        *["work_form_without_result"] * 3,
        *["result_without_effect"] * 4,
        *["result_without_cause"] * 4,
        *["effect_without_cause"] * 4,
        "parts_incoherent",
    ]


def test_a_link_backwards_is_found() -> None:
    model = evolve(SKANE, causes=(*SKANE.causes, Cause(("needs",), "seminars")))
    assert codes(model) == ["link_backwards"]
    assert "(prestation) kan inte orsaka" in model.check()[0].text()


def test_a_work_form_that_jumps_to_an_effect_is_warned_of() -> None:
    model = evolve(SKANE, causes=(*SKANE.causes, Cause(("seminars",), "innovations")))
    assert [(finding.code, finding.severity) for finding in model.check()] == [("step_skipped", Severity.WARNING)]


@pytest.mark.row("2.12", "slussmodel.results.LogicModel.check")
def test_effects_that_cause_each_other_are_found() -> None:
    model = evolve(
        SKANE,
        causes=(
            *SKANE.causes,
            Cause(("general_knowledge",), "efficient_network"),
            Cause(("efficient_network",), "general_knowledge"),
            Cause(("innovations",), "innovations"),
        ),
    )
    assert codes(model) == ["causal_cycle", "causal_cycle"]
    assert (
        model.check()[0].text("en")
        == "A more efficient network and Higher general knowledge cause each other in a ring (OECD-DAC)"
    )


@pytest.mark.row("2.16", "slussmodel.results.LogicModel.check")
def test_parts_that_stand_alone_are_found() -> None:
    without_plan = tuple(cause for cause in SKANE.causes if "plan" not in cause.causes)
    (hole, unreached, apart) = evolve(SKANE, causes=without_plan).check()
    assert (hole.code, unreached.code) == ("result_without_effect", "effect_without_cause")
    assert apart.text() == "delarna hänger inte samman: operation | skills, procurement"


def test_an_empty_model_says_so() -> None:
    assert codes(LogicModel(parts=(), work_forms=(), results=(), effects=(), causes=())) == ["no_parts"]


@pytest.mark.row("2.10", "slussmodel.results.WorkForm")
def test_a_work_form_belongs_to_a_part_that_is_listed() -> None:
    with pytest.raises(UnknownName, match="unknown part"):
        evolve(SKANE, parts=(SKILLS, PROCUREMENT))


def test_nothing_speaks_of_what_is_not_listed() -> None:
    with pytest.raises(UnknownName, match="did you mean 'lectures'"):
        evolve(SKANE, causes=(Cause(("lecture",), "innovations"),))
    with pytest.raises(UnknownName):
        SKANE.leads_to("nothing")


@pytest.mark.parametrize("field", ["parts", "results"])
def test_an_id_stands_once(field: str) -> None:
    with pytest.raises(InvalidValue, match="must not hold an id twice"):
        evolve(SKANE, **{field: getattr(SKANE, field) * 2})


def test_a_cause_names_something() -> None:
    with pytest.raises(InvalidValue, match="at least one cause"):
        Cause((), "innovations")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_matrix_is_a_well_formed_accessible_table(lang: str) -> None:
    risky = evolve(SKANE, parts=(evolve(SKILLS, sv="<b>&", en="<b>&"), PROCUREMENT, OPERATION))
    page = risky.html(lang)  # type: ignore[arg-type]
    tags = _Tags()
    tags.feed(page)
    assert tags.open == []
    assert "<b>" not in page
    assert "&lt;b&gt;&amp;" in page
    heads = [given["scope"] for tag, given in tags.seen if tag == "th"]
    assert heads.count("col") == 4
    assert heads.count("row") == 3
    assert heads.count("rowgroup") == 3
    assert "light-dark(" in page


def test_a_notebook_shows_the_matrix_in_swedish() -> None:
    assert SKANE._repr_html_() == SKANE.html("sv")


@st.composite
def models(draw: st.DrawFn) -> LogicModel:
    """Small models, whole or not, whose effects may cause each other at will."""
    parts = [f"p{n}" for n in range(draw(st.integers(1, 3)))]
    forms, results, effects = ([f"{kind}{n}" for n in range(draw(st.integers(1, 4)))] for kind in "wre")
    causing = st.lists(st.sampled_from([*forms, *results, *effects]), min_size=1, max_size=3, unique=True)
    causes = st.builds(lambda some, target: Cause(tuple(some), target), causing, st.sampled_from([*results, *effects]))
    return LogicModel(
        parts=tuple(Part(id=id, sv=id) for id in parts),
        work_forms=tuple(WorkForm(id=id, sv=id, part=draw(st.sampled_from(parts))) for id in forms),
        results=tuple(ExpectedResult(id=id, sv=id) for id in results),
        effects=tuple(ExpectedEffect(id=id, sv=id) for id in effects),
        causes=tuple(draw(st.lists(causes, max_size=10))),
    )


@given(models())
def test_a_ring_is_found_just_when_there_is_no_topological_order(model: LogicModel) -> None:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for cause in model.causes:
        sorter.add(cause.target, *cause.causes)
    try:
        sorter.prepare()
        ordered = True
    except CycleError:
        ordered = False
    assert ("causal_cycle" in codes(model)) is not ordered


@given(models(), st.data())
def test_more_work_forms_never_reach_less(model: LogicModel, data: st.DataObject) -> None:
    everything = ids(model.work_forms)
    some = data.draw(st.sets(st.sampled_from(everything)))
    more = some | data.draw(st.sets(st.sampled_from(everything)))
    assert set(ids(model.reached(some))) <= set(ids(model.reached(more)))


@given(models())
def test_what_is_reached_is_downstream_of_what_is_done(model: LogicModel) -> None:
    for form in ids(model.work_forms):
        assert set(ids(model.reached([form]))) <= set(ids(model.leads_to(form)))


@given(models())
def test_downstream_is_upstream_seen_from_the_other_end(model: LogicModel) -> None:
    for link in (*model.work_forms, *model.results, *model.effects):
        for later in model.leads_to(link.id):
            assert link in model.comes_of(later.id)


@given(models())
def test_what_is_lost_without_a_work_form_is_what_the_others_do_not_reach(model: LogicModel) -> None:
    everything = ids(model.work_forms)
    for form in everything:
        others = [one for one in everything if one != form]
        lost, kept = set(ids(model.lost_without(form))), set(ids(model.reached(others)))
        assert lost | kept == set(ids(model.reached(everything)))
        assert not lost & kept


@given(models())
def test_the_graph_has_an_edge_for_each_cause(model: LogicModel) -> None:
    graph = model.to_networkx()
    assert set(graph.edges) == {(one, cause.target) for cause in model.causes for one in cause.causes}
    assert graph.nodes["w0"]["step"] == "activity"
