"""Events in a database, a family of twins at a time, with an optimistic version check.

The library decides; the store only keeps. It loads the events of the families that a command names, replays them,
handles the command, and writes what happened in the same transaction. Each family has a version, and the transaction
goes through only if nobody has moved it meanwhile; otherwise the command is handled again on what is there now. Only
a person who has decided on what a page showed is told (`Overtaken`), for that may no longer be what is meant.

SQLite by default; any other database that SQLAlchemy knows by its URL, such as postgresql+psycopg://...
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple, TypeAlias

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    select,
)
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.pool import QueuePool

from slussmodel import Accepted, Charter, Refused, Sluice
from slussmodel.codec import from_json, to_json
from slussmodel.sluice import AnyCommand, AnyEvent, ideas_of, replay

MEMORY = "sqlite://"
ATTEMPTS = 20
# A database in memory lives in its connection, which threads must take in turns.
_ONE_CONNECTION = {
    "poolclass": QueuePool,
    "pool_size": 1,
    "max_overflow": 0,
    "connect_args": {"check_same_thread": False},
}

tables = MetaData()
events = Table(
    "events",
    tables,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("payload", Text, nullable=False),
)
touches = Table(
    "touches",
    tables,
    Column("seq", Integer, ForeignKey(events.c.seq), primary_key=True),
    Column("idea", String(200), primary_key=True, index=True),
)
ideas = Table(
    "ideas",
    tables,
    Column("id", String(200), primary_key=True),
    Column("family", String(200), nullable=False, index=True),
)
families = Table(
    "families",
    tables,
    Column("id", String(200), primary_key=True),
    Column("version", Integer, nullable=False),
)


Versions: TypeAlias = Mapping[str, int]
"""Families, each with the number of times that it was written to."""


class Moved(Exception):
    """Somebody else has written to a family since it was read."""


class Overtaken(Exception):
    """Somebody else has written to a family since the page was made on which a person has decided."""


class Loaded(NamedTuple):
    """Families of ideas, and their versions as they were read."""

    sluice: Sluice
    versions: Versions


class Store:
    """A sluice kept in a database."""

    def __init__(self, charter: Charter, url: str = MEMORY) -> None:
        self.charter = charter
        self.engine = create_engine(url, **(_ONE_CONNECTION if url == MEMORY else {}))
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", _leave_transactions_to_us)
            event.listen(self.engine, "begin", partial(_begin, mode="IMMEDIATE"))
        tables.create_all(self.engine)

    def handle(self, command: AnyCommand, seen: Versions | None = None) -> Accepted | Refused:
        """The sluice's answer, and what it led to stored; tried again where another writer was first.

        `seen` are the versions that somebody has decided on; raises `Overtaken` where one of them has moved since.
        """
        for _ in range(ATTEMPTS):
            try:
                with self.engine.begin() as connection:
                    return self._handle(connection, command, seen or {})
            except (Moved, IntegrityError, OperationalError):
                continue
        raise Moved(f"{type(command).__name__}: {ATTEMPTS} other writers came first")

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def load(self, *named: str) -> Loaded:
        """The part of the sluice that holds the families of the ideas."""
        with self.engine.begin() as connection:
            versions = self._families(connection, named)
            return Loaded(self._load(connection, versions), versions)

    def whole(self) -> Sluice:
        """All of it, for a board or an index."""
        with self.engine.begin() as connection:
            payloads = connection.execute(select(events.c.payload).order_by(events.c.seq)).scalars()
            return replay(self.charter, map(from_json, payloads))

    def _handle(self, connection: Connection, command: AnyCommand, seen: Versions) -> Accepted | Refused:
        before = self._families(connection, ideas_of(command))
        if not seen.items() <= before.items():
            raise Overtaken(*sorted(seen))
        answer = self._load(connection, before).handle(command)
        if isinstance(answer, Accepted):
            self._write(connection, answer, before)
        return answer

    def _families(self, connection: Connection, named: Iterable[str]) -> dict[str, int]:
        """The families of the ideas, each with its version."""
        own = select(ideas.c.family).where(ideas.c.id.in_(list(named)))
        found = connection.execute(select(families.c.id, families.c.version).where(families.c.id.in_(own)))
        return {row.id: row.version for row in found}

    def _load(self, connection: Connection, of: Iterable[str]) -> Sluice:
        """The events that touch the families are enough to know them."""
        members = select(ideas.c.id).where(ideas.c.family.in_(list(of)))
        touching = select(touches.c.seq).where(touches.c.idea.in_(members))
        query = select(events.c.payload).where(events.c.seq.in_(touching)).order_by(events.c.seq)
        history: list[AnyEvent] = [from_json(payload) for payload in connection.execute(query).scalars()]
        return replay(self.charter, history)

    def _write(self, connection: Connection, answer: Accepted, before: dict[str, int]) -> None:
        for family, version in before.items():
            mine = families.update().where(families.c.id == family, families.c.version == version)
            if connection.execute(mine.values(version=version + 1)).rowcount != 1:
                raise Moved(family)
        for one in answer.events:
            (seq,) = connection.execute(events.insert().returning(events.c.seq), {"payload": to_json(one)}).one()
            connection.execute(touches.insert(), [{"seq": seq, "idea": idea} for idea in one.ideas])
        self._regroup(connection, answer.sluice, before)

    def _regroup(self, connection: Connection, after: Sluice, before: dict[str, int]) -> None:
        """Note which family each idea belongs to now; a family goes by the least id of its members."""
        known = set(connection.execute(select(ideas.c.id).where(ideas.c.id.in_(list(after.cases)))).scalars())
        there = set(connection.execute(select(families.c.id)).scalars())
        for case in after.cases.values():
            family = min(case.family)
            if family not in there:
                connection.execute(families.insert().values(id=family, version=1))
                there.add(family)
            if case.id in known:
                connection.execute(ideas.update().where(ideas.c.id == case.id).values(family=family))
            else:
                connection.execute(ideas.insert().values(id=case.id, family=family))


def _leave_transactions_to_us(connection: object, _: object) -> None:
    """The driver of SQLite would begin late, after the read that the write depends on."""
    connection.isolation_level = None  # type: ignore[attr-defined]


def _begin(connection: Connection, *, mode: str) -> None:
    connection.exec_driver_sql(f"BEGIN {mode}")
