"""A finding: what a check saw, how bad it is, where it stands, and the rule behind it."""

from __future__ import annotations

from attrs import frozen

from slussmodel.errors import Reason
from slussmodel.language import Labelled, Lang, Sentence


class Severity(Labelled):
    ERROR = "error", "fel", "error"
    WARNING = "warning", "varning", "warning"
    NOTE = "note", "upplysning", "note"


@frozen
class Finding:
    """One thing that a check found.

    `place` names the part that it concerns (a stage, a transition, a phase) and `source` the law or standard that the
    rule comes from, such as "LOU 4:7"; it is empty where the rule is the library's own.

    >>> rule = Sentence("too_few", sv="minst {least}", en="at least {least}")
    >>> Finding.of(rule, Severity.ERROR, place="candidates", source="LOU 4:7", least=3).text("en")
    'at least 3 (LOU 4:7)'
    """

    reason: Reason
    severity: Severity
    place: str
    source: str = ""

    @classmethod
    def of(
        cls, sentence: Sentence, severity: Severity, /, *, place: str, source: str = "", **params: object
    ) -> Finding:
        return cls(Reason.of(sentence, **params), severity, place, source)

    @property
    def code(self) -> str:
        return self.reason.code

    def text(self, lang: Lang = "sv") -> str:
        return self.reason.text(lang) + (f" ({self.source})" if self.source else "")

    def as_reason(self) -> Reason:
        """The finding as a reason for a refusal, with its source in the sentence and among the parameters."""
        if not self.source:
            return self.reason
        said = self.reason.sentence
        sourced = Sentence(said.code, sv=f"{said.sv} ({{source}})", en=f"{said.en} ({{source}})")
        return Reason(sourced, (*self.reason.items, ("source", self.source)))
