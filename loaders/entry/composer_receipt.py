"""What recording a table did, in the words of its receipt."""

from datetime import date
from typing import Final

from data_model.french import day as day_words
from data_model.french import joined, plural
from data_model.plan_endings import Endings
from loaders.entry.composer_rows import EditedTable

ENDED: Final = {
    "actions": ("action terminée", "actions terminées"),
    "indicators": ("indicateur terminé", "indicateurs terminés"),
    "milestones": ("jalon terminé", "jalons terminés"),
}
TAKEN_OUT: Final = ("indicateur retiré du plan", "indicateurs retirés du plan")
STAYS: Final = "rien n’en est plus demandé, ce qui a été reçu reste consultable"


def table_receipt(name: str, edited: EditedTable, endings: Endings, *, day: date) -> str:
    """« 1 ligne modifiée. 1 indicateur retiré du plan : 1.1-I3. »: what leaves, and what stays."""
    counted = [
        (edited.added, "ligne ajoutée", "lignes ajoutées"),
        (edited.changed, "ligne modifiée", "lignes modifiées"),
    ]
    told: list[str] = []
    if name in ENDED:
        out = {row.code for row in endings.taken_out}  # type: ignore[attr-defined]
        codes = [row["code"] for row in edited.removed]
        if gone := [code for code in codes if code in out]:
            told.append(f"{plural(len(gone), *TAKEN_OUT)} : {joined(gone)}.")
        if kept := [code for code in codes if code not in out]:
            ended = f"{plural(len(kept), *ENDED[name])} au {day_words(day)}"
            told.append(f"{ended} ({joined(kept)}) : {STAYS}.")
    else:
        counted.append((len(edited.removed), "ligne retirée", "lignes retirées"))
    lines = ", ".join(plural(n, *words) for n, *words in counted if n)
    return " ".join([f"{lines}."] * bool(lines) + told)
