"""Vinnova's open data: the projects that Sweden's innovation agency has granted, and its calls (read only).

The records are those of data.vinnova.se/api: `projekt`, `utlysningar` and `ansokningsomgangar`. The organisation that
coordinates a project stands there by name alone, so its name is its id unless the caller knows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from slussmodel.funding import Call, ClosingDate, Grant, Rule, Tranche
from slussmodel.interop.published import PublishedGrant, organisation
from slussmodel.interop.reading import Node, read_payload
from slussmodel.interop.standard import Standard
from slussmodel.partnerships import Organisation, OrganisationKind
from slussmodel.periods import Period, YearMonth

VINNOVA = Organisation(id="202100-5216", name="Vinnova", kind=OrganisationKind.AUTHORITY)
"""The funder of every project here."""

SOURCE = "data.vinnova.se"

STANDARD = Standard(
    name="Vinnova's open data, projekt, utlysningar and ansokningsomgangar",
    version="as KTH-Library/vinnova reads it (2022); Public Domain Mark",
    source=SOURCE,
    held={
        "Diarienummer": "Grant.id, Call.id",
        "DiarienummerUtlysning": "Grant.call",
        "DiarienummerProgram": "Call.programme",
        "Ärenderubrik": "PublishedGrant.title",
        "Projektreferat": "PublishedGrant.description",
        "BeviljatBidrag": "Grant.applied, and the amount of its one tranche",
        "ProjektStart": "PublishedGrant.period, its first month",
        "ProjektSlut": "PublishedGrant.period, its last month",
        "KoordinatorOrg": "PublishedGrant.recipient",
        "Titel": "Call.title",
        "Stangningsdatum": "a ClosingDate among Call.rules, and Call.year",
    },
    lost={
        "ÄrenderubrikEngelska": "not read; a grant has one title",
        "DiarienummerAnsokningsomgang": "not read",
        "KoordinatorArb": "not read",
        "MalSvenska": "not read, nor MalEngelska",
        "ResultatSvenska": "not read, nor ResultatEngelska",
        "ImplementationSvenska": "not read, nor ImplementationEngelska",
        "LankLista": "not read, nor other lists",
        "Status": "not read",
    },
)


def project(record: Mapping[str, object], organisations: Iterable[Organisation] = ()) -> PublishedGrant:
    """A record of `projekt` as a grant of one tranche; the amount applied for and the day of award are not told.

    The applied amount is read as the granted one. `organisations` are those that the caller knows, found by any name
    that they go by. Raises `PayloadError` with every fault.

    >>> grant = project({
    ...     "Diarienummer": "2016-00000", "Ärenderubrik": "Innovationssluss Skaraborg", "BeviljatBidrag": 3771922,
    ...     "ProjektStart": "2016-11-01T00:00:00", "ProjektSlut": "2020-06-30T00:00:00",
    ...     "KoordinatorOrg": "Skaraborgs Kommunalförbund", "DiarienummerUtlysning": "2015-06987"})
    >>> grant.grant.at_most, grant.recipient.kind.label("en"), grant.period.format("en")
    (SEK('3771922.00'), 'local federation (public law)', 'November 2016 – June 2020')
    """
    known = tuple(organisations)
    return read_payload("Vinnova project", record, lambda node: _project(node, known))


def call(record: Mapping[str, object], rounds: Iterable[Mapping[str, object]] = ()) -> Call:
    """A record of `utlysningar` as a call; it closes when the last of its `ansokningsomgangar` does, if they are given.

    >>> idesluss = {"Diarienummer": "2015-06987", "Titel": "Idéslussar i kommuner – utvecklingsprojekt 2016"}
    >>> call(idesluss, [{"Stangningsdatum": "2016-09-07T14:00:00"}]).closes
    datetime.date(2016, 9, 7)
    """
    whole = {**record, "rounds": list(rounds)} if isinstance(record, Mapping) else record
    return read_payload("Vinnova call", whole, _call)


def _project(node: Node, known: tuple[Organisation, ...]) -> PublishedGrant | None:
    amount = node["BeviljatBidrag"].amount("SEK")
    name = node["KoordinatorOrg"].text()
    recipient = next((one for one in known if one.is_called(name)), None)
    recipient = recipient or node.make(organisation, id=name, name=name, known=())
    grant = node.make(
        Grant,
        id=node["Diarienummer"].text(),
        call=node.maybe("DiarienummerUtlysning", Node.text) or "unknown",
        recipient=recipient and recipient.id,
        applied=amount,
        tranches=(node.make(Tranche, id="1", amount=amount),),
    )
    return node.make(
        PublishedGrant,
        grant=grant,
        title=node["Ärenderubrik"].text(),
        description=node.maybe("Projektreferat", Node.text) or "",
        recipient=recipient,
        funder=VINNOVA,
        period=_period(node),
    )


def _period(node: Node) -> Period | None:
    first, last = node.maybe("ProjektStart", Node.day), node.maybe("ProjektSlut", Node.day)
    if first is None or last is None:
        return None
    return node.make(Period, first=YearMonth.of(first), last=YearMonth.of(last))


def _call(node: Node) -> Call | None:
    days = node.each("rounds", lambda one: one.maybe("Stangningsdatum", Node.day))
    rules: tuple[Rule, ...] = (ClosingDate(max(days), SOURCE),) if days else ()
    title = node["Titel"].text()
    return node.make(
        Call,
        id=node["Diarienummer"].text(),
        funder=VINNOVA.name,
        programme=node.maybe("DiarienummerProgram", Node.text) or title,
        title=title,
        year=max(days).year if days else None,
        rules=rules,
    )
