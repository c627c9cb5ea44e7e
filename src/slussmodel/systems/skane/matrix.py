"""The network's matrix: three parts, the work forms of each, the results that they give, and the effects.

The row of the seminars stands on Vinnova's page, word for word. The page says that the other parts have rows too, but
not which; theirs are read from the network's own page (sbhub.se: dialogues with companies, cases in several branches).
"""

from __future__ import annotations

from functools import cache

from slussmodel.capacity import Deliverable, DeliverableKind, DeliverableStatus
from slussmodel.results import Cause, ExpectedEffect, ExpectedResult, LogicModel, Part, WorkForm

PARTS = (
    Part(id="skills", sv="Kompetenshöjning", en="Capability building"),
    Part(id="innovation", sv="Innovation och innovationsupphandling", en="Innovation and innovation procurement"),
    Part(id="operation", sv="Drift och sammanhållning", en="Operation and cohesion"),
)


@cache
def matrix() -> LogicModel:
    """Work form, result, effect; effects that lead on to effects, and some that need two causes.

    >>> print(matrix().explain("innovations", "en").splitlines()[-1])
    More efficient procurement that meets needs + More solutions to choose from → Innovations
    """
    return LogicModel(
        parts=PARTS,
        work_forms=(
            WorkForm(id="seminars", part="skills", sv="Seminarier", en="Seminars"),
            WorkForm(id="dialogues", part="innovation", sv="Näringslivsdialoger", en="Dialogues with companies"),
            WorkForm(id="cases", part="innovation", sv="Gemensamma case", en="Joint cases"),
            WorkForm(id="meetings", part="operation", sv="Nätverksmöten", en="Network meetings"),
        ),
        results=(
            ExpectedResult(id="lectures", sv="Föreläsningar", en="Lectures"),
            ExpectedResult(id="learning", sv="Kunskapshöjning", en="Raised knowledge"),
            ExpectedResult(id="contacts", sv="Kännedom om fler företag", en="More companies known"),
            ExpectedResult(id="tried", sv="Prövade upphandlingar", en="Procurement that has been tried"),
            ExpectedResult(id="plan", sv="Gemensam planering", en="A shared plan"),
        ),
        effects=(
            ExpectedEffect(id="network", sv="Effektivare nätverk", en="A more efficient network"),
            ExpectedEffect(
                id="municipality", sv="Höjd allmän kunskap i kommunen", en="More general knowledge in the municipality"
            ),
            ExpectedEffect(id="choice", sv="Fler lösningar att välja bland", en="More solutions to choose from"),
            ExpectedEffect(
                id="procurement",
                sv="Effektivare och behovssäkrade upphandlingar",
                en="More efficient procurement that meets needs",
            ),
            ExpectedEffect(id="innovations", sv="Innovationer", en="Innovations", long_term=True),
        ),
        causes=(
            Cause(("seminars",), "lectures"),
            Cause(("seminars",), "learning"),
            Cause(("dialogues",), "contacts"),
            Cause(("cases",), "tried"),
            Cause(("meetings",), "plan"),
            Cause(("learning", "plan"), "network"),
            Cause(("lectures",), "municipality"),
            Cause(("contacts",), "choice"),
            Cause(("network", "municipality", "tried"), "procurement"),
            Cause(("procurement", "choice"), "innovations"),
        ),
    )


def _described(id: str, name: str, *about: str) -> Deliverable:
    return Deliverable(
        id=id, name=name, kind=DeliverableKind.METHOD_DESCRIPTION, status=DeliverableStatus.DELIVERED, about=about
    )


DELIVERABLES = (
    _described("skills", "Kompetenshöjning av nätverkets deltagare", "skills"),
    _described("procurement", "Externa kontakter och genomförande av innovationsupphandlingar", "innovation"),
    _described("operation", "Administrativ drift av nätverket", "operation"),
    Deliverable(
        id="financing",
        name="Princip för hur nätverket ska finansieras",
        kind=DeliverableKind.FINANCING_FORM,
        status=DeliverableStatus.DELIVERED,
    ),
)
"""The method descriptions, each for a part, and the financing principle."""
