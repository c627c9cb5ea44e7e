"""A small web service around a sluice: `make service`, then open the address that it prints.

`SLUSS_DATABASE` names the database; without it, one in memory.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import uuid4

from fastapi import FastAPI, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from examples.service import pages
from examples.service.store import MEMORY, Store
from slussmodel import Idea, Refused, SlussError
from slussmodel.codec import PayloadError, from_json, to_dict
from slussmodel.dedup import IdeaIndex
from slussmodel.sluice import Command, Decide, Submit
from slussmodel.stages import Decision
from slussmodel.systems import skaraborg

Text = Annotated[str, Form()]


def create_app(url: str = MEMORY) -> FastAPI:
    store = Store(skaraborg.charter(), url)
    index = IdeaIndex([case.idea for case in store.whole().cases.values()])

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(title="slussmodel", docs_url=None, redoc_url=None, lifespan=lifespan)

    def submit(idea: Idea) -> Refused | None:
        answer = store.handle(Submit(idea, by=idea.municipality, at=now()))
        if isinstance(answer, Refused):
            return answer
        index.add(idea)
        return None

    @app.get("/", response_class=HTMLResponse)
    def board() -> str:
        return pages.board(store.whole())

    @app.get("/new", response_class=HTMLResponse)
    def form() -> str:
        return pages.new(skaraborg.members())

    @app.post("/new")
    def hand_in(title: Text, municipality: Text, description: Text = "") -> Response:
        idea = Idea(id=f"idé-{uuid4().hex[:8]}", title=title, description=description, municipality=municipality)
        refused = submit(idea)
        if refused is None:
            return RedirectResponse(f"/ideas/{idea.id}", status_code=303)
        return HTMLResponse(pages.new(skaraborg.members(), refused), status_code=409)

    @app.get("/similar", response_class=HTMLResponse)
    def similar(title: str = "", description: str = "", municipality: str = skaraborg.HOST) -> str:
        if not title.strip() or not len(index):
            return ""
        draft = Idea(id="utkast", title=title, description=description, municipality=municipality)
        found = [match for match in index.similar(draft, k=5) if match.probability >= 0.2]
        return pages.twins(store.whole(), draft.id, found)

    @app.get("/ideas/{id}", response_class=HTMLResponse)
    def show(id: str) -> str:
        return told(id)

    @app.post("/ideas/{id}")
    def decide(id: str, decision: Text, reason: Text = "") -> Response:
        command = Decide(id, Decision.named(decision), reason=reason, by=skaraborg.HOST, at=now())
        answer = store.handle(command)
        if isinstance(answer, Refused):
            return HTMLResponse(told(id, answer), status_code=409)
        return RedirectResponse(f"/ideas/{id}", status_code=303)

    @app.post("/commands")
    async def command(request: Request) -> Response:
        """Any command as JSON; answers with the events or with every reason."""
        asked = from_json(await request.body())
        if not isinstance(asked, Command):
            raise HTTPException(422, f"{type(asked).__name__} is not a command")
        answer = submit_or_handle(asked)
        if isinstance(answer, Refused):
            told = [{"code": one.code, "sv": one.text("sv"), "en": one.text("en")} for one in answer.reasons]
            return JSONResponse({"refused": told}, status_code=409)
        return JSONResponse({"events": [to_dict(event) for event in answer.events]})

    def submit_or_handle(asked: Any) -> Any:
        answer = store.handle(asked)
        if isinstance(asked, Submit) and not isinstance(answer, Refused):
            index.add(asked.idea)
        return answer

    def told(id: str, refused: Refused | None = None) -> str:
        sluice = store.load(id)
        if id not in sluice:
            raise HTTPException(404, f"ingen idé {id}")
        return pages.idea(sluice, sluice.case(id), sluice.options(id, at=now()), refused)

    @app.exception_handler(SlussError)
    def wrong(_: Request, error: SlussError) -> JSONResponse:
        faults = [str(fault) for fault in error.faults] if isinstance(error, PayloadError) else [str(error)]
        return JSONResponse({"faults": faults}, status_code=422)

    return app


def now() -> datetime:
    return datetime.now(UTC)


def main() -> None:
    import uvicorn

    uvicorn.run(create_app(os.environ.get("SLUSS_DATABASE", MEMORY)), host="127.0.0.1", port=8000)


if __name__ == "__main__":
    main()
