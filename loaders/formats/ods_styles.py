"""What the styles of an OpenDocument file say: words struck through, dates without their day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from loaders.formats.ods_text import DATE_STYLE, PARAGRAPH, STYLE, pieces

CELL, WORDS = "table-cell", "text"
NAMED, DATES = f"{STYLE}style", f"{DATE_STYLE}date-style"
# A style may descend from another; a file may say that it descends from itself.
MAX_ANCESTORS = 20
STRIKES = (f"{STYLE}text-line-through-style", f"{STYLE}text-line-through-type")
PARTS = {"day": "dd", "month": "mm", "year": "yyyy", "hours": "hh", "minutes": ":mm"}
LONG_MONTH = "mmmm"
Name = tuple[str, str]
"""family, name"""


@dataclass(kw_only=True)
class OdsStyles:
    """The styles met so far, by family and name; those of the cells come before the cells."""

    struck: dict[Name, bool] = field(default_factory=dict)
    parent: dict[Name, str] = field(default_factory=dict)
    date_style: dict[str, str] = field(default_factory=dict)
    date_format: dict[str, str] = field(default_factory=dict)

    def take(self, element: Any) -> None:
        """Keep what one element says, where it is a style of cells, of words or of dates."""
        if element.tag == DATES:
            self.date_format[element.get(f"{STYLE}name", "")] = _shown(element)
        elif element.tag == NAMED:
            name = (element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", ""))
            self._take_named(element, name)

    def shown_format(self, cell_style: str) -> str:
        """The number format of a cell of dates: « mmmm yyyy », "" where no style says it."""
        for _, name in self._with_ancestors((CELL, cell_style)):
            if name in self.date_style:
                return self.date_format.get(self.date_style[name], "")
        return ""

    def standing(self, cell: Any, cell_style: str) -> str | None:
        """The words of a cell that are not struck, "" where all are; None where nothing is."""
        is_out = self._is_struck((CELL, cell_style)) or False
        paragraphs = [list(pieces(each)) for each in cell.findall(PARAGRAPH)]
        if not any(words for paragraph in paragraphs for words, _ in paragraph):
            return "" if is_out else None
        left = [
            "".join(words for words, spans in paragraph if not self._is_out(spans, is_out=is_out))
            for paragraph in paragraphs
        ]
        whole = ["".join(words for words, _ in paragraph) for paragraph in paragraphs]
        return None if left == whole else "\n".join(left).strip()

    def _is_out(self, spans: Iterable[str], *, is_out: bool) -> bool:
        for name in spans:
            told = self._is_struck((WORDS, name))
            is_out = is_out if told is None else told
        return is_out

    def _is_struck(self, name: Name) -> bool | None:
        return next((self.struck[n] for n in self._with_ancestors(name) if n in self.struck), None)

    def _with_ancestors(self, name: Name) -> Iterator[Name]:
        family, known = name
        for _ in range(MAX_ANCESTORS):
            yield family, known
            known = self.parent.get((family, known), "")
            if not known:
                return

    def _take_named(self, element: Any, name: Name) -> None:
        look = element.find(f"{STYLE}text-properties")
        told = [look.get(strike) for strike in STRIKES] if look is not None else []
        if any(told):
            self.struck[name] = all(strike != "none" for strike in told if strike)
        self.parent[name] = element.get(f"{STYLE}parent-style-name", "")
        if dates := element.get(f"{STYLE}data-style-name"):
            self.date_style[name[1]] = dates


def _shown(date_style: Any) -> str:
    parts = []
    for child in date_style:
        tag = child.tag.removeprefix(DATE_STYLE)
        is_long = tag == "month" and child.get(f"{DATE_STYLE}textual") == "true"
        if tag in PARTS:
            parts.append(LONG_MONTH if is_long else PARTS[tag])
    return (" " if LONG_MONTH in parts else "/").join(parts)
