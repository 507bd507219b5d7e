"""Which indicator, action or occurrence a row names: by its code, else the nearest are offered."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from data_model.finding import Severity
from loaders.gathering import Gathering
from loaders.headers import normalise_label
from loaders.reading import quoted
from loaders.table import TableRow

MAX_OFFERED = 3
NEAR_LABEL = 0.6


def find_code(code: str, known: Iterable[str]) -> str:
    """The known code that the words name but for case and spaces, "" for none."""
    words = "".join(code.split()).casefold()
    return next((name for name in known if name.casefold() == words), "")


def nearest_codes(code: str, label: str, labels: Mapping[str, str]) -> list[str]:
    """The known codes nearest to a label, then to a code; the very label alone where it is one."""
    code_of: dict[str, str] = {}
    for known, text in labels.items():
        code_of.setdefault(normalise_label(text), known)
    name = normalise_label(label)
    if name in code_of:
        return [code_of[name]]
    by_label = get_close_matches(name, list(code_of), n=MAX_OFFERED, cutoff=NEAR_LABEL)
    by_code = get_close_matches(code, list(labels), n=MAX_OFFERED, cutoff=NEAR_LABEL)
    offered = [*(code_of[text] for text in by_label if text), *by_code]
    return list(dict.fromkeys(offered))[:MAX_OFFERED]


def refuse_unknown(
    gathering: Gathering,
    row: TableRow,
    *,
    code_key: str,
    label_key: str,
    labels: Mapping[str, str],
    finding_code: str,
    n_cells: int,
) -> None:
    """Say that a row with values names nothing known; a row without a code is a question."""
    code, label = row.text(code_key), row.text(label_key)
    offered = [
        f"{known} («\u00a0{labels[known]}\u00a0»)" for known in nearest_codes(code, label, labels)
    ]
    hint = f"Est-ce {' ou '.join(offered)}\u202f?" if offered else "Reprenez le code du modèle."
    if code:
        message = f"le code {quoted(code)} n’existe pas dans ce plan."
        severity = Severity.ERROR
    elif offered:
        message = f"la ligne {quoted(label)} n’a pas de code."
        severity, finding_code = Severity.QUESTION, "LIGNE_INCOMPLETE"
    else:
        message = "cette valeur n’est reliée à aucune ligne du modèle."
        severity, finding_code = Severity.QUESTION, "DONNEES_HORS_TABLEAU"
    gathering.refuse(
        severity, finding_code, message, row=row, key=code_key, hint=hint, n_cells=n_cells
    )


def ask_not_assigned(gathering: Gathering, row: TableRow, key: str, what: str) -> None:
    """A row that the respondent is not asked for is kept, and questioned."""
    gathering.tell(
        Severity.QUESTION,
        "NON_DEMANDE",
        f"{what} n’est pas demandé à {gathering.basis.respondent.name}.",
        row=row,
        key=key,
        hint="Confirmez cette ligne, ou effacez-la.",
    )


def ask_nothing_to_erase(gathering: Gathering, row: TableRow, key: str) -> None:
    """« effacer » where nothing is known erases nothing."""
    gathering.refuse(
        Severity.QUESTION,
        "VALEUR_DISPARUE",
        f"il n’y a rien à effacer pour {gathering.period.label}\u00a0: aucune valeur connue.",
        row=row,
        key=key,
        hint="Pour corriger un autre trimestre, renvoyez le classeur de ce trimestre.",
    )
