"""The server as a browser meets it: a real one, started on a free port with a one-line page."""

import gzip
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import anyio
import pytest
import streamlit
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send
from streamlit.testing.v1 import AppTest

import asgi
from pages.common.served_page import EARLY_ELEMENTS, FRENCH_PAGE, INLINE_SCRIPT, in_french

ROOT = Path(asgi.__file__).parent
START_SECONDS = 240
GZIP = {"Accept-Encoding": "gzip"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    port: int

    def ask(
        self, path: str, *, method: str = "GET", headers: dict[str, str] | None = None
    ) -> Answer:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)) as connection:
            connection.request(method, path, headers=headers or {})
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, named, response.read())


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if server.ask("/sante").status == 200:
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("Le serveur n’a pas démarré.")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    shutil.copy(ROOT / "asgi.py", folder)
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    (folder / "app.py").write_text("import streamlit as st\nst.title('Essai')\n")
    for name in ("pages", "static"):
        shutil.copytree(ROOT / name, folder / name)
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "asgi.py", f"--server.port={port}"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(Server(port), process)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(timeout=120)


def test_says_that_it_is_well(server: Server) -> None:
    assert json.loads(server.ask("/sante").body) == {"etat": "ok"}


@pytest.mark.parametrize("path", ["/", "/budget"])
@pytest.mark.parametrize("headers", [{}, GZIP])
def test_every_address_serves_a_page_declared_in_french(
    server: Server, path: str, headers: dict[str, str]
) -> None:
    answer = server.ask(path, headers=headers)
    compressed = answer.headers.get("content-encoding") == "gzip"
    page = gzip.decompress(answer.body) if compressed else answer.body
    assert compressed == bool(headers)
    assert b'<html lang="fr">' in page
    assert b"<title>Streamlit</title>" not in page
    assert len(answer.body) == int(answer.headers["content-length"])


def test_a_head_request_has_no_body(server: Server) -> None:
    answer = server.ask("/", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")


def test_scripts_are_compressed_and_kept_whole(server: Server) -> None:
    page = server.ask("/").body.decode()
    path = re.search(r'src="\.(/static/js/index[^"]+)"', page)
    assert path
    plain = server.ask(path[1])
    small = server.ask(path[1], headers=GZIP)
    assert small.headers["content-encoding"] == "gzip"
    assert len(small.body) < len(plain.body) / 2
    assert gzip.decompress(small.body) == plain.body


@pytest.mark.parametrize("path", ["/", "/sante", "/_stcore/health", "/_stcore/agent/inconnu"])
def test_every_answer_carries_the_security_headers(server: Server, path: str) -> None:
    headers = server.ask(path).headers
    assert {name: headers.get(name.lower()) for name in asgi.SECURITY_HEADERS} == (
        asgi.SECURITY_HEADERS
    )


def test_every_module_is_warmed_up_whatever_its_folder() -> None:
    files = [
        file.relative_to(ROOT)
        for name in asgi.WARM_PACKAGES
        for file in (ROOT / name).rglob("*.py")
        if file.name != "__init__.py"
    ]
    assert {".".join(file.with_suffix("").parts) for file in files} <= set(asgi.warm_modules())


@pytest.mark.parametrize("path", ["/_stcore/agent/inconnu", "/inconnue", "/budget/inconnue"])
def test_an_address_that_leads_nowhere_says_so_in_french(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status == 404
    assert "Page introuvable" in answer.body.decode()


def test_every_page_has_its_address(server: Server) -> None:
    pages = [file.stem for file in (ROOT / "pages").glob("*.py")]
    assert len(pages) > 10
    assert {server.ask(f"/{name}?au=2026-06-30").status for name in pages} == {200}


def test_the_policy_lets_through_the_inline_script_of_this_streamlit_and_no_other() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text()
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    digests = [f"'sha256-{b64encode(sha256(s.encode()).digest()).decode()}'" for s in scripts]
    assert digests == [INLINE_SCRIPT]


def test_the_policy_lets_through_what_is_added_to_the_page() -> None:
    page = in_french(b"<html><head></head><body></body></html>").decode()
    (script,) = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in asgi.CONTENT_POLICY


def test_the_scripts_of_usual_elements_are_asked_for_with_the_page(server: Server) -> None:
    asked = _asked_early(server, "/budget")
    elements = (*EARLY_ELEMENTS, "Table")
    assert {name: sum(one.startswith(f"{name}.") for one in asked) for name in elements} == (
        dict.fromkeys(elements, 1)
    )
    assert len(set(asked)) == len(asked)
    (table,) = (one for one in asked if one.startswith("Table."))
    answer = server.ask(f"/static/js/{table}")
    assert answer.status == 200
    imported = re.findall(r'from"\./([^"]+)"', answer.body.decode())
    assert len(imported) > 3
    assert set(imported) <= set(asked)


def test_the_overview_does_not_ask_for_tables(server: Server) -> None:
    asked = _asked_early(server, "/")
    assert any(one.startswith("PlotlyChart.") for one in asked)
    assert not any(one.startswith(("Table.", "arrowFormatUtils.")) for one in asked)


def _asked_early(server: Server, path: str) -> list[str]:
    page = server.ask(path).body.decode()
    return re.findall(r'rel="modulepreload" fetchpriority="low"[^>]+js/([^"]+)"', page)


def test_a_link_reached_by_keyboard_is_outlined() -> None:
    page = in_french(b"<html><head></head><body></body></html>")
    assert b"a:focus-visible{outline:2px solid currentColor!important" in page
    assert page.index(b"<style>") < page.index(b"</head>")


def test_the_first_visitor_is_not_given_the_folder_of_pages_as_a_menu(
    tmp_path: Path,
) -> None:
    found = "import asgi; asgi.warm_up(); from streamlit.runtime.pages_manager import PagesManager"
    script = f"{found}; print(PagesManager.uses_pages_directory)"
    said = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | {"PILOTAGE_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split()[-1] == "False"


def test_every_english_word_to_replace_is_still_in_the_page_of_this_streamlit() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    assert [english for english, _ in FRENCH_PAGE if english not in page] == []


def _answer_of(parts: list[bytes], *, kind: bytes) -> list[Message]:
    async def page(_scope: Scope, _receive: Receive, send: Send) -> None:
        headers = [(b"content-type", kind), (b"content-length", b"%d" % len(b"".join(parts)))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for place, part in enumerate(parts, start=1):
            more = place < len(parts)
            await send({"type": "http.response.body", "body": part, "more_body": more})

    async def receive() -> Message:
        return {"type": "http.request"}

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    # In a thread of its own: the browser of other tests may keep a loop running in this one.
    with ThreadPoolExecutor(max_workers=1) as threads:
        threads.submit(anyio.run, asgi.FrenchPage(page), scope, receive, send).result()
    return sent


def test_a_page_sent_in_pieces_is_rewritten_and_its_length_corrected() -> None:
    start, body = _answer_of([b"<html la", b'ng="en"><title>Streamlit</title>'], kind=b"text/html")
    assert body["body"] == b'<html lang="fr"><title>Pilotage du plan</title>'
    assert (b"content-length", str(len(body["body"])).encode()) in start["headers"]


def test_a_file_that_is_no_page_passes_untouched() -> None:
    parts = [b"<html la", b'ng="en">']
    _, *bodies = _answer_of(parts, kind=b"text/javascript")
    assert [body["body"] for body in bodies] == parts


def test_a_failure_of_the_server_gets_a_french_page_with_the_same_headers() -> None:
    answer = asgi.error_page(Request({"type": "http"}), RuntimeError("secret"))
    text = bytes(answer.body).decode()
    assert answer.status_code == 500
    assert "Ce que vous aviez confirmé auparavant est enregistré." in text
    assert "secret" not in text
    assert answer.headers["content-security-policy"] == asgi.CONTENT_POLICY


def test_a_failing_page_shows_a_french_sentence_without_the_details() -> None:
    script = "import asgi\nassert asgi.show_script_error(ValueError('secret')) is True\n"
    page = AppTest.from_string(script, default_timeout=90).run()
    assert not page.exception
    assert page.error[0].value.startswith("Une erreur est survenue.")
    assert "secret" not in page.error[0].value


def test_what_the_base_refuses_is_said_as_it_is() -> None:
    script = (
        "import asgi\nfrom data_model.store import StoreError\n"
        "asgi.show_script_error(StoreError('Le disque est plein ; rien n’a été enregistré.'))\n"
    )
    page = AppTest.from_string(script, default_timeout=90).run()
    assert page.error[0].value == "Le disque est plein\u202f; rien n’a été enregistré."
