"""A small web service around a sluice: `make service`, then open the address that it prints.

`SLUSS_PORT` is the port, 8000 without it. `SLUSS_DATABASE` names the database, such as sqlite:///sluice.db or
postgresql+psycopg://...; without it, one in memory with some ideas to begin with. Everybody who reaches it decides as
the host of the partnership: who may do what is for a service of your own.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated
from uuid import uuid4

from fastapi import Depends, FastAPI, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import FormData

from examples.service import pages, sample
from examples.service.desk import Desk
from examples.service.forms import ACTS, command_of, now, versions_of
from examples.service.store import MEMORY, Overtaken, Store
from slussmodel import Idea, Refused, SlussError
from slussmodel.codec import PayloadError, from_json, to_dict
from slussmodel.sluice import AnyCommand, Submit
from slussmodel.systems import skaraborg

Text = Annotated[str, Form()]


# Nothing but its own files; the drawings carry their style with them.
OWN_ALONE = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"


async def _guard(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """No form of another site is taken, and no page of this one takes in what is not its own."""
    if request.method == "POST" and request.headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        return HTMLResponse("Formuläret kommer från en annan webbplats.", status_code=403)
    response = await answer(request)
    response.headers["Content-Security-Policy"] = OWN_ALONE
    return response


async def _body(request: Request) -> bytes:
    return await request.body()


async def _form(request: Request) -> FormData:
    return await request.form()


def create_app(store: Store) -> FastAPI:
    """The service over a store, which is closed with it."""
    desk = Desk(store)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(title="slussmodel", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.middleware("http")(_guard)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))

    @app.get("/", response_class=HTMLResponse)
    def board() -> str:
        return pages.board(store.whole())

    @app.get("/new", response_class=HTMLResponse)
    def form() -> str:
        return pages.new(store.charter)

    @app.post("/new")
    def hand_in(title: Text, municipality: Text, description: Text = "") -> Response:
        kept = {"title": title, "municipality": municipality, "description": description}
        try:
            idea = Idea(id=f"idé-{uuid4().hex[:8]}", title=title, description=description, municipality=municipality)
            answer = desk.handle(Submit(idea, by=municipality, at=now()))
        except SlussError as wrong:
            return HTMLResponse(pages.new(store.charter, pages.fault(wrong), kept), status_code=422)
        if isinstance(answer, Refused):
            return HTMLResponse(pages.new(store.charter, pages.reasons(answer), kept), status_code=409)
        return RedirectResponse(f"/ideas/{idea.id}", status_code=303)

    @app.get("/similar", response_class=HTMLResponse)
    def similar(title: str = "", description: str = "", municipality: str = "") -> str:
        if not title.strip():
            return ""
        town = municipality or skaraborg.HOST
        return desk.twins(Idea(id="utkast", title=title, description=description, municipality=town))

    @app.get("/ideas/{id}", response_class=HTMLResponse)
    def show(id: str) -> HTMLResponse:
        return told(id)

    @app.post("/ideas/{id}/{act}")
    def act(id: str, act: str, form: Annotated[FormData, Depends(_form)]) -> Response:
        """One of the forms of an idea's page."""
        if act not in ACTS:
            raise HTTPException(404, f"ingen handling {act}")
        kept = {name: str(value) for name, value in form.items()}
        try:
            answer = desk.handle(command_of(act, id, kept, now()), versions_of(map(str, form.getlist("seen"))))
        except Overtaken:
            return told(id, pages.OVERTAKEN, kept)
        except SlussError as wrong:
            return told(id, pages.fault(wrong), kept)
        if isinstance(answer, Refused):
            return told(id, pages.reasons(answer, id), kept)
        return RedirectResponse(f"/ideas/{id}", status_code=303)

    def told(id: str, alert: str = "", kept: dict[str, str] | None = None) -> HTMLResponse:
        page = desk.page(id, alert, kept)
        if page is None:
            return HTMLResponse(pages.missing(store.charter, id), status_code=404)
        return HTMLResponse(page, status_code=409 if alert else 200)

    @app.post("/commands")
    def command(body: Annotated[bytes, Depends(_body)]) -> Response:
        """Any command as JSON; answers with the events or with every reason."""
        answer = desk.handle(from_json(body, AnyCommand))
        if isinstance(answer, Refused):
            told = [{"code": one.code, "sv": one.text("sv"), "en": one.text("en")} for one in answer.reasons]
            return JSONResponse({"refused": told}, status_code=409)
        return JSONResponse({"events": [to_dict(event) for event in answer.events]})

    @app.exception_handler(SlussError)
    def wrong(_: Request, error: SlussError) -> JSONResponse:
        faults = [str(fault) for fault in error.faults] if isinstance(error, PayloadError) else [str(error)]
        return JSONResponse({"faults": faults}, status_code=422)

    return app


def main() -> None:
    import uvicorn

    url = os.environ.get("SLUSS_DATABASE", MEMORY)
    store = Store(skaraborg.charter(), url)
    if url == MEMORY:
        for command in sample.commands(now()):
            store.handle(command)
    uvicorn.run(create_app(store), host="127.0.0.1", port=int(os.environ.get("SLUSS_PORT", "8000")))


if __name__ == "__main__":
    main()
