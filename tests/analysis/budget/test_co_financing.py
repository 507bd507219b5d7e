"""Co-financing: each stage by funder, the leverage with both of its sides, from a real store."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from analysis.budget.amount import Amount
from analysis.budget.co_financing import (
    COLUMNS,
    Leverage,
    co_financing_by_funder,
    co_financing_frame,
    leverage,
    stage_total,
)
from analysis.budget.co_financing_words import (
    co_financing_origins,
    co_financing_sentence,
    co_financing_table,
    co_financing_title,
    leverage_words,
)
from analysis.rows import rows_of, whole
from data_model.act import ActKind
from data_model.as_of import newest_act
from data_model.ledger import add_versions, new_act
from data_model.plan_draft import record_settings
from data_model.steering import CoFinancing
from data_model.store import reading, writing
from data_model.vocabulary import BudgetField, FundingStage
from tests.data_model.small_plan import PLAN

ASKED, NOTIFIED, RECEIVED = FundingStage
Told = tuple[str, int, FundingStage, int]


def frame_of(told: Sequence[Told]) -> pd.DataFrame:
    rows = [
        (funder, year, "", stage, cents, date(2026, 11, 6), "MD")
        for funder, year, stage, cents in told
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    return frame.astype({"exercise": "Int64", "amount_cents": "Int64"})


def committed(cents: int, *, year: int = 2026, funder: str = "Fonds propres") -> Amount:
    return Amount(
        field=BudgetField.COMMITTED,
        action_code="1.1",
        exercise=year,
        funder=funder,
        section="operating",
        respondent_code="T",
        cents=cents,
    )


def lever(told: Sequence[Told], *amounts: Amount, **other: Any) -> Leverage:
    asked = {"until": 2026, "is_partial": False} | other
    return leverage(frame_of(told), amounts, **asked)


def version(funder: str, stage: FundingStage, cents: int, **other: Any) -> CoFinancing:
    return CoFinancing(
        plan_code=PLAN,
        act_number=1,
        funder=funder,
        stage=stage,
        exercise=2026,
        amount_cents=cents,
        **other,
    )


def test_the_newest_version_stands_and_a_removed_one_is_gone(loaded_sqlite: Engine) -> None:
    for rows in (
        [version("Région", ASKED, 500), version("FEDER", ASKED, 900)],
        [version("Région", ASKED, 700), version("FEDER", ASKED, 900, is_removed=True)],
    ):
        with writing(loaded_sqlite) as session:
            record_settings(session, PLAN, rows, by="MD")
    with reading(loaded_sqlite) as session:
        now = newest_act(session, PLAN)
        after = co_financing_frame(session, PLAN, now)
        before = co_financing_frame(session, PLAN, now - 1)
        assert co_financing_frame(session, PLAN, now - 2).empty
    assert [(r.funder, r.amount_cents, r.recorded_by) for r in rows_of(after)] == [
        ("Région", 700, "MD")
    ]
    assert [(r.funder, r.amount_cents) for r in rows_of(before)] == [
        ("FEDER", 900),
        ("Région", 500),
    ]


def test_each_amount_says_the_day_it_was_recorded_in_paris(loaded_sqlite: Engine) -> None:
    with writing(loaded_sqlite) as session:
        late = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)
        act = new_act(session, PLAN, kind=ActKind.PLAN_SETTING, recorded_at=late)
        add_versions(session, act, [version("Région", ASKED, 12_345)])
        shown = co_financing_origins(co_financing_frame(session, PLAN, act.number), {})
    assert shown.iloc[0].tolist() == [
        "Région",
        "2026",
        "Plan entier",
        "demandé",
        "123,45\u00a0€",
        "1er\u00a0avril\u00a02026",
        "non précisé",
    ]


STAGES = st.tuples(
    st.sampled_from(["Région", "FEDER"]),
    st.integers(2024, 2028),
    st.sampled_from(list(FundingStage)),
    st.integers(0, 10**9),
)


@given(st.lists(STAGES, max_size=12, unique_by=lambda one: one[:3]))
def test_each_stage_is_the_sum_of_what_was_told_and_missing_where_nothing_was(
    told: list[Told],
) -> None:
    def added(stage: FundingStage, funder: str | None = None) -> int | None:
        found = [c for f, _, s, c in told if s is stage and funder in (None, f)]
        return sum(found) if found else None

    frame = frame_of(told)
    for stage in FundingStage:
        assert stage_total(frame, stage) == added(stage)
    by_funder = co_financing_by_funder(frame)
    assert set(by_funder["funder"]) == {funder for funder, *_ in told}
    for row in rows_of(by_funder):
        asked, notified, received = (added(stage, row.funder) for stage in FundingStage)
        assert whole(row.requested_cents) == asked
        assert whole(row.notified_cents) == notified
        assert whole(row.received_cents) == received
        left = None if notified is None or received is None else notified - received
        assert whole(row.to_receive_cents) == left


@given(
    st.lists(STAGES, max_size=12, unique_by=lambda one: one[:3]),
    st.lists(
        st.tuples(
            st.integers(0, 10**9),
            st.integers(2024, 2028),
            st.sampled_from(["Fonds propres", "", "REGION"]),
        ),
        max_size=8,
    ),
)
def test_the_leverage_is_one_sum_over_another_of_the_same_years(
    told: list[Told], spent: list[tuple[int, int, str]]
) -> None:
    found = lever(told, *(committed(cents, year=y, funder=name) for cents, y, name in spent))
    above = [c for _, y, stage, c in told if stage is NOTIFIED and y <= 2026]
    has_region = any(funder == "Région" for funder, *_ in told)
    below = [c for c, y, name in spent if y <= 2026 and not (has_region and name == "REGION")]
    if above and sum(below):
        assert found.quotient.value == Fraction(sum(above), sum(below))
        assert (found.notified_cents, found.own_cents) == (sum(above), sum(below))
    else:
        assert found.quotient.value is None
        assert found.quotient.words.startswith("non calculable\u00a0: ")


def test_the_leverage_says_both_of_its_sides() -> None:
    told = [("Région", 2026, NOTIFIED, 25_000), ("Région", 2027, NOTIFIED, 9_000)]
    assert leverage_words(lever(told, committed(100_000))) == (
        "Effet de levier\u00a0: 0,25\u00a0€ notifié pour 1\u00a0€ engagé hors cofinanceurs "
        "(250\u00a0€ pour 1\u202f000\u00a0€, exercices jusqu’à 2026\u202f; 90\u00a0€ notifiés "
        "pour la suite n’y entrent pas)."
    )


@pytest.mark.parametrize(
    ("told", "amounts", "words"),
    [
        ([("Région", 2026, ASKED, 5)], [committed(9)], "aucun cofinancement notifié"),
        ([("Région", 2027, NOTIFIED, 5)], [committed(9)], "aucun cofinancement notifié"),
        ([("Région", 2026, NOTIFIED, 5)], [], "aucun montant engagé reçu"),
        ([("Région", 2026, NOTIFIED, 5)], [committed(0)], "rien n’est engagé hors cofinanceurs"),
        (
            [("Région", 2026, NOTIFIED, 5)],
            [committed(9, funder="Région")],
            "aucun montant engagé reçu",
        ),
    ],
)
def test_a_leverage_without_one_of_its_sides_says_which(
    told: list[Told], amounts: list[Amount], words: str
) -> None:
    said = leverage_words(lever(told, *amounts))
    assert said == f"Effet de levier non calculable\u00a0: {words}."


@pytest.mark.parametrize(
    ("is_partial", "waits", "bound"),
    [
        (False, False, ""),
        (True, False, "au plus "),
        (False, True, "au moins "),
        (True, True, "pro"),
    ],
)
def test_what_is_awaited_bends_the_leverage(is_partial: bool, waits: bool, bound: str) -> None:
    told = [("Région", 2026, ASKED, 50), ("Région", 2026, NOTIFIED, 50)]
    told += [("FEDER", 2026, ASKED, 50)] if waits else []
    found = lever(told, committed(100), is_partial=is_partial)
    assert found.quotient.bound.startswith(bound)
    assert bool(found.quotient.bound) == bool(bound)


def test_a_plan_without_a_due_quarter_has_no_leverage() -> None:
    assert lever([("Région", 2026, NOTIFIED, 5)], committed(9), until=None).quotient.value is None


def test_a_stage_that_passes_the_one_before_is_pointed_at() -> None:
    told = [("Région", 2026, ASKED, 5), ("Région", 2026, NOTIFIED, 5), ("FEDER", 2026, ASKED, 5)]
    calm = co_financing_table(co_financing_by_funder(frame_of(told)))
    assert "Constat" not in calm
    over = co_financing_table(
        co_financing_by_funder(frame_of([*told, ("Région", 2026, RECEIVED, 6)]))
    )
    assert over["Constat"].tolist() == ["À vérifier\u00a0: une étape dépasse la précédente", ""]


def test_nothing_entered_is_said_and_no_amount_is_invented() -> None:
    nothing = frame_of([])
    assert co_financing_title(nothing) == "Cofinancements"
    assert co_financing_sentence(nothing, lever([])) == "Aucun cofinancement n’est saisi."
    assert co_financing_table(co_financing_by_funder(nothing)).empty
    one = [("Région", 2026, ASKED, 5_000)]
    assert co_financing_sentence(frame_of(one), lever(one)).startswith(
        "50\u00a0€ demandés, n.c. notifiés, n.c. encaissés, 1\u00a0financeur. Effet de levier non"
    )
