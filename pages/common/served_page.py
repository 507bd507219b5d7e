"""The page that Streamlit serves at every address, in French: what is changed in it, and added."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import streamlit as st

from data_model.store import ROOT

# The one inline line of Streamlit's page, let through by its digest.
INLINE_SCRIPT: Final = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"
SCRIPTS: Final = ("start.js", "full_screen.js", "slide_keys.js", "french.js", "map.js")
START: Final = b"".join((ROOT / "static" / name).read_bytes() for name in SCRIPTS)
START_SCRIPT: Final = f"'sha256-{b64encode(sha256(START).digest()).decode()}'"

STYLE: Final = (
    b"<style>"
    # Streamlit shows which link the keyboard is on by a tint of 1.1 to 1, hardly seen.
    b"a:focus-visible{outline:2px solid currentColor!important;outline-offset:1px}"
    # It measures a figure to 1/64 of a pixel, Plotly to 1/1000: each figure of a width between two
    # pixels was drawn twice.
    b"[data-testid=stFullScreenFrame]{width:round(down,100%,1px)!important}"
    # What scrolls sideways fades at its right end until that end is reached: there is more.
    b"@keyframes more{from{mask-image:linear-gradient(90deg,#000 88%,transparent)}"
    b"to{mask-image:none}}"
    b"[data-testid=stGrid]{animation:more linear;animation-timeline:scroll(self inline)}"
    b"</style>"
)
# Asked for with the page, not once the first element of its kind has come.
EARLY_ELEMENTS: Final = (
    "PlotlyChart",
    "Metric",
    "PageLink",
    "ButtonGroup",
    "DateInput",
    "TextInput",
    "DownloadButton",
)
# A megabyte more, which the overview does without.
EARLY_TABLE: Final = "Table"
HEAD_OF_SCRIPT: Final = 4_000
MODULES: Final = Path(st.__file__).parent / "static" / "static" / "js"
IMPORTED: Final = re.compile(r"""(?:from|import)["']\./([^"']+\.js)["']""")
FRENCH_PAGE: Final = (
    (b'<html lang="en">', b'<html lang="fr">'),
    (b"<title>Streamlit</title>", b"<title>Pilotage du plan</title>"),
    (
        b"You need to enable JavaScript to run this app.",
        b"Activez JavaScript dans votre navigateur pour afficher cette page.",
    ),
    (b"</head>", STYLE + b"<script>" + START + b"</script></head>"),
)


def in_french(page: bytes, *, has_tables: bool = True) -> bytes:
    """Streamlit's page in French: its language, its few fixed words; and what is added to it."""
    for english, french in FRENCH_PAGE:
        page = page.replace(english, french, 1)
    elements = (*EARLY_ELEMENTS, EARLY_TABLE) if has_tables else EARLY_ELEMENTS
    return page.replace(b"</head>", early_modules(elements) + b"</head>", 1)


@cache
def early_modules(elements: tuple[str, ...]) -> bytes:
    """The links that ask for the scripts of some elements, and for all that these import."""
    found: dict[str, None] = {}
    wanted = [file.name for name in elements for file in MODULES.glob(f"{name}.*.js")]
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = None
            # Imports stand first: Plotly's five megabytes are not searched.
            wanted += IMPORTED.findall((MODULES / name).read_text("utf-8")[:HEAD_OF_SCRIPT])
    link = '<link rel="modulepreload" fetchpriority="low" crossorigin href="./static/js/%s">'
    return "".join(link % name for name in found).encode()
