"""Bytes: with orjson, with msgspec and with neither, the same payloads mean the same and the same faults are told."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import InvalidValue
from slussmodel.codec import PayloadError, from_dict, from_json, register, to_bytes, to_json
from slussmodel.codec.backends import Backend, Unsure, _msgspec, _orjson, backend
from slussmodel.codec.text import load
from slussmodel.sluice import Link
from tests.codec.test_codec import HISTORY, STORY, VALUES
from tests.stories import moment

BACKENDS = {"orjson": _orjson(), "msgspec": _msgspec()}


@pytest.fixture(params=["orjson", "msgspec", "neither"])
def installed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in BACKENDS:
        if name != request.param:
            monkeypatch.setitem(sys.modules, name, None)
    backend.cache_clear()
    yield request.param
    backend.cache_clear()


def test_the_installed_library_is_used(installed: str) -> None:
    assert backend() == BACKENDS.get(installed)


def test_every_value_reads_back_as_itself_from_bytes_and_from_text(installed: str) -> None:
    for value in (*VALUES, *STORY, *HISTORY):
        written = to_bytes(value)
        assert json.loads(written) == json.loads(to_json(value))
        assert from_json(written) == from_json(written.decode()) == from_json(to_json(value)) == value


TEXTS = {
    "truncated": b'{"type": "Money", "minor": 1',
    "twice": b'{"type": "Money", "minor": 1, "minor": 2, "currency": "SEK"}',
    "twice, hidden by an escape": b'{"type": "Money", "minor": 1, "minor": 2, "currency": "\\u003a"}',
    "twice, an object within": b'{"a": {"b": {"c": 1, "c": 2}}}',
    "nan": b'{"minor": NaN}',
    "infinity": b'{"minor": -Infinity}',
    "nested": b"[" * 100_000,
    "nested, and closed": b"[" * 100_000 + b"]" * 100_000,
    "not UTF-8": b'{"a": "\xff"}',
    "empty": b"",
    "digits": b'{"minor": %s}' % (b"9" * 5000),
    "a comma too many": b'{"type": "Money", "minor": 1, "currency": "SEK",}',
    "a byte order mark": b"\xef\xbb\xbf[]",
    "UTF-16": "[]".encode("utf-16"),
    "two values": b"{} {}",
    "wrong kinds": b'{"type": "Idea", "id": 1, "title": " ", "municipality": null, "kind": "x", "tags": [1], "y": 0}',
    "no object": b"[1, 2]",
    "too great a number": b'{"type": "Link", "idea": "a", "twin": "b", "probability": 1e400}',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_same_faults_are_told_at_the_same_paths(
    text: bytes, installed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PayloadError) as here:
        from_json(text)
    for name in BACKENDS:
        monkeypatch.setitem(sys.modules, name, None)
    backend.cache_clear()
    with pytest.raises(PayloadError) as plain:
        from_json(text)
    assert here.value.faults == plain.value.faults


@pytest.mark.parametrize("minor", [2**53 + 1, 2**63, -(2**63) - 1, 10**40])
def test_whole_numbers_of_any_length_stay_whole(minor: int, installed: str) -> None:
    payload = {"type": "Money", "schema": 1, "minor": minor, "currency": "SEK"}
    assert to_bytes(from_dict(payload)) == json.dumps(payload, separators=(",", ":")).encode()
    assert from_json(json.dumps(payload).encode()).minor == minor


def test_half_of_a_surrogate_pair_is_escaped(installed: str) -> None:
    written = to_bytes(VALUES[0]).replace(b"SEK", b"\\ud800")
    with pytest.raises(PayloadError, match="unknown currency"):
        from_json(written)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=12,
    ),
    st.booleans(),
    st.sampled_from([None, 1]),
)
def test_any_json_is_read_as_the_strict_reader_reads_it(data: object, ascii: bool, indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=ascii, indent=indent).encode("utf-8", "backslashreplace")
    for one in BACKENDS.values():
        assert repr(read(one, text)) == repr(json.loads(text))
        assert json.loads(written(one, data)) == data


@given(st.lists(st.sampled_from('{}[]:,"\\1e9.- aé\n\tu00ntruefalsn'), max_size=12).map("".join))
def test_what_is_no_json_or_says_a_key_twice_is_never_read_otherwise(text: str) -> None:
    for one in BACKENDS.values():
        try:
            found = one.load(text.encode())
        except Unsure:
            continue
        assert repr(found) == repr(load(text))


def read(one: Backend, text: bytes) -> object:
    try:
        return one.load(text)
    except Unsure:
        return json.loads(text)


def written(one: Backend, data: object) -> bytes:
    try:
        return one.dump(data)
    except Unsure:
        return json.dumps(data).encode()


@register
@frozen
class Measured:
    """A class of a caller's own that checks nothing."""

    how_long: timedelta
    how_much: float
    what: object = None


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_in_json_is_never_written_as_null(number: float, installed: str) -> None:
    for value in (Measured(timedelta(1), number), Measured(timedelta(1), 1.5, (number,))):
        with pytest.raises(InvalidValue, match="is no number that JSON has"):
            to_bytes(value)


def test_a_number_beyond_floats_is_no_value_where_anything_may_stand(installed: str) -> None:
    text = to_json(Measured(timedelta(1), 1.5, 2.5)).replace("2.5", "1e400")
    with pytest.raises(PayloadError, match=r"\$\.what: must be a finite number"):
        from_json(text)


@given(st.timedeltas())
def test_durations_are_days_and_seconds(how_long: timedelta) -> None:
    value = Measured(how_long, 0.5, how_long)
    assert from_json(to_bytes(value)) == value


@pytest.mark.parametrize("said", ["P", "PT", "1 day", "PT1H", "PT-1S", "P999999999DT999999999S", 5, None])
def test_what_is_no_duration_is_refused(said: object) -> None:
    with pytest.raises(PayloadError, match=r"\$\.how_long: must be a"):
        from_dict({"type": "Measured", "how_long": said, "how_much": 1.0})


def test_a_link_carries_its_probability(installed: str) -> None:
    link = Link("a", "b", by="HOST", at=moment(1), probability=0.1)
    assert from_json(to_bytes(link)) == link
