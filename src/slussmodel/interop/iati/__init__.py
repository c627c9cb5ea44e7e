"""IATI 2.03: a grant as an activity, with the conditions on its money and the results that it is to lead to.

Of the open standards this is the one that knows conditions on money. They hold for the whole activity there, so each
begins with the id of the tranche that waits for it: "2: year one carried out".
"""

from __future__ import annotations

from slussmodel.interop.iati.activity import STANDARD, Activity
from slussmodel.interop.iati.reading import from_xml
from slussmodel.interop.iati.writing import to_xml

__all__ = ["STANDARD", "Activity", "from_xml", "to_xml"]
