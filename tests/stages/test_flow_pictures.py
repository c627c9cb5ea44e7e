"""Pictures of flow and forecasts are well-formed SVG that says what it shows."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from slussmodel.errors import InvalidValue
from slussmodel.stages import flow, forecast
from slussmodel.stages.flow.picture import Chart, Curve

DAY = 86_400_000_000
LOG = flow.EventLog.from_events(
    (case, stage, (case + days) * DAY) for case in range(9) for stage, days in (("<intake>", 0), ("in use", case % 4))
)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("picture", "title"),
    [
        (flow.cumulative_flow(LOG, range(0, 12 * DAY, DAY)), "Ackumulerat flöde"),
        (forecast.remaining_time(LOG)["<intake>"], "Andel klara inom en tid"),
        (forecast.Pace((0, 2, 1)).when(5, start=date(2026, 1, 5)), "Sannolikhet att 5 är klara"),
    ],
    ids=["cumulative flow", "survival", "when"],
)
def test_a_picture_is_svg_with_a_title(picture, title):
    root = ElementTree.fromstring(picture._repr_html_())
    assert root.findtext(f"{SVG}title") == title
    assert len(list(root.iter(f"{SVG}polyline"))) >= 1
    assert picture.svg("en") != picture.svg("sv")


def test_every_point_lies_inside_the_frame():
    root = ElementTree.fromstring(flow.cumulative_flow(LOG, range(0, 12 * DAY, DAY)).svg())
    corners = [
        tuple(map(float, corner.split(",")))
        for line in root.iter(f"{SVG}polyline")
        for corner in line.get("points").split()
    ]
    assert all(0 <= x <= 640 and 0 <= y <= 300 for x, y in corners)


def test_a_curve_of_steps_holds_its_value_until_the_next_point():
    steps = Chart("t", [Curve("a", [(0, 0), (1, 1)])], [], []).svg()
    straight = Chart("t", [Curve("a", [(0, 0), (1, 1)], steps=False)], [], []).svg()
    count = [
        len(next(ElementTree.fromstring(svg).iter(f"{SVG}polyline")).get("points").split()) for svg in (steps, straight)
    ]
    assert count == [3, 2]


def labels_below(svg):
    """What stands under the axis, and where."""
    texts = ElementTree.fromstring(svg).iter(f"{SVG}text")
    return [(float(one.get("x")), one.text) for one in texts if one.get("y") == "278"]


@pytest.mark.parametrize("n", range(1, 30))
def test_days_under_an_axis_never_meet(n):
    places = [x for x, _ in labels_below(forecast.Pace((0, 2, 1)).when(n, start=date(2026, 1, 5)).svg())]
    assert places[0] == 48
    assert all(later - earlier > 70 for earlier, later in pairwise(places))


@pytest.mark.parametrize("moments", [[0], [0, 1], range(0, DAY, DAY // 9), range(0, 3 * DAY, DAY // 9)], ids=len)
def test_a_day_is_said_once_under_an_axis(moments):
    said = [day for _, day in labels_below(flow.cumulative_flow(LOG, moments).svg())]
    assert said
    assert said == sorted(set(said))


def test_names_cannot_break_out_of_the_picture():
    root = ElementTree.fromstring(Chart("<b>&", [Curve("</svg>", [])], [(0, "<")], [(0, "&")]).svg())
    assert root.findtext(f"{SVG}title") == "<b>&"


def test_a_flow_diagram_without_moments_is_refused():
    with pytest.raises(InvalidValue, match="at least one moment"):
        flow.cumulative_flow(LOG, [])


def test_a_flow_diagram_is_read_as_a_sequence():
    diagram = flow.cumulative_flow(LOG, [0, 20 * DAY])
    assert (len(diagram), diagram[1].finished, [point.arrived for point in diagram]) == (2, 9, [1, 9])
