"""The links of a results chain: parts, work forms, results, effects and what causes what.

A logic model says how work is thought to lead to change. The Skåne network holds its own as a matrix, work form to
result to effect; OECD-DAC's results chain calls the same links activity, output, outcome and impact (*Glossary of Key
Terms in Evaluation and Results Based Management*, 2002).
"""

from __future__ import annotations

from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled, Lang
from slussmodel.validators import distinct, each, filled, identifier, nfc, of_type, text


class ChainStep(Labelled):
    """Where in OECD-DAC's results chain something stands, from activity to impact."""

    ACTIVITY = "activity", "aktivitet", "activity"
    OUTPUT = "output", "prestation", "output"
    OUTCOME = "outcome", "effekt", "outcome"
    IMPACT = "impact", "långsiktig effekt", "impact"

    @property
    def order(self) -> int:
        """0 for an activity, 3 for an impact."""
        return _ORDER[self]


_ORDER = {step: place for place, step in enumerate(ChainStep)}


@frozen(kw_only=True)
class Named:
    """An id and what the thing is called in Swedish and English; `en` is empty where nobody has translated it."""

    id: str = field(converter=nfc, validator=identifier)
    sv: str = field(converter=nfc, validator=filled)
    en: str = field(default="", converter=nfc, validator=text)

    def format(self, lang: Lang = "sv") -> str:
        """The name in a language; the Swedish one where the English is missing."""
        return self.sv if lang == "sv" else self.en or self.sv


@frozen(kw_only=True)
class Part(Named):
    """A part of what a network does, such as raising competence.

    >>> Part(id="skills", sv="Kompetenshöjning", en="Raising competence").format("en")
    'Raising competence'
    """


@frozen(kw_only=True)
class WorkForm(Named):
    """A way of working, such as seminars: an activity that belongs to exactly one part."""

    part: str = field(converter=nfc, validator=identifier)

    @property
    def step(self) -> ChainStep:
        return ChainStep.ACTIVITY


@frozen(kw_only=True)
class ExpectedResult(Named):
    """What a work form gives at once, such as lectures held: an output."""

    @property
    def step(self) -> ChainStep:
        return ChainStep.OUTPUT


@frozen(kw_only=True)
class ExpectedEffect(Named):
    """A change that results lead to: an outcome, or an impact where it is long-term.

    `values` are what it has come to stand for, such as "jämställdhet" or "samskapande".
    """

    long_term: bool = field(default=False, validator=of_type(bool))
    values: tuple[str, ...] = field(default=(), validator=[each(filled), distinct])

    @property
    def step(self) -> ChainStep:
        return ChainStep.IMPACT if self.long_term else ChainStep.OUTCOME


@frozen
class Cause:
    """What leads to something: all the causes together, and none of them alone.

    Two `Cause`s with the same target are two ways to it, either of which is enough.

    >>> Cause(("control_signals", "good_examples"), "legitimacy").joint
    True
    """

    causes: tuple[str, ...] = field(validator=[each(identifier), distinct])
    target: str = field(validator=identifier)

    def __attrs_post_init__(self) -> None:
        if not self.causes:
            raise InvalidValue("Cause", "causes", self.causes, "must name at least one cause")

    @property
    def joint(self) -> bool:
        return len(self.causes) > 1
