"""The sheet « Budget »: rows → amounts, in cents, cumulated over their exercise."""

from collections import defaultdict
from collections.abc import Sequence
from difflib import get_close_matches

from data_model import french
from data_model.draft import BudgetFact
from data_model.finding import Finding, Severity
from data_model.period import FIRST_YEAR, LAST_YEAR
from data_model.vocabulary import BudgetField, RespondentKind, Section
from loaders.check_keys import ask_not_assigned, ask_nothing_to_erase, find_code, refuse_unknown
from loaders.gathering import Gathering
from loaders.headers import normalise_label
from loaders.numbers import read_number
from loaders.reading import Reading, quoted
from loaders.table import TableRow, raw_value

AMOUNTS = tuple(field.value for field in BudgetField)
LONGEST_FUNDER = 120
NEAR_FUNDER = 0.75

Line = tuple[str, int, str, Section]
"""action, exercise, funder, section"""


def read_budget(rows: Sequence[TableRow], gathering: Gathering) -> None:
    """Add the amounts and comments of the sheet to what is gathered."""
    titles = {code: action.title for code, action in gathering.index.actions.items()}
    given: dict[Line, list[TableRow]] = {}
    for row in rows:
        code = find_code(row.text("action_code"), titles)
        gathering.row_words(row, code)
        if not row.has(*AMOUNTS):
            continue
        if not code:
            refuse_unknown(
                gathering,
                row,
                code_key="action_code",
                label_key="action_title",
                labels=titles,
                finding_code="ACTION_INCONNUE",
                n_cells=_n_cells(row),
            )
            continue
        line = _line(row, code, gathering)
        if line is not None:
            given.setdefault(line, []).append(row)
    for line, found in given.items():
        if len(found) > 1:
            n_cells = sum(_n_cells(row) for row in found)
            gathering.refuse_doubles(found, "action_code", n_cells=n_cells)
            continue
        for field in BudgetField:
            if found[0].has(field.value):
                _amount(found[0], line, field, gathering)
    _ask_paid_over_committed(gathering)


def _n_cells(row: TableRow) -> int:
    return sum(row.has(key) for key in AMOUNTS)


def _line(row: TableRow, code: str, gathering: Gathering) -> Line | None:
    """The line that a row speaks of, or None with what is missing or odd."""
    if code not in gathering.basis.budget_action_codes:
        ask_not_assigned(gathering, row, "action_code", f"le budget de l’action {code}")
    exercise = _exercise(row, gathering)
    if exercise is None:
        return None
    words = normalise_label(row.text("section"))
    section = next((s for s in Section if words in {normalise_label(s.label), s.value}), None)
    if section is None:
        is_empty = not words
        gathering.refuse(
            Severity.ERROR,
            "LIGNE_INCOMPLETE" if is_empty else "HORS_LISTE",
            "la section manque."
            if is_empty
            else f"{quoted(row.text('section'))} n’est pas une section.",
            row=row,
            key="section",
            hint="Choisissez fonctionnement ou investissement.",
            n_cells=_n_cells(row),
        )
        return None
    funder = _funder(row, gathering)
    return None if funder is None else (code, exercise, funder, section)


def _exercise(row: TableRow, gathering: Gathering) -> int | None:
    cell = row.cell("exercise")
    year = None if cell is None else read_number(raw_value(cell), unit="", decimals=0).value
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        gathering.refuse(
            Severity.ERROR,
            "LIGNE_INCOMPLETE" if cell is None else "NOMBRE_ILLISIBLE",
            "l’exercice manque."
            if cell is None
            else f"{quoted(row.text('exercise'))} n’est pas une année.",
            row=row,
            key="exercise",
            hint="Écrivez l’année budgétaire, par exemple 2026.",
            n_cells=_n_cells(row),
        )
        return None
    if year > gathering.period.last_day.year:
        gathering.tell(
            Severity.QUESTION,
            "VALEUR_HORS_BORNES",
            f"l’exercice {int(year)} est après {gathering.period.label}.",
            row=row,
            key="exercise",
            hint="Corrigez l’exercice, ou confirmez.",
        )
    return int(year)


def _funder(row: TableRow, gathering: Gathering) -> str | None:
    """The funder as the list writes it; a near one is a question, a new one is asked about."""
    words = " ".join(row.text("funder").split())
    known = {normalise_label(name): name for name in gathering.index.funders}
    name = normalise_label(words)
    if not words or not known or name in known:
        return known.get(name, words[:LONGEST_FUNDER])
    lines = {key[3] for key in gathering.basis.budget}
    if words in lines:
        return words
    close = get_close_matches(name, list(known), n=1, cutoff=NEAR_FUNDER)
    message = f"le financeur {quoted(words)} n’est pas dans la liste."
    if close:
        hint = f"Est-ce {quoted(known[close[0]])}\u202f?"
        gathering.refuse(
            Severity.QUESTION,
            "HORS_LISTE",
            message,
            row=row,
            key="funder",
            hint=hint,
            n_cells=_n_cells(row),
        )
        return None
    hint = "Choisissez dans la liste, ou confirmez ce nouveau financeur."
    gathering.tell(Severity.QUESTION, "HORS_LISTE", message, row=row, key="funder", hint=hint)
    return words[:LONGEST_FUNDER]


def _amount(row: TableRow, line: Line, field: BudgetField, gathering: Gathering) -> None:
    code, exercise, funder, section = line
    key = field.value
    is_territory = gathering.basis.respondent.kind is RespondentKind.TERRITORY
    if field is BudgetField.PLANNED and not is_territory:
        gathering.refuse(
            Severity.ERROR,
            "TYPE_INATTENDU",
            "le montant prévu est réservé au territoire.",
            row=row,
            key=key,
            hint="Videz cette cellule\u202f; dites-le en commentaire.",
        )
        return
    unreadable: Reading | None = gathering.unreadable_cell(row, key)
    reading = unreadable or read_number(raw_value(row.cells[key]), unit="€", decimals=2)
    if not gathering.settle(reading, row, key, code):
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
    amounts: dict[tuple[str, str, int, str, str], int | None] = dict(gathering.basis.budget)
    for fact in gathering.budget:
        line = (fact.field.value, fact.action_code, fact.exercise, fact.funder, fact.section.value)
        amounts[line] = fact.amount_cents
    sums: dict[tuple[str, str, str, str], int] = defaultdict(int)
    for (field, code, _, funder, section), cents in amounts.items():
        sums[field, code, funder, section] += cents or 0
    asked: set[tuple[str, str, str]] = set()
    for fact in sorted(gathering.budget, key=lambda f: f.field is not BudgetField.PAID):
        line_of = (fact.action_code, fact.funder, fact.section.value)
        paid = sums[BudgetField.PAID.value, *line_of]
        committed = sums[BudgetField.COMMITTED.value, *line_of]
        if fact.field is BudgetField.PLANNED or line_of in asked or paid <= committed:
            continue
        asked.add(line_of)
        gathering.findings.append(_paid_over_committed(fact, paid, committed))


def _paid_over_committed(fact: BudgetFact, paid: int, committed: int) -> Finding:
    place = f"{fact.origin.sheet}!{fact.origin.cell}"
    return Finding(
        severity=Severity.QUESTION,
        code="VALEUR_HORS_BORNES",
        sheet=fact.origin.sheet,
        cell=fact.origin.cell,
        value=fact.origin.raw_text,
        message=f"{place}\u00a0: {french.euros(paid)} mandatés pour {french.euros(committed)}"
        " engagés.",
        hint="Corrigez l’un des deux montants, ou confirmez.",
    )
