"""When will n be done, and how many by a day: from how many were done in each past period.

The next periods are taken to be like the past ones, each drawn independently. Then the number done in k periods is the
k-fold convolution of what was observed, computed here term by term: no simulation, and the same answer every time.
`simulated` draws the same thing at random from a seed, for those who want to see that the two agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, repeat
from math import fsum
from operator import add, mul
from random import Random

from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Lang, Sentence, number
from slussmodel.progress import Progress, counted
from slussmodel.stages.flow import EventLog, Moment
from slussmodel.stages.flow.moments import DAY, asked
from slussmodel.stages.flow.picture import PERCENT, Chart, Curve
from slussmodel.validators import at_least, check_day, day, each, of_type

# How far the last day is followed, the chance that is as good as none, and how little sums of floats stray.
_TAIL = 1e-9
_NEVER = 1e-30
_STRAY = 1e-12

_WHEN = Sentence(
    "when_done",
    sv="{n} klara: med 50 % sannolikhet till {likely}, med 85 % till {safe}, med 95 % till {safest}",
    en="{n} done: with 50% probability by {likely}, with 85% by {safe}, with 95% by {safest}",
)
_PICTURE = Sentence("when_picture", sv="Sannolikhet att {n} är klara", en="Chance that {n} are done")
_CHANCE = {"sv": "sannolikhet", "en": "chance"}
_HOW_MANY = Sentence(
    "how_many_done",
    sv="till {by}: minst {likely} med 50 % sannolikhet, minst {safe} med 85 %, minst {safest} med 95 %",
    en="by {by}: at least {likely} with 50% probability, at least {safe} with 85%, at least {safest} with 95%",
)


@frozen
class When:
    """How sure it is that n are done after 1, 2, 3 ... periods from a day."""

    n: int
    start: date = field(validator=day)
    days: int
    chances: tuple[float, ...] = field(repr=False)

    def periods(self, share: float) -> int:
        """After how many periods the chance that all are done is at least the share."""
        if not 0 < share <= 1 - _TAIL:
            raise InvalidValue("When", "share", share, f"must be over 0 and at most 1 - {_TAIL}")
        return next(k for k, chance in enumerate(self.chances, 1) if chance >= share - _STRAY)

    def day(self, share: float) -> date:
        """The day by which the chance that all are done is at least the share."""
        return self.start + timedelta(days=self.days * self.periods(share))

    def chance(self, by: date) -> float:
        """The chance that all are done by a day."""
        check_day("When", "by", by)
        periods = (by - self.start).days // self.days
        return 0.0 if periods < 1 else self.chances[min(periods, len(self.chances)) - 1]

    def svg(self, lang: Lang = "sv") -> str:
        """The chance that all are done, day by day, until it is 99.9 %."""
        periods = self.periods(0.999)
        points = [(0.0, 0.0), *enumerate(self.chances[:periods], 1)]
        # Whole periods at even distances: a label that had to be moved to a whole one might meet its neighbour.
        places = range(0, periods + 1, -(-periods // 4))
        days = [(place, (self.start + timedelta(days=place * self.days)).isoformat()) for place in places]
        title = _PICTURE.say({"n": self.n}, lang)
        return Chart(title, [Curve(_CHANCE[lang], points)], days, PERCENT[lang]).svg()

    def _repr_html_(self) -> str:
        return self.svg()

    def explain(self, lang: Lang = "sv") -> str:
        likely, safe, safest = (self.day(share).isoformat() for share in (0.5, 0.85, 0.95))
        return _WHEN.say({"n": self.n, "likely": likely, "safe": safe, "safest": safest}, lang)


@frozen
class HowMany:
    """The chance of each number done by a day; `chances[k]` is that of exactly k."""

    by: date = field(validator=day)
    chances: tuple[float, ...] = field(repr=False)

    @property
    def expected(self) -> float:
        return fsum(k * chance for k, chance in enumerate(self.chances))

    def chance(self, least: int) -> float:
        """The chance that at least so many are done."""
        return fsum(self.chances[max(least, 0) :])

    def at_least(self, share: float) -> int:
        """The greatest number that is done with at least this chance."""
        if not 0 < share <= 1:
            raise InvalidValue("HowMany", "share", share, "must be over 0 and at most 1")
        falling = accumulate(reversed(self.chances))
        most = len(self.chances) - 1
        return next((most - step for step, chance in enumerate(falling) if chance >= share - _STRAY), 0)

    def explain(self, lang: Lang = "sv") -> str:
        likely, safe, safest = (number(self.at_least(share), lang) for share in (0.5, 0.85, 0.95))
        return _HOW_MANY.say({"by": self.by.isoformat(), "likely": likely, "safe": safe, "safest": safest}, lang)


@frozen
class Pace:
    """How many were done in each of some past periods of so many days, also those in which none was.

    >>> pace = Pace(done=(0, 2, 1, 0, 1, 3, 0, 1), days=7)
    >>> pace.when(10, start=date(2026, 1, 5)).explain("en")
    '10 done: with 50% probability by 2026-03-16, with 85% by 2026-04-13, with 95% by 2026-04-27'
    >>> pace.how_many(start=date(2026, 1, 5), by=date(2026, 3, 2)).at_least(0.85)
    5
    """

    done: tuple[int, ...] = field(validator=each(of_type(int), at_least(0)))
    days: int = field(default=7, validator=[of_type(int), at_least(1)])

    def __attrs_post_init__(self) -> None:
        if not self.done:
            raise InvalidValue("Pace", "done", self.done, "must hold at least one period")

    @cached_property
    def _chances(self) -> tuple[tuple[int, float], ...]:
        return tuple((count, times / len(self.done)) for count, times in sorted(Counter(self.done).items()))

    def when(self, n: int, *, start: date) -> When:
        """When n will be done, from a day on; raises `InvalidValue` where nothing was ever done or n is under 1."""
        self._can_finish(n)
        below = [1.0] + [0.0] * (n - 1)
        chances: list[float] = []
        while not chances or chances[-1] < 1 - _TAIL:
            below = self._one_more(below, n)
            chances.append(max(1 - fsum(below), 0.0))
        return When(n, start, self.days, tuple(chances))

    def how_many(self, *, start: date, by: date) -> HowMany:
        """How many will be done in the whole periods from a day to another."""
        check_day("Pace", "start", start)
        check_day("Pace", "by", by)
        periods = (by - start).days // self.days
        if periods < 0:
            raise InvalidValue("Pace", "by", by, f"must not be before the start, {start}")
        chances = [1.0]
        for _ in range(periods):
            chances = self._one_more(chances, len(chances) + max(self.done))
            while chances[-1] < _NEVER:
                chances.pop()
        return HowMany(by, tuple(chances))

    def simulated(self, n: int, *, start: date, runs: int, seed: int, progress: Progress | None = None) -> When:
        """The answer of `when` by drawing so many futures at random; it nears the exact one as runs grow.

        `progress` is told of the runs. Raises `InvalidValue` as `when` does, and for fewer than one run.
        """
        self._can_finish(n)
        if runs < 1:
            raise InvalidValue("Pace", "runs", runs, "must be at least 1")
        random = Random(seed)
        took = Counter(self._draw(n, random) for _ in counted(range(runs), progress, every=100))
        done = accumulate(took[k] for k in range(1, max(took) + 1))
        return When(n, start, self.days, tuple(count / runs for count in done))

    def _draw(self, n: int, random: Random) -> int:
        left, periods = n, 0
        while left > 0:
            left -= random.choice(self.done)
            periods += 1
        return periods

    def _one_more(self, before: list[float], size: int) -> list[float]:
        """The chances of each sum below the size after one more period."""
        after = [0.0] * size
        for count, chance in self._chances:
            reached = slice(count, min(count + len(before), size))
            after[reached] = map(add, after[reached], map(mul, before, repeat(chance)))
        return after

    def _can_finish(self, n: int) -> None:
        if not isinstance(n, int) or n < 1:
            raise InvalidValue("Pace", "n", n, "must be a whole number, at least 1")
        if not any(self.done):
            raise InvalidValue("Pace", "done", self.done, "must hold a period in which something was done")


def pace(log: EventLog, *, since: Moment, until: Moment, days: int = 7) -> Pace:
    """How many cases ended in each whole period between two moments, the latest period ending at `until`.

    What lies before the first whole period is left out. Raises `InvalidValue` where no period fits.
    """
    if days < 1:
        raise InvalidValue("Pace", "days", days, "must be at least 1")
    first, last = asked("Pace", "since", since), asked("Pace", "until", until)
    periods = (last - first) // (days * DAY)
    if periods < 1:
        raise InvalidValue("Pace", "until", until, f"must be at least {days} days after {since}")
    done = [0] * periods
    for back in _periods_back((trace.last for trace in log.traces if not trace.open), last, days):
        if 0 <= back < periods:
            done[-1 - back] += 1
    return Pace(tuple(done), days)


def _periods_back(ends: Iterable[int], last: int, days: int) -> Iterator[int]:
    """How many whole periods before the last moment each end lies; that moment itself belongs to the next period."""
    return ((last - end - 1) // (days * DAY) for end in ends)
