"""What is left standing of words of which a part is struck through, in an .xlsx."""

from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

STRING, RUN, LOOK, STRIKE, TEXT, INLINE, VALUE = (
    f"{{{SHEET_MAIN_NS}}}{tag}" for tag in ("si", "r", "rPr", "strike", "t", "is", "v")
)
OFF = {"0", "false"}
Run = tuple[bool | None, str]
"""Whether it is struck, None where the cell's own font says; and its words."""
Runs = tuple[Run, ...]


def struck_strings(reader: Any) -> Mapping[int, Runs]:
    """Place → runs of each shared text of which a part is struck through."""
    part = reader.package.find(SHARED_STRINGS)
    path = part.PartName.lstrip("/") if part is not None else ""
    if path not in reader.valid_files or b"strike" not in reader.archive.read(path):
        return {}
    with reader.archive.open(path) as source:
        return dict(_struck(source))


def standing_words(element: Any, shared: Mapping[int, Runs], *, is_font_struck: bool) -> str | None:
    """The words of a cell that are not struck, "" where all are; None where nothing is struck."""
    runs = _runs_of(element, shared)
    if not runs:
        return "" if is_font_struck else None
    struck = [is_font_struck if told is None else told for told, _ in runs]
    if not any(struck):
        return None
    left = (words for (_, words), is_out in zip(runs, struck, strict=True) if not is_out)
    return "".join(left).strip()


def _runs_of(element: Any, shared: Mapping[int, Runs]) -> Runs:
    if element.get("t") == "s" and shared:
        return shared.get(int(element.findtext(VALUE) or -1), ())
    inline = element.find(INLINE)
    return () if inline is None else _runs(inline)


def _struck(source: Any) -> Iterator[tuple[int, Runs]]:
    place = 0
    for _, node in iterparse(source):
        if node.tag != STRING:
            continue
        runs = _runs(node)
        if any(told for told, _ in runs):
            yield place, runs
        place += 1
        node.clear()


def _runs(node: Any) -> Runs:
    return tuple(_run(run) for run in node.findall(RUN))


def _run(run: Any) -> Run:
    look = run.find(LOOK)
    words = run.findtext(TEXT) or ""
    if look is None:
        return None, words
    strike = look.find(STRIKE)
    return strike is not None and strike.get("val", "1") not in OFF, words
