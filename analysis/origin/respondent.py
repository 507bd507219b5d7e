"""Everything one respondent told for one period: values, amounts, milestones, and blanks."""

from collections.abc import Mapping
from typing import Any

from analysis.origin.part import (
    FactKey,
    Part,
    PartState,
    budget_key,
    in_order,
    milestone_key,
    missing_part,
    observation_key,
)
from analysis.plan_frames import day_or_none
from analysis.results.asked import asked_cells_frame
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.french import NOT_KNOWN, euros, interval, number_e4, typo
from data_model.period import parse_period
from data_model.vocabulary import AssignedKind, BudgetField, MilestoneField, Section


def told_periods(snapshot: Snapshot, respondent: str) -> list[str]:
    """The periods for which a respondent was asked up to S or sent something, newest first."""
    asked = asked_cells_frame(snapshot.assignments, snapshot.situation.periods)
    mine = asked[asked["respondent_code"] == respondent]
    sent = [row.period_code for row in rows_of(snapshot.returns) if _is_of(row, respondent)]
    return sorted({*mine["period_code"], *sent}, reverse=True)


def respondent_parts(snapshot: Snapshot, respondent: str, period_code: str) -> list[Part]:
    """What stands of a respondent for a period, then what it was asked and did not tell."""
    parts = [
        *_observations(snapshot, respondent, period_code),
        *_amounts(snapshot, respondent, period_code),
        *_statements(snapshot, respondent, period_code),
    ]
    told = {(part.key.kind, part.key.object_code) for part in parts}
    return in_order([*parts, *_blanks(snapshot, respondent, period_code, told=told)])


def _is_of(row: Any, respondent: str, period_code: str = "") -> bool:
    return bool(
        row.respondent_code == respondent and (not period_code or row.period_code == period_code)
    )


def _observations(snapshot: Snapshot, respondent: str, period_code: str) -> list[Part]:
    known = {row.indicator_code: row for row in rows_of(snapshot.indicators)}
    parts = []
    for row in rows_of(snapshot.observations):
        if not _is_of(row, respondent, period_code) or row.indicator_code not in known:
            continue
        indicator = known[row.indicator_code]
        category = f", {row.category}" if row.category else ""
        parts.append(
            _part(
                observation_key(row.indicator_code, row.category or ""),
                row,
                about=f"{row.indicator_code} {indicator.label}{category}",
                amount=whole(row.value_e4),
                base=whole(row.denominator_e4),
                words=_words(row, indicator),
            )
        )
    return parts


def _words(row: Any, indicator: Any) -> str:
    amount, base = whole(row.value_e4), whole(row.denominator_e4)
    if amount is None:
        return row.text_value or NOT_KNOWN
    decimals = int(indicator.decimals)
    if base is not None:
        shown = (number_e4(value, decimals=decimals) for value in (amount, base))
        return typo(" sur ".join(shown))
    return number_e4(amount, decimals=decimals)


def _amounts(snapshot: Snapshot, respondent: str, period_code: str) -> list[Part]:
    parts = []
    for row in rows_of(snapshot.budget_history):
        if not _is_of(row, respondent, period_code):
            continue
        funder = f", {row.funder}" if row.funder else ""
        parts.append(
            _part(
                budget_key(
                    row.action_code,
                    field=row.field,
                    exercise=int(row.exercise),
                    funder=row.funder,
                    section=row.section,
                ),
                row,
                about=f"{row.action_code} {BudgetField(row.field).label} {row.exercise}{funder}, "
                f"{Section(row.section).label}",
                amount=whole(row.amount_cents),
                words=euros(whole(row.amount_cents)),
            )
        )
    return parts


def _statements(snapshot: Snapshot, respondent: str, period_code: str) -> list[Part]:
    labels = {row.occurrence_code: row.label for row in rows_of(snapshot.occurrences)}
    return [
        _part(
            milestone_key(row.occurrence_code, row.field),
            row,
            about=f"{row.occurrence_code} {labels.get(row.occurrence_code, '')}, "
            f"{MilestoneField(row.field).label}",
            words=interval(day_or_none(row.start_date), day_or_none(row.end_date)),
        )
        for row in rows_of(snapshot.milestone_history)
        if _is_of(row, respondent, period_code)
    ]


def _part(
    key: FactKey,
    row: Any,
    *,
    about: str,
    words: str,
    amount: int | None = None,
    base: int | None = None,
) -> Part:
    return Part(
        key=key,
        respondent_code=row.respondent_code,
        period_code=row.period_code,
        state=PartState.ESTIMATED if row.is_estimated else PartState.IN_FORCE,
        about=typo(about),
        amount=amount,
        base=base,
        words=words,
        from_period=row.period_code,
        return_number=whole(row.return_number),
        sheet=row.sheet or "",
        cell=row.cell or "",
        raw_text=row.raw_text or "",
    )


def _blanks(
    snapshot: Snapshot, respondent: str, period_code: str, *, told: set[tuple[AssignedKind, str]]
) -> list[Part]:
    """The indicators and budget lines asked then; a milestone left as it stands is no blank."""
    asked = asked_cells_frame(snapshot.assignments, [parse_period(period_code)])
    labels: Mapping[str, str] = {
        row.indicator_code: row.label for row in rows_of(snapshot.indicators)
    }
    returns = [
        row
        for row in rows_of(snapshot.returns)
        if _is_of(row, respondent, period_code) and row.is_active
    ]
    # « Rien à signaler » speaks for every cell left blank.
    spoken = any(row.nothing_to_report for row in returns)
    parts = []
    for row in rows_of(asked):
        if row.respondent_code != respondent or row.kind == AssignedKind.MILESTONE or spoken:
            continue
        if (AssignedKind(row.kind), row.object_code) in told:
            continue
        is_amount = row.kind == AssignedKind.BUDGET
        key = (
            budget_key(
                row.object_code,
                field=BudgetField.COMMITTED.value,
                exercise=int(period_code[:4]),
                funder="",
                section=Section.OPERATING.value,
            )
            if is_amount
            else observation_key(row.object_code, "")
        )
        about = "ligne de budget" if is_amount else labels.get(row.object_code, "")
        parts.append(
            missing_part(
                key,
                respondent,
                period_code,
                answered=bool(returns),
                about=typo(f"{row.object_code} {about}"),
            )
        )
    return parts
