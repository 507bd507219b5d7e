"""Two rows that speak of one thing: neither is chosen."""

from collections.abc import Sequence

from data_model.finding import Severity
from data_model.french import joined, plural
from loaders.checks.gathering import Gathering
from loaders.recognition.table import TableRow

MAX_PLACES = 5


def refuse_doubles(
    gathering: Gathering, rows: Sequence[TableRow], key: str, *, n_cells: int
) -> None:
    """Rows with one key block: their addresses are named, and none can be left out."""
    places = [f"{row.sheet}!{row.address(key)}" for row in rows[:-1]]
    shown = places[:MAX_PLACES]
    if len(places) > MAX_PLACES:
        shown.append(plural(len(places) - MAX_PLACES, "autre", "autres"))
    gathering.n_rejected += n_cells
    gathering.tell(
        Severity.ERROR,
        "DOUBLON",
        f"la même ligne est déjà en {joined(shown)}.",
        row=rows[-1],
        key=key,
        hint="Gardez une seule de ces lignes.",
    )
