"""Fifteen municipalities share one sluice: from 164 ideas in a file to an innovation that spreads.

Run it with `make demo`, or with `--lang en` for English. Reading the file is this example's own work: the library does
no I/O.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import combinations
from pathlib import Path

from slussmodel import SEK, Idea, Money, Refused, Sluice, sweden
from slussmodel.assessment import Assessment, Effect, MarketResult, MarketScan, Road
from slussmodel.dedup import IdeaIndex, Match
from slussmodel.ideas import IdeaKind, Novelty, Origin
from slussmodel.language import Lang
from slussmodel.sharing import BaseFeePlusPerCapita
from slussmodel.sluice import (
    Adopt,
    Assess,
    Claim,
    Contribute,
    Decide,
    Link,
    Offer,
    Separate,
    Settle,
    ShareCost,
    Submit,
)
from slussmodel.spread import Channel, Spread
from slussmodel.stages import Decision
from slussmodel.systems import skaraborg

IDEAS = Path(__file__).parent / "data" / "ideas.csv"
SURELY, ASK = 0.95, 0.50
HOUR = SEK(413)  # what an hour of a municipal employee's time is counted at
Row = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=("sv", "en"), default="sv")
    Report(parser.parse_args().lang).tell(read(IDEAS))


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def idea_of(row: Row) -> Idea:
    return Idea(
        id=row["id"],
        title=row["title"],
        description=row["description"],
        municipality=row["municipality"],
        kind=IdeaKind(row["kind"]),
        origins=(Origin(row["origin"]),),
        submitter=row["submitter"],
        submitted=datetime.fromisoformat(row["submitted"]),
        service_area=row["service_area"],
    )


def assessment_of(row: Row, at: datetime) -> Assessment:
    effect = Effect(
        hours_per_year=int(row["hours_per_year"]),
        money_per_year=SEK(int(row["savings_sek_per_year"])),
        people=int(row["people_affected"]),
    )
    market = MarketScan(result=MarketResult(row["market"]), evidence="omvärldsbevakning", day=at.date())
    novelty = Novelty(row["novelty"])
    return Assessment(idea=row["id"], by=skaraborg.HOST, at=at, effect=effect, market=market, novelty=novelty)


class Report:
    """The story, told as it happens, in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.host = skaraborg.HOST

    def say(self, sv: str, en: str) -> None:
        print(sv if self.lang == "sv" else en)

    def heading(self, sv: str, en: str) -> None:
        title = sv if self.lang == "sv" else en
        print(f"\n{title}\n{'─' * len(title)}")

    def tell(self, rows: list[Row]) -> None:
        sluice = self.hand_in(rows)
        sluice = self.find_twins(sluice, {row["id"]: row["family"] for row in rows})
        sluice = self.assess(sluice, rows)
        sluice, idea = self.develop(sluice, {row["id"]: row for row in rows})
        sluice = self.spread(sluice, idea)
        self.sum_up(sluice)

    def hand_in(self, rows: list[Row]) -> Sluice:
        self.heading("1. Idéer lämnas in", "1. Ideas are handed in")
        ideas = sorted(map(idea_of, rows), key=lambda idea: idea.submitted or datetime.max)
        sluice = skaraborg.sluice().run(
            Submit(idea, by=idea.municipality, at=idea.submitted) for idea in ideas if idea.submitted
        )
        counts = Counter(idea.municipality for idea in ideas)
        self.say(
            f"{len(sluice)} idéer från {len(counts)} kommuner i {skaraborg.partnership().name}:",
            f"{len(sluice)} ideas from {len(counts)} municipalities in {skaraborg.partnership().name}:",
        )
        print("  " + ", ".join(f"{name_of(code)} {n}" for code, n in counts.most_common()))
        return sluice

    def find_twins(self, sluice: Sluice, truth: dict[str, str]) -> Sluice:
        self.heading("2. Är det samma idé?", "2. Is it the same idea?")
        ideas = {case.id: case.idea for case in sluice.cases.values()}
        proposed = IdeaIndex(ideas.values()).pairs(threshold=ASK)
        for match in proposed:
            a, b = ideas[match.a], ideas[match.b]
            mark = "=" if match.probability >= SURELY else "?"
            print(f"  {mark} {match.probability:4.0%}  {a.title} ({name_of(a.municipality)})")
            print(f"          {b.title} ({name_of(b.municipality)})")
            print("          " + match.explain(self.lang).splitlines()[0])
        sure = [match for match in proposed if match.probability >= SURELY]
        self.say(
            f"Länkas direkt (minst {SURELY:.0%}): {len(sure)} par. {self.score(pairs(sure), truth)}",
            f"Linked at once (at least {SURELY:.0%}): {len(sure)} pairs. {self.score(pairs(sure), truth)}",
        )
        self.say(
            f"Föreslås (minst {ASK:.0%}): {len(proposed)} par. {self.score(pairs(proposed), truth)}",
            f"Proposed (at least {ASK:.0%}): {len(proposed)} pairs. {self.score(pairs(proposed), truth)}",
        )
        at = last_moment(sluice) + timedelta(days=1)
        for match in proposed:
            sluice = self.decide_twin(sluice, match, truth, at)
        found = frozenset(
            frozenset(pair) for family in sluice.families() for pair in combinations(family.ids, 2)
        )
        self.say(
            f"Efter coachernas beslut om de osäkra: {len(found)} par. {self.score(found, truth)}",
            f"After the coaches' decisions on the uncertain ones: {len(found)} pairs. {self.score(found, truth)}",
        )
        return sluice

    def decide_twin(self, sluice: Sluice, match: Match, truth: dict[str, str], at: datetime) -> Sluice:
        """Sure pairs are linked; of the rest a coach decides, who here knows the true families."""
        same = match.probability >= SURELY or truth[match.a] == truth[match.b]
        if match.b in sluice.case(match.a).family:
            return sluice
        command = Link if same else Separate
        answer = sluice.handle(command(match.a, match.b, by=self.host, at=at))
        if isinstance(answer, Refused):
            print("  !", answer.text(self.lang))
            return sluice
        return answer.sluice

    def score(self, found: frozenset[frozenset[str]], truth: dict[str, str]) -> str:
        """Precision and recall of pairs against the true families."""
        true = {frozenset(pair) for pair in combinations(truth, 2) if truth[pair[0]] == truth[pair[1]]}
        hits = len(found & true)
        precision, recall = hits / max(1, len(found)), hits / len(true)
        words = ("precision", "täckning") if self.lang == "sv" else ("precision", "recall")
        return f"{words[0].capitalize()} {precision:.0%}, {words[1]} {recall:.0%}."

    def assess(self, sluice: Sluice, rows: list[Row]) -> Sluice:
        self.heading("3. Alla bedöms och får en väg", "3. All are assessed and given a road")
        at = last_moment(sluice) + timedelta(days=7)
        sluice = sluice.run(Assess(assessment_of(row, at), by=self.host, at=at) for row in rows)
        roads = Counter(case.road for case in sluice.cases.values())
        for road in Road:
            print(f"  {roads[road]:4}  {road.label(self.lang)}")
        return sluice

    def develop(self, sluice: Sluice, rows: dict[str, Row]) -> tuple[Sluice, str]:
        """The family to develop is the one that most municipalities have asked for."""
        self.heading("4. En idé utvecklas gemensamt", "4. One idea is developed together")
        worth = (Road.DEVELOP_JOINTLY, Road.INNOVATION_PARTNERSHIP)
        family = max(
            (family for family in sluice.families() if family.head.road in worth),
            key=lambda family: (len(family.municipalities), int(rows[family.head.id]["people_affected"])),
        )
        head, parties = family.head, family.municipalities
        at = last_moment(sluice) + timedelta(days=1)
        cost = SEK(int(rows[head.id]["development_cost_sek"]))
        names = ", ".join(map(name_of, parties))
        self.say(f"»{head.idea.title}« — {names}", f"“{head.idea.title}” — {names}")
        population = {code: sweden.MUNICIPALITIES[code].population(2016) for code in parties}
        allocation = BaseFeePlusPerCapita(Fraction(1, 4)).share(cost, population)
        sluice = sluice.run(
            [
                Claim(head.id, parties=parties, by=parties[0], at=at),
                Decide(head.id, Decision.GO, by=self.host, at=at),
                Decide(head.id, Decision.GO, by=parties[0], at=at),
                ShareCost(head.id, "utveckling", allocation=allocation, by=self.host, at=at),
            ]
        )
        print(allocation.explain(self.lang).splitlines()[0])
        for party, amount in allocation.amounts.items():
            print(f"  {name_of(party):12} {amount.format(self.lang):>16}")
        self.refuse_a_second(sluice, head.id, at + timedelta(days=30))
        sluice = self.pay(sluice, head.id, allocation.amounts, at + timedelta(days=60))
        done = at + timedelta(days=300)
        sluice = sluice.run(
            [
                Decide(head.id, Decision.GO, by=self.host, at=done),
                Decide(head.id, Decision.IMPLEMENT, by=self.host, at=done + timedelta(days=90)),
            ]
        )
        stage = sluice.charter.graph.stage(sluice.case(head.id).stage).label(self.lang)
        self.say(f"Läge: {stage}.", f"Now: {stage}.")
        return sluice, head.id

    def refuse_a_second(self, sluice: Sluice, idea: str, at: datetime) -> None:
        """Another municipality wants to develop a twin on its own."""
        twin = next((one for one in sluice.family(idea).ids if one != idea), idea)
        other = next(code for code in skaraborg.members() if code not in sluice.family(idea).municipalities)
        answer = sluice.handle(Claim(twin, parties=(other,), by=other, at=at))
        if isinstance(answer, Refused):
            self.say(f"{name_of(other)} vill utveckla tvillingen {twin} och får nej:", f"{name_of(other)} wants to develop the twin {twin} and is refused:")
            for reason in answer.reasons:
                print(f"  – {reason.text(self.lang)}")

    def pay(self, sluice: Sluice, idea: str, shares: dict[str, Money], at: datetime) -> Sluice:
        """Each pays a part in working time and the first pays the bill; then the accounts are settled."""
        first, *others = shares
        time = {party: Fraction(amount.minor, 2 * HOUR.minor) // 1 for party, amount in shares.items()}
        worked = [
            Contribute(idea, party=party, hours=hours, rate=HOUR, by=party, at=at)
            for party, hours in time.items()
            if hours
        ]
        sluice = sluice.run(worked)
        left = sluice.case(idea).balances()["pool"]
        sluice = sluice.run([Contribute(idea, party=first, cash=left, by=first, at=at)] if left else [])
        sluice = sluice.run([Settle(idea, by=self.host, at=at + timedelta(days=30))])
        hours_in_all = sum(time.values())
        self.say(
            f"Medfinansiering i arbetstid: {hours_in_all} timmar à {HOUR.format('sv')}. {name_of(first)} betalar resten av räkningen; så jämnas det ut:",
            f"Co-financing in working time: {hours_in_all} hours at {HOUR.format('en')}. {name_of(first)} pays the rest of the bill; this evens it out:",
        )
        for transfer in sluice.case(idea).transfers:
            print(f"  {name_of(transfer.payer)} → {name_of(transfer.payee)}: {transfer.amount.format(self.lang)}")
        return sluice

    def spread(self, sluice: Sluice, idea: str) -> Sluice:
        self.heading("5. Innovationen sprids i ringar", "5. The innovation spreads in rings")
        start = last_moment(sluice) + timedelta(days=1)
        rings = sweden.rings("Skaraborg")
        sluice = sluice.run([Offer(idea, municipalities=rings[0].codes, decision_id="spridning-1", by=self.host, at=start)])
        order = [*sluice.family(idea).municipalities, *(code for code in rings[0].codes), "1480", "1490", "0180"]
        for day, code in enumerate(dict.fromkeys(order)):
            channel = Channel.DEVELOPER if code in sluice.family(idea).municipalities else Channel.JOINT
            sluice = sluice.run([Adopt(idea, adopter=code, channel=channel, by=code, at=start + timedelta(days=20 * day))])
        record = Spread(innovation=idea, since=start.date(), rings=rings, adoptions=sluice.case(idea).adoptions)
        for coverage in record.coverage(last_moment(sluice).date()):
            print("  " + coverage.explain(self.lang))
        return sluice

    def sum_up(self, sluice: Sluice) -> None:
        self.heading("6. Sammanfattning", "6. Summary")
        families = sluice.families()
        twins = [family for family in families if len(family.cases) > 1]
        self.say(
            f"{len(sluice)} idéer blev {len(families)} olika: {len(twins)} familjer hade fler än en upphovsman.",
            f"{len(sluice)} ideas became {len(families)} different ones: {len(twins)} families had more than one author.",
        )
        stages = Counter(case.stage for case in sluice.cases.values())
        for stage, n in stages.most_common():
            print(f"  {n:4}  {sluice.charter.graph.stage(stage).label(self.lang)}")


def pairs(matches: Iterable[Match]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((match.a, match.b)) for match in matches)


def last_moment(sluice: Sluice) -> datetime:
    return max(case.last for case in sluice.cases.values()).astimezone(UTC)


def name_of(code: str) -> str:
    return sweden.MUNICIPALITIES[code].name if code in sweden.MUNICIPALITIES else code


if __name__ == "__main__":
    main()
