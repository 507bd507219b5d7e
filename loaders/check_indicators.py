"""The sheet « Indicateurs »: rows → observations, in one pass, every finding with its cell."""

from collections.abc import Sequence

from data_model.draft import HighlightLine, ObservationFact
from data_model.finding import Severity
from data_model.period import simplified
from data_model.plan_index import IndicatorRef
from data_model.vocabulary import Nature
from loaders.check_breakdown import ask_removed_categories, check_totals
from loaders.check_keys import ask_not_assigned, ask_nothing_to_erase, find_code, refuse_unknown
from loaders.check_ratio import read_ratio
from loaders.gathering import Gathering
from loaders.headers import normalise_label
from loaders.issue_rows import is_percentage, known_categories
from loaders.numbers import SYMBOLS, read_number
from loaders.reading import LONGEST_TEXT, Reading, quoted, read_common_words
from loaders.table import TableRow, raw_value
from loaders.units import EURO_SCALES

SCALE_FIRST, SCALE_LAST = 1, 4
LONGEST_CATEGORY = 120
LONGEST_WORDS = 4_000
# A percentage is kept as a share: two more decimals keep what is shown.
SHARE_DECIMALS = 2

Key = tuple[str, str]


def read_indicators(rows: Sequence[TableRow], gathering: Gathering) -> None:
    """Add the observations, comments and highlights of the sheet to what is gathered."""
    labels = {code: ref.label for code, ref in gathering.index.indicators.items()}
    given: dict[Key, list[TableRow]] = {}
    present: set[Key] = set()
    for row in rows:
        code = find_code(row.text("indicator_code"), labels)
        ref = gathering.index.indicators.get(code)
        gathering.row_words(row, code)
        _highlight(row, ref, gathering)
        has_value = row.has("value", "denominator")
        if ref is None:
            if has_value:
                refuse_unknown(
                    gathering,
                    row,
                    code_key="indicator_code",
                    label_key="indicator_label",
                    labels=labels,
                    finding_code="INDICATEUR_INCONNU",
                    n_cells=1,
                )
            continue
        key = (code, _category(row, code, gathering))
        present.add(key)
        if has_value and _row_stands(row, ref, key[1], gathering):
            given.setdefault(key, []).append(row)
    for (code, category), found in given.items():
        if len(found) > 1:
            gathering.refuse_doubles(found, "value", n_cells=len(found))
            continue
        fact = _observation(found[0], gathering.index.indicators[code], category, gathering)
        if fact is not None:
            gathering.observations.append(fact)
    check_totals(gathering)
    if rows:
        ask_removed_categories(gathering, rows[0].sheet, present)


def _highlight(row: TableRow, ref: IndicatorRef | None, gathering: Gathering) -> None:
    if not row.has("highlight"):
        return
    code = ref.action_code if ref else find_code(row.text("action_code"), gathering.index.actions)
    words = row.text("highlight")
    if not code:
        gathering.comment(row, "highlight", words, "")
        return
    gathering.highlights.append(
        HighlightLine(
            action_code=code,
            text=words[:LONGEST_WORDS],
            sheet=row.sheet,
            cell=row.address("highlight"),
        )
    )


def _category(row: TableRow, code: str, gathering: Gathering) -> str:
    """The category as it is known where case and accents alone differ, else as written."""
    words = " ".join(row.text("category").split())
    known = {normalise_label(name): name for name in known_categories(code, gathering.basis)}
    return known.get(normalise_label(words), words) if words else ""


def _row_stands(row: TableRow, ref: IndicatorRef, category: str, gathering: Gathering) -> bool:
    """Whether the row may be read: right unit, and a category where one is expected."""
    if ref.code not in gathering.basis.indicator_codes:
        ask_not_assigned(gathering, row, "indicator_code", f"l’indicateur {ref.code}")
    if len(category) > LONGEST_CATEGORY:
        gathering.refuse(
            Severity.ERROR,
            "TEXTE_TROP_LONG",
            f"la catégorie dépasse {LONGEST_CATEGORY} caractères.",
            row=row,
            key="category",
            hint="Abrégez-la, et mettez le reste en commentaire.",
        )
        return False
    if category and not ref.is_broken_down:
        gathering.refuse(
            Severity.QUESTION,
            "TYPE_INATTENDU",
            f"l’indicateur {ref.code} n’est pas ventilé\u00a0: faut-il compter {quoted(category)}"
            " dans sa valeur\u202f?",
            row=row,
            key="category",
            hint="Saisissez une seule valeur, sans ventilation.",
        )
        return False
    unit = row.text("unit")
    if unit and ref.unit and normalise_label(unit) != normalise_label(ref.unit):
        gathering.refuse(
            Severity.QUESTION,
            "UNITE_DIFFERENTE",
            f"l’unité écrite est {quoted(unit)}, celle du plan est {quoted(ref.unit)}.",
            row=row,
            key="unit",
            hint=f"Donnez la valeur en {ref.unit}, et remettez l’unité du modèle.",
        )
        return False
    return True


def _observation(
    row: TableRow, ref: IndicatorRef, category: str, gathering: Gathering
) -> ObservationFact | None:
    if ref.nature is Nature.RATIO:
        fact = read_ratio(row, ref, category, gathering)
    elif not row.has("value"):
        gathering.refuse(
            Severity.QUESTION,
            "TYPE_INATTENDU",
            f"l’indicateur {ref.code} n’a pas d’effectif de référence.",
            row=row,
            key="denominator",
            hint="Saisissez sa valeur dans la colonne Valeur.",
        )
        return None
    elif ref.nature is Nature.TEXT:
        fact = _words(row, ref, category, gathering)
    else:
        fact = _number(row, ref, category, gathering)
    if fact is not None and fact.origin.is_erased and fact.key not in gathering.basis.current:
        ask_nothing_to_erase(gathering, row, "value")
        return None
    return fact


def _words(
    row: TableRow, ref: IndicatorRef, category: str, gathering: Gathering
) -> ObservationFact | None:
    text = row.text("value")
    reading: Reading | None = gathering.unreadable_cell(row, "value")
    if reading is None and len(text) <= LONGEST_TEXT:
        reading = read_common_words(text)
    reading = reading or Reading(state="value", read_as=text)
    if not gathering.settle(reading, row, "value", ref.code):
        return None
    return ObservationFact(
        indicator_code=ref.code,
        category=category,
        text_value="" if reading.state == "erase" else text[:LONGEST_WORDS],
        origin=gathering.origin(row, "value", reading),
    )


def _number(
    row: TableRow, ref: IndicatorRef, category: str, gathering: Gathering
) -> ObservationFact | None:
    reading: Reading = gathering.unreadable_cell(row, "value") or _read(row, ref)
    is_scale = ref.nature is Nature.SCALE and reading.value is not None
    if is_scale and not SCALE_FIRST <= (reading.value or 0) <= SCALE_LAST:
        gathering.refuse(
            Severity.ERROR,
            "HORS_LISTE",
            f"{quoted(row.raw('value'))} n’est pas une appréciation de {SCALE_FIRST} à"
            f" {SCALE_LAST}.",
            row=row,
            key="value",
            hint="Choisissez dans la liste de la cellule.",
        )
        return None
    if not gathering.settle(reading, row, "value", ref.code):
        return None
    return ObservationFact(
        indicator_code=ref.code,
        category=category,
        value_e4=None if reading.value is None else int(reading.value.scaleb(4)),
        origin=gathering.origin(row, "value", reading),
    )


def _read(row: TableRow, ref: IndicatorRef) -> Reading:
    cell = row.cells["value"]
    if ref.nature is Nature.SCALE:
        return read_number(raw_value(cell), unit="", decimals=0, is_count=True, allow_negative=True)
    is_count = ref.decimals == 0 and not _is_measured(ref.unit)
    return read_number(
        raw_value(cell),
        unit=ref.unit,
        decimals=ref.decimals + (SHARE_DECIMALS if is_percentage(ref.unit) else 0),
        is_count=is_count,
        allow_negative=not is_count,
        number_format=cell.number_format,
    )


def _is_measured(unit: str) -> bool:
    """Whether the unit is money, a share or a size: what can have decimals, or be negative."""
    return unit in SYMBOLS or is_percentage(unit) or simplified(unit) in EURO_SCALES
