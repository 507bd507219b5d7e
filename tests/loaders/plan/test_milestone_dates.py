"""A milestone's words and its days: one completes the other, and a contradiction is asked about."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from data_model.finding import AnswerKey, Finding
from data_model.milestone import MilestoneRule
from data_model.plan_draft import PlanDraft
from loaders.plan.text_table import Row
from loaders.plan.workbook.plan_workbook import read_plan_workbook
from tests.loaders.plan.filled_workbook import filled
from tests.loaders.plan.workbook_cases import QUESTION

HEADER = ["Code", "Action", "Intitulé", "Date, mots imprimés", "Début", "Fin"]
CODE = "DATE_CONTRAIRE_AUX_MOTS"
Days = tuple[date | None, date | None]


def read(
    words: str | None,
    days: Days,
    *,
    answer: str = "",
    stored: Mapping[str, Sequence[Row]] | None = None,
) -> PlanDraft:
    content = filled({"Jalons": [HEADER, ["1.1-J1", "1.1", "Étape", words, *days]]})
    answers = {AnswerKey("Jalons", "D2", CODE): answer}
    return read_plan_workbook("plan.xlsx", content, stored=stored or {}, answers=answers)


def dated(draft: PlanDraft) -> Days:
    [rule] = [one for one in draft.versions if isinstance(one, MilestoneRule)]
    return rule.start_date, rule.end_date


def told(draft: PlanDraft) -> list[Finding]:
    return [one for one in draft.findings if one.sheet == "Jalons"]


@pytest.mark.parametrize(
    ("days", "completed", "cell"),
    [
        ((date(2028, 1, 1), None), (date(2028, 1, 1), date(2028, 6, 30)), "F2"),
        ((date(2028, 6, 30), None), (date(2028, 6, 30), date(2028, 6, 30)), "F2"),
        ((None, date(2028, 4, 1)), (date(2028, 4, 1), date(2028, 4, 1)), "E2"),
        ((None, date(2028, 9, 30)), (date(2028, 4, 1), date(2028, 9, 30)), "E2"),
    ],
)
def test_the_words_give_the_day_that_is_left_blank(days: Days, completed: Days, cell: str) -> None:
    draft = read("T2 2028", days)
    assert dated(draft) == completed
    assert [(one.code, one.cell) for one in told(draft)] == [("DATE_COMPLETEE", cell)]


@pytest.mark.parametrize(
    "days",
    [
        (date(2030, 1, 1), date(2030, 12, 31)),
        (date(2028, 7, 1), date(2028, 7, 1)),
        (date(2028, 7, 1), None),
        (None, date(2028, 3, 31)),
    ],
)
def test_days_outside_of_the_words_are_asked_about(days: Days) -> None:
    [asked] = told(read("T2 2028", days))
    assert (asked.code, asked.severity) == (CODE, QUESTION)
    assert dated(read("T2 2028", days, answer="days")) == days
    assert dated(read("T2 2028", days, answer="words")) == (date(2028, 4, 1), date(2028, 6, 30))


@pytest.mark.parametrize(
    "days", [(date(2028, 6, 30), date(2028, 7, 1)), (date(2028, 4, 1), date(2028, 6, 30))]
)
def test_days_that_meet_the_words_ask_nothing(days: Days) -> None:
    draft = read("T2 2028", days)
    assert (told(draft), dated(draft)) == ([], days)


def test_what_the_plan_already_says_is_not_asked_again() -> None:
    row = {"code": "1.1-J1", "action_code": "1.1", "label": "Étape", "as_written": "T2 2028"}
    moved = {**row, "start": "2030-01-01", "end": "2030-12-31"}
    days = (date(2030, 1, 1), date(2030, 12, 31))
    assert told(read("T2 2028", days, stored={"milestones": [moved]})) == []
    half = {**row, "start": "2028-01-01", "end": ""}
    draft = read("T2 2028", (date(2028, 1, 1), None), stored={"milestones": [half]})
    assert (told(draft), dated(draft)) == ([], (date(2028, 1, 1), None))


@pytest.mark.parametrize(("words", "n_told"), [(None, 1), ("4 fois par an", 1)])
def test_a_start_alone_says_that_it_has_no_end(words: str | None, n_told: int) -> None:
    found = told(read(words, (date(2028, 1, 1), None)))
    assert [(one.code, one.cell) for one in found] == [("JALON_SANS_DATE", "E2")] * n_told
