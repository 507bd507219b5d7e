"""One row of a plan's table, and where the person who wrote it finds it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_model.finding import Finding, Severity
from loaders.plan.text_table import Row

UNREADABLE = "VALEUR_ILLISIBLE"


@dataclass(frozen=True, kw_only=True)
class PlacedRow:
    """The texts of a row by the column of its text table, as that table would hold them.

    `sheet` is a file (`axes.csv`) or a sheet of a workbook, `line` is « ligne 4 ». Where the
    source has cells, `cells` gives each column's address and `headings` the words above it.
    """

    values: Row
    sheet: str
    line: str
    cells: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)

    def heading(self, column: str) -> str:
        """The column, as the person who wrote the row reads it."""
        return f"« {self.headings[column]} »" if column in self.headings else column

    def refusal(self, column: str, why: str) -> Finding:
        """What blocks one cell of the row: « axes.csv, ligne 2 : … », « Axes, D4 : … »."""
        place = self.cells.get(column, self.line)
        return Finding(
            severity=Severity.ERROR,
            code=UNREADABLE,
            sheet=self.sheet,
            cell=place,
            value=self.values.get(column, ""),
            message=f"{self.sheet}, {place} : {why}",
            hint="Corrigez le fichier, puis recommencez.",
        )
