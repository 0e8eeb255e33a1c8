"""Rules of sense across records: a list of named checks, each a small function that finds what breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eucentralasia.checks import agreement, form, references, sense, sourcing, times
from eucentralasia.checks.context import Check, Context, Finding
from eucentralasia.errors import (
    Problem,
    UnknownRecordError,
    nearest,
    refuse_lone_text,
    refuse_no_text,
    safe_repr,
)
from eucentralasia.model import drawer_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eucentralasia.checks.context import Profile
    from eucentralasia.registry import Registry

    Locations = Mapping[tuple[str, str], tuple[str | None, int | None]]

__all__ = ["CHECKS", "check"]

CHECKS: Final = (
    Check("event-id", references.event_ids_follow_the_rule, profile="curated"),
    Check("id-case", references.ids_differ_by_more_than_case),
    Check("withdrawn-id", references.withdrawn_ids_are_not_used),
    Check("unknown-reference", references.references_exist),
    Check("wrong-kind", references.references_are_of_the_right_kind),
    Check("unknown-section", references.sections_exist),
    Check("part-of-circle", references.wholes_do_not_circle),
    Check("hierarchy-circle", references.hierarchies_do_not_circle),
    Check("relation-twice", references.relations_are_written_once),
    Check("edition-order", times.editions_are_in_order),
    Check("edition-twice", times.editions_are_different),
    Check("gap-filled", times.gaps_are_gaps),
    # perhaps nobody has looked for it yet, which is work to do and no fault
    Check("gap-unnamed", times.missing_editions_are_named, "warning", profile="curated"),
    Check("implausible-date", times.dates_are_plausible),
    Check("held-in-future", times.held_events_are_past),
    Check("step-order", times.steps_are_in_order),
    Check("seat-shared", times.single_seats_have_one_holder),
    Check("seat-succeeded", times.succeeded_seats_have_an_end),
    Check("not-in-post", times.participants_are_in_post),
    Check("post-undated", times.appointments_have_a_day, profile="curated"),
    Check("several-chairs", times.chairs_are_named_once),
    Check("no-source", sense.records_have_sources, profile="curated"),
    # some pages are still to be looked up; no error until they are
    Check("unsourced", sourcing.facts_have_sources, profile="curated"),
    Check("banned-outlet", sourcing.sources_are_not_banned, profile="curated"),
    Check("level-differs", sourcing.levels_are_those_of_the_participants, profile="curated"),
    Check("supports-unknown", sense.supports_name_fields),
    Check("supports-nothing", sense.supports_have_values),
    Check("source-idle", sense.sources_support_something, profile="curated"),
    Check("source-twice", sense.sources_stand_once, profile="curated"),
    Check("unlisted-publisher", sense.publishers_are_listed, profile="curated"),
    Check("idle-dispute", sense.disputes_claim_otherwise, profile="curated"),
    Check("not-a-party", sense.participants_represent_parties),
    Check("one-party", sense.parties_are_several, profile="curated"),
    Check("city-elsewhere", sense.cities_lie_in_their_country),
    Check("virtual-place", sense.virtual_meetings_have_no_place),
    Check("unknown-timezone", sense.timezones_are_known),
    Check("status-without-step", sense.statuses_rest_on_steps, profile="curated"),
    # the same two may meet twice a day
    Check("told-twice", sense.events_are_told_once, "warning"),
    # an informal session of a dialogue is a meeting, and rightly so
    Check("kind-differs", sense.events_are_of_their_series_kind, "info", profile="curated"),
    Check("unsorted", form.lists_are_sorted, profile="curated"),
    Check("double", form.lists_have_no_doubles),
    Check("not-nfc", form.texts_are_nfc),
    Check("mixed-script", form.words_have_one_script),
    # Persian parts words with one
    Check("invisible-mark", form.names_show_every_letter, "warning"),
    Check("name-repeated", form.names_are_new, profile="curated"),
    Check("private", form.nothing_is_private, profile="curated"),
    Check("copied", form.nothing_is_copied),
    Check("edition-differs", agreement.numbers_agree, profile="curated"),
    Check("year-differs", agreement.years_agree, profile="curated"),
    Check("category-differs", agreement.categories_agree, profile="curated"),
    # nobody may have told whether it took place
    Check("planned-past", agreement.planned_events_are_to_come, "info"),
    Check("source-day", agreement.pages_are_read_after_they_are_written, profile="curated"),
    Check("unknown-language", agreement.languages_are_known),
    Check("script-differs", agreement.scripts_are_those_of_the_names),
    Check("another-party", agreement.participants_speak_for_their_party),
    # pages style people as they like
    Check("another-title", agreement.titles_are_those_of_posts, "info", profile="curated"),
    Check("act-without-step", agreement.acts_are_steps, profile="curated"),
    Check("relation-day", agreement.relations_fit_their_days),
    Check("markup", agreement.texts_are_plain),
    Check("capital-elsewhere", agreement.capitals_lie_in_their_country),
    Check("identifier-twice", agreement.identifiers_are_of_one_record),
    Check("attested-outside", agreement.days_are_within_posts),
)


def check(
    registry: Registry,
    *,
    profile: Profile | None = None,
    skip: Iterable[str] = (),
    texts: Iterable[str] = (),
    places: Locations | None = None,
) -> tuple[Problem, ...]:
    """Run the checks of a profile on a registry and return what they find.

    Args:
        registry: The registry; ids are looked up in its base too.
        profile: ``"own"`` for the rules of sense, ``"curated"`` for those of the curators' house besides,
            such as that lists are sorted and everything has a source; without it ``"curated"`` for a registry
            that lists its publishers, as curators do, and ``"own"`` for any other.
        skip: Names of checks that are not to be run.
        texts: Texts of others that no record may have copied from.
        places: For a drawer and an id, the file and the line in which the record stands, where problems
            should tell.

    Returns:
        The problems, check by check, in the order of the records; empty where nothing is wrong.

    Raises:
        UnknownRecordError: ``skip`` names no check.
        TypeError: A text stands where a list of texts was wanted.
        ValueError: ``profile`` is another word.

    Examples:
        >>> import eucentralasia as eca
        >>> [problem.code for problem in eca.check(eca.curated) if problem.severity == "error"]
        []
    """
    _refuse_misuse(registry, profile)
    refuse_lone_text("skip", skip)
    refuse_lone_text("texts", texts)
    # a list of publishers is kept by those who have rules for sources, and only they
    asked = profile or ("curated" if registry.publishers else "own")
    left_out = set(skip)
    names = [one.name for one in CHECKS]
    for name in left_out.difference(names):
        raise UnknownRecordError("check", name, nearest(name, names))
    context = Context(registry=registry, texts=tuple(map(_text, texts)))
    return tuple(
        _problem(one, finding, places or {})
        for one in CHECKS
        if one.name not in left_out and one.profile in {"own", asked}
        for finding in one.rule(context)
    )


def _refuse_misuse(registry: object, profile: object) -> None:
    if not hasattr(registry, "publishers"):
        way = "eca.Registry(records, base=eca.curated) makes one"
        if isinstance(registry, str) or hasattr(registry, "__fspath__"):
            way = f"write check(eca.load({str(registry)!r}))"
        raise TypeError(f"check takes a registry, not {type(registry).__name__}; {way}")
    if profile not in {None, "own", "curated"}:
        raise ValueError(f"profile is 'own' or 'curated', not {safe_repr(profile)}")


def _text(text: str) -> str:
    refuse_no_text("each of the texts", text)
    return text


def _problem(one: Check, finding: Finding, locations: Locations) -> Problem:
    record = finding.record
    file, line = locations.get((drawer_of(record), record.id), (None, None))
    return Problem(
        file=file,
        line=line,
        path=finding.path,
        record=record.id,
        expected=finding.expected,
        got=safe_repr(finding.got),
        code=one.name,
        severity=one.severity,
    )
