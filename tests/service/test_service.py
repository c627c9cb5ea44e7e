"""The service over HTTP: what the sluice allows is stored, what it refuses is shown, and two writers lose nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("fastapi", reason="the service group is not installed")

from fastapi.testclient import TestClient

from examples.service.app import create_app
from examples.service.store import Overtaken, Store, tables
from slussmodel import Accepted, Refused
from slussmodel.codec import to_json
from slussmodel.sluice import Claim, Link, Submit, Support
from slussmodel.systems import skaraborg
from tests.stories import HOST, assessed, charter, idea, moment, whole_story


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(create_app(Store(skaraborg.charter())), follow_redirects=False) as client:
        yield client


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens a store on one and the same database, as often as it is asked to.

    A file of SQLite; or, to try another, an empty database whose URL stands in SLUSS_TEST_DATABASE.
    """
    url = os.environ.get("SLUSS_TEST_DATABASE", f"sqlite:///{tmp_path / 'sluice.db'}")
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(Store(charter(), url)))
        with closing(Store(charter(), url)) as last:
            tables.drop_all(last.engine)


def hand_in(client: TestClient, title: str, municipality: str = "1496", description: str = "") -> str:
    answer = client.post("/new", data={"title": title, "municipality": municipality, "description": description})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_an_idea_with_swedish_letters_comes_to_the_board(client: TestClient) -> None:
    where = hand_in(client, "Trygg hemgång för äldre på Öland <b>")
    assert "Trygg hemgång för äldre på Öland &lt;b&gt;" in client.get("/").text
    assert "Bedömd" in client.get(where).text


def test_a_refused_decision_is_shown_with_its_reasons_and_changes_nothing(client: TestClient) -> None:
    where = hand_in(client, "Digitala lås")
    answer = client.post(f"{where}/decide", data={"decision": "go"})
    assert answer.status_code == 409
    assert "Det går inte" in answer.text
    assert "är inte bedömd" in answer.text
    assert "Inflöde" in client.get("/").text


def test_twins_are_proposed_while_one_types(client: TestClient) -> None:
    hand_in(client, "Sms-påminnelse inför bokade besök", description="Påminn med ett sms dagen innan besöket.")
    hand_in(client, "Sopsortering i parker", description="Kärl för sortering i alla parker.")
    box = client.get("/similar", params={"title": "Påminnelse via sms", "description": "Sms innan bokade besök."}).text
    assert "Sms-påminnelse inför bokade besök" in box.split('class="twin"')[1]
    assert client.get("/similar", params={"title": " "}).text == ""


def test_commands_go_in_and_events_come_out_as_json(client: TestClient) -> None:
    answer = client.post("/commands", content=to_json(Submit(idea("a"), by="1496", at=moment(1))))
    assert [event["type"] for event in answer.json()["events"]] == ["Submitted"]
    again = client.post("/commands", content=to_json(Submit(idea("a"), by="1496", at=moment(2))))
    assert again.status_code == 409
    assert again.json()["refused"][0]["code"] == "idea_exists"


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"type": "Money", "minor": 1, "currency": "SEK"}', '{"type": "Submit"}']
)
def test_what_is_no_command_is_told_at_its_path(client: TestClient, content: str) -> None:
    assert client.post("/commands", content=content).status_code == 422


def test_no_form_of_another_site_is_taken(client: TestClient) -> None:
    form = {"title": "Digitala lås", "municipality": "1496"}
    assert client.post("/new", data=form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post("/new", data=form, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


def test_an_idea_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/ideas/nobody").status_code == 404


def test_a_store_gives_the_answers_of_the_sluice_that_it_keeps(opened: Callable[[], Store]) -> None:
    store = opened()
    sluice = store.whole()
    for command in whole_story():
        answer, expected = store.handle(command), sluice.handle(command)
        assert isinstance(answer, Accepted)
        assert isinstance(expected, Accepted)
        assert answer.events == expected.events
        sluice = expected.sluice
    assert store.whole() == sluice
    assert opened().load("a").sluice == sluice.only("a")


def test_two_writers_at_once_lose_nothing(opened: Callable[[], Store]) -> None:
    one, other = opened(), opened()
    one.handle(Submit(idea("a"), by="1496", at=moment(1)))

    def stand_behind(number: int) -> Accepted | Refused:
        store = one if number % 2 else other
        return store.handle(Support("a", supporter=f"s-{number}", by="1496", at=moment(2)))

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(stand_behind, range(40)))
    assert all(isinstance(answer, Accepted) for answer in answers)
    assert one.whole().case("a").supporters == {f"s-{number}" for number in range(40)}


def test_of_many_who_hand_in_an_idea_by_one_id_one_is_accepted(opened: Callable[[], Store]) -> None:
    one, other = opened(), opened()
    with ThreadPoolExecutor(8) as pool:
        submit = Submit(idea("a"), by="1496", at=moment(1))
        answers = list(pool.map(lambda number: (one if number % 2 else other).handle(submit), range(16)))
    assert [isinstance(answer, Accepted) for answer in answers].count(True) == 1
    assert len(one.whole()) == 1


def test_families_joined_at_once_from_all_sides_are_one_in_the_end(opened: Callable[[], Store]) -> None:
    one, other = opened(), opened()
    names = [f"i-{number}" for number in range(6)]
    for name in names:
        one.handle(Submit(idea(name), by="1496", at=moment(1)))
    pairs = [(a, b) for a in names for b in names if a != b]
    Random(1).shuffle(pairs)
    links = [Link(*pair, by=HOST, at=moment(2)) for pair in pairs]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda link: (one if link.a < link.b else other).handle(link), links))
    (family,) = one.whole().families()
    assert set(family.ids) == set(names)
    assert other.load("i-3").sluice == one.whole()


def test_of_two_who_claim_twins_at_once_one_is_refused(opened: Callable[[], Store]) -> None:
    one, other = opened(), opened()
    for command in [*assessed("a", "b"), Link("a", "b", by=HOST, at=moment(3))]:
        assert isinstance(one.handle(command), Accepted)
    claims = [(one, Claim("a", parties=("1496",), by="1496", at=moment(4)))]
    claims.append((other, Claim("b", parties=("1495",), by="1495", at=moment(4))))
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda pair: pair[0].handle(pair[1]), claims))
    assert sorted(isinstance(answer, Accepted) for answer in answers) == [False, True]
    assert len([case for case in one.whole().cases.values() if case.claim]) == 1


def test_many_readers_and_writers_of_a_database_in_memory_wait_for_each_other() -> None:
    with closing(Store(charter())) as store, ThreadPoolExecutor(8) as pool:
        store.handle(Submit(idea("a"), by="1496", at=moment(1)))
        done = [pool.submit(store.load, "a") for _ in range(40)]
        done += [
            pool.submit(store.handle, Support("a", supporter=f"s-{n}", by="1496", at=moment(2))) for n in range(40)
        ]
        assert all(one.result() for one in done)
        assert len(store.whole().case("a").supporters) == 40


def test_who_decides_on_what_was_shown_before_another_wrote_is_told_and_nothing_is_stored(
    opened: Callable[[], Store],
) -> None:
    store = opened()
    store.handle(Submit(idea("a"), by="1496", at=moment(1)))
    seen = store.load("a").versions
    assert isinstance(store.handle(Support("a", supporter="anna", by="1496", at=moment(2)), seen), Accepted)
    with pytest.raises(Overtaken):
        store.handle(Support("a", supporter="bo", by="1496", at=moment(2)), seen)
    assert store.whole().case("a").supporters == {"anna"}


def test_a_form_that_makes_no_sense_is_told_on_the_page(client: TestClient) -> None:
    where = hand_in(client, "Digitala lås")
    for act, form in {
        "assess": {"hours": "många", "market": "none", "novelty": "radical"},
        "decide": {"decision": "dance"},
        "link": {},
        "claim": {"party": "", "seen": "no version"},
    }.items():
        answer = client.post(f"{where}/{act}", data=form)
        assert answer.status_code == 409
        assert "Formuläret gick inte att läsa" in answer.text
    assert client.post(f"{where}/dance").status_code == 404
    assert client.post("/new", data={"title": " ", "municipality": "1496"}).status_code == 422
