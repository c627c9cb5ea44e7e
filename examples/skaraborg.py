"""Fifteen municipalities share one sluice: from 164 ideas in a file to an innovation that spreads.

Run it with `make demo`, or with `--lang en` for English. Reading the file is this example's own work: the library does
no I/O.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import combinations
from pathlib import Path

from slussmodel import SEK, Idea, Money, Refused, Sluice, sweden
from slussmodel.assessment import Assessment, Effect, MarketResult, MarketScan, Road
from slussmodel.dedup import IdeaIndex, Match
from slussmodel.ideas import IdeaKind, Novelty, Origin
from slussmodel.language import NBSP, Lang, percent_of
from slussmodel.sharing import BaseFeePlusPerCapita
from slussmodel.sluice import (
    POOL,
    Adopt,
    Assess,
    Case,
    Claim,
    Contribute,
    Decide,
    Family,
    Link,
    Merge,
    Offer,
    Separate,
    Settle,
    ShareCost,
    Submit,
    audit,
)
from slussmodel.spread import Channel, Spread
from slussmodel.stages import Decision
from slussmodel.sweden import name_of
from slussmodel.systems import skaraborg

IDEAS = Path(__file__).parent / "data" / "ideas.csv"
SURELY, ASK = 0.95, 0.50
SHOWN = 5  # of the pairs of each kind
HOUR = SEK(413)  # what an hour of a municipal employee's time is counted at
DAY = timedelta(days=1)
BORAS = "1490"
FURTHER = ("1480", BORAS, "0180")
WORTH = (Road.DEVELOP_JOINTLY, Road.INNOVATION_PARTNERSHIP)
FAREWELL: dict[Road | None, tuple[Decision, str, str]] = {
    Road.PURCHASE: (Decision.REDIRECT, "on_the_market", "inköp"),
    Road.DECLINE: (Decision.KILL, "small_benefit", ""),
    Road.PARK: (Decision.HOLD, "", ""),
}
Row = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=("sv", "en"), default="sv")
    report = Report(parser.parse_args().lang)
    try:
        report.tell(read(IDEAS))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has seen enough, as `head` has; what is left to flush at the end has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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

    def tell(self, rows: list[Row]) -> None:
        by_id = {row["id"]: row for row in rows}
        sluice = self.hand_in(rows)
        sluice = self.find_twins(sluice, {row["id"]: row["family"] for row in rows})
        sluice = self.assess(sluice, rows)
        best = self.choose(sluice, by_id)
        sluice = self.develop(sluice, best, by_id)
        sluice = self.spread(sluice, best[0].head.id)
        self.sum_up(sluice)
        self.heading("7. Projektet bakom slussen", "7. The project behind the sluice")
        print(skaraborg.story(self.lang))

    def hand_in(self, rows: list[Row]) -> Sluice:
        self.heading("1. Idéer lämnas in", "1. Ideas are handed in")
        ideas = [idea_of(row) for row in rows]
        submits = [Submit(idea, by=idea.municipality, at=idea.submitted) for idea in ideas if idea.submitted]
        sluice = skaraborg.sluice().run(sorted(submits, key=lambda submit: submit.at))
        counts = Counter(name_of(idea.municipality) for idea in ideas)
        name = sluice.charter.partnership.name
        self.say(
            f"{len(sluice)} idéer från {len(counts)} kommuner i {name}:",
            f"{len(sluice)} ideas from {len(counts)} municipalities in {name}:",
        )
        print("  " + ", ".join(f"{town} {n}" for town, n in counts.most_common()))
        return sluice

    def find_twins(self, sluice: Sluice, truth: dict[str, str]) -> Sluice:
        """Sure pairs are linked at once; of the others a coach decides, who here knows the true families."""
        self.heading("2. Är det samma idé?", "2. Is it the same idea?")
        proposed = IdeaIndex([case.idea for case in sluice.cases.values()]).pairs(threshold=ASK)
        sure = [match for match in proposed if match.probability >= SURELY]
        unsure = proposed[len(sure) :]
        least, most = f"{100 * ASK:.0f}", percent(SURELY, self.lang)
        self.say(
            f"{len(sure)} par är samma idé med minst {most} sannolikhet och länkas direkt, till exempel:",
            f"{len(sure)} pairs are the same idea by at least {most} and are linked at once, for example:",
        )
        self.show(sluice, sure[:SHOWN])
        self.say(
            f"{len(unsure)} par är osäkra, {least}–{most}, och lämnas till innovationscoacherna, till exempel:",
            f"{len(unsure)} pairs are uncertain, {least}–{most}, and go to the coaches, for example:",
        )
        self.show(sluice, unsure[:SHOWN])
        self.say("Mot facit i filen, de länkade:", "Against the key in the file, those that were linked:")
        self.score(pairs(sure), truth)
        self.say("Alla föreslagna:", "All that were proposed:")
        self.score(pairs(proposed), truth)
        at = last_moment(sluice) + DAY
        for match in proposed:
            same = match in sure or truth[match.a] == truth[match.b]
            answer = sluice.handle((Link if same else Separate)(match.a, match.b, by=self.host, at=at))
            sluice = sluice if isinstance(answer, Refused) else answer.sluice
        self.say("Sedan coacherna har avgjort de osäkra:", "When the coaches have decided on the uncertain ones:")
        families = [combinations(family.ids, 2) for family in sluice.families()]
        self.score(frozenset(frozenset(pair) for family in families for pair in family), truth)
        return sluice

    def show(self, sluice: Sluice, matches: Sequence[Match]) -> None:
        """Proposed pairs, each with the words that speak most for it."""
        for match in matches:
            a, b = sluice.case(match.a).idea, sluice.case(match.b).idea
            print(f"  {percent(match.probability, self.lang):>5}  {a.title} ({name_of(a.municipality)})")
            print(f"         {b.title} ({name_of(b.municipality)})")
            if match.explanation is not None:
                said = [(pair.a.text.lower(), pair.b.text.lower()) for pair in match.explanation.words]
                words = list(dict.fromkeys(a if a == b else f"{a} – {b}" for a, b in said))[:3]
                self.say(
                    f"         ord som talar för det: {'; '.join(words)}", f"         words for it: {'; '.join(words)}"
                )

    def score(self, found: frozenset[frozenset[str]], truth: dict[str, str]) -> None:
        """Precision and recall of pairs against the true families."""
        true = {frozenset(pair) for pair in combinations(truth, 2) if truth[pair[0]] == truth[pair[1]]}
        hits = len(found & true)
        right, seen = (percent(hits / max(1, len(one)), self.lang) for one in (found, true))
        self.say(
            f"  {len(found)} par, varav {right} är rätt; {seen} av alla verkliga par är funna",
            f"  {len(found)} pairs, of which {right} are right; {seen} of all true pairs are found",
        )

    def assess(self, sluice: Sluice, rows: list[Row]) -> Sluice:
        """Every idea is assessed, and what is not to be developed leaves with a reason."""
        self.heading("3. Alla bedöms och får ett vägval", "3. All are assessed and given a route")
        at = last_moment(sluice) + timedelta(days=7)
        sluice = sluice.run(Assess(assessment_of(row, at), by=self.host, at=at) for row in rows)
        roads = Counter(case.road for case in sluice.cases.values())
        for road in Road:
            print(f"  {road.label(self.lang)}: {roads[road]}")
        sluice = sluice.run(Decide(idea, Decision.GO, by=self.host, at=at) for idea in sluice.cases)
        leaving = [self.farewell(case, at) for case in sluice.cases.values() if case.road in FAREWELL]
        return sluice.run(leaving)

    def farewell(self, case: Case, at: datetime) -> Decide:
        decision, reason, party = FAREWELL[case.road]
        until = at + timedelta(days=180) if decision is Decision.HOLD else None
        return Decide(case.id, decision, reason=reason, party=party, until=until, by=self.host, at=at)

    def choose(self, sluice: Sluice, rows: dict[str, Row]) -> list[Family]:
        """The three ideas that most municipalities have asked for, the one that touches most people first."""
        waiting = [family for family in sluice.families() if all(case.road in WORTH for case in family.cases)]
        asked = [(len(one.municipalities), int(rows[one.head.id]["people_affected"]), one) for one in waiting]
        return [family for _, _, family in sorted(asked, key=lambda row: row[:2], reverse=True)[:3]]

    def develop(self, sluice: Sluice, best: list[Family], rows: dict[str, Row]) -> Sluice:
        self.heading("4. De bästa utvecklas gemensamt", "4. The best are developed together")
        for family in best:
            cost = SEK(int(rows[family.head.id]["development_cost_sek"]))
            at = last_moment(sluice) + DAY
            sluice = self.begin(sluice, family, cost, at)
            if family is best[0]:
                self.refuse_a_second(sluice, family, at + timedelta(days=30))
            sluice = self.pay(sluice, family, at + timedelta(days=60))
            sluice = self.finish(sluice, family, at + timedelta(days=300))
        return sluice

    def begin(self, sluice: Sluice, family: Family, cost: Money, at: datetime) -> Sluice:
        """The municipalities that asked for it hold one claim together and share the cost."""
        idea, parties = family.head.id, family.municipalities
        population = {code: sweden.MUNICIPALITIES[code].population(2016) for code in parties}
        allocation = BaseFeePlusPerCapita(Fraction(1, 4)).share(cost, population)
        print(f"\n”{family.head.idea.title}” ({', '.join(map(name_of, parties))})")
        print("  " + allocation.explain(self.lang).splitlines()[0])
        for party, amount in allocation.amounts.items():
            print(f"    {name_of(party):12} {amount.format(self.lang):>16}")
        return sluice.run(
            [
                Claim(idea, parties=parties, by=parties[0], at=at),
                Decide(idea, Decision.GO, by=parties[0], at=at),
                ShareCost(idea, "utveckling", allocation=allocation, by=self.host, at=at),
            ]
        )

    def refuse_a_second(self, sluice: Sluice, family: Family, at: datetime) -> None:
        """Another municipality wants to develop a twin, together with one that is not a member."""
        twin = family.ids[-1]
        other = next(code for code in skaraborg.members() if code not in family.municipalities)
        answer = sluice.handle(Claim(twin, parties=(other, BORAS), by=other, at=at))
        title = sluice.case(twin).idea.title
        self.say(
            f"  {name_of(other)} vill utveckla tvillingen ”{title}” ({twin}) med {name_of(BORAS)} och får nej:",
            f"  {name_of(other)} wants to develop the twin “{title}” ({twin}) with {name_of(BORAS)} and is refused:",
        )
        for line in answer.text(self.lang).splitlines() if isinstance(answer, Refused) else ():
            print(f"    – {line}")

    def pay(self, sluice: Sluice, family: Family, at: datetime) -> Sluice:
        """Half of each share is paid in working time; the first lays out the rest, and all is evened out."""
        idea, first = family.head.id, family.municipalities[0]
        (cost,) = sluice.case(idea).costs
        hours = {party: share.minor // (2 * HOUR.minor) for party, share in cost.allocation.amounts.items()}
        sluice = sluice.run(
            Contribute(idea, party=party, hours=n, rate=HOUR, by=party, at=at) for party, n in hours.items() if n
        )
        rest = sluice.case(idea).balances()[POOL]
        sluice = sluice.run(
            [
                Contribute(idea, party=first, cash=rest, by=first, at=at),
                Settle(idea, by=self.host, at=at + timedelta(days=30)),
            ]
        )
        worked = sum(hours.values())
        self.say(
            f"  {worked} timmars arbete räknas som medfinansiering; {name_of(first)} lägger ut resten och ersätts:",
            f"  {worked} hours of work count as co-financing; {name_of(first)} pays the rest and is repaid:",
        )
        for transfer in sluice.case(idea).transfers:
            payer, payee = name_of(transfer.payer), name_of(transfer.payee)
            print(f"    {payer} → {payee} {transfer.amount.format(self.lang)}")
        return sluice

    def finish(self, sluice: Sluice, family: Family, at: datetime) -> Sluice:
        """Test, use, and the twins merged into the one that stays."""
        idea, *twins = family.ids
        done = at + timedelta(days=90)
        sluice = sluice.run(
            [
                Decide(idea, Decision.GO, by=self.host, at=at),
                Decide(idea, Decision.IMPLEMENT, by=self.host, at=done),
                *([Merge(tuple(twins), into=idea, decision_id=f"ihop-{idea}", by=self.host, at=done)] if twins else []),
            ]
        )
        stage = sluice.charter.graph.stage(sluice.case(idea).stage).label(self.lang)
        print(f"  → {stage}, {done.date()}")
        return sluice

    def spread(self, sluice: Sluice, idea: str) -> Sluice:
        self.heading("5. Den första sprids i ringar", "5. The first spreads in rings")
        start = last_moment(sluice) + DAY
        developers = sluice.family(idea).municipalities
        first_ring = skaraborg.members()
        sluice = sluice.run([Offer(idea, municipalities=first_ring, decision_id="ring-1", by=self.host, at=start)])
        order = dict.fromkeys([*developers, *first_ring, *FURTHER])
        for step, code in enumerate(order):
            channel = Channel.DEVELOPER if code in developers else Channel.JOINT if code in first_ring else Channel.COPY
            at = start + timedelta(days=20 * step)
            sluice = sluice.run([Adopt(idea, adopter=code, channel=channel, by=code, at=at)])
        record = Spread(
            innovation=idea,
            since=start.date(),
            rings=sweden.rings("Skaraborg"),
            adoptions=sluice.case(idea).adoptions,
        )
        for coverage in record.coverage(last_moment(sluice).date()):
            print("  " + coverage.explain(self.lang))
        return sluice

    def sum_up(self, sluice: Sluice) -> None:
        self.heading("6. Sammanfattning", "6. Summary")
        families = sluice.families()
        twins = [family for family in families if len(family.cases) > 1]
        self.say(
            f"{len(sluice)} idéer visade sig vara {len(families)}: {len(twins)} hade lämnats in av fler än en.",
            f"{len(sluice)} ideas turned out to be {len(families)}: {len(twins)} had been handed in by more than one.",
        )
        stages = Counter(case.stage for case in sluice.cases.values())
        for stage in sluice.charter.graph.stages:
            if stages[stage.id]:
                print(f"  {stage.label(self.lang)}: {stages[stage.id]}")
        faults = "; ".join(finding.text(self.lang) for finding in audit(sluice))
        self.say(f"Slussens egen granskning: {faults or 'inget att anmärka'}.", f"The audit: {faults or 'no remarks'}.")

    def say(self, sv: str, en: str) -> None:
        print(sv if self.lang == "sv" else en)

    def heading(self, sv: str, en: str) -> None:
        title = sv if self.lang == "sv" else en
        print(f"\n{title}\n{'─' * len(title)}")


def pairs(matches: Iterable[Match]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((match.a, match.b)) for match in matches)


def last_moment(sluice: Sluice) -> datetime:
    return max(case.last for case in sluice.cases.values()).astimezone(UTC)


def percent(share: float, lang: Lang) -> str:
    """A share in whole per cent, as the language writes it."""
    return f"{percent_of(share)}{'' if lang == 'en' else NBSP}%"


if __name__ == "__main__":
    main()
