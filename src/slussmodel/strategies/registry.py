"""Which strategy stands for which type: by module, so that no model is loaded to say so."""

from __future__ import annotations

STRATEGIES: dict[str, dict[str, str]] = {
    "slussmodel.assessment.assess": {"Assessment": "assessments"},
    "slussmodel.assessment.effect": {"Effect": "effects"},
    "slussmodel.assessment.market": {"MarketScan": "market_scans"},
    "slussmodel.ideas": {"Idea": "ideas"},
    "slussmodel.money": {"Money": "amounts"},
    "slussmodel.partnerships": {
        "Contact": "contacts",
        "Membership": "memberships",
        "Organisation": "organisations",
        "Partnership": "partnerships",
    },
    "slussmodel.periods": {"Period": "periods", "YearMonth": "months"},
    "slussmodel.sharing.allocation": {"Allocation": "allocations"},
    "slussmodel.sharing.game": {"CostGame": "cost_games"},
    "slussmodel.sluice.charter": {"Charter": "charters"},
    "slussmodel.sluice.state": {"Sluice": "sluices"},
    "slussmodel.stages.graph": {"StageGraph": "stage_graphs"},
    "slussmodel.places": {"Municipality": "municipalities", "Place": "places"},
}

COMMANDS = {
    "slussmodel.sluice.commands": (
        "Adopt", "Assess", "Claim", "Contribute", "Decide", "Link", "Merge", "Offer", "Release", "Separate", "Settle",
        "ShareCost", "Split", "Submit", "Support", "Unlink",
    ),
}  # fmt: skip
"""Types that `any_commands` gives, each by its kind."""
