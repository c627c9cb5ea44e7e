"""What the pages say of the hub and of DIACCESS, as they say it."""

from __future__ import annotations

from datetime import date

from slussmodel.assertions import Assertion, Predicate, Reading, Sources
from slussmodel.money import SEK
from slussmodel.periods import Period
from slussmodel.systems.vaxjo.money import GRANT

DIACCESS = "DIACCESS"

CYCLES = Predicate("cycles", "antalet cykler", "the number of cycles")
CHALLENGES = Predicate("challenges", "antalet utmaningar", "the number of challenges")
PARTNERSHIPS = Predicate("partnerships", "antalet innovationspartnerskap", "the number of innovation partnerships")
ERDF_GRANT = Predicate("erdf", "bidraget från ERUF", "the grant from the ERDF")
EU_SHARE = Predicate("eu_share", "EU:s andel", "the EU's share")
ENDS = Predicate("end", "slutet", "the end")
AIM = Predicate("aim", "syftet med upphandlingen", "the aim of the procurement")

_OWN, _PROGRAMME, _FUNDS, _NEIGHBOURS = "vaxjo.se", "uia-initiative.eu", "eufonder.se", "kfsk.se"
_MARGIN = SEK(500_000)  # "36 MSEK" may be half a million off
_PAGE = date(2023, 6, 29)
_JOURNAL = date(2022, 12, 16)
_PLAN = "upp till 15 utmaningar, fördelade i fem cykler med 1-3 utmaningar per cykel"


def _share(source: str, millions: int) -> Assertion:
    return Assertion(
        subject=DIACCESS,
        predicate=EU_SHARE,
        value=SEK(millions * 1_000_000),
        source=source,
        reading=Reading.ABOUT,
        margin=_MARGIN,
    )


SOURCES = Sources(
    (
        Assertion(subject=DIACCESS, predicate=CYCLES, value=5, source=_OWN, stated=_PAGE, quote=_PLAN),
        Assertion(
            subject=DIACCESS,
            predicate=CHALLENGES,
            value=15,
            source=_OWN,
            stated=_PAGE,
            reading=Reading.AT_MOST,
            quote=_PLAN,
        ),
        Assertion(subject=DIACCESS, predicate=PARTNERSHIPS, value=3, source=_PROGRAMME, stated=_JOURNAL),
        Assertion(subject=DIACCESS, predicate=ERDF_GRANT, value=GRANT, source=_PROGRAMME),
        _share(_OWN, 36),
        _share(_FUNDS, 36),
        _share(_NEIGHBOURS, 38),
        Assertion(subject=DIACCESS, predicate=ENDS, value=date(2022, 8, 31), source=_PROGRAMME, as_of=date(2019, 9, 1)),
        Assertion(subject=DIACCESS, predicate=ENDS, value=date(2023, 2, 28), source=_PROGRAMME, as_of=_JOURNAL),
        Assertion(
            subject=DIACCESS,
            predicate=ENDS,
            value=Period.year(2023),
            source=_OWN,
            stated=_PAGE,
            as_of=_PAGE,
            quote="Diaccess avslutades 2023",
        ),
        Assertion(
            subject=DIACCESS,
            predicate=AIM,
            value="ett partnerskap",
            source=_OWN,
            stated=_PAGE,
            quote="Upphandlingen syftade inte till att införskaffa en produkt eller tjänst, utan just ett partnerskap",
        ),
    )
)
