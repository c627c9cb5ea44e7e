"""Grants of every shape that a register may meet, drawn by hand-made strategies."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from slussmodel.funding import (
    Call,
    Condition,
    ConditionKind,
    Grant,
    MaxGrant,
    Tranche,
    TrancheEvent,
    TrancheState,
    TrancheStep,
)
from slussmodel.interop import PublishedGrant
from slussmodel.interop.iati import Activity
from slussmodel.money import Money
from slussmodel.partnerships import Contact, Organisation, OrganisationKind
from slussmodel.periods import Period, YearMonth
from slussmodel.results import ExpectedEffect, ExpectedResult

# Letters, marks and signs that JSON and XML must both carry unharmed.
WORDS = st.text(st.sampled_from("abcåäöÅÄÖ &<>\"'1:;—\u00a0é"), min_size=1, max_size=12).map(str.strip).filter(bool)
IDS = st.from_regex(r"[a-zå0-9][a-zö0-9:-]{0,7}", fullmatch=True)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTHS = st.builds(YearMonth, st.integers(1990, 2090), st.integers(1, 12))
PERIODS = st.tuples(MONTHS, MONTHS).map(lambda two: Period(min(two), max(two)))

contacts = st.builds(Contact, name=WORDS, address=st.none() | WORDS, phone=st.none() | WORDS, email=st.none() | WORDS)


def organisations(kind: OrganisationKind | None = None) -> st.SearchStrategy[Organisation]:
    return st.builds(
        Organisation,
        id=IDS,
        name=WORDS,
        kind=st.sampled_from(OrganisationKind) if kind is None else st.just(kind),
        country=st.sampled_from(["SE", "FI", "IS"]),
        region=st.none() | st.sampled_from(["SE-O", "CA-NL"]),
        nuts3=st.none() | st.just("SE232"),
        municipality=st.none() | st.just("1496"),
        short=st.none() | WORDS,
        aliases=st.lists(WORDS, max_size=2, unique=True).map(tuple),
        contact=st.none() | contacts,
    )


conditions = st.builds(
    Condition,
    text=WORDS,
    kind=st.sampled_from(ConditionKind),
    deliverables=st.lists(WORDS, max_size=2, unique=True).map(tuple),
)
histories = st.lists(
    st.builds(TrancheEvent, on=DAYS, step=st.sampled_from(TrancheStep), because=st.just("") | WORDS), max_size=3
).map(tuple)


@st.composite
def grants(draw: st.DrawFn) -> Grant:
    currency = draw(st.sampled_from(["SEK", "EUR", "ISK", "BHD"]))
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    amounts = [Money(draw(st.integers(0, 10**12)), currency) for _ in ids]
    remainder = draw(st.none() | st.integers(0, len(ids) - 1))
    tranches = tuple(
        Tranche(
            id=id,
            amount=None if place == remainder else amount,
            condition=draw(st.none() | conditions),
            period=draw(st.none() | PERIODS),
            due=draw(st.none() | DAYS),
            state=draw(st.sampled_from(TrancheState)),
            history=draw(histories),
        )
        for place, (id, amount) in enumerate(zip(ids, amounts, strict=True))
    )
    return Grant(
        id=draw(IDS), call=draw(IDS), recipient=draw(IDS), applied=sum(amounts[1:], amounts[0]), tranches=tranches
    )


@st.composite
def published_grants(draw: st.DrawFn) -> PublishedGrant:
    grant = draw(grants())
    title = draw(WORDS)
    call = Call(
        id=grant.call,
        funder=draw(WORDS),
        programme=draw(WORDS),
        title=draw(WORDS),
        year=draw(st.none() | st.just(2016)),
        rules=draw(st.sampled_from([(), (MaxGrant(amount=grant.applied, source="the call"),)])),
    )
    recipient = draw(organisations())
    return PublishedGrant(
        grant=grant,
        title=title,
        description=draw((st.just("") | WORDS).filter(lambda words: words != title)),
        awarded=draw(DAYS),
        recipient=Organisation(**{name: getattr(recipient, name) for name in FIELDS} | {"id": grant.recipient}),
        funder=draw(organisations()),
        call=draw(st.none() | st.just(call)),
        period=draw(st.none() | PERIODS),
    )


FIELDS = tuple(one.name for one in Organisation.__attrs_attrs__)


named = {"id": IDS, "sv": WORDS, "en": st.just("") | WORDS}
results = st.lists(
    st.builds(ExpectedResult, **named)
    | st.builds(ExpectedEffect, long_term=st.booleans(), values=st.sampled_from([(), ("samskapande",)]), **named),
    max_size=2,
).map(tuple)
activities = st.builds(Activity, published=published_grants(), results=results)
