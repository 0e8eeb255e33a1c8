"""What hosts rest on stays, or is said to change: the public names, and every id that ever was."""

import re
from pathlib import Path

import pytest

import eucentralasia as eca
from eucentralasia.model import SINGULARS
from support import DATA
from support.public_api import LIST, name_of, public_api, since_the_first

CHANGELOG = (Path(__file__).parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
RENEW = (
    "the public API is another; name the change in CHANGELOG.md (docs/explanation/stability.md says what may "
    "change when), then run `python -m support.public_api` in tests/"
)
IDS_OF_OLD = [
    tuple(line.split(" ", 1)) for line in (DATA / "ids_0_1_0.txt").read_text(encoding="utf-8").splitlines()
]


def test_the_public_names_arguments_fields_words_and_codes_are_those_of_the_list() -> None:
    assert public_api() == LIST.read_text(encoding="utf-8").splitlines(), RENEW


def test_the_changelog_names_what_is_gone_or_another_since_the_first_release() -> None:
    named = {word for code in re.findall(r"`([^`]+)`", CHANGELOG) for word in re.findall(r"[\w-]+", code)}
    changed = since_the_first()
    assert {line.split("(")[0] for line, now in changed.items() if now is None} >= {
        "Appointment.surely_covers",
        "formats.arrow.to_parquet",
    }
    assert [line for line in changed if not named & words_of(line)] == []


def words_of(line: str) -> set[str]:
    """What the changelog may call it: the last part of its name, or the word that files write."""
    return {re.split(r"[ .]", name_of(line))[-1], *re.findall(r"= '(.+)'$", line)}


def test_every_id_of_the_first_release_still_answers_or_says_that_it_was_withdrawn() -> None:
    lost = [f"{drawer} {key}" for drawer, key in IDS_OF_OLD if not answers(drawer, key)]
    assert len(IDS_OF_OLD) == 869
    assert lost == []


def answers(drawer: str, key: str) -> bool:
    """Whether an id finds a record, or an error that tells the rule by which it is out."""
    try:
        return key in {getattr(eca, drawer)[key].id, *getattr(eca, drawer)[key].former_ids}
    except eca.UnknownRecordError as error:
        gone = eca.curated.withdrawal(key, drawer)
        return gone is not None and f"withdrawn on {gone.day}: {gone.rule}" in str(error)


def test_an_id_of_any_drawer_that_was_withdrawn_tells_the_rule() -> None:
    for drawer, singular in SINGULARS.items():
        gone = eca.structure(
            {"id": "gone", "rule": "It asked to be left out.", "day": "2030-01-01", "drawer": drawer},
            eca.Withdrawn,
        )
        registry = eca.Registry(withdrawn=[gone])
        with pytest.raises(eca.UnknownRecordError) as caught:
            registry.by_drawer()[drawer]["gone"]
        assert f"no {singular} 'gone'; withdrawn on 2030-01-01: It asked to be left out." == str(caught.value)
