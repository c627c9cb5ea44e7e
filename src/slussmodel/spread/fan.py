"""A forecast as a fan: for each ring the expected share of its municipalities, and the interval around it."""

from __future__ import annotations

from collections.abc import Iterator

from slussmodel.language import Lang, Sentence
from slussmodel.spread.forecast import Forecast, RingForecast
from slussmodel.spread.frame import framed, hue, text

TITLE = Sentence(
    "forecast_title", sv="Prognos för spridningen av {innovation}", en="Forecast of the spread of {innovation}"
)
NOTE = Sentence(
    "forecast_note",
    sv="Andel av ringens kommuner. Linje: väntat. Band: intervall.",
    en="Share of the ring's municipalities. Line: expected. Band: interval.",
)
_LEFT, _TOP, _WIDE, _TALL = 56, 64, 380, 240
_WIDTH, _HEIGHT = 620, 350
_ROOM = 15


def fan_svg(forecast: Forecast, lang: Lang) -> str:
    """One line and one band a ring, from the month of the start to the last month."""
    title = TITLE.say({"innovation": forecast.innovation}, lang)
    parts = [text(16, 46, NOTE.say({}, lang), "small"), *_axes(forecast, lang)]
    for place, ring in enumerate(forecast.rings):
        parts += _fan(place, ring)
    parts += _ends(forecast, lang)
    return framed(_WIDTH, _HEIGHT, title, forecast.explain(lang), parts)


def _x(step: int, steps: int) -> float:
    return _LEFT + _WIDE * step / max(steps - 1, 1)


def _y(share: float) -> float:
    return _TOP + _TALL * (1 - share)


def _axes(forecast: Forecast, lang: Lang) -> Iterator[str]:
    for tenth in range(0, 11, 2):
        y = _y(tenth / 10)
        yield f'<path class="faint" d="M{_LEFT} {y:.1f}h{_WIDE}"/>'
        yield text(_LEFT - 6, y + 4, f"{tenth * 10} %" if lang == "sv" else f"{tenth * 10}%", "small", "end")
    months = [one.month for one in forecast.rings[0].outlooks]
    for step in sorted({0, len(months) // 2, len(months) - 1}):
        yield text(_x(step, len(months)), _y(0) + 18, months[step].format(lang), "small", "middle")


def _fan(place: int, one: RingForecast) -> Iterator[str]:
    of, steps = len(one.ring.members), len(one.outlooks)
    spots = [_x(step, steps) for step in range(steps)]
    upper = [f"{x:.1f} {_y(at.high / of):.1f}" for x, at in zip(spots, one.outlooks, strict=True)]
    lower = [f"{x:.1f} {_y(at.low / of):.1f}" for x, at in zip(spots, one.outlooks, strict=True)]
    middle = [f"{x:.1f} {_y(at.mean / of):.1f}" for x, at in zip(spots, one.outlooks, strict=True)]
    yield f'<path class="band r{hue(place)}" d="M{"L".join([*upper, *reversed(lower)])}Z"/>'
    yield f'<path class="h{hue(place)} line" d="M{"L".join(middle)}"/>'


def _ends(forecast: Forecast, lang: Lang) -> Iterator[str]:
    """The name of each ring and its colour where its line ends, moved apart where two would meet."""
    shares = [one.outlooks[-1].mean / len(one.ring.members) for one in forecast.rings]
    for place, y in _apart([_y(share) for share in shares]).items():
        said = f"{forecast.rings[place].ring.format(lang)} {shares[place]:.0%}"
        yield f'<circle cx="{_LEFT + _WIDE + 13}" cy="{y:.1f}" r="4" class="r{hue(place)}"/>'
        yield text(_LEFT + _WIDE + 22, y + 4, said.replace("%", " %" if lang == "sv" else "%"))


def _apart(heights: list[float]) -> dict[int, float]:
    """The heights, by place, with room for a name at each: moved up from the foot, and down from the top again."""
    lowest, highest = float(_TOP + _TALL), float(_TOP)
    found: dict[int, float] = {}
    for place in sorted(range(len(heights)), key=lambda place: (-heights[place], -place)):
        found[place] = min(heights[place], lowest)
        lowest = found[place] - _ROOM
    for place in reversed(found):
        found[place] = max(found[place], highest)
        highest = found[place] + _ROOM
    return found
