"""Experts and innovators meet on every challenge."""

from __future__ import annotations

import pytest

from slussmodel.errors import InvalidValue
from slussmodel.partnerships import Assignment
from slussmodel.procurement import Pairing, check_paired

EXPERT = Assignment(task="verksamhetsexpert", organisation="0780")
INNOVATOR = Assignment(task="innovatör", organisation="Plogia")


@pytest.mark.row("3.2", "slussmodel.procurement.Pairing")
def test_row_3_2_each_challenge_joins_an_expert_and_an_innovator() -> None:
    snow = Pairing(challenge="snow", experts=(EXPERT,), innovators=(INNOVATOR,))
    bins = Pairing(challenge="bins", innovators=(INNOVATOR,))
    assert check_paired(["snow"], [snow]) == ()
    (finding,) = check_paired(["snow", "bins"], [snow, bins])
    assert finding.text("sv") == "kommunen har ingen med i bins"
    later = Pairing(challenge="bins", experts=(EXPERT,))
    assert check_paired(["bins"], [bins, later, snow]) == ()


def test_nobody_stands_on_both_sides() -> None:
    with pytest.raises(InvalidValue, match=r"Pairing\.innovators"):
        Pairing(challenge="snow", experts=(EXPERT,), innovators=(EXPERT,))
