"""The sheet « Indicateurs »: rows → observations, in one pass, every finding with its cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from data_model import french
from data_model.draft import HighlightLine, ObservationFact
from data_model.finding import Option
from data_model.period import simplified
from data_model.plan_index import IndicatorRef
from data_model.vocabulary import Nature
from loaders.checks.check_breakdown import ask_removed_categories, check_totals
from loaders.checks.check_denominator import set_aside_denominator
from loaders.checks.check_doubles import refuse_doubles
from loaders.checks.check_keys import ask_nothing_to_erase, code_meant, find_code, is_not_asked
from loaders.checks.check_labels import code_agreed
from loaders.checks.check_last_value import tell_last_changed, with_value_meant
from loaders.checks.check_ratio import read_ratio
from loaders.checks.check_swapped import under_their_titles
from loaders.checks.gathering import Gathering
from loaders.issuing.issue_rows import is_percentage, known_categories
from loaders.recognition.headers import normalise_label
from loaders.recognition.table import TableRow, raw_value
from loaders.values.numbers import SYMBOLS, read_number
from loaders.values.reading import LONGEST_TEXT, Reading, quoted, read_common_words
from loaders.values.units import EURO_SCALES, factor_of

VALUES = ("value", "denominator")
SCALE_FIRST, SCALE_LAST = 1, 4
LONGEST_CATEGORY = 120
LONGEST_WORDS = 4_000
# A percentage is kept as a share: two more decimals keep what is shown.
SHARE_DECIMALS = 2

WITHOUT_CATEGORY = Option(key="whole", label="Compter dans la valeur, sans ventilation")
AS_IS, CONVERTED = "as_is", "converted"

TELLING_SIGNS = frozenset("<>≤≥+")

Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class _Standing:
    """A row that may be read, with its category, and its unit where it is not the plan's."""

    row: TableRow
    category: str
    unit: str = ""


def read_indicators(rows: Sequence[TableRow], gathering: Gathering) -> None:
    """Add the observations, comments and highlights of the sheet to what is gathered."""
    labels = {code: ref.label for code, ref in gathering.index.indicators.items()}
    action_of = {code: ref.action_code for code, ref in gathering.index.indicators.items()}
    given: dict[Key, list[_Standing]] = {}
    present: set[Key] = set()
    spelled: dict[Key, str] = {}
    for row in under_their_titles(rows, gathering):
        code = find_code(row.text("indicator_code"), labels)
        has_value = row.has(*VALUES)
        if not code and has_value:
            code = code_meant(
                gathering,
                row,
                code_key="indicator_code",
                label_key="indicator_label",
                labels=labels,
                finding_code="INDICATEUR_INCONNU",
                value_keys=VALUES,
                n_cells=1,
            )
        elif has_value:
            code = code_agreed(
                gathering,
                row,
                code,
                code_key="indicator_code",
                label_key="indicator_label",
                labels=labels,
                action_of=action_of,
                n_cells=1,
            )
        ref = gathering.index.indicators.get(code)
        gathering.row_words(row, code)
        _highlight(row, ref, gathering)
        if ref is None:
            continue
        category = _category(row, code, spelled, gathering)
        present.add((code, category))
        if has_value:
            tell_last_changed(row, ref, category, gathering)
        meant = row if has_value else with_value_meant(row, ref, category, gathering)
        has_value = meant.has(*VALUES)
        standing = _standing(meant, ref, category, gathering) if has_value else None
        if standing is not None:
            given.setdefault((code, standing.category), []).append(standing)
    for (code, _), found in given.items():
        if len(found) > 1:
            refuse_doubles(gathering, [one.row for one in found], "value", n_cells=len(found))
            continue
        fact = _observation(found[0], gathering.index.indicators[code], gathering)
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
            text=gathering.kept_words(words, row, "highlight"),
            sheet=row.sheet,
            cell=row.address("highlight"),
        )
    )


def _category(row: TableRow, code: str, spelled: dict[Key, str], gathering: Gathering) -> str:
    """The category as known or first written in this file, where case and accents alone differ."""
    words = row.line("category")
    if not words:
        return ""
    known = {_spelling(name): name for name in known_categories(code, gathering.basis)}
    name = _spelling(words)
    return known.get(name) or spelled.setdefault((code, name), words)


def _spelling(category: str) -> str:
    """What two spellings of one category share; « < 30 ans » and « > 30 ans » are two."""
    signs = "".join(sign for sign in category if sign in TELLING_SIGNS)
    return f"{signs}{normalise_label(category) or category}"


def _standing(
    row: TableRow, ref: IndicatorRef, category: str, gathering: Gathering
) -> _Standing | None:
    """The row as it may be read: asked of this respondent, in the right category and unit."""
    if ref.code not in gathering.basis.indicator_codes and is_not_asked(
        gathering, row, "indicator_code", f"l’indicateur {ref.code}"
    ):
        return None
    if len(category) > LONGEST_CATEGORY:
        gathering.refuse(
            "TEXTE_TROP_LONG",
            f"la catégorie a {len(category)} caractères, {LONGEST_CATEGORY} au plus sont admis.",
            row=row,
            key="category",
            hint="Abrégez-la, et mettez le reste en commentaire.",
        )
        return None
    if category and not ref.is_broken_down:
        if not gathering.choose(
            "TYPE_INATTENDU",
            f"l’indicateur {ref.code} n’est pas ventilé\u00a0: faut-il compter {quoted(category)}"
            " dans sa valeur\u202f?",
            row=row,
            key="category",
            options=[WITHOUT_CATEGORY],
            hint="Saisissez une seule valeur, sans ventilation.",
        ):
            return None
        category = ""
    unit = row.text("unit")
    factor, code = factor_of(unit, ref.unit)
    is_same = factor == 1 and not code
    if is_same or not ref.unit or normalise_label(unit) == normalise_label(ref.unit):
        return _Standing(row=row, category=category)
    options = [Option(key=AS_IS, label=f"{row.raw('value')} {ref.unit}")]
    if code == "UNITE_MULTIPLIEE":
        converted = _read(row, ref, unit=unit).read_as
        options.append(Option(key=CONVERTED, label=f"{row.raw('value')} {unit}, soit {converted}"))
    chosen = gathering.choose(
        "UNITE_DIFFERENTE",
        f"l’unité écrite est {quoted(unit)}, celle du plan est {quoted(ref.unit)}.",
        row=row,
        key="unit",
        options=options,
        hint=f"Donnez la valeur en {ref.unit}, et remettez l’unité du modèle.",
    )
    if not chosen:
        return None
    return _Standing(row=row, category=category, unit=unit if chosen == CONVERTED else "")


def _observation(
    standing: _Standing, ref: IndicatorRef, gathering: Gathering
) -> ObservationFact | None:
    row, category = standing.row, standing.category
    if ref.nature is Nature.RATIO:
        fact = read_ratio(row, ref, category, gathering)
    else:
        set_aside_denominator(row, ref, gathering)
        if not row.has("value"):
            return None
        is_text = ref.nature is Nature.TEXT
        fact = (
            _words(row, ref, category, gathering) if is_text else _number(standing, ref, gathering)
        )
    if fact is not None and fact.origin.is_erased and fact.key not in gathering.basis.current:
        last = gathering.basis.last_values.get((ref.code, category))
        ask_nothing_to_erase(gathering, row, "value", last=last)
        return None
    return fact


def _words(
    row: TableRow, ref: IndicatorRef, category: str, gathering: Gathering
) -> ObservationFact | None:
    text = row.text("value")
    if len(text) > LONGEST_WORDS:
        gathering.refuse(
            "TEXTE_TROP_LONG",
            f"ce texte a {french.number(len(text))} caractères,"
            f" {french.number(LONGEST_WORDS)} au plus sont admis.",
            row=row,
            key="value",
            hint="Abrégez-le, et mettez le reste en commentaire.",
        )
        return None
    reading: Reading | None = gathering.unreadable_cell(row, "value")
    if reading is None and len(text) <= LONGEST_TEXT:
        reading = read_common_words(text)
    reading = gathering.settle(
        reading or Reading(state="value", read_as=text), row, "value", ref.code
    )
    if reading is None:
        return None
    return ObservationFact(
        indicator_code=ref.code,
        category=category,
        text_value="" if reading.state == "erase" else text,
        origin=gathering.origin(row, "value", reading),
    )


def _number(standing: _Standing, ref: IndicatorRef, gathering: Gathering) -> ObservationFact | None:
    row = standing.row
    raw: Reading = gathering.unreadable_cell(row, "value") or _read(row, ref, unit=standing.unit)
    reading = gathering.settle(raw, row, "value", ref.code)
    if reading is None:
        return None
    value = reading.value
    is_scale = ref.nature is Nature.SCALE and value is not None
    if is_scale and not SCALE_FIRST <= (value or 0) <= SCALE_LAST:
        nearest = SCALE_FIRST if (value or 0) < SCALE_FIRST else SCALE_LAST
        gathering.refuse(
            "HORS_LISTE",
            f"{quoted(row.raw('value'))} n’est pas une appréciation de {SCALE_FIRST} à"
            f" {SCALE_LAST}.",
            row=row,
            key="value",
            hint=f"Écrivez un nombre de {SCALE_FIRST} à {SCALE_LAST}\u202f; le plus proche est"
            f" {nearest}.",
        )
        return None
    return ObservationFact(
        indicator_code=ref.code,
        category=standing.category,
        value_e4=None if value is None else int(value.scaleb(4)),
        origin=gathering.origin(row, "value", reading),
    )


def _read(row: TableRow, ref: IndicatorRef, *, unit: str) -> Reading:
    """The value of a row; `unit` is the one that a person said it is in, "" for the plan's."""
    cell = row.cells["value"]
    raw = raw_value(cell)
    if ref.nature is Nature.SCALE:
        return read_number(raw, unit="", decimals=0, is_count=True, allow_negative=True)
    if unit:
        # Four decimals: three after a comma would read as thousands.
        is_number = isinstance(cell.value, Decimal)
        typed = f"{cell.value:.4f}".replace(".", ",") if is_number else row.text("value")
        raw = f"{typed} {unit}"
    is_count = ref.decimals == 0 and not _is_measured(ref.unit)
    return read_number(
        raw,
        unit=ref.unit,
        decimals=ref.decimals + (SHARE_DECIMALS if is_percentage(ref.unit) else 0),
        is_count=is_count,
        allow_negative=not is_count,
        number_format=cell.number_format,
    )


def _is_measured(unit: str) -> bool:
    """Whether the unit is money, a share or a size: what can have decimals, or be negative."""
    return unit in SYMBOLS or is_percentage(unit) or simplified(unit) in EURO_SCALES
