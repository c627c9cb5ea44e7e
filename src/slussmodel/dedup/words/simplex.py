"""Words that look like compounds of a word in the lexicon and are none: there is no "sport" in "transport"."""

from __future__ import annotations

from collections.abc import Mapping

_SWEDISH = """
biografi biologisk
handel misshandel
hundra hundratal
konstant konstatera konstruera konstruktion
kostnad
ledamot
lektion
parkering
skrivning beskrivning förskrivning inskrivning utskrivning
tandem
transport
"""

SIMPLEX: Mapping[str, tuple[str, ...]] = {"sv": tuple(_SWEDISH.split())}
