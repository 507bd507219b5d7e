"""« Rien à signaler », and the return that gives no value at all."""

from data_model.finding import Finding, Option, Severity
from data_model.period import simplified
from loaders.checks.gathering import Gathering
from loaders.formats.cells import Cell, Workbook
from loaders.recognition.headers import normalise_label
from loaders.recognition.identity import notice_sheet
from loaders.recognition.table import cell_text
from loaders.template.template import NO, NOTHING_LABELS, YES
from loaders.values.reading import quoted

YES_WORDS = frozenset({YES, "x", "vrai", "true", "o", "✓", "✔", "☑", "☒", "1"})
NO_WORDS = frozenset({NO, "", "faux", "false", "n", "0", "-", "☐"})
NOTHING_NAMES = frozenset(normalise_label(label) for label in NOTHING_LABELS.values())
SAYS_YES, SAYS_NO = Option(key="yes", label="Oui"), Option(key="no", label="Non")
NOTHING_ELSE = Option(key="yes", label="Oui, rien à signaler pour les autres cases")
VALUES_ALONE = Option(key="no", label="Non, seules les valeurs saisies comptent")
SAYS_NOTHING = Option(key="yes", label="Oui, rien à signaler")
MEANT_EMPTY = Option(key="empty", label="Oui, aucune valeur à communiquer")


def nothing_to_report(workbook: Workbook, gathering: Gathering) -> Cell | None:
    """The cell that says « rien à signaler », None where the workbook does not."""
    cell, aside = _nothing_cell(workbook)
    if aside is not None:
        return _asked_aside(aside, gathering)
    if cell is None:
        return None
    words = simplified(cell_text(cell))
    if words in NO_WORDS:
        return None
    place = f"{cell.sheet}!{cell.address}\u00a0:"
    if words not in YES_WORDS:
        message = f"{place} {quoted(cell_text(cell))} ne dit ni oui ni non."
        hint = "Écrivez oui ou non dans la case."
        chosen = _ask(cell, "HORS_LISTE", message, hint, (SAYS_YES, SAYS_NO), gathering)
        return cell if chosen == SAYS_YES.key else None
    if not gathering.n_read:
        return cell
    message = f"{place} «\u00a0Rien à signaler\u00a0» est coché, et des cases sont remplies."
    hint = "Sans réponse, seules les valeurs saisies comptent."
    options = (NOTHING_ELSE, VALUES_ALONE)
    chosen = _ask(cell, "RIEN_A_SIGNALER", message, hint, options, gathering)
    return cell if chosen == NOTHING_ELSE.key else None


def ask_empty(gathering: Gathering) -> None:
    """A workbook that came back without a value, and without « rien à signaler »."""
    if gathering.n_read or gathering.highlights:
        return
    gathering.add(
        Finding(
            severity=Severity.QUESTION,
            code="RETOUR_VIDE",
            message="Aucune valeur n’a été saisie\u00a0: est-ce voulu\u202f?",
            hint="Vérifiez que le bon fichier a été envoyé, ou cochez «\u00a0Rien à"
            " signaler\u00a0».",
            options=(MEANT_EMPTY,),
        )
    )


def _asked_aside(cell: Cell, gathering: Gathering) -> Cell | None:
    """An answer that is not in its cell is shown, and asked about unless it says no."""
    written = cell_text(cell)
    answer = _answer_within(written) or written
    if simplified(answer) in NO_WORDS:
        return None
    message = (
        f"{cell.sheet}!{cell.address}\u00a0: {quoted(written)} n’est pas dans la case de"
        " «\u00a0Rien à signaler\u00a0»\u00a0: n’y a-t-il rien à signaler\u202f?"
    )
    hint = "Écrivez oui ou non dans la case à droite de «\u00a0Rien à signaler\u00a0»."
    options = (SAYS_NOTHING, SAYS_NO)
    chosen = _ask(cell, "RIEN_A_SIGNALER", message, hint, options, gathering)
    return cell if chosen == SAYS_NOTHING.key else None


def _nothing_cell(workbook: Workbook) -> tuple[Cell | None, Cell | None]:
    """The cell beside « Rien à signaler »; else the one that answers from another place."""
    sheet = notice_sheet(workbook)
    if sheet is None:
        return None, None
    for cell in sheet.cells:
        if _answer_within(cell_text(cell)):
            return None, cell
        if normalise_label(cell_text(cell)) in NOTHING_NAMES:
            beside = sheet.by_position.get((cell.row, cell.column + 1))
            further = sheet.by_position.get((cell.row, cell.column + 2))
            if further and cell_text(further) and not (beside and cell_text(beside)):
                return None, further
            return beside, None
    return None, None


def _answer_within(text: str) -> str:
    """« OUI » of « Rien à signaler ce trimestre : OUI », "" where there is none."""
    label, _, answer = text.partition(":")
    return answer.strip() if normalise_label(label) in NOTHING_NAMES else ""


def _ask(
    cell: Cell,
    code: str,
    message: str,
    hint: str,
    options: tuple[Option, ...],
    gathering: Gathering,
) -> str:
    return gathering.add(
        Finding(
            severity=Severity.QUESTION,
            code=code,
            sheet=cell.sheet,
            cell=cell.address,
            value=cell_text(cell),
            message=message,
            hint=hint,
            options=options,
        )
    )
