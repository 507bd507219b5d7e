"""The measures that actions share, and an indicator's targets and source, recomputed."""

import pandas as pd

from analysis.indicator.measures import (
    measure_detail_table,
    measures_board_frame,
    measures_finding,
    measures_table,
    shared,
    shared_count_words,
    total_words,
)
from analysis.indicator.sheet import source_words
from analysis.results.actuals import is_usable
from analysis.results.given import given_values
from analysis.results.measures import measured_indicators_frame, totals_of
from analysis.rows import rows_of, whole
from data_model.vocabulary import Nature
from tests.analysis.indicator.conftest import RAW, Seen, cells

# Fiches 1.1 and 1.2 print the same words: « une action transversale ».
TOLD_TWICE = ("1.1-I4", "1.2-I3")


def test_a_measure_is_the_sum_of_its_indicators_from_the_start_of_the_plan(seen: Seen) -> None:
    measured = measured_indicators_frame(seen.frames)
    board = measures_board_frame(measured, seen.labels)
    values = given_values(seen.frames, upto=seen.frames.situation.last_period)
    closing = seen.frames.situation.last_period
    assert closing is not None
    for row in rows_of(board):
        codes = [
            one.indicator_code
            for one in seen.results
            if (one.measure_code, one.nature, one.unit) == (row.measure_code, row.nature, row.unit)
        ]
        held = [
            value
            for value in values
            if value.indicator_code in codes
            and is_usable(value, Nature(row.nature))
            and (row.nature == Nature.FLOW or value.period_code == closing.code)
        ]
        sums = dict.fromkeys(codes, 0)
        for value in held:
            sums[value.indicator_code] += value.value_e4 or 0
        twice = TOLD_TWICE if set(TOLD_TWICE) <= sums.keys() else ()
        total = sum(sums.values()) - min((sums[code] for code in twice), default=0)
        assert whole(row.value_e4) == (total if held else None), row.measure_code
        told_once = {TOLD_TWICE[0] if code in twice else code for code in codes}
        assert row.indicators == len(told_once)
        with_data = {value.indicator_code for value in held}
        assert row.indicators_with_data == len(
            {TOLD_TWICE[0] if code in twice else code for code in with_data}
        )
        detail = measure_detail_table(measured, row, {})
        assert len(detail) == len(codes)
        assert [text for text in cells(detail) if RAW.search(text)] == []
    assert board["actions"].is_monotonic_decreasing
    assert len(shared(board, by_several=True)) + len(shared(board, by_several=False)) == len(board)
    assert "participations" in " ".join(total_words(row) for row in rows_of(board))
    texts = [*cells(measures_table(board)), measures_finding(board)]
    assert [text for text in texts if RAW.search(text)] == []


def test_a_count_printed_in_two_fiches_enters_its_measure_once_and_it_is_said(seen: Seen) -> None:
    measured = measured_indicators_frame(seen.frames)
    board = measures_board_frame(measured, seen.labels)
    known = {row.indicator_code: whole(row.value_e4) or 0 for row in rows_of(measured)}
    row = next(row for row in rows_of(board) if row.measure_code == "actions")
    assert row.indicators == 1
    assert whole(row.value_e4) == max(known[code] for code in TOLD_TWICE) > 0
    detail = " ".join(cells(measure_detail_table(measured, row, {})))
    assert "1.1-I4, compté une seule fois" in detail
    assert shared_count_words(measured).startswith("Imprimés avec les mêmes mots\u00a0: 1.1-I4 et")
    alone = measured[measured["indicator_code"] != "1.2-I3"]
    assert shared_count_words(alone) == ""


def test_the_larger_of_two_same_counts_stands_whichever_is_known(seen: Seen) -> None:
    measured = measured_indicators_frame(seen.frames)
    pair = measured[measured["indicator_code"].isin(TOLD_TWICE)].copy()
    cases = [((5, 5), 5), ((4, 5), 5), ((5, 4), 5), ((None, 4), 4), ((4, None), 4)]
    for values, kept in cases:
        pair["value_e4"] = pd.array(list(values), dtype="Int64")
        assert totals_of(pair)["value_e4"].tolist() == [kept], values
    pair["value_e4"] = pd.array([None, None], dtype="Int64")
    assert totals_of(pair)["value_e4"].isna().all()


def test_the_target_history_ends_with_the_targets_in_force(seen: Seen) -> None:
    for row in seen.results:
        history = seen.history[row.indicator_code]
        targets = seen.frames.targets
        mine = targets[targets["indicator_code"] == row.indicator_code]
        in_force = history[history["is_in_force"].astype(bool)].sort_values("due_on")
        assert in_force["due_on"].tolist() == mine["due_on"].tolist()
        assert in_force["value_e4"].tolist() == mine["value_e4"].tolist()


def test_the_source_names_who_is_asked_and_how_often(seen: Seen) -> None:
    def words(code: str) -> str:
        return source_words(seen.frames, code).replace("\u00a0", " ").replace("\u202f", " ")

    assert words("2.2-I1") == "Retours : 8 communes. Demandé chaque trimestre."
    assert "au T2 et T3 de chaque année" in words("1.5-I5")
    assert "8 communes et " in words("P-I1")
