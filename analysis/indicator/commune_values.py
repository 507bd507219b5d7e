"""One indicator over the communes: what the map and the small charts draw."""

from decimal import Decimal

import pandas as pd

from analysis.indicator.series import commune_values_frame
from analysis.results.actuals import Span, actual_over, scaled
from analysis.results.asked import asked_cells
from analysis.results.given import given_values
from analysis.results.said import ValueState
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.vocabulary import AssignedKind, Nature, RespondentKind

QUARTERS_SHOWN = 8
PER = 1_000
SHARE_DECIMALS = 1
COUNTED = frozenset({Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK})
PLACED = ["population", "label_longitude", "label_latitude", "outline_geojson"]
SERIES_COLUMNS = ["respondent_code", "name", "period_code", "value_e4", "is_carried", "is_asked"]


def communes_of(snapshot: Snapshot) -> pd.DataFrame:
    """The respondents that are communes, by name; columns of `respondents_frame`."""
    people = snapshot.respondents
    return people[people["kind"] == RespondentKind.COMMUNE].reset_index(drop=True)


def drawn_indicators(snapshot: Snapshot) -> dict[str, str]:
    """Indicator codes and labels, what communes are asked for first; words cannot be drawn.

    The first is the one of which communes said the most.
    """
    communes = set(communes_of(snapshot)["respondent_code"])
    asked = {
        row.object_code
        for row in rows_of(snapshot.assignments)
        if row.kind == AssignedKind.INDICATOR and row.respondent_code in communes
    }
    said = snapshot.observations[snapshot.observations["respondent_code"].isin(communes)]
    counts = said["indicator_code"].value_counts().to_dict()
    drawn = [
        (row.indicator_code, row.label)
        for row in rows_of(snapshot.indicators)
        if row.nature != Nature.TEXT
    ]
    drawn.sort(key=lambda pair: (pair[0] not in asked, -counts.get(pair[0], 0)))
    return dict(drawn)


def nature_of(snapshot: Snapshot, indicator_code: str) -> Nature:
    """The indicator's nature in force; KeyError for an unknown indicator."""
    return rule_of(snapshot, indicator_code)[0]


def is_counted(snapshot: Snapshot, indicator_code: str) -> bool:
    """Whether an indicator counts something, so that it can be divided by the inhabitants."""
    return nature_of(snapshot, indicator_code) in COUNTED


def rule_of(snapshot: Snapshot, indicator_code: str) -> tuple[Nature, str, int]:
    """The indicator's nature, unit and decimals in force; KeyError for an unknown indicator."""
    rows = snapshot.indicators[snapshot.indicators["indicator_code"] == indicator_code]
    if rows.empty:
        raise KeyError(indicator_code)
    row = rows.iloc[0]
    return Nature(row["nature"]), str(row["unit"]), int(row["decimals"])


def commune_map_frame(
    snapshot: Snapshot,
    indicator_code: str,
    *,
    per_thousand: bool = False,
    values: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Each commune's value at the situation date, with the outline it fills.

    Columns: those of `commune_values_frame`, then population (Int64), label_longitude,
    label_latitude (float), outline_geojson (str). With `per_thousand`, value_e4 is a number for
    1 000 inhabitants, missing where the population is; `values` spares computing them again.
    Rows: one a commune, by name. Raises: KeyError for an unknown indicator.
    """
    people = communes_of(snapshot)
    if values is None:
        values = commune_values_frame(snapshot, indicator_code)
    frame = people[["respondent_code", *PLACED]].merge(
        values, on="respondent_code", how="left", validate="one_to_one"
    )
    if per_thousand:
        frame["value_e4"] = [
            _rate(value, population)
            for value, population in zip(frame["value_e4"], frame["population"], strict=True)
        ]
    return frame.astype({"value_e4": "Int64"})


def _rate(value_e4: object, population: object) -> int | None:
    value, inhabitants = whole(value_e4), whole(population)
    if value is None or not inhabitants:
        return None
    return round(Decimal(value) * PER / inhabitants)


def commune_series_frame(
    snapshot: Snapshot, indicator_code: str, *, per_thousand: bool = False
) -> pd.DataFrame:
    """Each commune's value of each of the last 8 quarters up to the situation date.

    Columns: respondent_code, name, period_code (str), value_e4 (Int64, 10⁻⁴, nullable: nothing
    is known of that quarter), is_carried (bool, the last known value stands), is_asked (bool, the
    commune is asked for that quarter).
    Rows: one a commune and quarter, by name. Raises: KeyError. Source: domain.md §3.
    """
    nature, unit, _ = rule_of(snapshot, indicator_code)
    periods = snapshot.situation.periods[-QUARTERS_SHOWN:]
    values = [
        value
        for value in given_values(snapshot, upto=snapshot.situation.last_period)
        if value.indicator_code == indicator_code
    ]
    asked = asked_cells(snapshot.assignments, periods)
    rows = []
    for person in rows_of(communes_of(snapshot)):
        mine = [value for value in values if value.respondent_code == person.respondent_code]
        for period in periods:
            held = [value for value in mine if value.period_code == period.code]
            span = Span(first_day=period.first_day, last_day=period.last_day)
            found = actual_over(held, [], nature=nature, unit=unit, span=span)
            amount = scaled(found.value)
            rows.append(
                (
                    person.respondent_code,
                    person.name,
                    period.code,
                    _rate(amount, person.population) if per_thousand else amount,
                    bool(held) and all(v.state is ValueState.CARRIED for v in held),
                    (AssignedKind.INDICATOR, person.respondent_code, indicator_code, period.code)
                    in asked,
                )
            )
    frame = pd.DataFrame(rows, columns=SERIES_COLUMNS, dtype=object)
    return frame.astype({"value_e4": "Int64", "is_carried": bool, "is_asked": bool})
