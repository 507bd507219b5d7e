"""A value typed under « Dernière valeur »: instead of under « Valeur », or beside it."""

from dataclasses import replace
from decimal import Decimal

from data_model import french
from data_model.finding import Option, Severity
from data_model.plan_index import IndicatorRef, KnownValue
from data_model.vocabulary import Nature
from loaders.checks.gathering import Gathering
from loaders.issuing.issue_rows import is_percentage
from loaders.recognition.labels import normalise_label
from loaders.recognition.table import TableRow, raw_value
from loaders.values.numbers import read_number
from loaders.values.reading import Reading, quoted, read_common_words

LAST, VALUE = "last_value", "value"
READ_IT = Option(key="read", label="Oui, c’est la valeur de la période")
# A share is issued with two decimals more than its percentage shows.
SHARE_DECIMALS = 2


def with_value_meant(
    row: TableRow, ref: IndicatorRef, category: str, gathering: Gathering
) -> TableRow:
    """The row with its value where a person says that it stands under « Dernière valeur »."""
    cell = row.cell(LAST)
    if cell is None or was_known(row, LAST, ref, category, gathering):
        return row
    chosen = gathering.choose(
        "VALEUR_DEPLACEE",
        f"{quoted(row.raw(LAST))} a été saisi dans «\u00a0Dernière valeur\u00a0»\u00a0: est-ce la"
        " valeur de la période\u202f?",
        row=row,
        key=LAST,
        options=[READ_IT],
        hint="Saisissez la valeur de la période dans la colonne Valeur.",
    )
    if not chosen:
        return row
    columns = {**row.columns, VALUE: cell.column}
    return replace(row, cells={**row.cells, VALUE: cell}, columns=columns)


def tell_last_changed(
    row: TableRow, ref: IndicatorRef, category: str, gathering: Gathering
) -> None:
    """Tell of a « Dernière valeur » that was written over, beside the period's own value."""
    last = gathering.basis.last_values.get((ref.code, category))
    if last is None or not row.has(LAST) or was_known(row, LAST, ref, category, gathering):
        return
    gathering.tell(
        Severity.INFO,
        "VALEUR_DEPLACEE",
        f"«\u00a0Dernière valeur\u00a0» a été changé en {quoted(row.raw(LAST))}\u00a0: ce n’est pas"
        " lu.",
        row=row,
        key=LAST,
        hint="Pour corriger un trimestre passé, renvoyez le classeur de ce trimestre.",
    )


def was_known(
    row: TableRow, key: str, ref: IndicatorRef, category: str, gathering: Gathering
) -> bool:
    """Whether a cell holds nothing, or a value that was known once, be it of an older issue."""
    place = (ref.code, category)
    last = gathering.basis.last_values.get(place)
    known = [*gathering.basis.history.get(place, ()), *([last] if last else [])]
    words: Reading | None = read_common_words(row.text(key)[:1_000])
    if words is not None and words.state == "blank":
        return True
    return any(_is(row, key, ref, value) for value in known)


def _is(row: TableRow, key: str, ref: IndicatorRef, known: KnownValue) -> bool:
    if known.value_e4 is None:
        return normalise_label(row.text(key)) == normalise_label(known.text_value)
    if ref.nature is Nature.RATIO:
        shown = f"{french.number_e4(known.value_e4)} sur {french.number_e4(known.denominator_e4)}"
        return normalise_label(row.text(key)) == normalise_label(shown)
    cell = row.cells[key]
    if isinstance(cell.value, Decimal):
        return cell.value.scaleb(4) == known.value_e4
    decimals = ref.decimals + (SHARE_DECIMALS if is_percentage(ref.unit) else 0)
    read = read_number(raw_value(cell), unit=ref.unit, decimals=decimals).value
    return read is not None and read.scaleb(4) == known.value_e4
