"""How an innovation spreads: who has put it to use, how far it has come in each ring, what that is worth, who is next.

Rings say in what order it should spread: first the federation, then the county, the country, abroad. The order is a
wish, so an adoption out of order is reported and never forbidden. The forecast runs on the real graph of Sweden's 290
municipalities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.spread.adoption import Adoption as Adoption
    from slussmodel.spread.adoption import Channel as Channel
    from slussmodel.spread.coverage import Coverage as Coverage
    from slussmodel.spread.economy import Balance as Balance
    from slussmodel.spread.economy import Basis as Basis
    from slussmodel.spread.economy import Economy as Economy
    from slussmodel.spread.economy import Joining as Joining
    from slussmodel.spread.fitting import fit as fit
    from slussmodel.spread.forecast import Forecast as Forecast
    from slussmodel.spread.influence import Candidate as Candidate
    from slussmodel.spread.influence import Contribution as Contribution
    from slussmodel.spread.influence import Factor as Factor
    from slussmodel.spread.influence import Influence as Influence
    from slussmodel.spread.record import Spread as Spread

__all__ = [
    "Adoption",
    "Balance",
    "Basis",
    "Candidate",
    "Channel",
    "Contribution",
    "Coverage",
    "Economy",
    "Factor",
    "Forecast",
    "Influence",
    "Joining",
    "Spread",
    "fit",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(
        __name__,
        {
            "Adoption": "adoption",
            "Balance": "economy",
            "Basis": "economy",
            "Candidate": "influence",
            "Channel": "adoption",
            "Contribution": "influence",
            "Coverage": "coverage",
            "Economy": "economy",
            "Factor": "influence",
            "Forecast": "forecast",
            "Influence": "influence",
            "Joining": "economy",
            "Spread": "record",
            "fit": "fitting",
        },
    )
