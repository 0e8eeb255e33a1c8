"""Places are sets of whole numbers in order, whatever form they take."""

from array import array
from itertools import islice

import pytest
from hypothesis import given, strategies as st

from eucentralasia.collection.combining import Either, difference, intersection, union
from eucentralasia.collection.places import NONE, Few, Many, Places, Run

MOST = 3000
NUMBERS = st.integers(0, MOST)


def few(numbers: set[int]) -> Few:
    return Few(array("I", sorted(numbers)))


def many(numbers: set[int]) -> Many:
    start = min(numbers, default=0)
    return Many(start, max(numbers, default=0) + 1, sum(1 << number - start for number in numbers))


def run(start: int, stop: int, early: set[int]) -> Run:
    return Run(start, stop, array("I", sorted(number for number in early if number < start)))


DENSE = st.builds(
    lambda start, length, step: set(range(start, start + length, step)), NUMBERS, NUMBERS, st.integers(1, 90)
)
NUMBER_SETS = st.sets(NUMBERS, max_size=40) | DENSE
FORMS = st.one_of(
    st.builds(few, NUMBER_SETS),
    st.builds(many, NUMBER_SETS),
    st.builds(run, NUMBERS, NUMBERS, st.sets(NUMBERS, max_size=10)),
    st.builds(lambda numbers, start, stop: few(numbers).cut(start, stop), NUMBER_SETS, NUMBERS, NUMBERS),
    st.just(NONE),
)
PLACES = FORMS | st.lists(FORMS, max_size=3).map(union)


@given(PLACES, PLACES)
def test_places_combine_as_sets_do(one: Places, other: Places) -> None:
    assert sorted({*one} & {*other}) == list(intersection((one, other)))
    assert sorted({*one} | {*other}) == list(union((one, other)))
    assert sorted({*one} - {*other}) == list(difference(one, other))


@given(st.lists(PLACES, min_size=1, max_size=4))
def test_several_places_combine_at_once(several: list[Places]) -> None:
    sets = [{*places} for places in several]
    assert sorted(set.intersection(*sets)) == list(intersection(several))
    assert sorted(set.union(*sets)) == list(union(several))


def test_a_union_of_unions_is_put_together_once() -> None:
    inner = union((few({1}), few({2})))
    outer = union((inner, few({3})))
    assert isinstance(outer, Either)
    assert [list(part) for part in outer.parts] == [[1], [2], [3]]
    assert list(outer) == [1, 2, 3]


def test_of_nothing_the_union_is_nothing() -> None:
    assert [*union(())] == []


@given(PLACES, NUMBERS, NUMBERS)
def test_a_stretch_has_no_more_places_than_is_said(places: Places, start: int, length: int) -> None:
    stop = start + length
    assert len(places.cut(start, stop)) <= places.at_most(start, stop)


@given(PLACES, PLACES, PLACES)
def test_what_combining_gives_combines_again(one: Places, other: Places, third: Places) -> None:
    assert sorted({*one} & {*other} - {*third}) == list(difference(intersection((one, other)), third))
    assert sorted(({*one} | {*other}) & {*third}) == list(intersection((union((one, other)), third)))


@given(PLACES, NUMBERS, NUMBERS)
def test_places_are_counted_cut_and_paged_in_their_order(places: Places, first: int, last: int) -> None:
    numbers = list(places)
    assert (sorted(set(numbers)), len(numbers)) == (numbers, len(places))
    assert [number for number in numbers if first <= number < last] == list(places.cut(first, last))
    start, stop = sorted((first % (len(numbers) + 1), last % (len(numbers) + 1)))
    assert numbers[start:stop] == list(places.page(start, stop))


@given(PLACES, st.sets(NUMBERS, max_size=30), NUMBERS, NUMBERS)
def test_places_tell_which_numbers_are_among_them(
    places: Places, asked: set[int], first: int, length: int
) -> None:
    assert sorted(asked & {*places}) == list(places.kept(sorted(asked)))
    assert all((number in places) == (number in set(places)) for number in asked)
    bits = places.bits(first, first + length)
    assert [first + shift for shift in range(length) if bits >> shift & 1] == list(
        places.cut(first, first + length)
    )
    assert bits >> length == 0


@given(PLACES)
def test_items_are_picked_by_place(places: Places) -> None:
    items = tuple(range(1000, 1000 + 2 * MOST + 2))
    assert tuple(1000 + number for number in places) == places.picked(items)


def test_what_stands_at_random_is_kept_short_and_what_is_dense_is_kept_as_bits() -> None:
    thin, thick = few(set(range(0, 100_000, 997))), few(set(range(0, 100_000, 3)))
    every = Run(0, 100_000)
    assert (
        type(intersection((thin, thick))),
        type(intersection((thick, few(set(range(0, 100_000, 2)))))),
    ) == (Few, Many)
    assert (type(Either([thin, thin]).whole()), type(Either([thick, thin]).whole())) == (Few, Many)
    assert (
        type(difference(thin, thick)),
        type(difference(every, thin)),
        type(difference(Run(0, 9), few({10}))),
    ) == (Few, Many, Run)
    assert list(islice(difference(every, thick), 3)) == [1, 2, 4]


@pytest.mark.parametrize("what", [3.0, "3", None])
def test_only_whole_numbers_are_places(what: object) -> None:
    assert what not in Run(0, 9)
