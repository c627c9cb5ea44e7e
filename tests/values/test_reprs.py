"""What holds much shows itself in one line, so that a notebook, a traceback and help() stay readable."""

from __future__ import annotations

import inspect
from datetime import date
from fractions import Fraction

import pytest

from slussmodel import SEK
from slussmodel.assessment import DEFAULT_ROUTING, MarketResult, MarketScan
from slussmodel.dedup import LEXICON, IdeaIndex
from slussmodel.procurement import InnovationPartnership, ProcurementDocuments
from slussmodel.sharing import CostGame, Entry, Equal, Ledger, compare
from slussmodel.sluice import Charter
from slussmodel.systems import skaraborg

ENTRY = Entry(id="1", on=date(2026, 1, 1), kind="cost", party="A", amount=SEK(100), rule="r", version="1")
DOCUMENTS = ProcurementDocuments(
    need="snow clearance",
    market=MarketScan(result=MarketResult.NONE, evidence="RFI", day=date(2020, 2, 1)),
    requests_due=date(2020, 4, 30),
    price_weight=Fraction(3, 10),
    estimated_value=SEK(5_000_000),
)
GAME = CostGame.from_array("AB", [0, 100, 100, 150], currency="SEK")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (
            skaraborg.charter().partnership,
            "<Partnership innovationssluss-skaraborg: Innovationssluss Skaraborg, 16 organisations>",
        ),
        (DEFAULT_ROUTING, "<RoutingTable of 7 rows: innovation_partnership, purchase, develop_jointly, "),
        (LEXICON, "<Lexicon of "),
        (IdeaIndex(), "<IdeaIndex of 0 ideas>"),
        (Ledger(entries=[ENTRY]), "<Ledger of 1 entries in SEK>"),
        (compare([Equal()], GAME), "<Comparison of Equal shares for 2 players>"),
        (InnovationPartnership(id="ip", documents=DOCUMENTS), "<InnovationPartnership ip: prepared, with nobody yet>"),
    ],
)
def test_large_values_show_themselves_in_one_line(value: object, shown: str) -> None:
    assert repr(value).startswith(shown)
    assert len(repr(value)) < 150


@pytest.mark.parametrize("cls", [IdeaIndex, Charter])
def test_a_large_default_does_not_fill_the_help_of_a_class(cls: type) -> None:
    assert len(str(inspect.signature(cls))) < 600
