"""What the styles of an .ods say, as LibreOffice writes them: what is struck, what shows."""

from datetime import date

import pytest

from loaders.formats.cells import Cell
from loaders.formats.ods_cells import ods_workbook
from loaders.values.date_formats import shown_interval
from tests.loaders.made_workbooks import archive

NAMES = [(name, name) for name in ("office", "style", "table", "text")]
NAMES += [("number", "datastyle")]
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"' for name, urn in NAMES
)
LINE = 'style:text-line-through-style="solid" style:text-line-through-type="single"'
NO_LINE = 'style:text-line-through-style="none" style:text-line-through-type="none"'


def style(name: str, look: str = "", *, family: str = "table-cell", also: str = "") -> str:
    inside = f"<style:text-properties {look}/>" if look else ""
    return f'<style:style style:name="{name}" style:family="{family}" {also}>{inside}</style:style>'


AUTOMATIC = "".join(
    [
        style("out", LINE),
        style("in", NO_LINE, also='style:parent-style-name="Old"'),
        style("heir", also='style:parent-style-name="Old"'),
        style("T-out", LINE, family="text"),
        style("T-in", NO_LINE, family="text"),
        style("month", also='style:data-style-name="N1"'),
        style("day", also='style:data-style-name="N2"'),
        style("loop", also='style:parent-style-name="loop"'),
    ]
)
COMMON = (
    f"<office:styles>{style('Old', LINE)}"
    '<number:date-style style:name="N1"><number:year number:style="long"/><number:text>-'
    "</number:text><number:month/></number:date-style>"
    '<number:date-style style:name="N2"><number:day/><number:text>/</number:text><number:month/>'
    "</number:date-style></office:styles>"
)


def read(cell: str, *, column: str = "", row: str = "", common: str = COMMON) -> Cell:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{AUTOMATIC}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Feuille"><table:table-column {column}/>'
        f"<table:table-row {row}>{cell}</table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"content.xml": content.encode()}
    if common:
        whole = f"<office:document-styles {SPACES}>{common}</office:document-styles>"
        parts["styles.xml"] = whole.encode()
    (sheet,) = ods_workbook(archive(parts)).sheets
    return sheet.cells[0]


def number(style_name: str = "") -> str:
    own = f'table:style-name="{style_name}"' if style_name else ""
    return (
        f'<table:table-cell {own} office:value-type="float" office:value="7"><text:p>7</text:p>'
        "</table:table-cell>"
    )


@pytest.mark.parametrize(
    ("name", "standing"),
    [("", None), ("in", None), ("unknown", None), ("loop", None), ("out", ""), ("heir", "")],
)
def test_a_value_is_struck_where_its_style_or_an_ancestor_says_so(
    name: str, standing: str | None
) -> None:
    assert read(number(name)).standing == standing


def test_a_cell_without_a_style_has_that_of_its_row_then_of_its_column() -> None:
    default = 'table:default-cell-style-name="{}"'
    assert read(number(), column=default.format("out")).standing == ""
    assert read(number(), row=default.format("out"), column=default.format("in")).standing == ""
    assert read(number("in"), column=default.format("out")).standing is None


def words(inside: str, *, style_name: str = "day") -> str:
    return (
        f'<table:table-cell table:style-name="{style_name}" office:value-type="string">'
        f"<text:p>{inside}</text:p></table:table-cell>"
    )


@pytest.mark.parametrize(
    ("inside", "style_name", "standing"),
    [
        ('<text:span text:style-name="T-out">5</text:span><text:s/>8', "day", "8"),
        ('<text:span text:style-name="T-out">5</text:span>', "day", ""),
        ('5 <text:span text:style-name="T-in">8</text:span>', "out", "8"),
        ('<text:span text:style-name="T-in">5 8</text:span>', "day", None),
    ],
)
def test_a_part_of_the_words_may_be_struck(
    inside: str, style_name: str, standing: str | None
) -> None:
    assert read(words(inside, style_name=style_name)).standing == standing


def moment(style_name: str) -> str:
    return (
        f'<table:table-cell table:style-name="{style_name}" office:value-type="date"'
        ' office:date-value="2026-12-01"><text:p>2026-12</text:p></table:table-cell>'
    )


def test_a_date_whose_style_shows_no_day_is_its_month_and_one_with_a_day_is_that_day() -> None:
    shown = read(moment("month"))
    assert shown.number_format == "yyyy/mm"
    assert isinstance(shown.value, date)
    interval = shown_interval(shown.value, shown.number_format)
    assert interval is not None
    assert (str(interval.start), str(interval.end)) == ("2026-12-01", "2026-12-31")
    with_day = read(moment("day"))
    assert isinstance(with_day.value, date)
    assert shown_interval(with_day.value, with_day.number_format) is None


def test_a_file_without_common_styles_is_read_all_the_same() -> None:
    assert read(number("heir"), common="").standing is None
    assert read(number("out"), common="").standing == ""
