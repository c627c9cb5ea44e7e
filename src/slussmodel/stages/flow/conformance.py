"""How a whole log agrees with a stage graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import Any, TypeAlias

from attrs import Factory, field, frozen

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Lang, Sentence
from slussmodel.progress import Progress
from slussmodel.stages.flow.aligner import Aligner
from slussmodel.stages.flow.alignment import Alignment, MoveKind
from slussmodel.stages.flow.automaton import BEFORE, Automaton
from slussmodel.stages.flow.log import CaseId, EventLog, Pair, Trace, Variant
from slussmodel.stages.flow.mining import END, START, refuse_artificial_names
from slussmodel.stages.graph import StageGraph
from slussmodel.validators import of_type

_SUMMARY = Sentence(
    "conformance",
    sv="{path_cases} av {cases} ärenden följer grafen; {deviations} avvikelser, överensstämmelse {fitness} av 1",
    en="{path_cases} of {cases} cases follow the graph; {deviations} deviations, fitness {fitness} of 1",
)


Aligned: TypeAlias = Mapping[tuple[Variant, bool], tuple[Alignment, int]]
"""An alignment and how many cases it is that of: those that took the same way, and have all ended or not."""


@frozen
class Fit:
    """How well a log agrees with a stage graph; `fit["case-1"]` is the alignment of one case.

    All of it follows from the two, so that a payload holds them and no more.
    """

    log: EventLog = field(repr=False, validator=of_type(EventLog))
    graph: StageGraph[Any] = field(validator=of_type(StageGraph))
    _aligned: Aligned = field(
        repr=False, eq=False, default=Factory(lambda fit: _aligned(fit.log, fit.graph, None), takes_self=True)
    )

    def __getitem__(self, case: CaseId) -> Alignment:
        trace = self.log.by_case.get(case)
        if trace is None:
            raise UnknownName.among("case", case, map(str, self.log.by_case))
        return self._aligned[trace.activities, trace.open][0]

    @property
    def path_cases(self) -> int:
        """Cases that follow the graph without a deviation."""
        return sum(times for alignment, times in self._aligned.values() if not alignment.cost)

    @property
    def deviations(self) -> int:
        """Moves in the log only or in the graph only, over all cases."""
        return sum(times * alignment.cost for alignment, times in self._aligned.values())

    @property
    def fitness(self) -> float:
        """The mean of the cases' fitness."""
        return fsum(times * alignment.fitness for alignment, times in self._aligned.values()) / len(self.log)

    def stages(self, kind: MoveKind) -> dict[str, int]:
        """How often each stage was moved through in this manner, the most often first.

        With `LOG_ONLY` these are the activities that the graph lacks there, with `GRAPH_ONLY` the skipped stages.
        """
        counts: Counter[str] = Counter()
        for alignment, times in self._aligned.values():
            for move in alignment.moves:
                if move.kind is kind:
                    counts[move.stage] += times
        return dict(counts.most_common())

    def explain(self, lang: Lang = "sv") -> str:
        numbers = {"path_cases": self.path_cases, "cases": len(self.log), "deviations": self.deviations}
        return _SUMMARY.say({**numbers, "fitness": self.fitness}, lang)


def align(log: EventLog, graph: StageGraph[Any], *, progress: Progress | None = None) -> Fit:
    """The optimal alignment of every case, of which `progress` is told.

    The fitness of a case is 1 - cost / (its events + the stages of the graph's shortest way). An open case is compared
    with how journeys may begin, so it is not blamed for having no end yet; its fitness is 1 - cost / its events.
    Raises `InvalidValue` for a log without cases and for a graph without a way to an end, and `UnknownName` for a graph
    with a step from or to a stage that it does not have.

    >>> ways = {"a": ["intake", "in use"], "b": ["intake", "in use"], "c": ["intake", "detour", "in use"]}
    >>> log = EventLog.from_events((case, stage, time) for case, way in ways.items() for time, stage in enumerate(way))
    >>> fit = align(log, log.stage_graph(min_count=2))
    >>> fit.path_cases, fit.deviations, fit.fitness
    (2, 1, 0.9333333333333332)
    >>> fit["c"].explain("en")
    'detour happened after intake but is not there in the graph'
    """
    return Fit(log, graph, _aligned(log, graph, progress))


def _aligned(log: EventLog, graph: StageGraph[Any], progress: Progress | None) -> Aligned:
    if not log.traces:
        raise InvalidValue("EventLog", "traces", (), "must hold at least one case to be compared with a graph")
    aligner = Aligner.of(graph, log.activities)
    aligned: dict[tuple[Variant, bool], tuple[Alignment, int]] = {}
    for way, traces in log.by_variant.items():
        for is_open, times in _open_and_closed(traces):
            aligned[way, is_open] = aligner.align(way, is_open), times
        if progress is not None:
            progress(len(traces))
    return aligned


def _open_and_closed(traces: Sequence[Trace]) -> Iterator[tuple[bool, int]]:
    still_open = sum([trace.open for trace in traces])
    if still_open < len(traces):
        yield False, len(traces) - still_open
    if still_open:
        yield True, still_open


def unknown_steps(log: EventLog, graph: StageGraph[Any]) -> dict[Pair, int]:
    """The steps of a log that the graph does not have, and how often each was taken, the most often first.

    `START` and `END` stand for the beginning and the end of cases. Raises `InvalidValue` where an activity has one of
    these two names.
    """
    refuse_artificial_names(log)
    automaton = Automaton.of(graph, log.activities)
    steps = Counter(log.directly_follows())
    steps.update({(BEFORE, one): times for one, times in log.starts().items()})
    strange = {step: times for step, times in steps.items() if step[1] not in automaton.follows.get(step[0], ())}
    ends = {(one, END): times for one, times in log.ends().items() if one not in automaton.ends}
    named = {(START if here == BEFORE else here, there): times for (here, there), times in strange.items()}
    return dict(Counter({**named, **ends}).most_common())
