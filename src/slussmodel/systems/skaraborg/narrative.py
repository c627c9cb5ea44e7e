"""The story of Skaraborg's sluice in two languages. The words stand here; every figure in them is computed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from slussmodel import sweden
from slussmodel.assertions import Contradiction
from slussmodel.capacity import referrals
from slussmodel.errors import Refused
from slussmodel.funding import at_rate
from slussmodel.language import Lang, Sentence, number
from slussmodel.partnerships import Role
from slussmodel.places import Ring
from slussmodel.systems.skaraborg import together
from slussmodel.systems.skaraborg.future import PLAN, Pool
from slussmodel.systems.skaraborg.money import CALL, GROUPS, HOUR, YEAR_ONE
from slussmodel.systems.skaraborg.partners import CENSUS, END, HOST, START, inhabitants, largest, members, names
from slussmodel.systems.skaraborg.project import programme
from slussmodel.systems.skaraborg.work import ACTORS, EMPLOYEES, Subject, spending
from slussmodel.systems.telling import indented, told

if TYPE_CHECKING:
    from slussmodel.money import Money
    from slussmodel.systems.skaraborg.project import Skaraborg

COUNTS = (len(members()), 14, 10, 5)
"""How many might have gone on."""

TITLE = Sentence("skaraborg", "Innovationssluss Skaraborg", "The innovation sluice of Skaraborg")
WHO = Sentence("who", "Vilka som är med", "Who takes part")
MONEY = Sentence("money", "Pengarna kommer i delar", "The money comes in parts")
TIME = Sentence("time", "Kommunerna betalar med tid", "The municipalities pay in time")
GROUPS_PAID = Sentence("groups", "Vad bidraget betalar", "What the grant pays")
WHY = Sentence("why", "Varför tillsammans", "Why together")
RINGS = Sentence("rings", "Ringarna", "The rings")
AFTER = Sentence("after", "Om de hade fortsatt", "If they had gone on")
ENDED = Sentence("ended", "Hur det slutade", "How it ended")
SAID = Sentence("said", "Vad källorna säger", "What the sources say")
LEFT = Sentence("left", "Vad granskningen i övrigt visar", "What else the check finds")

_MEMBERS = Sentence(
    "members",
    "{host} driver slussen åt {n} kommuner med {people} invånare ({year}): {list}.",
    "{host} runs the sluice for {n} municipalities with {people} inhabitants ({year}): {list}.",
)
_LEADER = Sentence("leader", "Projektledare: {person}.", "Project manager: {person}.")
_CALL = Sentence("call", "{call} ({funder}): {outcome}.", "{call} ({funder}): {outcome}.")
_FIRST = Sentence(
    "first",
    "Sökt {applied}. För år ett ({months} månader) betalas {first}, {percent} % av det sökta; högst {rest} återstår.",
    "Applied for: {applied}. Year one ({months} months) is paid {first}, {percent}% of it; at most {rest} is to come.",
)
_NOT_YET = Sentence(
    "not_yet",
    "Ett försök att betala ut resten direkt avvisas: {why}.",
    "An attempt to pay the rest at once is refused: {why}.",
)
_CUT = Sentence(
    "cut",
    "Sänks resten till {amount}, blir bidraget {grant} och kommunernas tid minst {own}.",
    "If the rest is cut to {amount}, the grant is {grant} and the municipalities' own time at least {own}.",
)
_RATE = Sentence(
    "rate",
    "Betalade Vinnova {percent} % av samma kostnad vore bidraget {grant} och den egna tiden {own}.",
    "If Vinnova paid {percent}% of the same cost the grant would be {grant} and the municipalities' own time {own}.",
)
_OWN = Sentence(
    "own",
    "Vid {percent} % stöd kräver ett bidrag på {grant} en kostnad på {cost}: egen tid för minst {own}. "
    "Med antagna {hour} i timmen är det {hours} timmar.",
    "At {percent}% support, a grant of {grant} needs a cost of {cost}: own time worth at least {own}. "
    "At an assumed {hour} an hour, that is {hours} hours.",
)
_EACH = Sentence(
    "each",
    "Delat efter invånare: från {least} ({smallest}) till {most} ({greatest}).",
    "Shared by inhabitants: from {least} ({smallest}) to {most} ({greatest}).",
)
_SPENT = Sentence("spent", "{group}: {amount}", "{group}: {amount}")
_UNDIVIDED = Sentence(
    "undivided",
    "Källorna delar inte upp bidraget; här antas lika delar.",
    "The sources do not divide the grant; equal parts are assumed here.",
)
_TRAINED = Sentence(
    "trained",
    "Utbildning i {topics} i {rounds} omgångar, den första för {n} enhetschefer; hela målgruppen är {all} medarbetare.",
    "Training in {topics} in {rounds} rounds, the first for {n} unit managers; the whole target group is {all} "
    "employees.",
)
_KNOWN = Sentence(
    "known",
    "Slussen görs känd i {n} kommuner; idéer om {subject} kan skickas vidare till {actors}.",
    "The sluice is made known in {n} municipalities; ideas about {subject} can be sent on to {actors}.",
)
_EXAMPLE = Sentence(
    "example",
    "Ett exempel: en idé kostar {cost} och varje kommun har {budget} om året.",
    "An example: an idea costs {cost} and each municipality has {budget} a year.",
)
_MORE = Sentence(
    "more", "kommuner som delar: {sharers}, idéer: {n}", "municipalities that share: {sharers}, ideas: {n}"
)
_SAME = Sentence(
    "same",
    "{first} och {second} har samma idé. När {second} vill utveckla den också: {why}.",
    "{first} and {second} have the same idea. When {second} wants to develop it too: {why}.",
)
_RING = Sentence(
    "ring",
    "{ring}: {n} kommuner, {new} nya; en idé för {cost} kostar då högst {each} per kommun",
    "{ring}: {n} municipalities, {new} new; an idea of {cost} then costs {each} each at most",
)
_PLAN = Sentence(
    "plan",
    "Två pooler med var sin nyckel: {plan}. Ett år kostar {operation} ({pool}, projektets budget per år) och "
    "{development} ({other}, exemplet).",
    "Two pools with a key each: {plan}. A year costs {operation} ({pool}, the project's budget for a year) and "
    "{development} ({other}, the example).",
)
_IF = Sentence(
    "if_some",
    "Vad ett år kostar var och en om de {counts} eller {fewest} största fortsätter:",
    "What a year costs each if the {counts} or {fewest} largest go on:",
)
_ROW = Sentence("row", "{name}: {amounts}", "{name}: {amounts}")
_DROPS_OUT = Sentence(
    "drops_out",
    "Hoppar {who} av, betalar de andra {n} tillsammans {more} mer, som mest {most} ({payer}).",
    "If {who} drops out, the other {n} pay {more} more together, {most} at most ({payer}).",
)
_DECIDED = Sentence(
    "decided",
    "{n} har beslutat att fortsätta och delar {total}: från {least} ({smallest}) till {most} ({greatest}).",
    "{n} have decided to go on and share {total}: from {least} ({smallest}) to {most} ({greatest}).",
)
_FINAL = Sentence(
    "final",
    "Bidraget slutade på {grant}, {below} under ansökan; den sista delbetalningen blev {last}.",
    "The grant ended at {grant}, {below} below the application; the last tranche was {last}.",
)
_CARRIED = Sentence(
    "carried",
    "Med samma stödsats motsvarar det en kostnad på {cost}.",
    "At the same rate that corresponds to a cost of {cost}.",
)


def story(lang: Lang = "sv") -> str:
    """The project and its sluice, told from the call to the end.

    >>> print(story("en").splitlines()[0])
    The innovation sluice of Skaraborg
    """
    return programme().story(lang)


def tell(project: Skaraborg, lang: Lang) -> str:
    """The story of the project, or of a what-if."""
    chapters = (
        (WHO, _who(project, lang)),
        (MONEY, _money(project, lang)),
        (TIME, _time(project, lang)),
        (GROUPS_PAID, _groups(project, lang)),
        (WHY, _why(lang)),
        (RINGS, _rings(lang)),
        (AFTER, _after(project, lang)),
        (ENDED, _ended(project, lang)),
        (SAID, _said(project.ended(), lang)),
        (LEFT, _left(project.ended(), lang)),
    )
    return told(TITLE, chapters, lang)


def _who(project: Skaraborg, lang: Lang) -> Iterator[str]:
    everybody = project.partnership
    payers = everybody.payers(START)
    (host,) = everybody.holding(frozenset({Role.COORDINATOR}), START)
    people = sum(inhabitants().values())
    listed = names(one.id for one in payers)
    yield _MEMBERS.say(
        {"host": host.name, "n": len(payers), "people": people, "year": str(CENSUS), "list": listed}, lang
    )
    for post in everybody.assignments:
        if post.person:
            yield _LEADER.say({"person": post.person}, lang)


def _money(project: Skaraborg, lang: Lang) -> Iterator[str]:
    grant = project.grant
    first, rest = grant.amount("1"), grant.amount("2")
    yield _CALL.say({"call": CALL.title, "funder": CALL.funder, "outcome": project.outcome.explain(lang)}, lang)
    percent = number(first / grant.applied * 100, lang, decimals=1)
    params = {"applied": grant.applied, "first": first, "rest": rest, "percent": percent, "months": len(YEAR_ONE)}
    yield _FIRST.say(params, lang)
    too_early = grant.release("2", on=END)
    if isinstance(too_early, Refused):
        yield _NOT_YET.say({"why": too_early.text(lang)}, lang)
    came = project.ended().grant.amount("2")
    if came < rest:
        cut = project.if_tranche("2", came)
        yield _CUT.say({"amount": came, "grant": cut.grant.at_most, "own": cut.own_time}, lang)
    rate = project.rate * 4 / 5
    if at_rate(project.cost, rate) >= first:
        lower = project.if_rate(rate)
        yield _RATE.say({"percent": rate * 100, "grant": lower.grant.at_most, "own": lower.own_time}, lang)


def _time(project: Skaraborg, lang: Lang) -> Iterator[str]:
    time = project.co_financing
    params = {"percent": project.rate * 100, "grant": time.grant, "cost": time.cost, "own": time.own, "hour": HOUR}
    yield _OWN.say(params | {"hours": number(time.own / HOUR, lang)}, lang)
    yield _EACH.say(_ends(time.by_party()), lang)


def _ends(amounts: dict[str, Money]) -> dict[str, object]:
    """The one that pays least and the one that pays most, with what they pay."""
    codes = sorted(amounts, key=lambda code: amounts[code])
    smallest, greatest = names((codes[0], codes[-1]))
    return {"least": amounts[codes[0]], "most": amounts[codes[-1]], "smallest": smallest, "greatest": greatest}


def _groups(project: Skaraborg, lang: Lang) -> Iterator[str]:
    spent = spending(project.grant).by_purpose()
    for group in GROUPS:
        yield indented(_SPENT.say({"group": group, "amount": spent[group]}, lang))
    yield _UNDIVIDED.say({}, lang)
    course = project.training
    params = {"topics": course.topics, "rounds": len(course.rounds), "n": course.rounds[0].planned, "all": EMPLOYEES}
    yield _TRAINED.say(params, lang)
    (campaign,) = project.events
    actors = [one.name for one in referrals(Subject.DIGITAL, ACTORS)]
    yield _KNOWN.say({"n": len(campaign.participants), "subject": Subject.DIGITAL, "actors": actors}, lang)


def _why(lang: Lang) -> Iterator[str]:
    cost, budget = together.IDEA_COST, together.YEARLY_BUDGET
    yield _EXAMPLE.say({"cost": cost, "budget": budget}, lang)
    for sharers in (1, 5, len(members())):
        n = len(together.realisable([cost] * 100, budget=budget, sharers=sharers))
        yield indented(_MORE.say({"sharers": sharers, "n": n}, lang))
    sluice, answer = together.twins()
    first, second = names(case.idea.municipality for case in sluice.cases.values())
    if isinstance(answer, Refused):
        yield _SAME.say({"first": first, "second": second, "why": answer.text(lang)}, lang)


def _rings(lang: Lang) -> Iterator[str]:
    economy = together.economy()
    inner = Ring(priority=1, sv="ingen", en="nobody")
    for before, ring in pairwise((inner, *sweden.rings(HOST))):
        if not ring.open:
            n, new = len(ring.members), len(ring.new_beyond(before))
            params = {"ring": ring, "n": n, "new": new, "cost": economy.development, "each": economy.cost_each(n)}
            yield _RING.say(params, lang)


def _after(project: Skaraborg, lang: Lang) -> Iterator[str]:
    year = project.year
    amounts = {"operation": year.operation, "development": year.development}
    yield _PLAN.say({"plan": PLAN.say({}, lang), "pool": Pool.OPERATION, "other": Pool.DEVELOPMENT, **amounts}, lang)
    yield _IF.say({"counts": ", ".join(map(str, COUNTS[:-1])), "fewest": COUNTS[-1]}, lang)
    for code, row in year.by_number(COUNTS).items():
        shown = "; ".join("–" if amount is None else amount.format(lang) for amount in row)
        yield indented(_ROW.say({"name": names([code])[0], "amounts": shown}, lang))
    everybody, fewer = year.share(members()), year.share(largest(14))
    more = {code: fewer[code] - everybody[code] for code in fewer}
    (gone,) = names(set(everybody) - set(fewer))
    payer = max(more, key=lambda code: more[code])
    params = {"who": gone, "n": len(fewer), "more": sum(more.values()), "most": more[payer], "payer": names([payer])[0]}
    yield _DROPS_OUT.say(params, lang)
    if not isinstance(shares := project.shares, Refused):
        yield _DECIDED.say({"n": len(shares), "total": shares.total, **_ends(shares.amounts)}, lang)


def _ended(project: Skaraborg, lang: Lang) -> Iterator[str]:
    done = project.ended()
    grant = done.grant
    below = grant.applied - grant.released
    yield _FINAL.say({"grant": grant.released, "below": below, "last": grant.amount("2")}, lang)
    yield _CARRIED.say({"cost": done.cost}, lang)
    yield f"{done.life.explain(lang)}."
    if isinstance(done.shares, Refused):
        yield indented(done.shares.text(lang))


def _said(project: Skaraborg, lang: Lang) -> Iterator[str]:
    for found in project.sources.against(project.facts()):
        yield f"{'–' if isinstance(found, Contradiction) else '+'} {found.text(lang)}"
    for between in project.sources.contradictions:
        yield f"– {between.text(lang)}"


def _left(project: Skaraborg, lang: Lang) -> Iterator[str]:
    said = {finding.reason for finding in project.sources.check(project.facts())}
    for finding in project.check():
        if finding.reason not in said:
            yield indented(finding.text(lang))
