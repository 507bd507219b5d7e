"""What is told of the titles of a sheet: missing, doubled, renamed, unknown."""

from collections.abc import Sequence

from data_model.finding import Finding, Option, Severity
from data_model.french import joined, plural
from loaders.formats.cell_words import FIGURES, typed_text
from loaders.formats.cells import Cell, Sheet, cell_address, column_letters
from loaders.recognition.headers import LAST_HEADER_ROW, title_text
from loaders.template.column_spec import ColumnSpec
from loaders.values.reading import quoted

LONGEST_SHOWN = 20
MAX_NAMED = 5
NOTHING_TO_READ = Option(key="none", label="Rien à en lire")


def not_found(sheet: Sheet, columns: Sequence[ColumnSpec]) -> Finding:
    """No row names the columns; a sheet without any figure may have nothing to say."""
    has_figures = any(cell.kind in FIGURES for cell in sheet.cells)
    expected = joined(quoted(column.label) for column in columns if column.is_required)
    return Finding(
        severity=Severity.ERROR if has_figures else Severity.QUESTION,
        code="EN_TETE_INTROUVABLE",
        sheet=sheet.name,
        message=f"La ligne des titres de colonnes n’a pas été trouvée (attendu\u00a0: {expected}).",
        hint=f"Remettez les titres du modèle dans les {LAST_HEADER_ROW} premières lignes.",
        options=() if has_figures else (NOTHING_TO_READ,),
    )


def missing(sheet: Sheet, row: int, columns: Sequence[ColumnSpec]) -> Finding:
    """Required columns that no column of the sheet can be."""
    names = joined(quoted(column.label) for column in columns)
    return Finding(
        severity=Severity.ERROR,
        code="COLONNE_OBLIGATOIRE_MANQUANTE",
        sheet=sheet.name,
        cell=cell_address(row, 1),
        message=f"{plural(len(columns), 'colonne manque', 'colonnes manquent')}\u00a0: {names}.",
        hint="Remettez le titre de la colonne tel qu’il est dans le modèle.",
    )


def which_is(
    cells: Sequence[Cell], label: str, options: tuple[Option, ...], *, place: str
) -> Finding:
    """Which of the unknown columns is the one that misses."""
    named = [f"{quoted(title_text(cell))} ({cell.address})" for cell in cells]
    if len(named) == 1:
        question = f"La colonne {named[0]} est-elle {quoted(label)}\u202f?"
    else:
        question = f"Quelle colonne est {quoted(label)}\u202f? À choisir entre {joined(named)}."
    return Finding(
        severity=Severity.QUESTION,
        code="COLONNE_OBLIGATOIRE_MANQUANTE",
        sheet=cells[0].sheet,
        cell=place,
        value=", ".join(title_text(cell) for cell in cells),
        message=question,
        hint="Choisissez la colonne, ou remettez le titre du modèle\u202f; d’ici là, elle n’est pas"
        " lue.",
        options=options,
    )


def double(cells: Sequence[Cell], label: str, options: tuple[Option, ...]) -> Finding:
    """Several columns have one title and differ."""
    places = joined(cell.address for cell in cells)
    return Finding(
        severity=Severity.QUESTION,
        code="EN_TETE_DOUBLON",
        sheet=cells[1].sheet,
        cell=cells[1].address,
        value=title_text(cells[1]),
        message=f"{len(cells)} colonnes s’appellent {quoted(label)} et diffèrent\u00a0: {places}."
        " Laquelle lire\u202f?",
        hint="Choisissez la bonne, ou supprimez celle qui est en trop\u202f; d’ici là, aucune n’est"
        " lue.",
        options=options,
    )


def double_settled(cells: Sequence[Cell], label: str, *, read: Cell) -> Finding:
    """Several columns have one title, and it does not matter which is read."""
    places = joined(cell.address for cell in cells)
    return Finding(
        severity=Severity.INFO,
        code="EN_TETE_DOUBLON",
        sheet=read.sheet,
        cell=read.address,
        value=title_text(read),
        message=f"{len(cells)} colonnes s’appellent {quoted(label)} ({places}) sans se"
        f" contredire\u00a0: {read.address} est lue.",
        hint="Supprimez celle qui est en trop la prochaine fois.",
        read_as=label,
    )


def column_label(title: Cell, first_cells: Sequence[Cell]) -> str:
    """« Colonne I, « Résultat » : 12 ; 15 »."""
    shown = "\u202f; ".join(typed_text(cell)[:LONGEST_SHOWN] for cell in first_cells) or "vide"
    return f"Colonne {column_letters(title.column)}, {quoted(title_text(title))}\u00a0: {shown}"


def in_thousands(cell: Cell, label: str) -> Finding:
    """A title announces thousands where the template asks for euros."""
    return Finding(
        severity=Severity.ERROR,
        code="UNITE_DIFFERENTE",
        sheet=cell.sheet,
        cell=cell.address,
        value=title_text(cell),
        message=f"{cell.sheet}!{cell.address}\u00a0: le titre {quoted(title_text(cell))} annonce"
        " des milliers ou des millions d’euros\u202f; des euros sont attendus.",
        hint=f"Convertissez la colonne en euros, et remettez le titre {quoted(label)}.",
    )


def renamed(cell: Cell, label: str) -> Finding:
    """A title is understood under another spelling."""
    return _renamed(cell, label, f"est lu {quoted(label)}.")


def confirmed(cell: Cell, label: str) -> Finding:
    """A title is understood because a person said earlier what it is."""
    return _renamed(cell, label, f"est lu {quoted(label)}, comme confirmé la dernière fois.")


def _renamed(cell: Cell, label: str, how: str) -> Finding:
    return Finding(
        severity=Severity.INFO,
        code="EN_TETE_RENOMME",
        sheet=cell.sheet,
        cell=cell.address,
        value=title_text(cell),
        message=f"Le titre {quoted(title_text(cell))} ({cell.address}) {how}",
        hint="Reprenez le titre du modèle si ce n’est pas la bonne colonne.",
        read_as=label,
    )


def unknown(sheet: Sheet, cells: Sequence[Cell]) -> Finding:
    """Columns that nobody declared."""
    named = [f"{quoted(title_text(cell))} ({cell.address})" for cell in cells[:MAX_NAMED]]
    if len(cells) > MAX_NAMED:
        named.append(plural(len(cells) - MAX_NAMED, "autre"))
    counted = plural(len(cells), "colonne inconnue", "colonnes inconnues")
    return Finding(
        severity=Severity.INFO,
        code="COLONNE_INCONNUE",
        sheet=sheet.name,
        cell=cells[0].address,
        value=", ".join(title_text(cell) for cell in cells[:MAX_NAMED]),
        message=f"{counted}\u00a0: {joined(named)}.",
        hint="Ce contenu n’est pas lu\u202f; déplacez-le en commentaire s’il compte.",
    )
