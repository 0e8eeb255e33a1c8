"""The collector of one load: what it has read so far, good and bad."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from eucentralasia.codec import structure
from eucentralasia.codec.bulk import REFUSALS, BulkMaker
from eucentralasia.errors import DataError, Problem, safe_repr
from eucentralasia.loading.limits import Limits
from eucentralasia.model import DRAWERS, SINGULARS, Record, drawer_of
from eucentralasia.model.validation import safe_id
from eucentralasia.registry.references import Unresolved, loose_references, named_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eucentralasia.registry import Registry

__all__ = ["Collector", "Enough", "Location"]

Location: TypeAlias = "tuple[str | None, int | None]"
"""A file and a line in it, counted from 1; ``None`` where they are not known."""

# Records between two reports of progress, which is about ten reports a second.
STEP: Final = 1000


class Enough(Exception):  # noqa: N818 - ends the reading; never seen outside
    """As many problems are noted as a load may tell."""


class Collector:
    """Records and problems of one load; a record that failed counts as existing, so a mistake is one problem.

    Attributes:
        records: The good records, in the order in which they were read.
        problems: What is wrong.
        head: Version, publishers and the like.
        known: For each drawer, the number under which each id was read; good and bad records have numbers.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits: Limits = limits or Limits()
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self.head: dict[str, Any] = {}
        self.known: dict[str, dict[str, int]] = {drawer: {} for drawer in DRAWERS}
        self.count: int = 0
        self._bulk = BulkMaker()
        self._failed: list[tuple[str, dict[str, Any], int]] = []
        self._lines: dict[int, array[int]] = {}  # of the files that have lines, by their index in the list
        self._first_numbers: list[int] = []
        self._files: list[str | None] = []

    def begin(self, file: str | None) -> None:
        """Say which file is read next."""
        self._first_numbers.append(self.count)
        self._files.append(file)

    @property
    def file(self) -> str | None:
        """The file that is being read."""
        return self._files[-1] if self._files else None

    def blame(self, path: str, expected: str, got: object, code: str, **more: Any) -> None:
        """Note a problem, which is in the file that is being read unless told otherwise.

        Args:
            path: The place inside the record or file.
            expected: What was wanted.
            got: What was found.
            code: A short stable word for the kind of problem.
            more: The other fields of a ``Problem``.

        Raises:
            Enough: It is the last that may be told.
        """
        where = {"file": self.file, **more}
        self._note(Problem(path=path, expected=expected, got=safe_repr(got), code=code, **where))

    def add(self, drawer: str, items: list[Any], lines: Sequence[int] = (), *, listed: bool = False) -> None:
        """Make records of plain data and keep them, or note their problems.

        Args:
            drawer: The drawer that they belong to.
            items: What should be dicts; the list is emptied.
            lines: The lines in which they stand, where those are known.
            listed: Whether the positions of the items in their list belong into the paths of problems.
        """
        make, known, keep = self._bulk.maker(DRAWERS[drawer]), self.known[drawer], self.records.append
        progress, first = self.limits.progress, self.count
        self._lines.setdefault(len(self._files) - 1, array("Q")).extend(lines)
        for position in range(len(items)):
            # letting go of each as soon as it is made halves the memory
            data, items[position] = items[position], None
            self.count = number = first + position
            try:
                record = make(data)
            except REFUSALS:
                line = lines[position] if lines else None
                self._add_slowly(drawer, data, f"{drawer}[{position}]" if listed else "", line)
            else:
                if known.setdefault(record.id, number) != number:
                    self._blame_double(drawer, record.id, lines[position] if lines else None)
                keep(record)
            if progress is not None and (number + 1) % STEP == 0:
                progress(number + 1)
        self.count = first + len(items)

    def _add_slowly(self, drawer: str, data: Any, path: str, line: int | None) -> None:
        number = self.count
        key = data.get("id") if type(data) is dict else None
        if type(key) is str and self.known[drawer].setdefault(key, number) != number:
            self._blame_double(drawer, key, line)
        try:
            record: Record = structure(data, DRAWERS[drawer])
        except DataError as error:
            for problem in error.problems:
                here = f"{path}.{problem.path}" if path and problem.path else path + problem.path
                self._note(problem._replace(file=self.file, path=here, line=line))
            if type(data) is dict:
                self._failed.append((drawer, data, number))
            return
        # What the quick maker did not read to the end, it has not noted as asked for.
        for _, drawers, asked in named_ids(data, DRAWERS[drawer]):
            self._bulk.ids[drawers][asked] = asked
        self.records.append(record)

    def _blame_double(self, drawer: str, key: str, line: int | None) -> None:
        file, first_line = self._location(self.known[drawer][key])
        there = ":".join(str(part) for part in (file, first_line) if part is not None) or "this text"
        expected = f"one {SINGULARS[drawer]} with that id; it stands in {there} too"
        self.blame("id", expected, key, "duplicate-id", record=safe_id(key), line=line)

    def _location(self, number: int) -> Location:
        """Return the file and the line in which the record of a number stands."""
        file = bisect_right(self._first_numbers, number) - 1
        lines = self._lines.get(file)
        return self._files[file], lines[number - self._first_numbers[file]] if lines else None

    def locations(self) -> dict[tuple[str, str], Location]:
        """Return for each drawer and id the file and the line in which the record stands."""
        return {
            (drawer, key): self._location(number)
            for drawer, known in self.known.items()
            for key, number in known.items()
        }

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= self.limits.max_problems:
            raise Enough

    def look_up(self, base: Registry | None) -> None:
        """Note a problem for every id that neither the records nor the base have.

        The bulk maker tells which ids were read at all; only where one of those is unknown are the records
        searched for it.
        """
        reference: Sequence[Any]
        unresolved = Unresolved(self._bulk.ids, self.known, self.records, base)
        for drawer, data, number in self._failed:
            for reference in named_ids(data, DRAWERS[drawer]):
                if not unresolved.knows(*reference[1:]):
                    self._blame_loose(reference, data.get("id"), number, unresolved)
        if unresolved:
            for record, *reference in loose_references(self.records, unresolved):
                self._blame_loose(reference, record.id, self.known[drawer_of(record)][record.id], unresolved)

    def _blame_loose(
        self, reference: Sequence[Any], record: Any, number: int, unresolved: Unresolved
    ) -> None:
        path, drawers, key = reference
        file, line = self._location(number)
        expected, shown_record = unresolved.wanted(drawers, key), safe_id(record)
        self.blame(path, expected, key, "unknown-id", file=file, line=line, record=shown_record)
