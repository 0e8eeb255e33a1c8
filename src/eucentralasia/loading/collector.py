"""What one load has read so far, good and bad."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

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

__all__ = ["Draft", "Enough"]

STEP = 1000


class Enough(Exception):  # noqa: N818 - ends the reading; never seen outside
    """As many problems are noted as a load may tell."""


class Draft:
    """Records and problems of one load; a record that failed still counts as existing, so one mistake is one problem.

    Attributes:
        records: The good records, in the order in which they were read.
        problems: What is wrong.
        head: Version, publishers and the like.
        known: For each drawer, the number under which each id was read; good and bad records have numbers.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self.head: dict[str, Any] = {}
        self.known: dict[str, dict[str, int]] = {drawer: {} for drawer in DRAWERS}
        self.count = 0
        self._bulk = BulkMaker()
        self._failed: list[tuple[str, dict[str, Any], int]] = []
        self._lines: dict[int, array[int]] = {}  # of the files that have lines, by their place in the list
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
        """Note a problem in the file that is being read.

        Raises:
            Enough: It is the last that may be told.
        """
        self._note(
            Problem(file=self.file, path=path, expected=expected, got=safe_repr(got), code=code, **more)
        )

    def add(self, drawer: str, items: list[Any], lines: Sequence[int] = (), *, listed: bool = False) -> None:
        """Make records of plain data and keep them, or note their problems.

        Args:
            drawer: The drawer that they belong to.
            items: What should be dicts; the list is emptied.
            lines: The lines in which they stand, where those are known.
            listed: Whether the places of the items in their list belong into the paths of problems.
        """
        make, known, keep = self._bulk.maker(DRAWERS[drawer]), self.known[drawer], self.records.append
        progress, first = self.limits.progress, self.count
        self._lines.setdefault(len(self._files) - 1, array("Q")).extend(lines)
        for position in range(len(items)):
            data, items[position] = (
                items[position],
                None,
            )  # let go of each as soon as it is made; this halves the memory
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
                place = f"{path}.{problem.path}" if path and problem.path else path + problem.path
                self._note(problem._replace(file=self.file, path=place, line=line))
            if type(data) is dict:
                self._failed.append((drawer, data, number))
            return
        for _, drawers, asked in named_ids(data, DRAWERS[drawer]):
            self._bulk.ids[drawers][asked] = asked
        self.records.append(record)

    def _blame_double(self, drawer: str, key: str, line: int | None) -> None:
        file, first_line = self._place(self.known[drawer][key])
        there = ":".join(str(part) for part in (file, first_line) if part is not None) or "this text"
        expected = f"one {SINGULARS[drawer]} with that id; it stands in {there} too"
        self.blame("id", expected, key, "duplicate-id", record=safe_id(key), line=line)

    def _place(self, number: int) -> tuple[str | None, int | None]:
        """Return the file and the line in which the record of a number stands."""
        file = bisect_right(self._first_numbers, number) - 1
        lines = self._lines.get(file)
        return self._files[file], lines[number - self._first_numbers[file]] if lines else None

    def places(self) -> dict[tuple[str, str], tuple[str | None, int | None]]:
        """Return for each drawer and id the file and the line in which the record stands."""
        return {
            (drawer, key): self._place(number)
            for drawer, known in self.known.items()
            for key, number in known.items()
        }

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= self.limits.max_problems:
            raise Enough

    def look_up(self, base: Registry | None) -> None:
        """Note a problem for every id that neither the records nor the base have.

        The bulk maker tells which ids were read at all; only where one of those is unknown are the records searched for it.
        """
        unresolved = Unresolved(self._bulk.ids, self.known, self.records, base)
        for drawer, data, number in self._failed:
            for reference in named_ids(data, DRAWERS[drawer]):
                if not unresolved.knows(*reference[1:]):
                    self._blame_loose(reference, data.get("id"), number, unresolved)
        if unresolved:
            for record, *place in loose_references(self.records, unresolved):
                self._blame_loose(place, record.id, self.known[drawer_of(record)][record.id], unresolved)

    def _blame_loose(
        self, reference: Sequence[Any], record: Any, number: int, unresolved: Unresolved
    ) -> None:
        path, drawers, key = reference
        file, line = self._place(number)
        self._note(
            Problem(
                file=file,
                line=line,
                path=path,
                record=safe_id(record),
                expected=unresolved.wanted(drawers, key),
                got=safe_repr(key),
                code="unknown-id",
            )
        )
