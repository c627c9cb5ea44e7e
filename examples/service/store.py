"""Events in a database, a family of twins at a time, with an optimistic version check.

The library decides; the store only keeps. It locks the families that a command names, so that writers to one family
take turns and all others need not wait, replays their events, handles the command, and writes what happened in the same
transaction. Each family has a version, and nothing is written if somebody has moved it since it was read. The version
goes into the pages too: a person who has decided on what a page showed is told (`Overtaken`) if it has moved since.

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
        # What is read to be shown is one moment's; SQLite gives that anyhow, and does not know the word.
        sqlite = self.engine.dialect.name == "sqlite"
        self._reading = self.engine if sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")

    def handle(self, command: AnyCommand, seen: Versions | None = None) -> Accepted | Refused:
        """The sluice's answer, and what it led to stored; tried again where another writer got in the way.

        `seen` are the versions that somebody has decided on; raises `Overtaken` where one of them has moved since.
        """
        for _ in range(ATTEMPTS):
            try:
                with self.engine.begin() as connection:
                    return self._handle(connection, command, seen or {})
            except (Moved, IntegrityError, OperationalError):
                continue
        raise Moved(f"{type(command).__name__}: {ATTEMPTS} other writers got in the way")

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def load(self, *named: str) -> Loaded:
        """The part of the sluice that holds the families of the ideas."""
        with self._reading.begin() as connection:
            versions = self._families(connection, named)
            return Loaded(self._load(connection, versions), versions)

    def whole(self) -> Sluice:
        """All of it, for a board or an index."""
        with self._reading.begin() as connection:
            payloads = connection.execute(select(events.c.payload).order_by(events.c.seq)).scalars()
            return replay(self.charter, map(from_json, payloads))

    def _handle(self, connection: Connection, command: AnyCommand, seen: Versions) -> Accepted | Refused:
        before = self._locked(connection, ideas_of(command))
        if not seen.items() <= before.versions.items():
            raise Overtaken(*sorted(seen))
        answer = before.sluice.handle(command)
        if isinstance(answer, Accepted):
            self._write(connection, answer, before)
        return answer

    def _locked(self, connection: Connection, named: Iterable[str]) -> Loaded:
        """The families, locked until the transaction ends.

        Who waits for a lock may find that the ideas belong to other families by then.
        """
        versions = self._families(connection, named, lock=True)
        if self._families(connection, named) != versions:
            raise Moved(*sorted(versions))
        return Loaded(self._load(connection, versions), versions)

    def _families(self, connection: Connection, named: Iterable[str], *, lock: bool = False) -> dict[str, int]:
        """The families of the ideas, each with its version; locked in one order, so that nobody waits in a circle."""
        own = select(ideas.c.family).where(ideas.c.id.in_(list(named)))
        query = select(families.c.id, families.c.version).where(families.c.id.in_(own)).order_by(families.c.id)
        found = connection.execute(query.with_for_update() if lock else query)
        return {row.id: row.version for row in found}

    def _load(self, connection: Connection, of: Iterable[str]) -> Sluice:
        """The events that touch the families are enough to know them."""
        members = select(ideas.c.id).where(ideas.c.family.in_(list(of)))
        touching = select(touches.c.seq).where(touches.c.idea.in_(members))
        query = select(events.c.payload).where(events.c.seq.in_(touching)).order_by(events.c.seq)
        history: list[AnyEvent] = [from_json(payload) for payload in connection.execute(query).scalars()]
        return replay(self.charter, history)

    def _write(self, connection: Connection, answer: Accepted, before: Loaded) -> None:
        for family, version in before.versions.items():
            mine = families.update().where(families.c.id == family, families.c.version == version)
            if connection.execute(mine.values(version=version + 1)).rowcount != 1:
                raise Moved(family)
        for one in answer.events:
            (seq,) = connection.execute(events.insert().returning(events.c.seq), {"payload": to_json(one)}).one()
            connection.execute(touches.insert(), [{"seq": seq, "idea": idea} for idea in one.ideas])
        self._regroup(connection, answer.sluice, before)

    def _regroup(self, connection: Connection, after: Sluice, before: Loaded) -> None:
        """Note which family each idea belongs to now; a family goes by the least id of its members.

        An idea that was not there before is inserted, which fails if somebody else has handed one in by that id.
        """
        group = {case.id: min(case.family) for case in after.cases.values()}
        others = {*group.values()} - before.versions.keys()
        again = set(connection.execute(select(families.c.id).where(families.c.id.in_(others))).scalars())
        connection.execute(families.update().where(families.c.id.in_(again)).values(version=families.c.version + 1))
        for family in sorted(others - again):
            connection.execute(families.insert().values(id=family, version=1))
        for id, family in group.items():
            if id in before.sluice:
                connection.execute(ideas.update().where(ideas.c.id == id).values(family=family))
            else:
                connection.execute(ideas.insert().values(id=id, family=family))


def _leave_transactions_to_us(connection: object, _: object) -> None:
    """The driver of SQLite would begin late, after the read that the write depends on."""
    connection.isolation_level = None  # type: ignore[attr-defined]


def _begin(connection: Connection, *, mode: str) -> None:
    connection.exec_driver_sql(f"BEGIN {mode}")
