"""A preview in French words: what, of what, from what to what."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Engine

from analysis.plan_file.preview_rows import absent_rows, preview_rows
from analysis.plan_file.preview_table import (
    added_sentence,
    change_list,
    dropped_title,
    part_labels,
    preview_table,
)
from data_model.action import Action, ActionLine
from data_model.base import OfPlan
from data_model.finding import Finding, Option, Severity
from data_model.indicator import Indicator, IndicatorRule
from data_model.level_words import USUAL, LevelWord, LevelWords
from data_model.plan import Axis, Setting
from data_model.plan_draft import PlanDraft, record_plan
from data_model.plan_preview import PlanPreview, plan_preview
from data_model.respondent import Assignment
from data_model.store import reading, writing
from data_model.vocabulary import AssignedKind, Nature, Rhythm
from tests.data_model.changed_plan import action, edited, in_order, line, wide_plan, without
from tests.data_model.small_plan import INDICATORS, RESPONDENTS, of_plan, version

DAY = date(2026, 6, 15)
ORIENTATIONS = LevelWords(
    challenge=USUAL.challenge,
    axis=LevelWord(
        singular="orientation", plural="orientations", heading="Orientation", is_feminine=True
    ),
    objective=USUAL.objective,
)


def previewed(engine: Engine, draft: PlanDraft, stored: PlanDraft | None = None) -> PlanPreview:
    if stored is not None:
        with writing(engine) as session:
            record_plan(session, stored)
    with reading(engine) as session:
        return plan_preview(session, draft, day=DAY)


def words(preview: PlanPreview, levels: LevelWords = USUAL) -> list[tuple[str, ...]]:
    return [tuple(row[1:]) for row in preview_rows(preview, levels)]


def lines(draft: PlanDraft, *kept: OfPlan) -> PlanDraft:
    others = tuple(row for row in draft.texts if not isinstance(row, ActionLine))
    return in_order(replace(draft, texts=(*others, *kept)))


def test_renamed_moved_and_modified_are_told_apart_in_agreement(sqlite_engine: Engine) -> None:
    draft = edited(wide_plan(), Action, "1.1", title="Bourse", axis_code="2", priority=1)
    draft = edited(draft, Indicator, INDICATORS[0], label="Structures")
    assert words(previewed(sqlite_engine, draft, wide_plan())) == [
        ("renommée", "Action 1.1 1.1", "Intitulé", "Action 1.1", "Bourse"),
        ("déplacée", "Action 1.1 1.1", "Axe", "1 Axe", "2 Axe deux"),
        ("modifiée", "Action 1.1 1.1", "Priorité (1\u00a0: très prioritaire)", "", "1"),
        ("renommé", "Indicateur 1.1-I1 Structures", "Intitulé", "1.1-I1", "Structures"),
    ]


def test_the_levels_have_the_plans_own_words(sqlite_engine: Engine) -> None:
    draft = edited(wide_plan(), Axis, "2", label="Autre")
    draft = edited(draft, Action, "1.1", axis_code="2")
    assert words(previewed(sqlite_engine, draft, wide_plan()), ORIENTATIONS) == [
        ("renommée", "Orientation 2 Autre", "Intitulé", "Axe deux", "Autre"),
        ("déplacée", "Action 1.1 1.1", "Orientation", "1 Axe", "2 Autre"),
    ]


def test_money_values_and_dates_are_written_in_french(sqlite_engine: Engine) -> None:
    settled = wide_plan(versions=(version(Setting, key="too_early", value="0.10"),))
    draft = wide_plan(
        goal=1500, cents=None, versions=(version(Setting, key="too_early", value="0.05"),)
    )
    assert words(previewed(sqlite_engine, draft, settled)) == [
        (
            "modifié",
            "Réglage Résultats\u00a0: trop tôt en dessous de (part attendue)",
            "Valeur",
            "10\u202f%",
            "5\u202f%",
        ),
        (
            "modifiée",
            "Cible 1.1-I1 1.1-I1, 31\u00a0décembre\u00a02026",
            "Valeur cible",
            "50",
            "1\u202f500",
        ),
        ("modifié", "Montant voté 1.1 1.1", "Montant voté", "10\u202f000\u00a0€", ""),
    ]


def test_a_new_indicator_says_its_nature_and_has_one_line(sqlite_engine: Engine) -> None:
    draft = wide_plan(
        texts=(of_plan(Indicator, code="1.2-I9", action_code="1.2", position=9, label="Aides"),),
        versions=(version(IndicatorRule, indicator_code="1.2-I9", nature=Nature.STOCK),),
    )
    assert words(previewed(sqlite_engine, draft, wide_plan())) == [
        (
            "ajouté",
            "Indicateur 1.2-I9 Aides",
            "",
            "",
            "Action\u00a0: 1.2 1.2\u202f; Nature\u00a0: stock",
        )
    ]


def test_a_line_taken_out_of_a_list_is_one_line_whatever_shifts(sqlite_engine: Engine) -> None:
    stored = lines(wide_plan(), line(1, "A"), line(2, "B"), line(3, "C"), line(4, "D"))
    draft = lines(wide_plan(), line(1, "A"), line(2, "C"), line(3, "D"))
    assert words(previewed(sqlite_engine, draft, stored)) == [
        ("retiré", "Action 1.1 1.1", "Point de vigilance", "B", "")
    ]


def test_a_list_in_another_order_is_said_without_its_words(sqlite_engine: Engine) -> None:
    stored = lines(wide_plan(), line(1, "A"), line(2, "B"))
    draft = lines(wide_plan(), line(1, "B"), line(2, "A"))
    assert words(previewed(sqlite_engine, draft, stored)) == [
        ("autre ordre", "Action 1.1 1.1", "Point de vigilance", "", "")
    ]


def test_rows_that_only_change_rank_are_counted_together(sqlite_engine: Engine) -> None:
    draft = edited(edited(wide_plan(), Action, "1.1", position=7), Action, "1.2", position=8)
    assert words(previewed(sqlite_engine, draft, wide_plan())) == [
        ("autre ordre", "2\u00a0actions", "Rang", "", "")
    ]


def test_what_is_absent_says_what_its_end_would_do(sqlite_engine: Engine) -> None:
    asked = version(
        Assignment,
        respondent_code=RESPONDENTS[0],
        kind=AssignedKind.INDICATOR,
        object_code=INDICATORS[0],
        first_period="2026-T1",
        rhythm=Rhythm.EACH_QUARTER,
    )
    draft = without(without(wide_plan(), Action, "1.2"), Indicator, INDICATORS[0], INDICATORS[1])
    preview = previewed(sqlite_engine, draft, wide_plan(versions=(asked,)))
    assert [(row.change, row.thing, row.after) for row in absent_rows(preview, USUAL)] == [
        ("absente", "Action 1.2 1.2", "prend fin, n’est plus demandée"),
        ("absent", "Indicateur 1.1-I1 1.1-I1", "reste, n’est plus demandé"),
        ("absent", "Indicateur 1.1-I2 1.1-I2", "retiré du plan"),
    ]


def test_the_title_says_what_the_file_is(sqlite_engine: Engine) -> None:
    preview = previewed(sqlite_engine, wide_plan())
    rows = preview_rows(preview, USUAL)
    assert dropped_title(preview, rows) == "Ce classeur est un plan nouveau"
    assert added_sentence(preview, USUAL) == (
        "2\u00a0axes, 1\u00a0objectif, 2\u00a0actions, 3\u00a0indicateurs, 1\u00a0cible, "
        "1\u00a0jalon et 3\u00a0répondants"
    )
    same = previewed(sqlite_engine, wide_plan(), wide_plan())
    assert dropped_title(same, []) == "Ce classeur ne change rien au plan"
    choice = (Option(key="a", label="A"),)
    for options, said in ((choice, "attend une réponse"), ((), "ne change rien au plan")):
        asked = Finding(severity=Severity.QUESTION, code="X", message="", options=options)
        assert dropped_title(replace(same, findings=(asked,)), []) == f"Ce classeur {said}"
    changed = previewed(sqlite_engine, wide_plan(goal=60))
    assert dropped_title(changed, preview_rows(changed, USUAL)).endswith(
        "1\u00a0changement au plan"
    )
    unknown = previewed(sqlite_engine, wide_plan(texts=(action("1.3", axis_code="9"),)))
    assert dropped_title(unknown, []).endswith("ne peut pas encore être enregistré")
    assert dropped_title(None, []).endswith("ne peut pas encore être enregistré")


def test_each_part_has_its_count_and_its_table(sqlite_engine: Engine) -> None:
    draft = edited(wide_plan(goal=60), Action, "1.1", title="Bourse *foncière*")
    rows = preview_rows(previewed(sqlite_engine, draft, wide_plan()), USUAL)
    labels = part_labels(rows)
    assert labels == {"actions": "Actions (1)", "targets": "Cibles (1)"}
    first = preview_table(rows).iloc[0].tolist()
    assert "\\*foncière\\*" in first[3]
    assert change_list(rows).iloc[0].tolist()[-1] == "Bourse *foncière*"
