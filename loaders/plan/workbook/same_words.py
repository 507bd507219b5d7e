"""Levels of the plan workbook that say the same words under two codes: kept, and told."""

from collections.abc import Iterable, Iterator
from typing import Final

from data_model.finding import Finding, Severity
from loaders.plan.sheets.plan_sheet import PlanSheet
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.recognition.labels import normalise_label
from loaders.values.reading import quoted

TOLD_TWICE: Final = "INTITULE_REPETE"
WORDS_AND_PLACE: Final[dict[str, tuple[str, ...]]] = {
    "challenges": ("label",),
    "axes": ("label", "challenge_code"),
    "objectives": ("label", "axis_code"),
}
"""The words of a row, then what it stands under: the same words elsewhere are another thing."""


def same_words_findings(spec: PlanSheet, rows: Iterable[SheetRow]) -> Iterator[Finding]:
    """One finding a row whose words another row of the same place has already said."""
    words, *place = WORDS_AND_PLACE.get(spec.table, ("",))
    first: dict[tuple[str, ...], SheetRow] = {}
    for row in rows:
        name = normalise_label(row.text(words)) if words else ""
        if not name or "code" in row.refused:
            continue
        known = first.setdefault((name, *map(row.text, place)), row)
        if known is not row and known.text("code") != row.text("code"):
            yield row.finding(
                Severity.INFO,
                TOLD_TWICE,
                f"{quoted(row.text(words))} est déjà à la ligne {known.number}, sous le code "
                f"{known.text('code')}.",
                key=words,
                hint="Les deux lignes sont lues. Si c’est la même chose, gardez-en une seule.",
            )
