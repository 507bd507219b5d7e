"""Which indicator, action or occurrence a row names: by its code, else the nearest are offered."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from data_model import french
from data_model.finding import Option
from data_model.period import parse_period
from data_model.plan_index import KnownValue
from loaders.gathering import Gathering
from loaders.headers import normalise_label
from loaders.reading import quoted
from loaders.table import TableRow

MAX_OFFERED = 3
NEAR_LABEL = 0.6
KEEP_ROW = Option(key="keep", label="Retenir cette ligne")
ERASE_NOTHING = Option(key="nothing", label="Ne rien effacer")


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


def code_meant(
    gathering: Gathering,
    row: TableRow,
    *,
    code_key: str,
    label_key: str,
    labels: Mapping[str, str],
    finding_code: str,
    n_cells: int,
) -> str:
    """The code that a person chose for a row that names nothing known, "" where it is not read.

    A code that is like no other is an error; otherwise the nearest are offered.
    """
    code, label = row.text(code_key), row.text(label_key)
    options = [
        Option(key=known, label=f"{known} («\u00a0{labels[known]}\u00a0»)")
        for known in nearest_codes(code, label, labels)
    ]
    offered = " ou ".join(option.label for option in options)
    hint = f"Est-ce {offered}\u202f?" if options else "Reprenez le code du modèle."
    if code:
        message = f"le code {quoted(code)} n’existe pas dans ce plan."
        if not options:
            gathering.refuse(
                finding_code, message, row=row, key=code_key, hint=hint, n_cells=n_cells
            )
            return ""
    elif options:
        message = f"la ligne {quoted(label)} n’a pas de code."
        finding_code = "LIGNE_INCOMPLETE"
    else:
        message = "cette valeur n’est reliée à aucune ligne du modèle."
        finding_code = "DONNEES_HORS_TABLEAU"
    return gathering.choose(
        finding_code,
        message,
        row=row,
        key=code_key,
        options=options,
        hint=hint,
        n_cells=n_cells,
    )


def is_not_asked(
    gathering: Gathering, row: TableRow, key: str, what: str, *, n_cells: int = 1
) -> bool:
    """A row that the respondent is not asked for is read only if a person says so."""
    return not gathering.choose(
        "NON_DEMANDE",
        f"{what} n’est pas demandé à {gathering.basis.respondent.name}.",
        row=row,
        key=key,
        options=[KEEP_ROW],
        hint="Retenez cette ligne si elle compte, ou écartez-la.",
        n_cells=n_cells,
    )


def ask_nothing_to_erase(
    gathering: Gathering, row: TableRow, key: str, *, last: KnownValue | None = None
) -> None:
    """« effacer » where the period has no value erases nothing; the one shown is another's."""
    label = gathering.period.label
    message = f"il n’y a rien à effacer pour {label}\u00a0: aucune valeur connue."
    hint = "Pour corriger un autre trimestre, renvoyez le classeur de ce trimestre."
    if last is not None:
        other = parse_period(last.period_code).label
        shown = last.text_value or french.number_e4(last.value_e4)
        message = (
            f"il n’y a rien à effacer pour {label}\u00a0: la valeur affichée ({shown}) est"
            f" celle de {other}."
        )
        hint = f"Pour la corriger, renvoyez le classeur de {other}."
    # Whatever is answered, nothing is stored: `choose` counts only what it does not let through.
    if gathering.choose(
        "VALEUR_DISPARUE", message, row=row, key=key, options=[ERASE_NOTHING], hint=hint
    ):
        gathering.n_rejected += 1
