"""One adoption: who put the innovation to use, when, and how they came by it."""

from __future__ import annotations

import re
from datetime import date

from attrs import field, frozen

from slussmodel import sweden
from slussmodel.language import Labelled, Lang
from slussmodel.places import Municipality
from slussmodel.validators import day, of_type

_ISO = re.compile(r"(?!SE\b)[A-Z]{2}(-[A-Z0-9]{1,3})?")


class Channel(Labelled):
    """How an adopter came by the innovation."""

    DEVELOPER = "developer", "var med och utvecklade", "took part in developing it"
    COPY = "copy", "egen kopia", "its own copy"
    JOINT = "joint", "gemensam lösning", "a joint solution"
    PURCHASE = "purchase", "köp av den färdiga lösningen", "purchase of the finished solution"


def _known(name: str) -> str:
    """A municipality's code, from a code or name; the code of a place abroad as it stands."""
    if isinstance(name, Municipality):
        return name.code
    return name if isinstance(name, str) and _ISO.fullmatch(name) else sweden.municipality(name).code


@frozen(kw_only=True)
class Adoption:
    """That somebody put an innovation to use on a day.

    `adopter` is a Swedish municipality, by code, name or as a `Municipality`, and is kept as the code; or it is the
    ISO 3166 code of a place abroad ("CA-NL"). Raises `UnknownName` for anybody else.

    >>> Adoption(adopter="Skövde", on=date(2018, 3, 1), channel=Channel.COPY).adopter
    '1496'
    """

    adopter: str = field(converter=_known)
    on: date = field(validator=day)
    channel: Channel = field(default=Channel.COPY, validator=of_type(Channel))

    @property
    def municipality(self) -> Municipality | None:
        """The adopter, where it is Swedish."""
        return sweden.MUNICIPALITIES.get(self.adopter)

    def format(self, lang: Lang = "sv") -> str:
        return f"{sweden.name_of(self.adopter)}, {self.on}, {self.channel.label(lang)}"
