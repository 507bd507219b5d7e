"""The rows of the issued workbook: which ones, and what each cell of them holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from data_model import french
from data_model.interval import Interval
from data_model.period import parse_period, simplified
from data_model.plan_index import IndicatorRef, KnownValue, PlanIndex, ReturnBasis
from data_model.vocabulary import BudgetField, MilestoneField, Nature, RespondentKind, Section
from loaders.template.template import BudgetLine, Filled, FilledCell, FilledObservation
from loaders.values.units import PERCENT_WORDS

BLANK_ROWS = 3
SCALE_CHOICES = ("1", "2", "3", "4")


@dataclass(frozen=True, kw_only=True)
class IssuedRow:
    """One row: column key → content, the columns open to input, number formats, lists, hints."""

    cells: dict[str, FilledCell]
    inputs: frozenset[str]
    formats: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)


def indicator_rows(index: PlanIndex, basis: ReturnBasis, filled: Filled) -> Iterator[IssuedRow]:
    """One row an indicator asked; where it is broken down, one a known category and three more."""
    told: set[str] = set()
    for code in basis.indicator_codes:
        ref = index.indicators[code]
        for category, given, is_known in _categories(ref, basis, filled):
            is_first = bool(ref.action_code) and ref.action_code not in told
            highlight = filled.highlights.get(ref.action_code) if is_first else ""
            told.add(ref.action_code)
            action = index.actions.get(ref.action_code)
            yield IssuedRow(
                cells={
                    "action_code": ref.action_code,
                    "action_title": action.short_title if action else "",
                    "indicator_code": ref.code,
                    "indicator_label": ref.label,
                    "unit": ref.unit,
                    "nature": ref.nature.label,
                    "last_value": _last_value(ref, basis.last_values.get((code, category))),
                    "value": given.value,
                    "denominator": given.denominator,
                    "category": category,
                    "comment": given.comment,
                    "highlight": highlight,
                },
                inputs=_indicator_inputs(ref, is_known=is_known, is_first=is_first),
                formats=_indicator_formats(ref),
                choices={"value": SCALE_CHOICES} if ref.nature is Nature.SCALE else {},
            )


def known_categories(code: str, basis: ReturnBasis) -> list[str]:
    """The categories that the respondent has ever named for an indicator, in order of name."""
    last = {category for indicator, category in basis.last_values if indicator == code}
    current = {key[2] for key in basis.current if key[:2] == ("observation", code)}
    return sorted((last | current) - {""})


def is_percentage(unit: str) -> bool:
    """Whether values of this unit are kept as shares."""
    return simplified(unit) in PERCENT_WORDS


def _categories(
    ref: IndicatorRef, basis: ReturnBasis, filled: Filled
) -> Iterator[tuple[str, FilledObservation, bool]]:
    nothing = FilledObservation()
    total = filled.observations.get((ref.code, ""), nothing)
    if not ref.is_broken_down:
        yield "", total, True
        return
    known = known_categories(ref.code, basis)
    for category in known:
        yield category, filled.observations.get((ref.code, category), nothing), True
    for (code, category), given in filled.observations.items():
        if code == ref.code and category and category not in known:
            yield category, given, False
    for rank in range(BLANK_ROWS):
        yield "", total if rank == 0 else nothing, False


def _indicator_inputs(ref: IndicatorRef, *, is_known: bool, is_first: bool) -> frozenset[str]:
    """A highlight is of an action: one cell for it, on the action's first row."""
    inputs = {"value", "comment"} | ({"highlight"} if is_first else set())
    if ref.nature is Nature.RATIO:
        inputs.add("denominator")
    if ref.is_broken_down and not is_known:
        inputs.add("category")
    return frozenset(inputs)


def _indicator_formats(ref: IndicatorRef) -> dict[str, str]:
    if ref.nature is Nature.TEXT:
        return {"value": "@", "last_value": "@"}
    if ref.nature in {Nature.RATIO, Nature.SCALE}:
        return {"value": "#,##0.####" if ref.nature is Nature.RATIO else "0"}
    digits = "0" + ("." + "0" * ref.decimals if ref.decimals else "")
    if is_percentage(ref.unit):
        return {"value": f"{digits}%", "last_value": f"{digits}%"}
    return {"value": f"#,##{digits}", "last_value": f"#,##{digits}"}


def _last_value(ref: IndicatorRef, known: KnownValue | None) -> FilledCell:
    if known is None or (known.value_e4 is None and not known.text_value):
        return None
    if known.value_e4 is None:
        return known.text_value
    if ref.nature is Nature.RATIO:
        part, whole = french.number_e4(known.value_e4), french.number_e4(known.denominator_e4)
        return f"{part} sur {whole}"
    return Decimal(known.value_e4).scaleb(-4)


def budget_rows(index: PlanIndex, basis: ReturnBasis, filled: Filled) -> Iterator[IssuedRow]:
    """One row a line known or filled of each action asked, and one for a new line."""
    year = parse_period(basis.period_code).last_day.year
    is_territory = basis.respondent.kind is RespondentKind.TERRITORY
    open_amounts = {"committed", "paid"} | ({"planned"} if is_territory else set())
    for code in basis.budget_action_codes:
        known = {
            (action, exercise, funder, Section(section))
            for _, action, exercise, funder, section in basis.budget
            if action == code and exercise == year
        }
        mine = sorted(known | {line for line in filled.budget if line[0] == code})
        default: BudgetLine = (code, year, "", Section.OPERATING)
        for line in [*mine, *([] if default in mine else [default])]:
            _, exercise, funder, section = line
            given = filled.budget.get(line, {})
            locked = {"exercise", "section", "funder"} if line in known else set()
            yield IssuedRow(
                cells={
                    "action_code": code,
                    "action_title": index.actions[code].short_title,
                    "exercise": exercise,
                    "funder": funder,
                    "section": section.label,
                    "planned": given.get(BudgetField.PLANNED),
                    "committed": given.get(BudgetField.COMMITTED),
                    "paid": given.get(BudgetField.PAID),
                },
                inputs=frozenset({"exercise", "funder", "section", "comment"} - locked)
                | open_amounts,
                formats=dict.fromkeys(("planned", "committed", "paid"), "#,##0.00")
                | {"exercise": "0"},
                hints=_known_amounts(basis, line),
            )


def _known_amounts(basis: ReturnBasis, line: BudgetLine) -> dict[str, str]:
    """What was last said of each amount of a line, for whoever enters its cell."""
    action, exercise, funder, section = line
    known = {
        field.value: basis.budget.get((field.value, action, exercise, funder, section.value))
        for field in BudgetField
    }
    return {
        key: f"Dernier montant connu\u00a0: {french.euros(cents)}. "
        for key, cents in known.items()
        if cents is not None
    }


def calendar_rows(index: PlanIndex, basis: ReturnBasis, filled: Filled) -> Iterator[IssuedRow]:
    """One row an occurrence to tell of."""
    for code in basis.occurrence_codes:
        ref = index.occurrences[code]
        given = filled.milestones.get(code, {})
        yield IssuedRow(
            cells={
                "action_code": ref.action_code,
                "action_title": index.actions[ref.action_code].short_title,
                "occurrence_code": ref.code,
                "milestone_label": ref.label,
                "cycle": ref.cycle,
                "initial_date": shown_date(_of_cycle(ref.initial, ref.cycle)),
                "in_force_date": shown_date(ref.in_force),
                "last_forecast": shown_date(ref.forecast),
                "new_forecast": given.get(MilestoneField.FORECAST),
                "done_date": given.get(MilestoneField.DONE),
            },
            inputs=frozenset({"new_forecast", "done_date", "comment"}),
            formats={"cycle": "0"},
        )


def _of_cycle(interval: Interval, cycle: int) -> Interval:
    """The plan's words are those of the first cycle: « Avril 2024 » says nothing of the tenth."""
    return interval if cycle <= 1 or not interval.is_dated else replace(interval, as_written="")


def shown_date(interval: Interval | None) -> FilledCell:
    """A day as a date, a longer span as its words."""
    if interval is None or interval.end is None:
        return interval.as_written if interval else None
    if interval.is_one_day:
        return interval.end
    return french.interval(interval.start, interval.end, interval.as_written)
