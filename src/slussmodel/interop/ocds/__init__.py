"""OCDS 1.1.5: an innovation partnership as an Open Contracting release.

The official European mapping has the procedure as `selective` with "Innovation partnership". The steps of the procedure
are milestones of the tender. A contract with a partner becomes two, the development and the purchase that may follow;
phases, targets and instalments are milestones of the development, payments its transactions.
"""

from __future__ import annotations

from slussmodel.interop.ocds.reading import from_dict
from slussmodel.interop.ocds.release import STANDARD, Release
from slussmodel.interop.ocds.writing import to_dict

__all__ = ["STANDARD", "Release", "from_dict", "to_dict"]
