"""A column that a sheet of the plan workbook does not have: what is stored there stays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from data_model.finding import Finding, Severity
from data_model.french import joined, plural, typo
from loaders.plan.sheets.plan_sheet import PlanSheet
from loaders.plan.text_table import Row
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.values.reading import quoted

ABSENT: Final = "COLONNE_ABSENTE"
FROM_WORDS: Final = frozenset({"start", "end"})
"""The days of a milestone follow its words where these are new."""

RANKS: Final = frozenset({"position", "number"})
"""Kept without a word: nobody misses them in a sheet typed by hand."""


@dataclass(kw_only=True)
class AbsentColumns:
    """The stored rows of one sheet, and what they gave to the rows that lack a column.

    `kept` is column → lines whose value would else have gone.
    """

    spec: PlanSheet
    known: Mapping[tuple[str, ...], Row]
    kept: dict[str, set[int]] = field(default_factory=dict)

    def keep(self, rows: Iterable[SheetRow]) -> None:
        """Give to each row that is stored what its absent columns hold."""
        if not self.known:
            return
        for row in rows:
            stored = self.known.get(tuple(row.text(key) for key in self.spec.key))
            if stored is None:
                continue
            for column in self.spec.columns:
                key = column.key
                if key in row.addresses or key not in stored or _follows_words(row, stored, key):
                    continue
                is_told = key not in RANKS and stored[key] not in (column.blank, row.text(key))
                row.texts[key] = stored[key]
                if is_told:
                    self.kept.setdefault(key, set()).add(row.number)

    def findings(self, rows: Sequence[SheetRow]) -> list[Finding]:
        """One for the sheet, where something stayed."""
        labels = [quoted(c.label) for c in self.spec.columns if c.key in self.kept]
        if not labels or not rows:
            return []
        n_values = sum(len(numbers) for numbers in self.kept.values())
        which = "la colonne" if len(labels) == 1 else "les colonnes"
        verb = "n’est pas" if len(labels) == 1 else "ne sont pas"
        stays = plural(n_values, "valeur enregistrée reste", "valeurs enregistrées restent")
        return [
            Finding(
                severity=Severity.INFO,
                code=ABSENT,
                sheet=rows[0].sheet,
                value=joined(labels),
                message=typo(
                    f"{rows[0].sheet} : {which} {joined(labels)} {verb} dans la feuille ; {stays}."
                ),
                hint="Pour vider une valeur, gardez la colonne et videz la cellule.",
            )
        ]


def absent_columns(spec: PlanSheet, stored: Mapping[str, Sequence[Row]]) -> AbsentColumns:
    """Over what is stored of one sheet; a form is about several tables."""
    rows = [_whole(row, stored) for row in stored.get(spec.table, ())]
    return AbsentColumns(
        spec=spec,
        known={
            tuple(row[key] for key in spec.key): row
            for row in rows
            if all(key in row for key in spec.key)
        },
    )


def _whole(row: Row, stored: Mapping[str, Sequence[Row]]) -> Row:
    """The row of a plan with its territory's names and its days; any other as it is."""
    if "territory_siren" not in row or "title" not in row:
        return row
    found = dict(row)
    for one in stored.get("territory", ()):
        if one["siren"] == row["territory_siren"]:
            found |= {"name": one["name"], "short_code": one["short_code"]}
    for one in stored.get("plan_span", ()):
        found |= {key: one[key] for key in ("starts_on", "ends_on")}
    return found


def _follows_words(row: SheetRow, stored: Row, key: str) -> bool:
    is_said_anew = row.text("as_written") != stored.get("as_written", "")
    return row.spec.table == "milestones" and key in FROM_WORDS and is_said_anew
