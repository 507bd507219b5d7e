"""The server around the screens: warm-up, compression, French page, headers, health, errors.

Started by `streamlit run asgi.py`, which finds `app` in this file.
"""

import gc
import importlib
import logging
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Final

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from data_model.french import typo
from data_model.store import ROOT, StoreError
from pages.common.served_page import INLINE_SCRIPT, START_SCRIPT, in_french

# Not `loaders`: workbooks are read in a process of their own.
WARM_PACKAGES: Final = ("data_model", "analysis", "charts")
WARM_LIBRARIES: Final = (
    "pandas",
    "plotly.graph_objects",
    "pydeck",
    "babel.dates",
    "documents.outputs",
)
# Plotly.js is compressed again at each first visit: a low level keeps the server's time short.
GZIP_LEVEL: Final = 4
GZIP_FROM_BYTES: Final = 1_000

CONTENT_POLICY: Final = "; ".join(
    [
        "default-src 'self'",
        # deck.gl compiles a mesh decoder when it loads, even for a flat map.
        f"script-src 'self' 'wasm-unsafe-eval' {INLINE_SCRIPT} {START_SCRIPT}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

NOT_SAVED: Final = "Ce que vous aviez confirmé auparavant est enregistré."
ERROR_PAGE: Final = """<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>{title}</title></head>
<body style="font-family: sans-serif; max-width: 40rem; margin: 4rem auto; color: #0E1A24">
<h1>{title}</h1>
<p>{advice}</p>
<p><a href="/">Revenir à la vue d’ensemble</a></p>
</body>
</html>
"""

NO_SUCH_PAGE: Final = ERROR_PAGE.format(
    title="Page introuvable", advice="Cette adresse ne mène à aucune page."
).encode()
# A document to print is served from there: it is whole already.
MEDIA: Final = "/media/"
PAGES: Final = frozenset(file.stem for file in (ROOT / "pages").glob("*.py"))

logger = logging.getLogger(__name__)


class SecurityHeaders:
    """Adds the security headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class FrenchPage:
    """Rewrites the page Streamlit serves at every address: its language, title and notice.

    Streamlit serves it for any address, and then says in English that there is no such page: here
    an address without a page is answered in French.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or MEDIA in str(scope["path"]):
            await self.app(scope, receive, send)
            return
        path = str(scope["path"])
        is_known = _names_a_page(path)
        start: Message | None = None
        body = bytearray()

        async def send_in_french(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_whole_page(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    page = (
                        in_french(bytes(body), has_tables=bool(path.strip("/")))
                        if is_known
                        else NO_SUCH_PAGE
                    )
                    start["status"] = 200 if is_known else 404
                    MutableHeaders(scope=start)["Content-Length"] = str(len(page))
                    await send(start)
                    await send({"type": "http.response.body", "body": page})

        await self.app(_without_encodings(scope), receive, send_in_french)


def _names_a_page(path: str) -> bool:
    asked = path.rstrip("/").rpartition("/")[2]
    return asked in PAGES or not path.strip("/")


def _is_whole_page(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")


def _without_encodings(scope: Scope) -> Scope:
    """The request as from a browser without gzip.

    Streamlit compresses some pages itself; they must arrive here readable, and
    `GZipMiddleware`, further out, compresses them afterwards.
    """
    headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    return {**scope, "headers": headers}


async def health(_request: Request) -> Response:
    """Says that the server answers."""
    return JSONResponse({"etat": "ok"}, headers={"Cache-Control": "no-store"})


def not_found_page(_request: Request, _error: Exception) -> Response:
    """The French page of an address that leads nowhere."""
    return HTMLResponse(NO_SUCH_PAGE, status_code=404)


def error_page(_request: Request, _error: Exception) -> Response:
    """The French page of a failure of the server; it passes outside every middleware."""
    page = ERROR_PAGE.format(title="Une erreur est survenue", advice=NOT_SAVED)
    return HTMLResponse(page, status_code=500, headers=SECURITY_HEADERS)


def show_script_error(error: Exception) -> bool:
    """Shows a French sentence where a page failed; Streamlit has logged the details."""
    if isinstance(error, StoreError):
        st.error(typo(str(error)))
        return True
    st.error(f"Une erreur est survenue. {NOT_SAVED} Rechargez la page pour réessayer.")
    return True


def warm_up() -> None:
    """Loads what the first visitor would wait for, then spares it from garbage collection."""
    for library in WARM_LIBRARIES:
        importlib.import_module(library)
    for name in warm_modules():
        importlib.import_module(name)
    # `st.navigation` names the pages. Were the folder listed first, the server's first visitor
    # would be given the sidebar before its width.
    PagesManager.uses_pages_directory = False
    _draw_once()
    _read_once()
    gc.collect()
    gc.freeze()


def warm_modules() -> list[str]:
    """Every module that a page may need, by name."""
    packages = [(name, importlib.import_module(name)) for name in WARM_PACKAGES]
    return [
        module.name
        for name, package in packages
        for module in pkgutil.walk_packages(package.__path__, f"{name}.")
    ]


def _draw_once() -> None:
    """Makes Plotly and Babel read their tables, which they do at their first use only."""
    from charts.figure import empty_figure
    from charts.theme import LIGHT
    from data_model.french import day

    empty_figure(day(date(2026, 1, 1)), LIGHT).to_json()


def _read_once() -> None:
    """Computes the first plan's figures; a base out of reach is said by the pages themselves."""
    from pages.common import view

    try:
        view.warm_up()
    except StoreError as error:
        logger.warning("%s", error)
    except SQLAlchemyError:
        logger.warning("La base n’a pas pu être lue au démarrage.", exc_info=True)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warms the server up before it takes its first visitor."""
    warm_up()
    logger.info("Serveur prêt.")
    yield


app = st.App(
    ROOT / "app.py",
    lifespan=lifespan,
    routes=[Route("/sante", health)],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(GZipMiddleware, minimum_size=GZIP_FROM_BYTES, compresslevel=GZIP_LEVEL),
        Middleware(FrenchPage),
    ],
    on_script_error=show_script_error,
    exception_handlers={404: not_found_page, Exception: error_page},
)
