"""A figure under « Effectif de référence » where the indicator has none: said, never lost."""

from data_model.finding import Severity
from data_model.plan_index import IndicatorRef
from loaders.checks.check_cells import cell_fault
from loaders.checks.gathering import Gathering
from loaders.recognition.table import TableRow
from loaders.values.reading import Reading, quoted, read_common_words

IN_VALUE = "Saisissez sa valeur dans la colonne Valeur."
ONLY_RATIOS = "Laissez cette cellule vide\u202f; seul un ratio a un effectif de référence."


def set_aside_denominator(row: TableRow, ref: IndicatorRef, gathering: Gathering) -> None:
    """Say what stands there and keep it as a comment; where it stands alone, ask about it."""
    if not row.has("denominator"):
        return
    fault = cell_fault(row, "denominator", gathering)
    message = f"l’indicateur {ref.code} n’a pas d’effectif de référence"
    if fault is not None:
        gathering.refuse(fault.code, fault.message, row=row, key="denominator", hint=fault.hint)
    elif not row.has("value"):
        gathering.choose("TYPE_INATTENDU", f"{message}.", row=row, key="denominator", hint=IN_VALUE)
    else:
        typed = row.raw("denominator")
        gathering.n_skipped += 1
        words: Reading | None = read_common_words(typed)
        if words is None or words.state != "blank":
            gathering.tell(
                Severity.INFO,
                "TYPE_INATTENDU",
                f"{message}\u00a0: {quoted(typed)} reste en commentaire.",
                row=row,
                key="denominator",
                hint=ONLY_RATIOS,
            )
        gathering.comment(row, "denominator", typed, ref.code)
