"""Which indicator, action or occurrence a row names: by its code, else the nearest are offered."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from data_model import french
from data_model.finding import Option
from data_model.period import parse_period
from data_model.plan_index import KnownValue, PlanIndex
from loaders.checks.gathering import Gathering
from loaders.recognition.headers import normalise_label
from loaders.recognition.table import TableRow
from loaders.values.reading import quoted

MAX_OFFERED = 3
NEAR_LABEL = 0.6
KEEP_ROW = Option(key="keep", label="Retenir cette ligne")
ERASE_NOTHING = Option(key="nothing", label="Ne rien effacer")


def find_code(code: str, known: Iterable[str]) -> str:
    """The known code that the words name but for case and spaces, "" for none."""
    words = "".join(code.split()).casefold()
    return next((name for name in known if name.casefold() == words), "")


def nearest_codes(
    code: str, label: str, labels: Mapping[str, str], *, own: Collection[str] = ()
) -> list[str]:
    """The known codes that a row may mean, the likeliest first.

    One typo away first, then every code that bears the label, those of the row's `own` action
    first; without any, the nearest labels and codes.
    """
    codes_of: dict[str, list[str]] = {}
    for known, text in labels.items():
        codes_of.setdefault(normalise_label(text), []).append(known)
    name = normalise_label(label)
    bearing = _own_first(codes_of.get(name, ()) if name else (), own)
    mistyped = _own_first((known for known in labels if _is_one_typo_away(code, known)), own)
    both = [known for known in mistyped if known in bearing]
    if bearing:
        return list(dict.fromkeys([*(both or mistyped[:MAX_OFFERED]), *bearing]))
    near = get_close_matches(name, [text for text in codes_of if text], cutoff=NEAR_LABEL)
    by_label = _own_first((known for text in near for known in codes_of[text]), own)
    by_code = get_close_matches(code, list(labels), n=MAX_OFFERED, cutoff=NEAR_LABEL)
    offered = dict.fromkeys([*mistyped, *by_label, *by_code])
    return list(offered)[:MAX_OFFERED]


def _own_first(codes: Iterable[str], own: Collection[str]) -> list[str]:
    return sorted(codes, key=lambda code: code not in own)


def _is_one_typo_away(code: str, known: str) -> bool:
    """One sign more, less or other, or two neighbours the wrong way round."""
    one, other = "".join(code.split()).casefold(), known.casefold()
    if not one or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, whole = one[start:], other[start:]
    is_turned = rest[:2] == whole[:2][::-1] and rest[2:] == whole[2:]
    return is_turned or whole[1:] in {rest, rest[1:]} or whole == rest[1:]


def _own_codes(row: TableRow, index: PlanIndex) -> set[str]:
    """The codes of the row's own action, and of its cycle where it says one."""
    action = find_code(row.text("action_code"), index.actions)
    cycle = row.text("cycle").strip()
    if not action:
        return set()
    mine = {ref.code for ref in index.indicators.values() if ref.action_code == action}
    return mine | {
        ref.code
        for ref in index.occurrences.values()
        if ref.action_code == action and cycle in {"", str(ref.cycle)}
    }


def code_meant(
    gathering: Gathering,
    row: TableRow,
    *,
    code_key: str,
    label_key: str,
    labels: Mapping[str, str],
    finding_code: str,
    value_keys: Collection[str],
    n_cells: int,
) -> str:
    """The code that a person chose for a row that names nothing known, "" where it is not read.

    A code that is like no other is an error; otherwise the nearest are offered.
    """
    code, label = row.text(code_key), row.text(label_key)
    options = [
        Option(key=known, label=f"{known} («\u00a0{labels[known]}\u00a0»)")
        for known in nearest_codes(code, label, labels, own=_own_codes(row, gathering.index))
    ]
    offered = " ou ".join(option.label for option in options[:MAX_OFFERED])
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
        # Nothing names the row: what is shown is what it holds, where it stands.
        key = next((name for name in value_keys if row.has(name)), code_key)
        message = f"{quoted(row.raw(key))} n’est relié à aucune ligne du modèle."
        finding_code = "DONNEES_HORS_TABLEAU"
        code_key = key
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
