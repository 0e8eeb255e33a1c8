"""A web service of the dialogues: records are its answers and its bodies, and what is wrong is told."""

from typing import Annotated

from fastapi import Body, FastAPI, Query, Request, Response
from fastapi.responses import JSONResponse

import eucentralasia as eca

PAGE = 50
app = FastAPI(title="Dialogues of the European Union and Central Asia", version=eca.__version__)


@app.exception_handler(eca.UnknownRecordError)
@app.exception_handler(eca.AmbiguousNameError)
def nobody(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status_code=404)


@app.exception_handler(eca.DataError)
def wrong(request: Request, error: eca.DataError) -> JSONResponse:
    return JSONResponse({"detail": [str(problem) for problem in error.problems]}, status_code=422)


@app.get("/events")
def events(
    response: Response,
    during: eca.DateSpan | None = None,
    about: str | None = None,
    involving: Annotated[list[str] | None, Query()] = None,
    page: Annotated[int, Query(ge=0)] = 0,
) -> list[eca.Event]:
    queries = [eca.during(during)] if during else []
    queries += [eca.about(about)] if about else []
    queries += [eca.involving(involving)] if involving else []
    found = eca.events.where(*queries)
    # the data change with a release of the package only
    response.headers["Cache-Control"] = "max-age=86400"
    response.headers["X-Data-Version"] = str(eca.curated.version)
    return list(found.page(PAGE * page, PAGE * (page + 1)))


@app.get("/events/{key}")
def event(key: str) -> eca.Event:
    return eca.events[key]


@app.get("/officials/{name}")
def official(name: str) -> eca.Official:
    return eca.officials.find(name)


@app.post("/events", status_code=201)
def new_event(event: Annotated[eca.Event, Body()]) -> eca.Event:
    return eca.curated.extended(events=[event]).events[event.id]
