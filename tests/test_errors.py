"""Errors are situations: each has a standard parent, tells what was found and wanted, and pickles."""

import pickle
import sys

import pytest

import eucentralasia as eca
from eucentralasia.errors import Problem, did_you_mean, nearest, safe_repr

PROBLEM = Problem(file="a.toml", line=3, path="dates", record="x", expected="a date", got="'3'", code="type")


@pytest.mark.parametrize(
    ("error", "parent", "text"),
    [
        (
            eca.DataError([PROBLEM]),
            ValueError,
            "1 problem in the data\n  a.toml:3: dates (x): expected a date, got '3'",
        ),
        (eca.DataError([]), ValueError, "0 problems in the data"),
        (eca.DateError("x", "a date"), ValueError, "expected a date, got 'x'"),
        (eca.UnknownRecordError("event", "zz"), KeyError, "no event 'zz'"),
        (
            eca.UnknownRecordError("event", "zz", ["z", "y"]),
            KeyError,
            "no event 'zz'; did you mean 'z' or 'y'?",
        ),
        (
            eca.AmbiguousNameError("Luxembourg", ["LU", "Luxembourg"]),
            LookupError,
            "'Luxembourg' means several: 'LU', 'Luxembourg'",
        ),
    ],
)
def test_an_error_has_a_standard_parent_a_sentence_and_a_pickle(
    error: eca.EUCentralAsiaError, parent: type, text: str
) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(error, parent)
    assert isinstance(error, eca.EUCentralAsiaError)
    assert (text, text) == (str(error), str(again))
    assert vars(error) == vars(again)


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem(expected="a", got="b", code="c"), "expected a, got b"),
        (Problem(record="r", expected="a", got="b", code="c"), "(r): expected a, got b"),
        (Problem(file="f", expected="a", got="b", code="c"), "f: expected a, got b"),
    ],
)
def test_a_problem_tells_only_what_it_knows(problem: Problem, text: str) -> None:
    assert text == str(problem)


def test_untrusted_text_is_cut_and_escaped() -> None:
    assert len(safe_repr("x" * 1000)) == 60
    assert safe_repr("\u202ex") == "'\\u202ex'"
    assert "\n" not in safe_repr("a\nb")


HOSTILE = "a\x1b[31mRED\x1b]0;t\x07\n::error file=x::forged\u202e\u2028\udcff\0"


@pytest.mark.parametrize("field", ["file", "path", "record", "expected", "got", "code"])
def test_no_field_of_a_problem_ends_its_line_or_moves_a_terminal(field: str) -> None:
    problem = eca.Problem(**{**PROBLEM._asdict(), field: HOSTILE})
    text = str(eca.DataError([problem]))
    assert text.count("\n") == 1
    assert text.replace("\n", "").isprintable()
    assert ("\\x1b[31mRED" in text) is (field != "code")
    text.encode("utf-8", "strict")


@pytest.mark.parametrize(
    "error",
    [
        eca.UnknownRecordError(HOSTILE, HOSTILE, [HOSTILE], HOSTILE, [HOSTILE]),
        eca.AmbiguousNameError(HOSTILE, [HOSTILE]),
        eca.DateError(HOSTILE, HOSTILE),
    ],
)
def test_no_error_tells_more_than_a_line_of_what_others_wrote(error: Exception) -> None:
    assert str(error).isprintable()


def test_a_conflict_is_told_on_one_line() -> None:
    text = str(eca.MergeError([eca.Conflict(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)]))
    assert text.count("\n") == 1
    assert text.replace("\n", "").isprintable()


def test_a_hostile_repr_does_not_hide_the_problem() -> None:
    class Hostile:
        def __repr__(self) -> str:
            raise RuntimeError

    assert safe_repr(Hostile()) == "<Hostile>"


def test_the_nearest_words_are_offered_best_first() -> None:
    assert nearest("kazakstan", ["Kazakhstan", "Tajikistan"], 1) == ("Kazakhstan",)
    assert nearest(3, ["a"]) == ()
    assert did_you_mean(()) == ""


def test_a_conflict_tells_the_two_words_that_choose_a_side() -> None:
    one, other = (eca.Registry([eca.Topic(id="rail", name=name)]) for name in ("Rail", "Road"))
    with pytest.raises(eca.MergeError, match="give on_conflict='first' or 'last' to choose a side"):
        one.merge(other)
    chosen = [one.merge(other, on_conflict=side).topics["rail"].name for side in ("first", "last")]
    assert chosen == ["Rail", "Road"]


def test_a_frozen_program_is_told_how_to_be_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    told = str(eca.MissingExtraError("toml", "tomli-w"))
    assert told == "tomli-w is not frozen in; add: --hidden-import tomli_w"
