"""« Valeur » and « Dernière valeur » exchanged: the first holds what was issued."""

from collections.abc import Sequence
from dataclasses import replace

from data_model.finding import Finding, Option, Severity
from loaders.checks.check_keys import find_code
from loaders.checks.check_last_value import LAST, VALUE, was_known
from loaders.checks.gathering import Gathering
from loaders.formats.cells import column_letters
from loaders.recognition.table import TableRow

VALUES = (VALUE, "denominator")
EXCHANGE, AS_TITLED = "exchange", "as_titled"


def under_their_titles(rows: Sequence[TableRow], gathering: Gathering) -> list[TableRow]:
    """The rows with each value in its column; without any value until a person says which it is.

    Asked where « Valeur » holds the known last value on every row that has one, and « Dernière
    valeur » something else on one of them at least.
    """
    if not _look_exchanged(rows, gathering):
        return list(rows)
    value, last = (rows[0].columns[key] for key in (VALUE, LAST))
    chosen = gathering.add(
        _question(rows[0], value=column_letters(value), last=column_letters(last))
    )
    if chosen == AS_TITLED:
        return list(rows)
    if chosen == EXCHANGE:
        return [_exchanged(row) for row in rows]
    gathering.n_rejected += sum(row.has(*VALUES) for row in rows)
    return [_without_values(row) for row in rows]


def _look_exchanged(rows: Sequence[TableRow], gathering: Gathering) -> bool:
    labels = {code: ref.label for code, ref in gathering.index.indicators.items()}
    has_other = False
    for row in rows:
        ref = gathering.index.indicators.get(find_code(row.text("indicator_code"), labels))
        category = row.line("category")
        if ref is None or (ref.code, category) not in gathering.basis.last_values:
            continue
        if not row.has(VALUE) or not was_known(row, VALUE, ref, category, gathering):
            return False
        is_other = row.has(LAST) and not was_known(row, LAST, ref, category, gathering)
        has_other = has_other or is_other
    return has_other


def _question(row: TableRow, *, value: str, last: str) -> Finding:
    return Finding(
        severity=Severity.QUESTION,
        code="COLONNES_DEPLACEES",
        sheet=row.sheet,
        cell=row.address(VALUE),
        value=row.raw(VALUE),
        message=f"«\u00a0Valeur\u00a0» (colonne {value}) ne contient que les dernières valeurs"
        f" connues, et «\u00a0Dernière valeur\u00a0» (colonne {last}) d’autres\u00a0: les deux"
        " titres sont-ils échangés\u202f?",
        hint="Remettez chaque titre sur sa colonne\u202f; d’ici là, aucune valeur n’en est lue.",
        options=(
            Option(key=EXCHANGE, label=f"Oui\u00a0: lire la colonne {last}"),
            Option(key=AS_TITLED, label=f"Non\u00a0: lire la colonne {value}"),
        ),
    )


def _exchanged(row: TableRow) -> TableRow:
    other = {VALUE: LAST, LAST: VALUE}
    return replace(
        row,
        columns={other.get(key, key): column for key, column in row.columns.items()},
        cells={other.get(key, key): cell for key, cell in row.cells.items()},
        notes={other.get(key, key): words for key, words in row.notes.items()},
    )


def _without_values(row: TableRow) -> TableRow:
    cells = {key: cell for key, cell in row.cells.items() if key not in {*VALUES, LAST}}
    return replace(row, cells=cells)
