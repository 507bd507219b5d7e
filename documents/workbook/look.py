"""The formats of the committee's workbook, each made once."""

from typing import Any, Final

from documents.context.figure import FigureKind

INK, MUTED, HEADER_FILL, BORDER = "#0E1A24", "#505C66", "#DFE4E8", "#C9CFD4"
DONE, COMMITTED, EXPECTED, TRACK = "#0B4F71", "#2B93CC", "#7D868C", "#DFE4E8"
ALERT, WATCH = "#B3220E", "#C27E00"
FONT: Final = {"font_name": "Arial", "font_size": 10, "font_color": INK}
FORMATS: Final = {
    FigureKind.SHARE: '0"\u202f"%',
    FigureKind.CENTS: '#,##0"\u00a0€"',
    FigureKind.CENTS_MORE: '+#,##0"\u00a0€";\u2212#,##0"\u00a0€";0"\u00a0€"',
    FigureKind.POINTS: '+0"\u00a0pts";\u22120"\u00a0pts";0"\u00a0pt"',
    FigureKind.COUNT: "#,##0",
    FigureKind.MORE: "+#,##0;\u2212#,##0;0",
    FigureKind.SHIFT: '+0"\u00a0j";\u22120"\u00a0j";0"\u00a0j"',
    FigureKind.DAYS: '[=1]0"\u00a0jour";0"\u00a0jours"',
    FigureKind.WORK_DAYS: "#,##0",
    FigureKind.LATENESS: '0"\u00a0j";\u22120"\u00a0j";0"\u00a0j"',
    FigureKind.DAY: "dd/mm/yyyy",
}


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._cells: dict[tuple[str, bool], Any] = {}
        self.title = book.add_format(FONT | {"bold": True, "font_size": 16})
        self.muted = book.add_format(FONT | {"font_color": MUTED})
        self.heading = book.add_format(FONT | {"bold": True, "font_size": 12})
        self.text = book.add_format(
            FONT | {"text_wrap": True, "valign": "top", "align": "left", "indent": 1}
        )
        self.absent = book.add_format(
            FONT | {"font_color": MUTED, "align": "right", "valign": "top"}
        )
        self.header = book.add_format(
            FONT
            | {"bold": True, "bg_color": HEADER_FILL, "text_wrap": True, "valign": "vcenter"}
            | {"bottom": 1, "border_color": BORDER}
        )
        self.total = book.add_format(FONT | {"bold": True, "top": 1, "border_color": INK})

    def number(self, number_format: str, *, is_total: bool = False) -> Any:
        """The format of a typed cell."""
        key = (number_format, is_total)
        if key not in self._cells:
            bold: dict[str, Any] = {"bold": True, "top": 1} if is_total else {}
            self._cells[key] = self._book.add_format(
                FONT | {"num_format": number_format, "valign": "top", "align": "right"} | bold
            )
        return self._cells[key]
