"""One filled return, in each format that is read."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from data_model.plan_index import PlanIndex, ReturnBasis
from loaders.formats.cells import Sheet, Workbook
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.issuing.issue import issue_workbook
from loaders.template.template import Filled, FilledObservation
from tests.loaders.made_workbooks import archive
from tests.loaders.stored_plan import ISSUED_AT
from tests.loaders.xlsb_writer import Content, xlsb

# The same return, saved by LibreOffice: no library at hand writes this format.
XLS_FILE = Path(__file__).parents[1] / "loaders" / "fixtures" / "retour.xls"
NUMERIC = {"flow", "cumulative", "stock"}
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)


def filled_return(index: PlanIndex, basis: ReturnBasis) -> bytes:
    """The .xlsx as it is issued, with a value for each simple indicator."""
    known = {code: index.indicators[code] for code in basis.indicator_codes}
    observations = {
        (code, ""): FilledObservation(value=3)
        for code, indicator in known.items()
        if indicator.nature in NUMERIC and not indicator.is_broken_down
    }
    return issue_workbook(
        index, basis, issued_at=ISSUED_AT, filled=Filled(observations=observations)
    )


def in_every_format(content: bytes) -> dict[str, bytes]:
    """Extension → the same return; the .csv holds its main sheet alone."""
    workbook = xlsx_workbook(content)
    writers: dict[str, Callable[[Workbook], bytes]] = {"ods": _ods, "xlsb": _xlsb, "csv": _csv}
    return {
        "xlsx": content,
        "xls": XLS_FILE.read_bytes(),
        **{suffix: write(workbook) for suffix, write in writers.items()},
    }


def _grid(sheet: Sheet) -> list[list[Content | None]]:
    """Rows of plain values, as other writers want them."""
    rows: list[list[Content | None]] = []
    for row in range(1, sheet.n_rows + 1):
        cells = [sheet.by_position.get((row, n)) for n in range(1, sheet.n_columns + 1)]
        values = [cell.value if cell else None for cell in cells]
        rows.append([float(v) if isinstance(v, Decimal) else v for v in values])
    return rows


def _xlsb(workbook: Workbook) -> bytes:
    hidden = [sheet.name for sheet in workbook.sheets if sheet.hidden]
    return xlsb({sheet.name: _grid(sheet) for sheet in workbook.sheets}, hidden=hidden)


def _csv(workbook: Workbook) -> bytes:
    text = io.StringIO()
    (main,) = (sheet for sheet in workbook.sheets if sheet.name == "Indicateurs")
    csv.writer(text, delimiter=";").writerows(_grid(main))
    return text.getvalue().encode("cp1252", errors="replace")


def _ods(workbook: Workbook) -> bytes:
    hiding = '<style:style style:name="cachee"><style:table-properties table:display="false"/>'
    sheets = "".join(
        f"<table:table table:name={quoteattr(sheet.name)}"
        f"{' table:style-name=' + quoteattr('cachee') if sheet.hidden else ''}>"
        + "".join(f"<table:table-row>{_ods_cells(row)}</table:table-row>" for row in _grid(sheet))
        + "</table:table>"
        for sheet in workbook.sheets
    )
    content = (
        f"<office:document-content {NAMESPACES}>"
        f"<office:automatic-styles>{hiding}</style:style></office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    media_type = b"application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": media_type, "content.xml": content.encode()})


def _ods_cells(values: list[Content | None]) -> str:
    return "".join(f"<table:table-cell{_ods_cell(value)}</table:table-cell>" for value in values)


def _ods_cell(value: Content | None) -> str:
    if value is None:
        return ">"
    if isinstance(value, date):
        return f' office:value-type="date" office:date-value="{value.isoformat()}">'
    if isinstance(value, str):
        return f' office:value-type="string"><text:p>{escape(value)}</text:p>'
    return f' office:value-type="float" office:value="{value}">'
