"""The fiche's tables: milestones as drawn and as written, indicators with their origin."""

from typing import Any

import pandas as pd

from analysis.frames import with_integers
from analysis.origin.part import PartState
from analysis.origin.values import indicator_parts, indicator_span, ratio_span_words
from analysis.plan_frames import day_or_none
from analysis.results.given import given_values
from analysis.results.said import GivenValue
from analysis.rows import rows_of, whole
from analysis.schedule.slippage import SlippageKind
from analysis.snapshot import Snapshot
from data_model.french import (
    NOT_KNOWN,
    day,
    interval,
    joined,
    number_e4,
    plain,
    plural,
    quarter_label,
    typo,
)
from data_model.vocabulary import Direction, Nature, TargetBasis

DRAWN_AT_ONCE = 8
STRIP_COLUMNS = [
    "occurrence_code",
    "label",
    "reference_on",
    "finish_on",
    "is_done",
    "is_without_news",
    "is_unconfirmed",
    "slippage_days",
    "level",
    "words",
]
MILESTONE_COLUMNS = ["Jalon", "Date imprimée", "Référence", "Situation", "Origine"]
INDICATOR_COLUMNS = ["indicator_code", "Indicateur", "Valeur", "Cible", "status", "reason"]


def milestone_years(states: pd.DataFrame, action_code: str) -> list[int]:
    """The years among which to choose, empty where all milestones can be drawn at once."""
    mine = states[states["action_code"] == action_code]
    ends = [day_or_none(value) for value in mine["end_date"]]
    years = sorted({end.year for end in ends if end is not None})
    return years if len(mine) > DRAWN_AT_ONCE and len(years) > 1 else []


def strip_frame(states: pd.DataFrame, action_code: str, *, year: int | None = None) -> pd.DataFrame:
    """One action's milestones as the strip draws them; `year` keeps those that end in it.

    Columns: occurrence_code, label (str), reference_on, finish_on (date, nullable), is_done,
    is_without_news, is_unconfirmed (bool), slippage_days (Int64, nullable), level, words (str).
    Rows: one an occurrence, by reference.
    """
    rows = [
        (
            row.occurrence_code,
            typo(row.label[:1].upper() + row.label[1:]),
            day_or_none(row.end_date),
            day_or_none(row.finish_end),
            row.is_done,
            row.is_without_news,
            row.kind == SlippageKind.UNCONFIRMED,
            whole(row.slippage_days),
            str(row.level),
            row.words,
        )
        for row in rows_of(states[states["action_code"] == action_code])
    ]
    kept = [row for row in rows if year is None or (row[2] is not None and row[2].year == year)]
    kept.sort(key=lambda row: (row[2] is None, row[2] or row[3] or 0))
    frame = pd.DataFrame(kept, columns=STRIP_COLUMNS, dtype=object)
    flags = ("is_done", "is_without_news", "is_unconfirmed")
    return with_integers(frame, "slippage_days").astype(dict.fromkeys(flags, bool))


def milestone_labels(strip: pd.DataFrame) -> dict[str, str]:
    """Occurrence code → « Vote de la bourse, 31 mars 2026 », of the milestones drawn."""
    return {
        row.occurrence_code: typo(
            f"{row.label}, {day(row.reference_on)}" if row.reference_on else row.label
        )
        for row in rows_of(strip)
    }


def indicator_labels(results: pd.DataFrame) -> dict[str, str]:
    """Indicator code → « 2.2-I1 Services représentés », to name it in a list."""
    return {
        row.indicator_code: typo(f"{row.indicator_code} {row.label}") for row in rows_of(results)
    }


def milestones_table(snapshot: Snapshot, states: pd.DataFrame, strip: pd.DataFrame) -> pd.DataFrame:
    """The milestones of the strip in words, with the calendar as the plan writes it.

    Columns: Jalon, Date imprimée, Référence, Situation, Origine (str). Rows: those of `strip`.
    """
    written = dict(
        zip(
            snapshot.occurrences["occurrence_code"],
            zip(snapshot.occurrences["as_written"], snapshot.occurrences["cycle"], strict=True),
            strict=True,
        )
    )
    known = {row.occurrence_code: row for row in rows_of(states)}
    rows = []
    for drawn in rows_of(strip):
        state = known[drawn.occurrence_code]
        words, cycle = written[drawn.occurrence_code]
        rows.append(
            (
                plain(drawn.label),
                # Later cycles have no printed date: the plan prints the first one only.
                plain(typo(words)) + ("" if int(cycle) == 1 else f" (cycle {int(cycle)})"),
                interval(day_or_none(state.start_date), day_or_none(state.end_date)),
                _situation(state),
                _milestone_origin(state),
            )
        )
    return pd.DataFrame(rows, columns=MILESTONE_COLUMNS, dtype=object)


def printed_dates(snapshot: Snapshot, strip: pd.DataFrame) -> str:
    """« Temporalité de l’action : Moyen et long termes » : what is printed where no date is known.

    Takes `strip_frame`; empty where a milestone is drawn, which says its date itself.
    """
    if strip["reference_on"].notna().any() or strip["finish_on"].notna().any():
        return ""
    words = dict(
        zip(
            snapshot.occurrences["occurrence_code"],
            snapshot.occurrences["as_written"],
            strict=True,
        )
    )
    return typo(
        " ; ".join(
            f"{plain(row.label)} : {plain(words[row.occurrence_code])}"
            for row in rows_of(strip)
            if words[row.occurrence_code]
        )
    )


def _situation(state: Any) -> str:
    done = day_or_none(state.done_end)
    if done:
        return typo(f"fait le {day(done)}, {state.words}")
    forecast = day_or_none(state.forecast_end)
    if forecast:
        return typo(f"prévu le {day(forecast)}, {state.words}")
    return str(state.words)


def _milestone_origin(state: Any) -> str:
    for number, sheet, cell in (
        (state.done_return, state.done_sheet, state.done_cell),
        (state.forecast_return, state.forecast_sheet, state.forecast_cell),
    ):
        if whole(number) is not None:
            return f"retour n°\u00a0{whole(number)}, `{sheet}!{cell}`"
    return "plan"


def action_results(results: pd.DataFrame, action_code: str) -> pd.DataFrame:
    """The rows of `results_frame` of one action."""
    return results[results["action_code"] == action_code].reset_index(drop=True)


def action_values(snapshot: Snapshot) -> dict[str, list[GivenValue]]:
    """Indicator → what was said of it for the newest quarter that anyone spoke of."""
    newest: dict[str, list[GivenValue]] = {}
    for value in given_values(snapshot, upto=snapshot.situation.last_period):
        if not value.is_said:
            continue
        held = newest.setdefault(value.indicator_code, [])
        if held and held[0].last_day < value.last_day:
            held.clear()
        if not held or held[0].last_day == value.last_day:
            held.append(value)
    return newest


def value_words(result: Any, held: list[GivenValue]) -> str:
    """« au moins 75 services », « 80,6 % », or the words that were given."""
    nature = Nature(result.nature)
    if nature is Nature.TEXT:
        texts = list(dict.fromkeys(value.text_value for value in held if value.text_value))
        return typo(joined(texts)) or NOT_KNOWN
    amount = whole(result.actual_e4)
    if amount is None:
        return NOT_KNOWN
    at_least = "au moins " if result.at_least else ""
    return typo(f"{at_least}{_amount(amount, result)}")


def _amount(amount_e4: int, result: Any) -> str:
    is_counted = Nature(result.nature) not in {Nature.RATIO, Nature.SCALE}
    decimals = int(result.decimals) if is_counted else max(int(result.decimals), 1)
    unit = "" if Nature(result.nature) is Nature.SCALE else str(result.unit)
    return typo(f"{number_e4(amount_e4, decimals=decimals)} {unit}".strip())


def target_words(result: Any) -> tuple[str, str]:
    """« 32 services » and « par an, 2026 », or « au plus 50 » and its date, if any."""
    amount, due_on = whole(result.target_value_e4), day_or_none(result.target_due_on)
    if amount is None or due_on is None:
        return "–", ""
    limit = "au plus " if result.direction == Direction.DOWN else ""
    said = f"{limit}{_amount(amount, result)}"
    if result.basis == TargetBasis.PER_YEAR:
        return said, f"par an, {due_on.year}"
    return said, day(due_on)


def _two_lines(first: str, second: str) -> str:
    return typo(f"{first}  \n:gray[:small[{second}]]" if second else first)


def origin_of(held: list[GivenValue]) -> str:
    """« T3 2026, retour n° 12, `Indicateurs!H14` », or how many returns; empty without any."""
    if not held:
        return ""
    quarter = quarter_label(held[0].period_code)
    numbers = {value.return_number for value in held if value.return_number is not None}
    if len(numbers) != 1:
        return f"{quarter}, {plural(len(numbers), 'retour')}"
    cells = [f"`{value.sheet}!{value.cell}`" for value in held if value.cell]
    more = f" et {len(cells) - 1} autres cellules" if len(cells) > 2 else ""
    shown = cells[:1] if more else cells
    where = f", {joined(shown)}{more}" if shown else ""
    return f"{quarter}, retour n°\u00a0{numbers.pop()}{where}"


def _figure_origin(result: Any, held: list[GivenValue], snapshot: Snapshot) -> str:
    """What a ratio spans, from when a value is carried, else where the newest was read."""
    if Nature(result.nature) is Nature.RATIO and held:
        return ratio_span_words(indicator_span(snapshot, result.indicator_code)) or origin_of(held)
    if not result.is_carried:
        return origin_of(held)
    parts = indicator_parts(snapshot, result.indicator_code)
    froms = sorted({part.from_period for part in parts if part.state is PartState.CARRIED})
    carried = f"reporté de {joined([quarter_label(code) for code in froms])}"
    said = any(part.is_known and part.state is not PartState.CARRIED for part in parts)
    return f"{origin_of(held)}, en partie {carried}" if said else f"reporté de {origin_of(held)}"


def _indicator_words(indicator: Any) -> str:
    """Its label, its question, and the plan's own words where the label is not them."""
    words = [plain(typo(indicator.question or ""))]
    if indicator.printed_label and indicator.printed_label != indicator.label:
        words.append(typo(f"Imprimé : « {plain(indicator.printed_label)} »"))
    below = "".join(f"  \n:gray[:small[{line}]]" for line in words if line)
    return f"**{plain(typo(indicator.label))}**{below}"


def indicators_table(
    snapshot: Snapshot, results: pd.DataFrame, newest: dict[str, list[GivenValue]]
) -> pd.DataFrame:
    """The indicators of an action with their printed words, value, origin, target and status.

    Columns: indicator_code, Indicateur, Valeur, Cible (str, Markdown), status (ResultStatus),
    reason (str). Rows: those of `results`.
    """
    printed = {row.indicator_code: row for row in rows_of(snapshot.indicators)}
    rows = [
        {
            "indicator_code": row.indicator_code,
            "Indicateur": _indicator_words(printed[row.indicator_code]),
            "Valeur": _two_lines(
                plain(value_words(row, newest.get(row.indicator_code, []))),
                _figure_origin(row, newest.get(row.indicator_code, []), snapshot),
            ),
            "Cible": _two_lines(*map(plain, target_words(row))),
            "status": row.status,
            "reason": row.reason,
        }
        for row in rows_of(results)
    ]
    return pd.DataFrame(rows, columns=INDICATOR_COLUMNS, dtype=object)
