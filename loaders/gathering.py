"""What is gathered while a return is read: facts, comments, findings, and the count of cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from data_model.draft import (
    BudgetFact,
    CommentLine,
    HighlightLine,
    MilestoneFact,
    ObservationFact,
    Origin,
)
from data_model.finding import Finding, Severity
from data_model.french import joined
from data_model.period import Period
from data_model.plan_index import PlanIndex, ReturnBasis
from loaders.cells import CellKind
from loaders.reading import CellReading, blocked, quoted
from loaders.table import TableRow, cell_text

T = TypeVar("T")
LONGEST_COMMENT = 4_000


@dataclass(kw_only=True)
class Gathering:
    """Every cell given ends as one fact, one rejection or one skip; a ratio's two count as one."""

    index: PlanIndex
    basis: ReturnBasis
    period: Period
    as_of: date
    epoch1904: bool = False
    observations: list[ObservationFact] = field(default_factory=list)
    budget: list[BudgetFact] = field(default_factory=list)
    milestones: list[MilestoneFact] = field(default_factory=list)
    comments: dict[tuple[str, str], CommentLine] = field(default_factory=dict)
    highlights: list[HighlightLine] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    n_rejected: int = 0
    n_skipped: int = 0

    @property
    def n_read(self) -> int:
        """The cells that held something."""
        facts = len(self.observations) + len(self.budget) + len(self.milestones)
        return facts + self.n_rejected + self.n_skipped

    def tell(
        self,
        severity: Severity,
        code: str,
        message: str,
        *,
        row: TableRow,
        key: str,
        hint: str = "",
        read_as: str = "",
    ) -> None:
        """Add a finding on one cell; its sentence starts with the address."""
        address = row.address(key)
        self.findings.append(
            Finding(
                severity=severity,
                code=code,
                sheet=row.sheet,
                cell=address,
                value=row.raw(key),
                message=f"{row.sheet}!{address}\u00a0: {message}",
                hint=hint,
                read_as=read_as,
            )
        )

    def refuse(
        self,
        severity: Severity,
        code: str,
        message: str,
        *,
        row: TableRow,
        key: str,
        hint: str = "",
        n_cells: int = 1,
    ) -> None:
        """Add a finding that keeps `n_cells` given cells out of the store."""
        self.n_rejected += n_cells
        self.tell(severity, code, message, row=row, key=key, hint=hint)

    def comment(self, row: TableRow, key: str, text: str, object_code: str) -> None:
        """Attach words to a cell."""
        place = (row.sheet, row.address(key))
        known = self.comments.get(place)
        words = f"{known.text}\n{text}" if known else text
        self.comments[place] = CommentLine(
            sheet=place[0], cell=place[1], text=words[:LONGEST_COMMENT], object_code=object_code
        )

    def say(self, reading: CellReading[T], row: TableRow, key: str, object_code: str) -> None:
        """Tell what a reading has to say, and keep its words."""
        if reading.note:
            self.comment(row, key, reading.note, object_code)
        if reading.severity is not None:
            self.tell(
                reading.severity,
                reading.code,
                reading.message,
                row=row,
                key=key,
                hint=reading.hint,
                read_as=reading.read_as,
            )

    def settle(self, reading: CellReading[T], row: TableRow, key: str, object_code: str) -> bool:
        """Tell, and count where nothing can be stored; True where a value is given or erased."""
        self.say(reading, row, key, object_code)
        if reading.state == "blank":
            self.n_skipped += 1
        elif reading.state in {"question", "blocked"}:
            self.n_rejected += 1
        return reading.state in {"value", "erase"}

    def unreadable_cell(self, row: TableRow, key: str) -> CellReading[T] | None:
        """The reading of a cell that no grammar may look at, None for any other."""
        cell = row.cells[key]
        if cell.kind is CellKind.FORMULA_WITHOUT_VALUE:
            return blocked(
                "FORMULE_NON_CALCULEE",
                f"la formule {quoted(cell.formula)} n’a pas de résultat.",
                "Ouvrez et enregistrez le fichier dans Excel, puis déposez-le à nouveau.",
            )
        if cell.address in row.shared:
            return CellReading(
                state="question",
                code="VALEUR_SOUS_FUSION",
                message=f"{quoted(cell_text(cell))} est dans des cellules fusionnées sur plusieurs"
                " lignes\u00a0: de laquelle s’agit-il\u202f?",
                hint="Défusionnez les cellules et remettez la valeur sur sa ligne.",
            )
        return None

    def origin(self, row: TableRow, key: str, reading: CellReading[T]) -> Origin:
        """Where a value was read, and how."""
        return Origin(
            sheet=row.sheet,
            cell=row.address(key),
            raw_text=row.raw(key),
            rule=reading.code or reading.state,
            is_estimated=reading.is_estimated,
            is_erased=reading.state == "erase",
        )

    def row_words(self, row: TableRow, object_code: str) -> None:
        """Keep the words of « Commentaire »."""
        if row.has("comment"):
            self.comment(row, "comment", row.text("comment"), object_code)

    def refuse_doubles(self, rows: Sequence[TableRow], key: str, *, n_cells: int) -> None:
        """Two rows with one key block: every address is named."""
        places = [f"{row.sheet}!{row.address(key)}" for row in rows]
        self.refuse(
            Severity.ERROR,
            "DOUBLON",
            f"la même ligne est déjà en {joined(places[:-1])}.",
            row=rows[-1],
            key=key,
            hint="Gardez une seule de ces lignes.",
            n_cells=n_cells,
        )
