"""A fiche tells what a later load changed, and all that a file previewed on screen did."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from analysis.fiche.history import LOADED_AGAIN, action_history_frame, history_table
from data_model.action import ActionNote, Stakeholder
from data_model.as_of import newest_act
from data_model.base import OfPlan, Versioned
from data_model.fund_terms import FundTerms
from data_model.plan_draft import PlanDraft, record_plan
from data_model.plan_edit import record_plan_edit
from data_model.printed_entry import EntryKind, PrintedEntry, SubAction
from data_model.steering import Fund, FundGrant
from data_model.store import reading, writing
from data_model.vocabulary import Role
from tests.data_model.changed_plan import voted
from tests.data_model.small_plan import LOADED_AT, PLAN, of_plan, small_plan, version

NEXT_DAY = LOADED_AT + timedelta(days=1)
CHANGED = {
    "Montant voté": ("10 000 €, total", "12 000 €, total"),
    "Note": ("À vérifier", "Vérifié"),
    "Porteurs": ("EPT", "Ville"),
    "Sous-action 1.1-S1": ("Étude", "Enquête"),
    "Sous-action 1.1-S1, description": ("Trois mois", "Six mois"),
    "Ligne imprimée 1 (Références)": ("Loi 2014", "Loi 2015"),
    "Ligne imprimée 1 (Références), montant imprimé": ("500 €", "600 €"),
    "Fonds local, enveloppe": ("50 000 €", "60 000 €"),
    "Fonds local, plafond par projet": ("1 500 €", "2 000 €"),
    "Fonds local, années": ("de 2021 à 2023", "de 2021 à 2024"),
    "Fonds local, aide 1": ("1 000 €, Régie", "1 200 €, Régie"),
}


def plan(*, is_changed: bool) -> PlanDraft:
    def said(then: Any, now: Any) -> Any:
        return now if is_changed else then

    texts: tuple[OfPlan, ...] = (
        of_plan(
            Stakeholder,
            action_code="1.1",
            role=Role.LEAD,
            position=1,
            name=said("EPT", "Ville"),
        ),
        of_plan(
            SubAction,
            code="1.1-S1",
            action_code="1.1",
            position=1,
            title=said("Étude", "Enquête"),
            description=said("Trois mois", "Six mois"),
        ),
        of_plan(
            PrintedEntry,
            action_code="1.1",
            position=1,
            heading="Références",
            kind=EntryKind.REFERENCE,
            text=said("Loi 2014", "Loi 2015"),
            amount_cents=said(50_000, 60_000),
        ),
    )
    versions: tuple[Versioned, ...] = (
        voted(said(1_000_000, 1_200_000)),
        version(ActionNote, action_code="1.1", position=1, text=said("À vérifier", "Vérifié")),
        version(
            Fund,
            code="F",
            label="Fonds local",
            envelope_cents=said(5_000_000, 6_000_000),
            cap_cents=said(150_000, 200_000),
        ),
        version(
            FundTerms,
            fund_code="F",
            action_code="1.1",
            first_year=2021,
            last_year=said(2023, 2024),
        ),
        version(
            FundGrant,
            fund_code="F",
            number=1,
            beneficiary="Régie",
            amount_cents=said(100_000, 120_000),
        ),
    )
    return small_plan(texts=texts, versions=versions)


def loaded_again(session: Session) -> None:
    record_plan(session, plan(is_changed=True), by="AB", recorded_at=NEXT_DAY)


def edited_on_screen(session: Session) -> None:
    record_plan_edit(session, plan(is_changed=True), previewed_at=1, by="AB", recorded_at=NEXT_DAY)


def history(engine: Engine, action: str = "1.1") -> pd.DataFrame:
    with reading(engine) as session:
        return action_history_frame(session, PLAN, action, cutoff=newest_act(session, PLAN))


def told(frame: pd.DataFrame) -> dict[str, tuple[str, str]]:
    return {
        row["what"]: tuple(
            row[side].replace("\u202f", " ").replace("\u00a0", " ") for side in ("before", "after")
        )
        for row in frame.to_dict("records")
    }


@pytest.mark.parametrize("change", [loaded_again, edited_on_screen])
def test_every_change_of_what_a_fiche_prints_is_told_with_its_day_and_author(
    sqlite_engine: Engine, change: Callable[[Session], None]
) -> None:
    with writing(sqlite_engine) as session:
        record_plan(session, plan(is_changed=False), recorded_at=LOADED_AT)
    assert history(sqlite_engine).empty
    with writing(sqlite_engine) as session:
        change(session)
    found = history(sqlite_engine)
    assert told(found) == CHANGED
    assert set(found["recorded_by"]) == {"AB"}
    assert set(found["recorded_on"]) == {date(2026, 1, 6)}
    assert history(sqlite_engine, "1.2").empty
    words = history_table(found).set_index("Ce qui a changé")["Avant → après"]
    assert words[r"Ligne imprimée 1 \(Références\)"] == "Loi \\[~~2014~~ → **2015**\\]"
    assert words["Sous-action 1.1-S1"] == "~~Étude~~ → **Enquête**"


def test_a_load_without_a_reason_is_named_as_one(sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as session:
        record_plan(session, plan(is_changed=False), recorded_at=LOADED_AT)
    with writing(sqlite_engine) as session:
        loaded_again(session)
    assert set(history(sqlite_engine)["reason"]) == {LOADED_AGAIN}


def test_a_part_and_a_grant_that_came_or_went_are_told_once(sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as session:
        record_plan(session, plan(is_changed=False), recorded_at=LOADED_AT)
    with writing(sqlite_engine) as session:
        draft = plan(is_changed=False)
        other = of_plan(SubAction, code="1.1-S2", action_code="1.1", position=1, title="Bilan")
        texts = tuple(row for row in draft.texts if not isinstance(row, SubAction))
        record_plan(
            session,
            PlanDraft(plan_code=PLAN, texts=(*texts, other), versions=draft.versions),
            recorded_at=NEXT_DAY,
        )
    assert told(history(sqlite_engine)) == {
        "Sous-action 1.1-S1": ("Étude", "retiré"),
        "Sous-action 1.1-S2": ("–", "Bilan"),
    }


def test_two_lines_of_one_list_that_came_together_are_both_told(sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as session:
        record_plan(session, plan(is_changed=False), recorded_at=LOADED_AT)
    with writing(sqlite_engine) as session:
        draft = plan(is_changed=False)
        more = (
            of_plan(Stakeholder, action_code="1.1", role=Role.LEAD, position=rank, name=name)
            for rank, name in ((2, "Région"), (3, "Ville"))
        )
        record_plan(
            session,
            PlanDraft(plan_code=PLAN, texts=(*draft.texts, *more), versions=draft.versions),
            recorded_at=NEXT_DAY,
        )
    found = history(sqlite_engine)
    assert [*found["what"]] == ["Porteurs", "Porteurs"]
    assert {*found["after"]} == {"Région", "Ville"}
