"""A list of meetings, as a ministry keeps it, to a calendar and a table; all bad cells are told at once."""

import sys

import eucentralasia as eca

COLUMNS = {"Meeting": "name", "When": "dates", "Where": "city", "With": "parties", "Remarks": None}


def main(source: str, target: str) -> int:
    try:
        ours = eca.from_rows(source, columns=COLUMNS, kind="meeting")
    except eca.DataError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    for problem in eca.check(ours):
        print(problem, file=sys.stderr)
    eca.formats.csv.dump(ours, f"{target}.csv", table="flat")
    eca.formats.ical.dump(ours, f"{target}.ics", domain="ministry.example")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
