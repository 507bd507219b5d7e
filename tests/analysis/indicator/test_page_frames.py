"""Every frame of the indicators' page, on the demonstration, against a naive recomputation."""

from statistics import median

import pytest

from analysis.fiche.tables import action_values
from analysis.indicator.breakdown import (
    answers_frame,
    answers_table,
    categories_frame,
    categories_table,
    grades_frame,
    grades_words,
    newest_table,
)
from analysis.indicator.commune_values import commune_map_frame, is_counted
from analysis.indicator.communes import (
    not_asked_words,
    rates_of,
    respondents_frame_of,
    respondents_table,
)
from analysis.indicator.finding import indicator_finding
from analysis.indicator.forecast import MINIMUM_RECEIVED
from analysis.indicator.forecast_metric import forecast_metric
from analysis.indicator.metrics import expected_metric, target_metric, value_metric
from analysis.indicator.series import commune_values_frame, indicator_series_frame
from analysis.indicator.sheet import sheet_lines
from analysis.indicator.target import target_history_table
from analysis.indicator.trajectory import indicator_forecast, trajectory_frame
from analysis.indicator.way import way_table
from analysis.indicator.year import last_value_words, year_before_frame, year_before_table
from analysis.origin.figure import respondent_names
from analysis.origin.values import indicator_parts, indicator_span, part_of, raw_texts
from analysis.results.given import given_values
from analysis.results.measures import ADDED
from analysis.rows import rows_of, whole
from data_model.period import simplified
from data_model.vocabulary import Nature, RespondentKind
from tests.analysis.indicator.conftest import RAW, Seen, cells


@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.long)])
def test_no_indicator_shows_a_raw_value_anywhere(seen: Seen, step: int) -> None:
    newest = action_values(seen.frames)
    targets = list(rows_of(seen.frames.targets))
    for row in seen.results[::step]:
        code = row.indicator_code
        mine = [target for target in targets if target.indicator_code == code]
        values = commune_values_frame(seen.frames, code)
        parts = indicator_parts(seen.frames, code)
        years = year_before_frame(indicator_series_frame(seen.frames, code))
        metrics = [
            value_metric(row, seen.frames.situation.situation_date),
            expected_metric(row),
            target_metric(row, mine),
            forecast_metric(indicator_forecast(seen.frames, code), row),
        ]
        texts = cells(
            way_table(trajectory_frame(seen.frames, code), row),
            year_before_table(years, row),
            respondents_table(respondents_frame_of(values, {}), row),
            categories_table(categories_frame(parts), row),
            target_history_table(seen.history[code], row),
        )
        texts += [words for _, words in sheet_lines(seen.frames, row)]
        texts += [not_asked_words(values), last_value_words(years, row)]
        texts += [indicator_finding(row, newest.get(code, []))]
        for one in metrics:
            texts += [one.label, one.value, one.delta, one.beside, one.rests_on]
        assert all(texts[-4 * 5 :][place] for place in (0, 1, 5, 6, 10, 11, 15, 16))
        assert [text for text in texts if RAW.search(text)] == [], code


def test_a_year_before_is_the_sum_said_for_that_quarter(seen: Seen) -> None:
    values = given_values(seen.frames, upto=seen.frames.situation.last_period)
    compared = 0
    for row in seen.results:
        if row.nature not in ADDED:
            continue
        years = year_before_frame(indicator_series_frame(seen.frames, row.indicator_code))
        for line in rows_of(years):
            year, quarter = line.period_code.split("-")
            sums = []
            for code in (line.period_code, f"{int(year) - 1}-{quarter}"):
                held = [
                    value.value_e4
                    for value in values
                    if (value.indicator_code, value.period_code) == (row.indicator_code, code)
                    and value.value_e4 is not None
                ]
                sums.append(sum(held) if held else None)
            now, before = sums
            assert (whole(line.value_e4), whole(line.before_e4)) == (now, before)
            both = now is not None and before is not None
            assert whole(line.difference_e4) == (now - before if both else None)  # type: ignore[operator]
            compared += both
    assert compared > 100


def test_each_respondent_has_its_own_total_and_rate(seen: Seen) -> None:
    people = {row.respondent_code: row for row in rows_of(seen.frames.respondents)}
    shown = 0
    for row in seen.results:
        code = row.indicator_code
        found = indicator_span(seen.frames, code)
        values = commune_values_frame(seen.frames, code)
        rates = {}
        if is_counted(seen.frames, code):
            rates = rates_of(commune_map_frame(seen.frames, code, per_thousand=True))
        table = respondents_frame_of(values, rates)
        by_name = {line.name: line for line in rows_of(table)}
        asked = {who for _, names in found.due for who in names}
        assert {people[who].name for who in asked} <= set(by_name) | {
            people[who].name
            for who in asked
            if not any(
                who in names and found.span is not None and found.span.holds(quarter.last_day)
                for quarter, names in found.due
            )
        }
        if found.nature is not Nature.FLOW:
            continue
        for who, person in people.items():
            told = [
                value.value_e4 or 0
                for value in found.values
                if value.respondent_code == who
                and found.span is not None
                and found.span.holds(value.last_day)
            ]
            line = by_name.get(person.name)
            assert (whole(line.value_e4) if line else None) == (sum(told) if told else None)
            if line and told and person.kind == RespondentKind.COMMUNE:
                assert line.rate_e4 == round(sum(told) * 1_000 / person.population)
                shown += 1
    assert shown > 20


def test_the_categories_add_up_to_the_value_shown(seen: Seen) -> None:
    broken_down = 0
    for row in seen.results:
        if row.nature not in ADDED or whole(row.actual_e4) is None:
            continue
        parts = indicator_parts(seen.frames, row.indicator_code)
        categories = categories_frame(parts)
        assert categories["value_e4"].sum() == row.actual_e4, row.indicator_code
        if whole(row.diversity) is None:
            continue
        named = [
            line.category
            for line in rows_of(categories)
            if line.category != "non ventilé" and line.value_e4 > 0
        ]
        assert len({simplified(name) for name in named}) == row.diversity
        broken_down += 1
    assert broken_down > 10


def test_the_grades_are_the_answers_of_the_median_shown(seen: Seen) -> None:
    scales = [row for row in seen.results if row.nature == Nature.SCALE]
    assert len(scales) == 3
    for row in scales:
        grades = grades_frame(indicator_parts(seen.frames, row.indicator_code))
        answers = [
            grade
            for grade, count in zip(grades["grade_e4"], grades["answers"], strict=True)
            for _ in range(count)
        ]
        assert median(answers) == row.actual_e4
        assert grades["grade_e4"].tolist()[:4] == [10_000, 20_000, 30_000, 40_000]
        assert str(len(answers)) in grades_words(grades, row)


def test_every_answer_in_words_is_listed_once(seen: Seen) -> None:
    texts = [row for row in seen.results if row.nature == Nature.TEXT]
    assert texts
    for row in texts:
        values = indicator_span(seen.frames, row.indicator_code).values
        answers = answers_frame(values)
        said = seen.frames.observations
        mine = said[said["indicator_code"] == row.indicator_code]
        assert sorted(answers["text"]) == sorted(mine["text_value"])
        assert answers["period_code"].is_monotonic_decreasing
        assert len(answers_table(answers, {})) == len(answers)


def test_the_last_values_keep_their_cell_and_their_return(seen: Seen) -> None:
    raw = raw_texts(seen.frames)
    for code, newest in action_values(seen.frames).items():
        indicator = indicator_span(seen.frames, code).indicator
        parts = [part_of(value, indicator, raw) for value in newest]
        table = newest_table(parts, respondent_names(seen.frames))
        assert "Texte saisi" not in table.columns
        assert table["Cellule"].tolist() == [
            part.place or "« Rien à signaler »".replace(" R", "\u00a0R").replace("r »", "r\u00a0»")
            for part in parts
        ]
        assert all(text.startswith("n°") for text in table["Retour"])


def test_the_forecast_is_the_mean_of_the_quarters_received(seen: Seen) -> None:
    told = 0
    for row in seen.results:
        forecast = indicator_forecast(seen.frames, row.indicator_code)
        if forecast is None:
            assert row.nature != Nature.FLOW or whole(row.target_value_e4) is None
            continue
        assert int(forecast.known * 10_000) == (whole(row.actual_e4) or 0), row.indicator_code
        if forecast.central is None:
            assert forecast.received < MINIMUM_RECEIVED or not forecast.remaining
            continue
        assert forecast.mean is not None
        assert forecast.central == forecast.estimated + forecast.remaining * forecast.mean
        assert forecast.low is not None
        assert forecast.high is not None
        assert forecast.low <= float(forecast.central) <= forecast.high
        told += 1
    assert told >= 5
