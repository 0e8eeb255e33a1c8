"""A monitor of press releases: for each text of a folder, which events it is about and who is named."""

import sys
from collections.abc import Iterator
from pathlib import Path

import eucentralasia as eca

LEAST = 0.9
"""Where a text is not surely about an event, a person looks first."""


def told(text: str) -> Iterator[str]:
    """Say what a text is about, a line each: events with the reasons, officials with their posts."""
    for subject in eca.curated.events_in(text):
        if subject.score >= LEAST:
            event = subject.event
            yield f"  {event.dates} {event.id}: {event.name} ({'; '.join(subject.reasons)})"
    named = dict.fromkeys(mention.record for mention in eca.mentions(text))
    for record in named:
        if isinstance(record, eca.Official):
            posts = [post.title for post in record.appointments]
            yield f"  {record.name} ({record.id}), {posts[-1] if posts else 'post unknown'}"


def main(folder: str) -> int:
    for file in sorted(Path(folder).glob("*.txt")):
        lines = list(told(file.read_text(encoding="utf-8")))
        print(file.name, *(lines or ["  nothing that the registry has"]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
