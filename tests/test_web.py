"""Records are fields, bodies and responses of pydantic and FastAPI, and rows of other web frameworks."""

import json
import subprocess
import sys
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError

import eucentralasia as eca
from consumers.fastapi_service import app
from eucentralasia.model import DRAWERS

CLIENT = TestClient(app)
EVENT = eca.events["hlpsd-12"]
PLAIN = eca.unstructure(EVENT)
TALKS = {"id": "talks-2030", "name": "Talks", "dates": "2030-05-01", "kind": "meeting", "parties": ["KZ"]}


class Note(BaseModel):
    """A host's own model, with a record, a part, dates and an identifier as fields."""

    event: eca.Event
    when: eca.DateSpan
    since: eca.PartialDate
    kind: eca.EventKind
    place: eca.Place | None = None
    called: list[eca.Identifier] = []


NOTE = Note.model_validate(
    {
        "event": EVENT,
        "when": "2025-07",
        "since": eca.PartialDate.from_edtf("2025"),
        "kind": "dialogue",
        "place": {"city": "Dushanbe"},
        "called": ["wikidata:Q232"],
    }
)


def refused(cls: Any, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(cls).validate_python(value)
    return str(caught.value.errors()[0]["msg"])


def test_a_model_takes_records_and_their_plain_forms() -> None:
    assert NOTE.event is EVENT
    assert (str(NOTE.when), str(NOTE.since), NOTE.kind) == ("2025-07", "2025", eca.EventKind.DIALOGUE)
    assert (NOTE.place, NOTE.called[0].value) == (eca.Place(city="Dushanbe"), "Q232")


@pytest.mark.parametrize("drawer", DRAWERS)
def test_every_record_is_the_same_after_a_journey_through_json(drawer: str) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(DRAWERS[drawer])
    for record in getattr(eca, drawer).page(0, 20):
        text = adapter.dump_json(record)
        assert json.loads(text) == adapter.dump_python(record) == eca.unstructure(record)
        assert adapter.validate_json(text) == record


def test_a_model_is_plain_data_and_comes_back() -> None:
    assert NOTE.model_dump() == json.loads(NOTE.model_dump_json())
    assert Note.model_validate_json(NOTE.model_dump_json()) == NOTE


@pytest.mark.parametrize(
    ("cls", "value", "expected"),
    [
        (eca.Event, 3, ("expected a table of an Event, got 3",)),
        (eca.Event, EVENT.place, ("expected a table of an Event, got Place(",)),
        (eca.Event, {"id": "x"}, ("name (x): expected a value", "dates (x): expected a value")),
        (eca.Event, PLAIN | {"kind": "sumit", "when": 3}, ("did you mean 'summit'", "when (hlpsd-12)")),
        (eca.Event, PLAIN | {"place": EVENT.place, "dates": "July 2025"}, ("write '2025-07'",)),
        (eca.Event, PLAIN | {"edition": 0}, ("edition (hlpsd-12): expected a number from 1, got 0",)),
        (eca.DateSpan, "11.07.2025", ("write '2025-07-11'",)),
        (eca.Identifier, "Q232", ("a scheme and a value like 'wikidata:Q232'",)),
    ],
)
def test_what_is_no_record_is_refused_in_our_words(
    cls: Any, value: object, expected: tuple[str, ...]
) -> None:
    message = refused(cls, value)
    assert [words for words in expected if words not in message] == []


@pytest.mark.parametrize("drawer", DRAWERS)
@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_the_schema_that_pydantic_shows_is_ours(drawer: str, mode: Any) -> None:
    cls = DRAWERS[drawer]
    ours, shown = eca.json_schema(cls), TypeAdapter(cls).json_schema(mode=mode)
    assert {"$schema": ours["$schema"], **shown} == ours
    Draft202012Validator.check_schema(shown)


def test_a_model_with_records_validates_by_its_schema() -> None:
    schema = Note.model_json_schema()
    validator = Draft202012Validator(schema)
    assert {"Event", "Place", "DateSpan", "Source"} <= schema["$defs"].keys()
    assert list(validator.iter_errors(NOTE.model_dump())) == []
    assert list(validator.iter_errors(NOTE.model_dump() | {"when": "July 2025"})) != []


def test_nothing_but_pydantic_asks_for_pydantic() -> None:
    code = (
        "import sys, eucentralasia as eca; eca.load; eca.events.first; print('pydantic_core' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"


def test_the_service_answers_with_records() -> None:
    answer = CLIENT.get("/events", params={"during": "2025", "about": "security", "involving": ["TJ", "KZ"]})
    expected = eca.events.where(eca.during("2025"), eca.about("security"), eca.involving("TJ", "KZ"))
    assert answer.json() == [eca.unstructure(event) for event in expected.page(0, 50)]
    assert answer.headers["x-data-version"] == eca.curated.version
    assert CLIENT.get("/events/hlpsd-12").json() == PLAIN
    assert CLIENT.get("/officials/Kallas").json()["id"] == "kaja-kallas"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "told"),
    [
        ("GET", "/events/hlpsd-99", None, 404, "no event 'hlpsd-99'; did you mean 'hlpsd-"),
        ("GET", "/events?about=water", None, 404, "did you mean 'water-management'"),
        ("GET", "/events?during=July 2025", None, 422, "write '2025-07'"),
        ("GET", "/officials/nobody at all", None, 404, "no official"),
        ("POST", "/events", TALKS | {"kind": "sumit"}, 422, "did you mean 'summit'"),
        ("POST", "/events", TALKS | {"parties": ["Kazakhstan"]}, 422, "did you mean 'KZ'"),
        ("POST", "/events", PLAIN, 422, "hlpsd-12"),
        ("POST", "/events", TALKS, 201, "talks-2030"),
    ],
)
def test_the_service_says_what_is_wrong(method: str, path: str, body: object, status: int, told: str) -> None:
    answer = CLIENT.request(method, path, json=body)
    assert answer.status_code == status
    assert told in json.dumps(answer.json(), ensure_ascii=False)


def test_the_service_describes_its_records() -> None:
    page = CLIENT.get("/openapi.json").json()
    assert {"Event", "Official", "Place", "Source", "DateSpan"} <= page["components"]["schemas"].keys()
    answer = page["paths"]["/events/{key}"]["get"]["responses"]["200"]
    assert answer["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Event"}
    place = page["components"]["schemas"]["Event"]["properties"]["place"]
    assert place == {"$ref": "#/components/schemas/Place"}
