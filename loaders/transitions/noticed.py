"""What is said once of the whole file: unknown words, columns kept, notes, cells in error."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from data_model.finding import Finding, Severity
from data_model.french import joined
from loaders.checks.cell_notes import own_words
from loaders.formats.cell_words import is_filled
from loaders.formats.cells import Cell, CellKind, Workbook
from loaders.transitions.layout import SheetColumn, TemplateSheet
from loaders.transitions.sheet_rows import is_total, sheet_rows, words
from loaders.transitions.told import SEPARATOR, told, told_of_all
from loaders.transitions.words import PRIORITIES, STATUSES
from loaders.values.reading import quoted

INDICATORS_KEPT = (
    "les indicateurs liés sont gardés sur les fiches ; ils deviennent des indicateurs quand "
    "leur nature est choisie"
)


@dataclass(kw_only=True)
class Noticed:
    """The cells about which one thing is said for all."""

    cells: dict[str, list[Cell]] = field(default_factory=lambda: defaultdict(list))

    def findings(self) -> Iterator[Finding]:
        """One finding a kind."""
        yield from told_of_all(
            self.cells["status"],
            "statuts hors de la liste, gardés tels quels",
            code="HORS_LISTE",
            hint=f"Les statuts connus : {joined(STATUSES)}.",
        )
        yield from told_of_all(
            self.cells["priority"],
            "priorités hors de la liste, gardées telles quelles, sans rang",
            code="HORS_LISTE",
            hint=f"Les priorités connues : {joined(PRIORITIES)}.",
        )
        yield from told_of_all(
            self.cells["indicators"],
            INDICATORS_KEPT,
            code="INDICATEURS_A_CHOISIR",
            hint="Créez-les dans l’application, ou dans le classeur du plan.",
        )
        yield from told_of_all(
            self.cells["sub_axis"],
            "sous-axes sans axe, gardés sur les fiches",
            code="NIVEAU_SANS_AXE",
            severity=Severity.QUESTION,
            hint="Indiquez leur axe.",
        )
        yield from told_of_all(
            self.cells["levels"],
            "aucune action sous ces niveaux",
            code="NIVEAU_SANS_ACTION",
            hint="Si c’est une note, retirez-la du tableau.",
        )
        yield from told_of_all(
            self.cells["merged_amount"],
            "un montant fusionné sur plusieurs actions n’est repris que sur la première",
            code="VALEUR_SOUS_FUSION",
            severity=Severity.QUESTION,
            hint="Donnez à chaque action sa part du montant.",
        )


def sheet_findings(table: TemplateSheet) -> Iterator[Finding]:
    """What is said of a sheet before its rows: its titles, and what stands around the table."""
    name = table.sheet.name
    if table.sheet.hidden:
        yield Finding(
            severity=Severity.INFO,
            code="FEUILLE_MASQUEE",
            sheet=name,
            message=f"La feuille «\u00a0{name}\u00a0» est masquée\u202f; elle est lue.",
        )
    renamed = [table.header.found[key] for key in sorted(table.header.near)]
    yield from told_of_all(renamed, "titres rapprochés de ceux du modèle", code="EN_TETE_RENOMME")
    kept = [column for column in table.columns if column.template is None]
    if kept:
        yield _kept(name, kept)
    indexes = {column.index for column in table.columns}
    filled = [cell for cell in table.sheet.cells if is_filled(cell)]
    aside = [
        cell
        for cell in filled
        if cell.row < table.header.row
        or (cell.row == table.header.row and cell.column not in indexes)
        or (cell.row > table.header.row and cell.column not in indexes)
    ]
    yield from told_of_all(
        aside,
        "ces textes sont hors du tableau, ils ne sont pas repris",
        code="DONNEES_HORS_TABLEAU",
    )
    inside = [c for c in filled if c.row > table.header.row and c.column in indexes]
    yield from told_of_all(
        [cell for cell in inside if cell.hidden],
        "des cellules masquées sont lues",
        code="CELLULES_MASQUEES",
    )
    yield from told_of_all(
        [cell for cell in inside if cell.standing is not None],
        "des textes barrés sont repris en entier",
        code="VALEUR_BARREE",
        hint="Effacez ce qui ne compte plus.",
    )
    # A total is not taken: whether its formula was computed changes nothing to the plan.
    totals = {row.number for row in sheet_rows(table) if is_total(row)}
    yield from _in_error([cell for cell in inside if cell.row not in totals])
    yield from _notes(table)


def other_sheets(workbook: Workbook, tables: list[TemplateSheet]) -> Iterator[Finding]:
    """The sheets that hold something and are not of the template."""
    read = {table.sheet.name for table in tables}
    for sheet in workbook.sheets:
        if sheet.name not in read and any(is_filled(cell) for cell in sheet.cells):
            yield Finding(
                severity=Severity.INFO,
                code="FEUILLE_NON_LUE",
                sheet=sheet.name,
                message=f"La feuille «\u00a0{sheet.name}\u00a0» n’a pas les titres du modèle"
                "\u00a0: elle n’est pas lue.",
                hint="Déplacez dans le tableau du plan ce qui compte.",
            )


def _kept(name: str, columns: list[SheetColumn]) -> Finding:
    headings = [column.heading for column in columns]
    return Finding(
        severity=Severity.INFO,
        code="COLONNE_GARDEE",
        sheet=name,
        value=SEPARATOR.join(headings),
        message=f"{name}\u00a0: le modèle n’a pas ces colonnes\u202f; elles sont gardées sur les "
        f"fiches, sous leur titre\u00a0: {joined(quoted(heading) for heading in headings)}.",
    )


def _in_error(cells: list[Cell]) -> Iterator[Finding]:
    for cell in cells:
        if cell.kind is CellKind.ERROR:
            yield told(
                cell,
                f"la cellule contient l’erreur {words(cell)}.",
                code="CELLULE_EN_ERREUR",
                severity=Severity.ERROR,
                hint="Corrigez la formule, puis ouvrez et enregistrez le fichier dans Excel.",
            )
        elif cell.kind is CellKind.FORMULA_WITHOUT_VALUE:
            yield told(
                cell,
                "le résultat de la formule n’est pas enregistré.",
                code="FORMULE_NON_CALCULEE",
                severity=Severity.ERROR,
                hint="Ouvrez le fichier dans Excel et enregistrez-le.",
            )


def _notes(table: TemplateSheet) -> Iterator[Finding]:
    for cell in table.sheet.cells:
        if note := own_words(cell.note):
            yield Finding(
                severity=Severity.INFO,
                code="NOTE_HORS_TABLEAU",
                sheet=cell.sheet,
                cell=cell.address,
                value=note,
                message=f"{cell.sheet}, {cell.address}\u00a0: le commentaire de la cellule n’est "
                f"pas repris\u00a0: {quoted(note)}.",
                hint="S’il compte, écrivez-le dans la ligne.",
            )
