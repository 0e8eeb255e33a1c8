"""Registries merge, compare and grow into new ones; what went in stays as it was."""

import itertools
import json
import pickle
import sys
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import eucentralasia as eca
from eucentralasia import Registry, Topic
from support import fewer

RAIL, ROAD = Topic(id="rail", name="Rail"), Topic(id="road", name="Road")
IDS = st.sampled_from(["a", "b", "c", "d"])
TOPICS = st.builds(Topic, id=IDS, name=st.sampled_from(["X", "Y"]))
REGISTRIES = st.builds(
    lambda topics, version: Registry({topic.id: topic for topic in topics}.values(), version=version),
    st.lists(TOPICS, max_size=4),
    st.sampled_from([None, "2025-01-01", "2026-01-01"]),
)
NO_CONFLICT = st.builds(
    lambda ids, version: Registry([Topic(id=one, name=one.upper()) for one in ids], version=version),
    st.sets(IDS),
    st.sampled_from([None, "2025-01-01", "2026-01-01"]),
)


@given(st.lists(NO_CONFLICT, min_size=1, max_size=3))
def test_merging_is_free_of_order_idempotent_and_has_an_identity(several: list[Registry]) -> None:
    first, *others = several
    merged = first.merge(*others)
    for order in itertools.permutations(several):
        assert merged == order[0].merge(*order[1:])
        assert merged.digest == order[0].merge(*order[1:]).digest
    assert merged == merged.merge(merged) == merged.merge(Registry()) == Registry().merge(merged)


@given(st.lists(REGISTRIES, min_size=2, max_size=3))
def test_conflicts_do_not_depend_on_the_order(several: list[Registry]) -> None:
    def outcome(order: Any) -> Any:
        try:
            return order[0].merge(*order[1:])
        except eca.MergeError as error:
            return {(one.drawer, one.record, one.field) for one in error.conflicts}

    assert (
        len(
            {
                repr(outcome(order)) if isinstance(outcome(order), Registry) else str(sorted(outcome(order)))
                for order in itertools.permutations(several)
            }
        )
        == 1
    )


@given(REGISTRIES, REGISTRIES, REGISTRIES, st.sampled_from(["first", "last"]))
def test_choosing_a_side_is_associative(one: Registry, two: Registry, three: Registry, side: Any) -> None:
    left = one.merge(two, on_conflict=side).merge(three, on_conflict=side)
    right = one.merge(two.merge(three, on_conflict=side), on_conflict=side)
    assert left == right == one.merge(two, three, on_conflict=side)


def test_a_conflict_tells_both_values_and_both_sources(tiny: Registry) -> None:
    other = Registry([attrs.evolve(tiny.countries["AA"], name="Elsewhere")])
    with pytest.raises(eca.MergeError) as caught:
        tiny.merge(other)
    conflict = caught.value.conflicts[0]
    assert (conflict.drawer, conflict.record, conflict.field) == ("countries", "AA", "name")
    assert (conflict.left, conflict.right) == ("Aland", "Elsewhere")
    assert [source.publisher for source in conflict.left_sources] == ["Gazette"]
    assert str(caught.value).splitlines() == [
        "1 conflict; give on_conflict='first' or 'last' to choose a side",
        "  countries AA name: 'Aland' (Gazette) or 'Elsewhere' (Gazette)",
    ]
    assert caught.value.conflicts == pickle.loads(pickle.dumps(caught.value)).conflicts


def test_many_conflicts_are_told_shortly() -> None:
    one = Registry([Topic(id=f"t{n}", name="X") for n in range(30)])
    two = Registry([Topic(id=f"t{n}", name="Y") for n in range(30)])
    with pytest.raises(eca.MergeError) as caught:
        one.merge(two)
    assert str(caught.value).endswith("and 10 more in .conflicts")
    assert len(caught.value.conflicts) == 30


@pytest.mark.parametrize(
    ("side", "kept", "lost"), [("first", "Rail", "Railways"), ("last", "Railways", "Rail")]
)
def test_what_was_overridden_is_reported(side: Any, kept: str, lost: str) -> None:
    merged = Registry([RAIL]).merge(Registry([attrs.evolve(RAIL, name="Railways")]), on_conflict=side)
    assert kept == merged.topics["rail"].name
    assert [(lost, "name")] == [(one.right, one.field) for one in merged.overridden]
    assert merged.overridden == pickle.loads(pickle.dumps(merged)).overridden


def test_an_id_that_another_record_once_had_is_a_conflict() -> None:
    with pytest.raises(eca.MergeError, match=r"topics rail former_ids: 'tracks' .* or 'rail'"):
        Registry([RAIL]).merge(Registry([Topic(id="tracks", name="Tracks", former_ids=("rail",))]))
    with pytest.raises(eca.MergeError, match="topics old former_ids"):
        Registry([Topic(id="a", name="A", former_ids=("old",))]).merge(
            Registry([Topic(id="b", name="B", former_ids=("old",))])
        )


def test_another_word_for_conflicts_is_refused() -> None:
    with pytest.raises(ValueError, match="on_conflict is 'raise', 'first' or 'last', not 'prefer'"):
        Registry().merge(on_conflict="prefer")  # type: ignore[arg-type]


def test_a_merged_registry_joins_as_its_parts_did(tiny: Registry) -> None:
    mine = eca.loads(
        '{"schema": 1, "events": [{"id": "x", "name": "X", "dates": "2030", "parties": ["CC", "north"]}]}',
        "json",
        base=tiny,
    )
    both = tiny.merge(mine)
    assert both.base is None
    assert [party.label for party in both.parties("x")] == ["Celand", "The North"]
    alone = mine.merge(Registry([RAIL]))
    assert alone.base is tiny
    assert [party.label for party in alone.parties("x")] == ["Celand", "The North"]
    third = eca.loads(
        '{"schema": 1, "topics": [{"id": "x", "name": "X", "broader": "rail"}]}',
        "json",
        base=Registry([RAIL]),
    )
    below = mine.merge(third).base
    assert below is not None
    assert {"rail", "borders"} < set(below.topics.ids)


def test_heads_are_merged() -> None:
    one = Registry([RAIL], version="2025-01-01", complete_until="2025-06-30", publishers={"A": "media"})
    two = Registry([ROAD], version="2026-01-01", complete_until="2025-01-31", publishers={"B": "media"})
    both = one.merge(two)
    assert (both.version, both.complete_until, both.publishers) == ("2026-01-01", "2025-01-31", ("A", "B"))
    assert one.merge(Registry([ROAD])).publishers == ()


def test_the_version_is_that_of_the_registry_that_is_extended() -> None:
    ours = Registry([RAIL], version="2025-01-01")
    mine = Registry([ROAD], version="2026-01-01", base=ours)
    assert [ours.merge(mine).version, mine.merge(ours).version] == ["2025-01-01"] * 2


class InjectedError(Exception):
    """A fault that is none of ours."""


@pytest.mark.parametrize("fault", [InjectedError, MemoryError, KeyboardInterrupt])
def test_a_fault_at_any_step_of_a_merge_leaves_both_as_they_were(fault: type[BaseException]) -> None:
    one, two = Registry([RAIL, ROAD]), Registry([attrs.evolve(RAIL, name="R"), Topic(id="z", name="Z")])
    digests = one.digest, two.digest
    steps, survived = 0, False
    while not survived:
        left = steps

        def trace(frame: Any, event: str, argument: Any) -> Any:
            nonlocal left
            if event == "line" and "/eucentralasia/" in frame.f_code.co_filename:
                left -= 1
                if left < 0:
                    raise fault
            return trace

        measuring = sys.gettrace()
        sys.settrace(trace)
        try:
            one.merge(two, on_conflict="last")
            survived = True
        except fault:
            pass
        finally:
            sys.settrace(measuring)
        assert digests == (one.digest, two.digest)
        assert (one.topics.ids, two.topics["rail"].name) == (("rail", "road"), "R")
        steps += fewer(9, 1)
    assert steps > 100


def test_a_difference_is_told_field_by_field(tiny: Registry) -> None:
    event = tiny.events["talks-2"]
    chair = attrs.evolve(event.participations[0], title="Head")
    changed = attrs.evolve(
        event, participations=(chair, *event.participations[1:]), summary="Now with words.", topics=()
    )
    newer = Registry(
        [changed if record is event else record for record in tiny if record.id != "BB"], version="2"
    )
    newer = newer.extended(topics=[RAIL])
    diff = tiny.diff(newer)
    assert ([one.id for one in diff.added], [one.id for one in diff.removed]) == (["rail"], ["BB"])
    fields = {change.field: (change.before, change.after) for change in diff.changed}
    assert {"summary", "topics", f"participations.{chair.key}.title"} == set(fields)
    assert fields["summary"] == (None, "Now with words.")
    assert fields["topics"] == (event.topics, None)
    text = str(diff)
    head, added, removed, changed_text = text.split("\n\n")
    assert head == f"From {tiny.version or 'no version'} to 2"
    assert (added, removed) == ("Added (1)\n- topic rail: Rail", "Removed (1)\n- country BB: Beland")
    assert changed_text.startswith("Changed (1)\n- event talks-2\n")
    assert "  - summary: Now with words. (new)" in text
    assert "-> gone" in text
    assert "rail" in json.dumps(eca.unstructure(diff))


def test_equal_registries_do_not_differ(tiny: Registry) -> None:
    diff = tiny.diff(tiny)
    assert not diff
    assert str(diff) == "no difference"


def test_parts_that_share_a_key_or_only_moved_are_told_whole() -> None:
    names = eca.Name(value="A", lang="ru"), eca.Name(value="B", lang="ru")
    one, two = attrs.evolve(RAIL, names=names), attrs.evolve(RAIL, names=names[::-1])
    (change,) = Registry([one]).diff(Registry([two])).changed
    assert (change.field, change.before, change.after) == ("names", names, names[::-1])
    gone = Registry([one]).diff(Registry([RAIL])).changed
    assert [(change.field, change.after) for change in gone] == [("names", None)]
    gaps = eca.Gap(edition=1), eca.Gap(edition=2)
    series = eca.Series(id="s", name="S", gaps=gaps)
    (moved,) = Registry([series]).diff(Registry([attrs.evolve(series, gaps=gaps[::-1])])).changed
    assert moved.field == "gaps"


def test_records_made_in_code_extend_a_registry(tiny: Registry) -> None:
    event = eca.Event(
        id="talks-9", name="Talks", dates=eca.DateSpan.from_edtf("2030"), parties=("CC",), topics=("rail",)
    )
    more = tiny.extended(events=[event], topics=[RAIL])
    assert ("talks-9", len(tiny) + 2, tiny.version) == (
        more.events.last.id if more.events.last else None,
        len(more),
        more.version,
    )
    assert "talks-9" not in tiny.events


def test_what_keeps_records_out_is_told_at_once(tiny: Registry) -> None:
    event = eca.Event(
        id="talks-9", name="Talks", dates=eca.DateSpan.from_edtf("2030"), parties=("CX",), topics=("border",)
    )
    with pytest.raises(eca.DataError) as caught:
        tiny.extended(events=[event, event, tiny.events["talks-2"]])
    assert [(one.code, one.record, one.path) for one in caught.value.problems] == [
        ("duplicate-id", "talks-9", "id"),
        ("duplicate-id", "talks-2", "id"),
        ("unknown-id", "talks-9", "parties[0]"),
        ("unknown-id", "talks-9", "topics[0]"),
        ("unknown-id", "talks-9", "parties[0]"),
        ("unknown-id", "talks-9", "topics[0]"),
    ]
    assert "did you mean 'borders'?" in str(caught.value)
    with pytest.raises(eca.DataError, match=r"events\[0\]: expected a record of events; write topics=\["):
        tiny.extended(events=[RAIL])
    with pytest.raises(TypeError, match="extended takes drawers, not 'event'; did you mean 'events'"):
        tiny.extended(event=[event])


def test_an_id_that_an_added_record_once_had_is_known() -> None:
    rail = eca.Topic(id="railways", name="Railways", former_ids=("rail",))
    gauge = eca.Topic(id="gauge", name="Gauge", broader="rail")
    assert eca.Registry().extended(topics=[rail, gauge]).topics.ids == ("gauge", "railways")
    with pytest.raises(eca.DataError, match="expected the id of a known topic"):
        eca.Registry().extended(topics=[gauge])


def test_a_source_that_came_to_a_record_is_told_by_its_address() -> None:
    first, second = (
        eca.Source(url=f"https://{one}.example/", publisher=one) for one in ("gazette", "herald")
    )
    one = eca.Topic(id="rail", name="Rail", sources=(first,))
    (change,) = Registry([one]).diff(Registry([attrs.evolve(one, sources=(first, second))])).changed
    assert (change.field, change.before, change.after) == ("sources.https://herald.example/", None, second)
