"""The sheet « Budget »: rows → amounts, in cents, cumulated over their exercise."""

from collections.abc import Sequence
from difflib import get_close_matches

from data_model import french
from data_model.draft import BudgetFact
from data_model.finding import Option
from data_model.period import FIRST_YEAR, LAST_YEAR
from data_model.plan_index import BudgetKey
from data_model.vocabulary import BudgetField, RespondentKind, Section
from loaders.checks.check_doubles import refuse_doubles
from loaders.checks.check_keys import ask_nothing_to_erase, code_meant, find_code, is_not_asked
from loaders.checks.check_labels import code_agreed
from loaders.checks.gathering import Gathering
from loaders.recognition.headers import normalise_label
from loaders.recognition.table import TableRow, raw_value
from loaders.values.numbers import read_number
from loaders.values.reading import Reading, quoted

AMOUNTS = tuple(field.value for field in BudgetField)
LONGEST_FUNDER = 120
NEAR_FUNDER = 0.75
NEAR_SECTION = 0.8

Line = tuple[str, int, str, Section]
"""action, exercise, funder, section"""


def read_budget(rows: Sequence[TableRow], gathering: Gathering) -> None:
    """Add the amounts and comments of the sheet to what is gathered."""
    titles = {code: action.short_title for code, action in gathering.index.actions.items()}
    own_action = {code: code for code in titles}
    given: dict[Line, list[TableRow]] = {}
    for row in rows:
        code = find_code(row.text("action_code"), titles)
        has_amount = row.has(*AMOUNTS)
        if not code and has_amount:
            code = code_meant(
                gathering,
                row,
                code_key="action_code",
                label_key="action_title",
                labels=titles,
                finding_code="ACTION_INCONNUE",
                value_keys=AMOUNTS,
                n_cells=_n_cells(row),
            )
        elif has_amount:
            code = code_agreed(
                gathering,
                row,
                code,
                code_key="action_code",
                label_key="action_title",
                labels=titles,
                action_of=own_action,
                n_cells=_n_cells(row),
            )
        gathering.row_words(row, code)
        if not code or not has_amount:
            continue
        line = _line(row, code, gathering)
        if line is not None:
            given.setdefault(line, []).append(row)
    for line, found in given.items():
        if len(found) > 1:
            n_cells = sum(_n_cells(row) for row in found)
            refuse_doubles(gathering, found, "action_code", n_cells=n_cells)
            continue
        for field in BudgetField:
            if found[0].has(field.value):
                _amount(found[0], line, field, gathering)
    _ask_paid_over_committed(gathering)


def _n_cells(row: TableRow) -> int:
    return sum(row.has(key) for key in AMOUNTS)


def _line(row: TableRow, code: str, gathering: Gathering) -> Line | None:
    """The line that a row speaks of, or None with what is missing or odd."""
    is_asked = code in gathering.basis.budget_action_codes
    what = f"le budget de l’action {code}"
    n_cells = _n_cells(row)
    if not is_asked and is_not_asked(gathering, row, "action_code", what, n_cells=n_cells):
        return None
    exercise = _exercise(row, gathering)
    if exercise is None:
        return None
    section = _section(row, gathering)
    if section is None:
        return None
    funder = _funder(row, gathering)
    return None if funder is None else (code, exercise, funder, section)


def _section(row: TableRow, gathering: Gathering) -> Section | None:
    """Operating or investment; a near spelling is a question."""
    words = normalise_label(row.text("section"))
    names = {normalise_label(section.label): section for section in Section}
    section = names.get(words) or next((s for s in Section if s.value == words), None)
    if section is not None:
        return section
    close = get_close_matches(words, list(names), n=1, cutoff=NEAR_SECTION)
    message = f"{quoted(row.text('section'))} n’est pas une section."
    n_cells = _n_cells(row)
    if close:
        found = names[close[0]]
        chosen = gathering.choose(
            "HORS_LISTE",
            message,
            row=row,
            key="section",
            options=[Option(key=found.value, label=found.label)],
            hint=f"Est-ce {quoted(found.label)}\u202f?",
            n_cells=n_cells,
        )
        return found if chosen else None
    gathering.refuse(
        "HORS_LISTE" if words else "LIGNE_INCOMPLETE",
        message if words else "la section manque.",
        row=row,
        key="section",
        hint="Choisissez fonctionnement ou investissement.",
        n_cells=n_cells,
    )
    return None


def _exercise(row: TableRow, gathering: Gathering) -> int | None:
    cell = row.cell("exercise")
    year = None if cell is None else read_number(raw_value(cell), unit="", decimals=0).value
    n_cells = _n_cells(row)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        gathering.refuse(
            "LIGNE_INCOMPLETE" if cell is None else "NOMBRE_ILLISIBLE",
            "l’exercice manque."
            if cell is None
            else f"{quoted(row.text('exercise'))} n’est pas une année entre {FIRST_YEAR} et"
            f" {LAST_YEAR}.",
            row=row,
            key="exercise",
            hint="Écrivez l’année budgétaire, par exemple 2026.",
            n_cells=n_cells,
        )
        return None
    if year > gathering.period.last_day.year and gathering.doubts(
        "VALEUR_HORS_BORNES",
        f"l’exercice {int(year)} est après {gathering.period.label}.",
        row=row,
        key="exercise",
        hint="Corrigez l’exercice, ou confirmez.",
        n_cells=n_cells,
    ):
        return None
    return int(year)


def _funder(row: TableRow, gathering: Gathering) -> str | None:
    """The funder as the list writes it; a near one is a question, a new one is asked about."""
    words = row.line("funder")
    n_cells = _n_cells(row)
    if len(words) > LONGEST_FUNDER:
        # Cut, two funders alike at their start would pass for one.
        gathering.refuse(
            "TEXTE_TROP_LONG",
            f"le financeur a {len(words)} caractères, {LONGEST_FUNDER} au plus sont admis.",
            row=row,
            key="funder",
            hint="Abrégez-le, et mettez le reste en commentaire.",
            n_cells=n_cells,
        )
        return None
    known = {normalise_label(name): name for name in gathering.index.funders}
    name = normalise_label(words)
    if not words or not known or name in known:
        return known.get(name, words)
    lines = {key[3] for key in gathering.basis.budget}
    if words in lines:
        return words
    close = get_close_matches(name, list(known), n=1, cutoff=NEAR_FUNDER)
    message = f"le financeur {quoted(words)} n’est pas dans la liste."
    if close:
        near = known[close[0]]
        chosen = gathering.choose(
            "HORS_LISTE",
            message,
            row=row,
            key="funder",
            options=[
                Option(key="listed", label=near),
                Option(key="as_written", label=f"{words} (nouveau financeur)"),
            ],
            hint=f"Est-ce {quoted(near)}\u202f?",
            n_cells=n_cells,
        )
        return {"listed": near, "as_written": words}.get(chosen)
    hint = "Écrivez un financeur déjà connu, ou confirmez ce nouveau financeur."
    is_dropped = gathering.doubts(
        "HORS_LISTE", message, row=row, key="funder", hint=hint, n_cells=n_cells
    )
    return None if is_dropped else words


def _amount(row: TableRow, line: Line, field: BudgetField, gathering: Gathering) -> None:
    code, exercise, funder, section = line
    key = field.value
    is_territory = gathering.basis.respondent.kind is RespondentKind.TERRITORY
    if field is BudgetField.PLANNED and not is_territory:
        gathering.refuse(
            "TYPE_INATTENDU",
            "le montant prévu est réservé au territoire.",
            row=row,
            key=key,
            hint="Videz cette cellule\u202f; dites-le en commentaire.",
        )
        return
    unreadable: Reading | None = gathering.unreadable_cell(row, key)
    typed = unreadable or read_number(raw_value(row.cells[key]), unit="€", decimals=2)
    reading = gathering.settle(typed, row, key, code)
    if reading is None:
        return
    fact = BudgetFact(
        field=field,
        action_code=code,
        exercise=exercise,
        funder=funder,
        section=section,
        amount_cents=None if reading.value is None else int(reading.value.scaleb(2)),
        origin=gathering.origin(row, key, reading),
    )
    # A value of an earlier period stays in force: it is corrected in that period's workbook.
    if fact.origin.is_erased and fact.key not in gathering.basis.current:
        ask_nothing_to_erase(gathering, row, key)
        return
    gathering.budget.append(fact)


def _ask_paid_over_committed(gathering: Gathering) -> None:
    """Paid must not pass committed, per action, funder and section, over all exercises."""
    basis = gathering.basis
    amounts: dict[BudgetKey, int | None] = {**basis.other_exercises, **basis.budget}
    for fact in gathering.budget:
        line = (fact.field.value, fact.action_code, fact.exercise, fact.funder, fact.section.value)
        amounts[line] = fact.amount_cents
    sums: dict[tuple[str, str, str, str], int] = {}
    for (field, code, _, funder, section), cents in amounts.items():
        if cents is not None:
            spent_on = (field, code, funder, section)
            sums[spent_on] = sums.get(spent_on, 0) + cents
    asked: set[tuple[str, str, str]] = set()
    for fact in sorted(gathering.budget, key=lambda f: f.field is not BudgetField.PAID):
        line_of = (fact.action_code, fact.funder, fact.section.value)
        paid = sums.get((BudgetField.PAID.value, *line_of), 0)
        committed = sums.get((BudgetField.COMMITTED.value, *line_of))
        if fact.field is BudgetField.PLANNED or line_of in asked or paid <= (committed or 0):
            continue
        beside = "sans montant engagé connu"
        if committed is not None:
            beside = f"pour {french.euros(committed)} engagés"
        asked.add(line_of)
        answered = gathering.stands(
            fact,
            "VALEUR_HORS_BORNES",
            f"{french.euros(paid)} mandatés en tout pour l’action {fact.action_code}"
            f" (exercice {fact.exercise}, {fact.funder or 'sans financeur'},"
            f" {fact.section.label.lower()}), {beside}.",
            hint="Corrigez l’un des deux montants, ou confirmez.",
        )
        place = gathering.budget.index(fact)
        gathering.budget[place : place + 1] = [] if answered is None else [answered]
