"""A plan's tables are read whole, and what is wrong is said with its file and line."""

from pathlib import Path

import pytest

from data_model.action import HumanDays, VotedAmount
from data_model.plan_draft import PlanDraft
from data_model.vocabulary import BudgetBasis
from loaders.plan.plan_folder import read_plan_folder

PLAN = "code,title,short_title,territory_siren\nP,Plan d’essai,Essai,200058097\n"
ACTIONS = (
    "code,position,printed_code,title,short_title,axis_code,objective_code,priority,"
    "priority_label,description\n1.1,1,#1.1,Action,Action,,,1,,\n"
)
VOTED = "action_code,amount_eur,unit_amount_eur,quantity,unit_label,basis,tax,as_printed,note\n"
MILESTONES = "code,action_code,position,label,as_written,start,end,repeats\n"


def read(folder: Path, **tables: str | bytes) -> PlanDraft:
    for name, content in {"plan": PLAN, "actions": ACTIONS, **tables}.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / f"{name}.csv").write_bytes(data)
    return read_plan_folder(folder)


def told(draft: PlanDraft) -> list[tuple[str, str, str]]:
    assert not draft.can_be_recorded
    return [(finding.sheet, finding.cell, finding.value) for finding in draft.findings]


def test_a_small_folder_is_read_and_amounts_are_cents(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        voted_budget=f"{VOTED}1.1,1250.5,,,,total,net,1 250€50,\n",
        human_days="action_code,days,as_printed,basis\n1.1,7.5,7 jours et demi,unknown\n",
    )

    assert (draft.findings, draft.can_be_recorded, draft.plan_code) == ((), True, "P")
    (voted,) = [row for row in draft.versions if isinstance(row, VotedAmount)]
    assert (voted.amount_cents, voted.basis, voted.unit_cents) == (125_050, BudgetBasis.TOTAL, None)
    (days,) = [row for row in draft.versions if isinstance(row, HumanDays)]
    assert days.days_e4 == 75_000


def test_an_absent_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="n’existe pas"):
        read_plan_folder(tmp_path / "absent")


@pytest.mark.parametrize("rows", [None, 0, 2])
def test_the_plan_is_one_line_of_its_table(tmp_path: Path, rows: int | None) -> None:
    header, line = PLAN.splitlines(keepends=True)
    if rows is not None:
        (tmp_path / "plan.csv").write_text(header + line * rows, encoding="utf-8")
    draft = read_plan_folder(tmp_path)

    assert [f.code for f in draft.findings] == ["PLAN_INTROUVABLE"]
    assert told(draft) == [("plan.csv", "", "")]
    assert (draft.texts, draft.versions, draft.shared) == ((), (), ())


@pytest.mark.parametrize(
    ("table", "content", "value", "column"),
    [
        ("voted_budget", f"{VOTED}1.1,quinze,,,,total,net,,\n", "quinze", "amount_eur"),
        ("voted_budget", f"{VOTED}1.1,10.505,,,,total,net,,\n", "10.505", "amount_eur"),
        ("voted_budget", f"{VOTED}1.1,10,,,,mensuel,net,,\n", "mensuel", "basis"),
        ("milestones", f"{MILESTONES}J,1.1,1,Jalon,,31/01/2024,,non\n", "31/01/2024", "start"),
        ("milestones", f"{MILESTONES}J,1.1,1,Jalon,,2024-02-30,,non\n", "2024-02-30", "start"),
        ("milestones", f"{MILESTONES}J,1.1,1,Jalon,,,,parfois\n", "parfois", "repeats"),
    ],
)
def test_a_value_that_cannot_be_read_is_told_with_file_line_and_column(
    tmp_path: Path, table: str, content: str, value: str, column: str
) -> None:
    draft = read(tmp_path, **{table: content})

    assert told(draft) == [(f"{table}.csv", "ligne 2", value)]
    (finding,) = draft.findings
    assert finding.message.startswith(f"{table}.csv, ligne 2 :")
    assert column in finding.message
    assert finding.hint == "Corrigez le fichier, puis recommencez."


def test_every_line_is_told_in_one_pass(tmp_path: Path) -> None:
    draft = read(
        tmp_path, voted_budget=f"{VOTED}1.1,a,,,,total,net,,\n1.1,5,,,,total,net,,\n1.1,b,,,,,,,\n"
    )

    assert told(draft) == [
        ("voted_budget.csv", "ligne 2", "a"),
        ("voted_budget.csv", "ligne 4", "b"),
    ]


def test_a_table_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    draft = read(tmp_path, actions=ACTIONS.replace("Action", "Événement").encode("latin-1"))

    assert told(draft) == [("actions.csv", "", "")]
    assert draft.findings[0].message == "actions.csv n’est pas un fichier CSV en UTF-8."


def test_the_code_of_a_plan_can_stand_in_an_address(tmp_path: Path) -> None:
    draft = read(tmp_path, plan=PLAN.replace("\nP,", "\n../etc/x,"))
    assert told(draft) == [("plan.csv", "ligne 2", "../etc/x")]
