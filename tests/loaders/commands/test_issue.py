"""Which periods a workbook is written for: those of the plan, and no other in silence."""

from datetime import date
from pathlib import Path

import pytest

from data_model.as_of import today
from data_model.period import next_period, quarter_of
from data_model.plan import Plan, PlanSpan
from data_model.plan_draft import record_settings
from data_model.store import reading, writing
from data_model.workspace import active_engine
from loaders.__main__ import main
from loaders.commands.output import DONE, FAILED
from tests.loaders.stored_plan import AULNAY, FOLDER, PERIOD, PLAN

Captured = pytest.CaptureFixture[str]


def issue(target: Path, period: str) -> int:
    return main(["issue", "--respondent", AULNAY, "--period", period, "-o", str(target)])


def give_dates(starts_on: date, ends_on: date) -> None:
    span = PlanSpan(plan_code=PLAN, act_number=1, starts_on=starts_on, ends_on=ends_on)
    with writing(active_engine()) as session:
        record_settings(session, PLAN, [span])


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2023-T4", False),
        ("2024-T1", True),
        ("2027-T4", True),
        ("2028-T1", False),
        ("2099-T1", False),
        ("2027", True),
        ("2028", False),
    ],
)
def test_a_period_outside_the_plan_is_refused(
    base: Path, tmp_path: Path, capsys: Captured, period: str, written: bool
) -> None:
    give_dates(date(2024, 2, 15), date(2027, 11, 30))
    target = tmp_path / "retour.xlsx"

    assert issue(target, period) == (DONE if written else FAILED)
    assert target.exists() is written
    assert ("hors du plan" in capsys.readouterr().err) is not written


@pytest.mark.parametrize(("quarters_ahead", "warned"), [(0, False), (1, False), (2, True)])
def test_without_a_plan_end_a_period_beyond_the_next_one_is_written_with_a_warning(
    empty_base: Path, tmp_path: Path, capsys: Captured, quarters_ahead: int, warned: bool
) -> None:
    main(["plan", str(FOLDER)])
    with reading(active_engine()) as session:
        now = today(session.get_one(Plan, PLAN))
    period = next_period(quarter_of(now), quarters_ahead)
    target = tmp_path / "retour.xlsx"

    assert issue(target, period.code) == DONE
    assert target.exists()
    assert ("vérifiez la période" in capsys.readouterr().err) is warned


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("absent/retour.xlsx", "est introuvable, ou son dossier n’existe pas."),
        (".", "est un dossier\u202f; indiquez un fichier."),
        ("plan.sqlite/retour.xlsx", "est introuvable."),
    ],
)
def test_a_place_where_nothing_can_be_written_is_said_in_french(
    base: Path, capsys: Captured, target: str, said: str
) -> None:
    assert issue(base.parent / target, PERIOD) == FAILED
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(said)
    assert "Errno" not in line


def test_one_respondent_and_all_of_them_are_not_asked_together(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "tous.zip"
    asked = ["--respondent", AULNAY, "--all", "--period", PERIOD, "-o", str(target)]
    assert main(["issue", *asked]) == FAILED
    assert "pas les deux" in capsys.readouterr().err
    assert not target.exists()
