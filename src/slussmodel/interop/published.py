"""A grant as registers publish it: the money, and beside it the names, the title and the days that they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from attrs import field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue
from slussmodel.funding import Call, Grant
from slussmodel.partnerships import Organisation, OrganisationKind
from slussmodel.periods import Period
from slussmodel.validators import day, filled, nfc, of_type, text


@frozen(kw_only=True)
class PublishedGrant:
    """A grant with its recipient, funder and title; what `giving360` and `iati` write, and all registers are read as.

    `awarded` is the day of the decision and `period` that of the project, where they are known. Raises `InvalidValue`
    where recipient or call are not those of the grant.

    >>> from slussmodel.funding import Tranche, VINNOVA_2016
    >>> from slussmodel.money import SEK
    >>> PublishedGrant(
    ...     grant=Grant(id="2016-00000", call=VINNOVA_2016.id, recipient="SKARABORG", applied=SEK(4_000_000),
    ...                 tranches=(Tranche(id="1", amount=SEK(1_958_631)),)),
    ...     title="Innovationssluss Skaraborg", awarded=date(2016, 11, 1), call=VINNOVA_2016,
    ...     recipient=Organisation(id="SKARABORG", name="Skaraborgs Kommunalförbund",
    ...                            kind=OrganisationKind.LOCAL_FEDERATION),
    ...     funder=Organisation(id="202100-5216", name="Vinnova", kind=OrganisationKind.AUTHORITY),
    ... ).grant.at_most
    SEK('1958631.00')
    """

    grant: Grant = field(validator=of_type(Grant))
    title: str = field(converter=nfc, validator=filled)
    description: str = field(default="", converter=nfc, validator=text)
    awarded: date | None = field(default=None, validator=optional(day))
    recipient: Organisation = field(validator=of_type(Organisation))
    funder: Organisation = field(validator=of_type(Organisation))
    call: Call | None = field(default=None, validator=optional(of_type(Call)))
    period: Period | None = field(default=None, validator=optional(of_type(Period)))

    def __attrs_post_init__(self) -> None:
        if self.recipient.id != self.grant.recipient:
            raise InvalidValue(
                "PublishedGrant", "recipient", self.recipient.id, f"must be the grant's own, {self.grant.recipient}"
            )
        if self.call is not None and self.call.id != self.grant.call:
            raise InvalidValue("PublishedGrant", "call", self.call.id, f"must be the grant's own, {self.grant.call}")


_KINDS: tuple[tuple[re.Pattern[str], OrganisationKind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"kommunalförbund", OrganisationKind.LOCAL_FEDERATION),
        (r"kommunförbund", OrganisationKind.ASSOCIATION),
        (r"kommuns?\b|municipality\b", OrganisationKind.MUNICIPALITY),
        (r"universitet|högskola|university|chalmers", OrganisationKind.UNIVERSITY),
        (r"\bregion(en)?\b|landsting", OrganisationKind.REGION),
        (
            r"^(vinnova|formas|forte)\b|verket\b|myndighet|länsstyrelse|vetenskapsråd|council",
            OrganisationKind.AUTHORITY,
        ),
        (r"kluster|cluster", OrganisationKind.CLUSTER),
        (r"nätverk|network", OrganisationKind.NETWORK),
        (r"forsknings?(institut|centrum)|\brise\b|research", OrganisationKind.RESEARCH_CENTRE),
        (r"förening|förbund|association", OrganisationKind.ASSOCIATION),
    )
)


def kind_by_name(name: str) -> OrganisationKind:
    """A guess at what an organisation is, for registers that do not say; a company where the name tells nothing.

    >>> kind_by_name("Skövde kommun"), kind_by_name("Kommunalförbundet Skaraborg").value
    (<OrganisationKind.MUNICIPALITY: 'municipality'>, 'local_federation')
    """
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), OrganisationKind.COMPANY)


def organisation(id: str, name: str, known: Iterable[Organisation], **more: object) -> Organisation:
    """The organisation that the caller knows by the id, or one made of what the register says."""
    found = next((one for one in known if one.id == id), None)
    return found or Organisation(id=id, name=name, kind=kind_by_name(name), **more)  # type: ignore[arg-type]
