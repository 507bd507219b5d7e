"""The effect told beforehand is what the store then shows: recorded, undone and redone."""

import shutil
import tempfile
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from analysis.returns.effect import effect_sentence, effect_table, effects, snapshot_effects
from analysis.returns.standing import EffectKind, Line, standing
from analysis.returns.stored_return import stored_returns
from analysis.returns.what_if import active_numbers, if_active, if_recorded
from analysis.snapshot import Snapshot, snapshot
from data_model.draft import ReturnDraft
from data_model.plan import Plan
from data_model.plan_draft import record_plan
from data_model.respondent import Assignment
from data_model.return_ledger import record_return, restore_return, withdraw_return
from data_model.schema import migrate
from data_model.store import make_engine, reading, writing
from data_model.vocabulary import AssignedKind, BudgetField, MilestoneField, Rhythm
from tests.analysis.builders import make_situation, make_snapshot
from tests.data_model.small_plan import (
    ACTIONS,
    INDICATORS,
    LOADED_AT,
    OCCURRENCES,
    PLAN,
    RESPONDENTS,
    a_return,
    observed,
    small_plan,
    spent,
    stated,
    version,
)

RECEIVED = date(2026, 4, 20)
FRAMES = (
    "observations",
    "budget",
    "budget_history",
    "milestone_reports",
    "milestone_history",
)
values = st.one_of(st.none(), st.integers(0, 9))
facts = st.one_of(
    st.builds(
        observed,
        values,
        indicator=st.sampled_from(INDICATORS[:2]),
        category=st.sampled_from(["", "a", "b"]),
    ),
    st.builds(
        spent,
        values,
        field=st.sampled_from([BudgetField.COMMITTED, BudgetField.PAID]),
        action=st.sampled_from(ACTIONS),
        exercise=st.sampled_from([2025, 2026]),
    ),
    st.builds(
        stated,
        st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 1, 9))),
        field=st.sampled_from(list(MilestoneField)),
        occurrence=st.sampled_from(OCCURRENCES[:2]),
    ),
)
drafts = st.builds(
    lambda said, who, period, quiet: a_return(
        *said, respondent=who, period=period, nothing_to_report=quiet
    ),
    st.lists(facts, max_size=6, unique_by=lambda fact: fact.key),
    st.sampled_from(RESPONDENTS[:2]),
    st.sampled_from(["2025-T4", "2025", "2026-T1"]),
    st.booleans(),
)


@pytest.fixture(scope="module")
def asked_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan, where two respondents are asked for two indicators and a budget line."""
    path = tmp_path_factory.mktemp("effect") / "plan.sqlite"
    engine = make_engine(f"sqlite:///{path}")
    migrate(engine)
    asked = tuple(
        version(
            Assignment,
            respondent_code=who,
            kind=kind,
            object_code=code,
            first_period="2025-T3",
            rhythm=Rhythm.EACH_QUARTER,
        )
        for who in RESPONDENTS[:2]
        for kind, code in (
            (AssignedKind.INDICATOR, INDICATORS[0]),
            (AssignedKind.INDICATOR, INDICATORS[1]),
            (AssignedKind.BUDGET, ACTIONS[0]),
        )
    )
    milestone = version(
        Assignment,
        respondent_code=RESPONDENTS[0],
        kind=AssignedKind.MILESTONE,
        object_code="1.1-J1",
        first_period="2025-T3",
        rhythm=Rhythm.EACH_QUARTER,
    )
    with writing(engine) as session:
        record_plan(
            session, small_plan(versions=(*asked, milestone)), by="essai", recorded_at=LOADED_AT
        )
    engine.dispose()
    return path


@contextmanager
def copied(path: Path) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.sqlite"
        shutil.copyfile(path, file)
        engine = make_engine(f"sqlite:///{file}")
        try:
            yield engine
        finally:
            engine.dispose()


def seen(engine: Engine) -> Snapshot:
    with reading(engine) as session:
        return snapshot(session, session.get_one(Plan, PLAN))


def record(engine: Engine, draft: ReturnDraft) -> int:
    with writing(engine) as session:
        return record_return(session, draft, received_on=RECEIVED).number


def comparable(frame: pd.DataFrame) -> list[dict[Hashable, Any]]:
    shown = frame.drop(columns="return_number").astype(object)
    return shown.where(shown.notna(), None).to_dict("records")


def same(foreseen: Snapshot, found: Snapshot) -> None:
    for name in FRAMES:
        assert comparable(getattr(foreseen, name)) == comparable(getattr(found, name)), name
    assert standing(foreseen) == standing(found)


# One example records, withdraws and restores on a real store: a fifth of the profile's number.
@settings(
    max_examples=max(3, settings().max_examples // 5),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(drafts, max_size=3), st.lists(drafts, min_size=1, max_size=2), st.integers(0, 4))
def test_what_is_foreseen_is_what_the_store_then_shows(
    asked_file: Path, earlier: list[ReturnDraft], coming: list[ReturnDraft], rank: int
) -> None:
    with copied(asked_file) as engine:
        numbers = [record(engine, draft) for draft in earlier]
        before = seen(engine)
        foreseen = if_recorded(before, coming, received_on=RECEIVED)
        told = snapshot_effects(standing(before), foreseen)
        numbers += [record(engine, draft) for draft in coming]
        recorded = seen(engine)
        same(foreseen, recorded)
        assert told.equals(effects(standing(before), standing(recorded)))

        number = numbers[rank % len(numbers)]
        draft = [*earlier, *coming][rank % len(numbers)]
        with reading(engine) as session:
            stored = stored_returns(
                session,
                PLAN,
                respondent=draft.respondent_code,
                period=draft.period_code,
                cutoff=recorded.situation.cutoff,
            )
        assert stored[number].facts == draft.facts or set(stored[number].facts) == set(draft.facts)
        active = active_numbers(recorded, stored)
        without = if_active(recorded, stored, active - {number})
        with writing(engine) as session:
            withdraw_return(session, PLAN, number)
        withdrawn = seen(engine)
        same(without, withdrawn)
        same(if_active(withdrawn, stored, active), recorded)
        with writing(engine) as session:
            restore_return(session, PLAN, number)
        same(recorded, seen(engine))


def test_only_what_changes_is_told_in_order_of_importance() -> None:
    status = Line(EffectKind.STATUS, "1.1-I1", "1.1-I1 Locaux")
    work = Line(EffectKind.WORK, "2", "Axe 2")
    same_line = Line(EffectKind.PAID, "P", "Plan")
    before = {status: "Alerte", work: "61 %", same_line: "0 €"}
    found = effects(before, before | {status: "Vigilance", work: "64 %"})
    assert found["kind"].tolist() == [EffectKind.WORK, EffectKind.STATUS]
    assert effect_table(found).iloc[0].tolist() == ["Réalisation", "Axe 2", "61 %", "64 %"]
    assert effect_sentence(found, make_snapshot()) == (
        "1 statut et 1 total changeraient. 1.1-I1 Locaux\u00a0: Alerte → Vigilance\u202f; "
        "réalisation, Axe 2\u00a0: 61\u202f% → 64\u202f%."
    ).replace("1 statut", "1\u00a0statut").replace("1 total", "1\u00a0total")


def test_a_line_known_on_one_side_only_is_told_against_nothing_known() -> None:
    line = Line(EffectKind.COMMITTED, "P", "Plan")
    assert effects({}, {line: "10 €"})["before"].tolist() == ["n.c."]
    assert effects({line: "10 €"}, {})["after"].tolist() == ["n.c."]


def test_a_return_of_a_quarter_still_to_fall_due_moves_nothing_and_says_why() -> None:
    shot = make_snapshot(situation=make_situation())
    nothing = effects({}, {})
    assert "30\u00a0septembre\u00a02026, avant T4\u00a02026" in effect_sentence(
        nothing, shot, ["2026-T4"]
    )
    assert effect_sentence(nothing, shot, ["2026-T3"]) == "Aucun total ni statut ne changerait."
