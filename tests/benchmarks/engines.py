"""The same events in other engines, each as its own manual has it: tables of links with indexes, or frames.

Days are whole numbers there and events are numbered already, which saves the others work that is done here.
Each answers with a list of ids, or with a count.
"""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

import eucentralasia as eca
from benchmarks.synthetic import Row
from eucentralasia import about, attended_by, during, involving


class Question(NamedTuple):
    """What is asked: an id, or an official, a party and any of some topics, without a party, in some time."""

    name: str
    id: str = ""
    official: str = ""
    party: str = ""
    topics: tuple[str, ...] = ()
    not_party: str = ""
    first: int = 0
    last: int = 0
    text: str = ""
    counts: bool = False

    @property
    def links(self) -> list[tuple[str, tuple[str, ...]]]:
        """The link tables in which it asks for keys."""
        return (
            [("official", (self.official,))] * bool(self.official)
            + [("party", (self.party,))] * bool(self.party)
            + [("topic", self.topics)] * bool(self.topics)
        )


class Engine(ABC):
    """Something that holds events and answers questions."""

    name: ClassVar[str]

    @abstractmethod
    def load(self, rows: Sequence[Row]) -> None:
        """Take the events and build all indexes."""

    @abstractmethod
    def answer(self, question: Question) -> Any:
        """Return a list of ids, or a count."""


class Ours(Engine):
    """A collection of this package."""

    name = "ours"

    def __init__(self, events: "eca.Collection[eca.Event]") -> None:
        self.events = events

    def load(self, rows: Sequence[Row]) -> None:
        """Build all indexes anew."""
        del rows
        from benchmarks.loading import indexed

        indexed(tuple(self.events))

    def answer(self, question: Question) -> Any:
        """Ask as a user would, from the texts of ids and dates."""
        if question.id:
            return [self.events[question.id].id]
        queries = [during(question.text)] if question.text else []
        queries += [attended_by(question.official)] if question.official else []
        queries += [involving(question.party)] if question.party else []
        queries += [about(*question.topics)] if question.topics else []
        queries += [~involving(question.not_party)] if question.not_party else []
        found = self.events.where(*queries)
        return len(found) if question.counts else found.ids


class Scan(Engine):
    """A list comprehension over plain rows: what everything else must equal."""

    name = "list"

    def load(self, rows: Sequence[Row]) -> None:
        """Keep the rows."""
        self.rows = rows

    def answer(self, question: Question) -> Any:
        """Look at every row."""
        found = [row.id for row in self.rows if _is_meant(row, question)]
        return len(found) if question.counts else found


def _is_meant(row: Row, asked: Question) -> bool:
    return (
        (not asked.id or row.id == asked.id)
        and (not asked.text or (row.first <= asked.last and row.last >= asked.first))
        and (not asked.official or asked.official in row.officials)
        and (not asked.party or asked.party in row.parties)
        and (not asked.topics or any(topic in row.topics for topic in asked.topics))
        and (not asked.not_party or asked.not_party not in row.parties)
    )


def link_rows(rows: Sequence[Row]) -> dict[str, list[tuple[str, int]]]:
    """Return the rows of the three link tables, sorted."""
    return {
        "party": sorted((key, number) for number, row in enumerate(rows) for key in row.parties),
        "topic": sorted((key, number) for number, row in enumerate(rows) for key in row.topics),
        "official": sorted((key, number) for number, row in enumerate(rows) for key in row.officials),
    }


LINKS = {
    "party": "parties",
    "topic": "topics",
    "official": "officials",
    "host": "hosts",
    "chair": "chairs",
    "document": "documents",
}


class _Sql(Engine):
    """What speaks SQL."""

    @abstractmethod
    def _ask(self, sql: str, values: list[str | int]) -> list[Any]: ...

    def answer(self, question: Question) -> Any:
        """Ask with semi-joins on the link tables."""
        tests: list[str] = []
        values: list[str | int] = []
        if question.id:
            tests.append("id = ?")
            values.append(question.id)
        if question.text:
            tests.append("first <= ? and last >= ?")
            values += [question.last, question.first]
        for table, keys in question.links:
            marks = ", ".join("?" * len(keys))
            tests.append(f"number in (select number from {table} where key in ({marks}))")
            values += keys
        if question.not_party:
            tests.append("number not in (select number from party where key = ?)")
            values.append(question.not_party)
        what = "count(*)" if question.counts else "id"
        found = self._ask(f"select {what} from events where {' and '.join(tests)}", values)
        return found[0][0] if question.counts else [row[0] for row in found]


class Sqlite(_Sql):
    """SQLite in memory, with primary keys on the link tables and indexes on ids and days."""

    name = "sqlite3"

    def load(self, rows: Sequence[Row]) -> None:
        """Fill and index the tables."""
        self.connection = sqlite3.connect(":memory:")
        execute = self.connection.execute
        execute("create table events (number integer primary key, id text, first integer, last integer)")
        numbered = ((number, row.id, row.first, row.last) for number, row in enumerate(rows))
        self.connection.executemany("insert into events values (?, ?, ?, ?)", numbered)
        for table, links in link_rows(rows).items():
            execute(
                f"create table {table} (key text, number integer, primary key (key, number)) without rowid"
            )
            self.connection.executemany(f"insert into {table} values (?, ?)", links)
        execute("create index by_id on events (id)")
        execute("create index by_first on events (first, last)")
        execute("analyze")

    def _ask(self, sql: str, values: list[str | int]) -> list[Any]:
        return self.connection.execute(sql, values).fetchall()


class DuckDB(_Sql):
    """DuckDB in memory, filled from Arrow with all that our indexes hold, links sorted, ids indexed."""

    name = "duckdb"

    def load(self, rows: Sequence[Row]) -> None:
        """Fill and index the tables."""
        import duckdb
        import pyarrow as pa

        self.connection = duckdb.connect()
        columns = dict(zip(Row._fields, zip(*rows, strict=True), strict=True))
        self.connection.register("given", pa.table({"number": range(len(rows)), **columns}))
        execute = self.connection.execute
        plain = "id, first::integer first, last::integer last, country, city, series, kind, level"
        execute(f"create table events as select number::integer number, {plain} from given")
        for table, column in LINKS.items():
            execute(
                f"create table {table} as select unnest({column}) as key, number::integer number "
                "from given order by key, number"
            )
        execute("create index by_id on events (id)")

    def _ask(self, sql: str, values: list[str | int]) -> list[Any]:
        return self.connection.execute(sql, values).fetchall()


class Polars(Engine):
    """Polars, with the links as columns of lists of categories."""

    name = "polars"

    def load(self, rows: Sequence[Row]) -> None:
        """Make the frame."""
        import polars as pl

        self.pl = pl
        lists = pl.List(pl.String)
        self.frame = pl.DataFrame(
            {
                "id": [row.id for row in rows],
                "first": [row.first for row in rows],
                "last": [row.last for row in rows],
                "party": [row.parties for row in rows],
                "topic": [row.topics for row in rows],
                "official": [row.officials for row in rows],
            },
            schema={
                "id": pl.String,
                "first": pl.Int32,
                "last": pl.Int32,
                "party": lists,
                "topic": lists,
                "official": lists,
            },
        )

    def answer(self, question: Question) -> Any:
        """Filter the frame."""
        pl = self.pl
        tests = [pl.col("id") == question.id] if question.id else []
        tests += [pl.col("first") <= question.last, pl.col("last") >= question.first] if question.text else []
        for table, keys in question.links:
            tests.append(pl.any_horizontal(*(pl.col(table).list.contains(key) for key in keys)))
        tests += [~pl.col("party").list.contains(question.not_party)] if question.not_party else []
        found = self.frame.lazy().filter(*tests).select("id").collect()
        return found.height if question.counts else found["id"].to_list()


class Pandas(Engine):
    """pandas, with the links as sorted indexes."""

    name = "pandas"

    def load(self, rows: Sequence[Row]) -> None:
        """Make the frame and the sorted indexes."""
        import numpy as np
        import pandas as pd

        self.np = np
        self.ids = pd.Series([row.id for row in rows], dtype=object).to_numpy()
        self.first = np.array([row.first for row in rows], dtype=np.int32)
        self.last = np.array([row.last for row in rows], dtype=np.int32)
        self.by_id = pd.Series(self.ids, index=self.ids)
        self.links = {}
        for table, links in link_rows(rows).items():
            keys, numbers = zip(*links, strict=True)
            self.links[table] = pd.Series(np.array(numbers, dtype=np.int32), index=pd.Index(keys))

    def answer(self, question: Question) -> Any:
        """Intersect sorted numbers."""
        np = self.np
        if question.id:
            return [self.by_id.loc[question.id]]
        numbers = None
        for table, keys in question.links:
            several = [
                self.links[table].loc[key:key].to_numpy() for key in keys
            ]  # a slice, as the index is sorted
            found = np.unique(np.concatenate(several)) if len(keys) > 1 else several[0]
            numbers = found if numbers is None else np.intersect1d(numbers, found, assume_unique=True)
        if numbers is None:
            numbers = np.nonzero((self.first <= question.last) & (self.last >= question.first))[0]
        elif question.text:
            numbers = numbers[(self.first[numbers] <= question.last) & (self.last[numbers] >= question.first)]
        if question.not_party:
            numbers = np.setdiff1d(
                numbers,
                self.links["party"].loc[question.not_party : question.not_party].to_numpy(),
                assume_unique=True,
            )
        return len(numbers) if question.counts else self.ids[numbers].tolist()


PEERS: dict[str, type[Engine]] = {engine.name: engine for engine in (Scan, Sqlite, DuckDB, Polars, Pandas)}
