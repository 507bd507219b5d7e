"""A row whose code says one thing and whose words another: what it speaks of is asked."""

from collections.abc import Collection, Mapping

from data_model.finding import Option
from data_model.french import joined
from loaders.checks.check_keys import find_code
from loaders.checks.gathering import Gathering
from loaders.recognition.headers import normalise_label
from loaders.recognition.table import TableRow
from loaders.values.reading import quoted

MAX_OFFERED = 3


def code_agreed(
    gathering: Gathering,
    row: TableRow,
    code: str,
    *,
    code_key: str,
    label_key: str,
    labels: Mapping[str, str],
    action_of: Mapping[str, str],
    n_cells: int,
) -> str:
    """The code of a row whose label and action agree with it, else the one that a person chose.

    A label that the plan does not know says nothing: it was shortened, or is of an older plan.
    """
    label = normalise_label(row.text(label_key))
    bearing = [known for known, text in labels.items() if label and normalise_label(text) == label]
    actions = _actions_named(row, gathering)
    other_actions = sorted(action for action in actions if action != action_of.get(code))
    if (not bearing or code in bearing) and not other_actions:
        return _with_known_action(gathering, row, code, action_of, n_cells=n_cells)
    others = [known for known in bearing if action_of.get(known) in actions]
    meant = [known for known in others or bearing if known != code]
    options = [
        Option(key=known, label=f"{known} («\u00a0{labels[known]}\u00a0»)")
        for known in (code, *meant[:MAX_OFFERED])
    ]
    return gathering.choose(
        "LIBELLE_DIFFERENT",
        f"le code {quoted(row.text(code_key))} est celui de {quoted(labels[code])}, mais la ligne"
        f" dit {joined(_words(row, code, label_key, bearing, other_actions))}.",
        row=row,
        key=code_key,
        options=options,
        hint="Choisissez ce dont parle la ligne\u202f; si une colonne a été triée seule, repartez"
        " du classeur fourni.",
        n_cells=n_cells,
    )


def _with_known_action(
    gathering: Gathering,
    row: TableRow,
    code: str,
    action_of: Mapping[str, str],
    *,
    n_cells: int,
) -> str:
    """The code of a row whose action's code is known or left out, else what is answered."""
    words = row.text("action_code").strip()
    if not words or find_code(words, gathering.index.actions):
        return code
    action = action_of.get(code, "")
    belongs = f"de l’action {action}" if action else "du plan entier"
    return gathering.choose(
        "ACTION_INCONNUE",
        f"le code d’action {quoted(words)} n’existe pas dans ce plan\u202f; {code} est {belongs}.",
        row=row,
        key="action_code",
        options=[Option(key=code, label=f"{code}, {belongs}")],
        hint="Confirmez la ligne, ou reprenez le code du modèle.",
        n_cells=n_cells,
    )


def _actions_named(row: TableRow, gathering: Gathering) -> set[str]:
    """The actions that the code and the title of a row's action name, where they are known."""
    known = gathering.index.actions
    named = {find_code(row.text("action_code"), known)}
    title = normalise_label(row.text("action_title"))
    titled = {
        code
        for code, action in known.items()
        if title in {normalise_label(action.short_title), normalise_label(action.title)}
    }
    # Two actions of one title: the words tell them apart no better than silence.
    named |= titled if title and len(titled) == 1 else set()
    return named - {""}


def _words(
    row: TableRow,
    code: str,
    label_key: str,
    bearing: Collection[str],
    other_actions: Collection[str],
) -> list[str]:
    """What the row says that its code does not."""
    label = [quoted(row.text(label_key))] if bearing and code not in bearing else []
    is_title = label_key == "action_title"
    return label if label and is_title else [*label, *(f"l’action {a}" for a in other_actions)]
