"""What an earlier version has written is still read: a stored corpus of payloads for each version of the schema.

The file of the present version is written by `python -m tests.codec.test_corpus`, once, when the version is released.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from slussmodel.codec import SCHEMA, from_json, to_json
from tests.codec.test_codec import HISTORY, STORY, VALUES

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(CORPUS.glob("v*.jsonl"))


def test_each_version_of_the_schema_has_its_corpus() -> None:
    assert [path.stem for path in FILES] == [f"v{version}" for version in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_stored_payload_is_read(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        value = from_json(line)
        assert from_json(to_json(value)) == value
        if path.stem == f"v{SCHEMA}":
            assert to_json(value) == line


def write() -> None:
    CORPUS.mkdir(exist_ok=True)
    lines = dict.fromkeys(to_json(value) for value in [*VALUES, *STORY, *HISTORY])
    (CORPUS / f"v{SCHEMA}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
