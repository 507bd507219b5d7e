"""The looks of the issued workbook: what is open to input shows."""

from typing import Any

INK, HEADER_FILL, INPUT_FILL, LOCKED_FILL, BORDER = (
    "#1E1E1E",
    "#DDE5F2",
    "#FFFBE6",
    "#F2F2F2",
    "#B8B8B8",
)
# The colours of a workbook given back for correction.
BLOCKED_FILL, ASKED_FILL = "#F4B3B3", "#FFD08A"
FONT = {"font_name": "Arial", "font_size": 9, "font_color": INK}
MARKED = {"border": 1, "border_color": BORDER, "align": "left", "indent": 1, "valign": "top"}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._cells: dict[tuple[bool, str, str], Any] = {}
        self.title = book.add_format(FONT | {"bold": True, "font_size": 13})
        self.text = book.add_format(FONT | {"text_wrap": True, "valign": "top"})
        self.strong = book.add_format(FONT | {"bold": True, "text_wrap": True, "valign": "top"})
        self.line = book.add_format(FONT | MARKED | {"text_wrap": True})
        self.count = book.add_format(FONT | MARKED | {"num_format": "#,##0"})
        self.open = book.add_format(FONT | {"locked": False, "text_wrap": True, "valign": "top"})
        self.blocked = book.add_format(FONT | MARKED | {"bg_color": BLOCKED_FILL})
        self.asked = book.add_format(FONT | MARKED | {"bg_color": ASKED_FILL})
        self.header = book.add_format(
            FONT
            | {"bold": True, "bg_color": HEADER_FILL, "border": 1, "border_color": BORDER}
            | {"text_wrap": True, "valign": "vcenter", "align": "left", "indent": 1}
        )

    def cell(self, *, is_input: bool, number_format: str = "", align: str = "") -> Any:
        """The format of a table's cell; `align` left moves words off the line beside them."""
        key = (is_input, number_format, align)
        if key not in self._cells:
            look: dict[str, Any] = {
                "bg_color": INPUT_FILL if is_input else LOCKED_FILL,
                "border": 1,
                "border_color": BORDER,
                "locked": not is_input,
                "text_wrap": True,
                "valign": "top",
            }
            if align:
                look |= {"align": align, "indent": 1}
            if number_format:
                look["num_format"] = number_format
            self._cells[key] = self._book.add_format(FONT | look)
        return self._cells[key]
