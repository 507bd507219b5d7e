"""What is written into a workbook that is given back, ready to write; between parent and child."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from data_model.finding import Severity

MARKS_SHEET = "À corriger"
MARKS_TITLE = "À corriger dans ce classeur"
COMMENT_START = "▸ À corriger"
COMMENT_AUTHOR = "Lecture du retour"
CELL_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
FIRST_CELL = "A1"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One finding in words: `text` and `hint` without the address, which is `place`."""

    severity: Severity
    sheet: str
    cell: str
    place: str
    value: str
    text: str
    hint: str


@dataclass(frozen=True, kw_only=True)
class MarkGroup:
    """The marks of one cause."""

    title: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class FileMarks:
    """All that one workbook is marked with; without lines it only loses its earlier marks."""

    title: str = ""
    lines: tuple[str, ...] = ()
    groups: tuple[MarkGroup, ...] = ()

    @property
    def marks(self) -> list[Mark]:
        """Every mark, in the order of the list."""
        return [mark for group in self.groups for mark in group.marks]


def encode_marks(marks: FileMarks) -> bytes:
    """The marks as JSON."""
    return json.dumps(asdict(marks)).encode()


def decode_marks(text: bytes) -> FileMarks:
    """The marks that `encode_marks` wrote."""
    plain = json.loads(text)
    return FileMarks(
        title=plain["title"],
        lines=tuple(plain["lines"]),
        groups=tuple(
            MarkGroup(
                title=group["title"],
                marks=tuple(
                    Mark(**(mark | {"severity": Severity(mark["severity"])}))
                    for mark in group["marks"]
                ),
            )
            for group in plain["groups"]
        ),
    )


def comment_text(marks: Iterable[Mark]) -> str:
    """The words of the comment on a cell."""
    lines = [COMMENT_START]
    for mark in marks:
        lines.append(f"{mark.severity.label}\u00a0: {mark.text}")
        lines += [mark.hint] if mark.hint else []
    return "\n".join(lines)


def without_mark(comment: str) -> str:
    """What a comment said before it was marked."""
    return comment.split(COMMENT_START, maxsplit=1)[0].rstrip()


def link_to(sheet: str, cell: str) -> str:
    """`'Feuille d''été'!H14`: a place that a link of the workbook leads to."""
    address = cell if CELL_ADDRESS.fullmatch(cell) else FIRST_CELL
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{address}"
