"""The transcribed plan holds every row of the printed one, and its codes agree with each other."""

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

PLAN = Path(__file__).resolve().parents[2] / "sample_data" / "pldess-paris-terres-d-envol"

NATURES = {"flow", "cumulative", "stock", "ratio", "scale", "text"}
BASES = {"total", "per_year", "per_unit", "cap", "unknown"}
ROLES = {"lead", "partner", "audience", "funder"}
LINE_KINDS = {"added_value", "human_means", "budget_item", "vigilance"}
ACTION_CODES = [*(f"{axis}.{rank}" for axis in (1, 2, 3) for rank in range(1, 6)), "0"]
ROWS = {"plan": 1, "challenges": 3, "axes": 3, "objectives": 8, "actions": 16}
ROWS |= {"action_lines": 168, "stakeholders": 93, "human_days": 16, "voted_budget": 16}
ROWS |= {"questions": 42, "indicators": 46, "milestones": 57, "recurrences": 10}
ROWS |= {"shared_events": 0, "respondents": 9}
CODED = ["challenges", "axes", "objectives", "actions", "measures", "questions", "indicators"]
CODED += ["milestones", "respondents"]
OF_ACTIONS = "action_lines stakeholders human_days voted_budget questions indicators milestones"
FOREIGN_CODES = [
    ("axes", "challenge_code", "challenges"),
    ("objectives", "axis_code", "axes"),
    ("actions", "axis_code", "axes"),
    ("actions", "objective_code", "objectives"),
    ("indicators", "question_code", "questions"),
    ("indicators", "measure_code", "measures"),
    *((name, "action_code", "actions") for name in f"{OF_ACTIONS} recurrences notes".split()),
]
POSITIONED = [
    ("action_lines", ("action_code", "kind")),
    ("stakeholders", ("action_code", "role")),
    *((name, ("action_code",)) for name in ("questions", "indicators", "milestones", "notes")),
]
PRINTED_TEXTS = {
    "actions": ("title", "description"),
    "action_lines": ("text",),
    "stakeholders": ("name",),
    "questions": ("text",),
    "indicators": ("printed_label",),
    "milestones": ("label", "as_written"),
    "voted_budget": ("as_printed",),
    "human_days": ("as_printed",),
    "recurrences": ("as_written",),
}
EXTRACTION_DEBRIS = re.compile(
    r"</?\w+>|\*|⇒|PLAN LOCAL DE DÉVELOPPEMENT|Indicateurs? :|\s{2,}| \n"
)


def read_table(name: str) -> list[dict[str, str]]:
    with (PLAN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(text: str) -> list[int]:
    joined = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text)
    return [int(found) for found in re.findall(r"\d+", joined)]


@pytest.mark.parametrize(("name", "count"), ROWS.items())
def test_holds_every_row_of_the_printed_plan(name: str, count: int) -> None:
    assert len(read_table(name)) == count


@pytest.mark.parametrize("path", sorted(PLAN.glob("*.csv")), ids=lambda path: path.stem)
def test_every_row_has_exactly_the_columns_of_its_header(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert len(set(header)) == len(header)
    assert {len(row) for row in rows} <= {len(header)}


@pytest.mark.parametrize("name", CODED)
def test_codes_are_unique_and_not_empty(name: str) -> None:
    codes = [row["code"] for row in read_table(name)]
    assert all(codes)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(("name", "column", "target"), FOREIGN_CODES)
def test_every_foreign_code_exists(name: str, column: str, target: str) -> None:
    known = {row["code"] for row in read_table(target)}
    assert {row[column] for row in read_table(name)} - {""} <= known


@pytest.mark.parametrize(("name", "group"), POSITIONED)
def test_positions_run_from_one_without_a_gap(name: str, group: tuple[str, ...]) -> None:
    positions = defaultdict(list)
    for row in read_table(name):
        positions[tuple(row[column] for column in group)].append(int(row["position"]))
    assert all(found == list(range(1, len(found) + 1)) for found in positions.values())


@pytest.mark.parametrize(("name", "columns"), PRINTED_TEXTS.items())
def test_printed_texts_are_filled_and_carry_no_debris(name: str, columns: tuple[str, ...]) -> None:
    texts = [row[column] for row in read_table(name) for column in columns]
    assert all(text == text.strip() != "" for text in texts)
    assert [text for text in texts if EXTRACTION_DEBRIS.search(text)] == []


def test_actions_stand_in_the_order_of_the_plan() -> None:
    actions = read_table("actions")
    assert [row["code"] for row in actions] == ACTION_CODES
    assert [int(row["position"]) for row in actions] == list(range(1, 17))


def test_keeps_the_two_misprinted_codes() -> None:
    printed = {row["code"]: row["printed_code"] for row in read_table("actions")}
    misprinted = {code: text for code, text in printed.items() if text != f"#{code}"}
    assert misprinted == {"1.2": "#1.", "2.5": "#2.4"}
    noted = {row["action_code"] for row in read_table("notes")}
    assert {"1.2", "2.4", "2.5"} <= noted


def test_only_fiche_0_stands_outside_the_axes() -> None:
    objectives = {row["code"]: row["axis_code"] for row in read_table("objectives")}
    for row in read_table("actions"):
        if row["code"] == "0":
            assert (row["axis_code"], row["objective_code"]) == ("", "")
        else:
            assert row["axis_code"] == f"A{row['code'][0]}"
            assert objectives[row["objective_code"]] == row["axis_code"]


def test_every_action_has_what_a_fiche_has() -> None:
    for name in ("questions", "indicators", "milestones", "notes"):
        assert {row["action_code"] for row in read_table(name)} - {""} == set(ACTION_CODES), name
    for role in ("lead", "partner", "audience"):
        rows = [row for row in read_table("stakeholders") if row["role"] == role]
        assert {row["action_code"] for row in rows} == set(ACTION_CODES), role
    for kind in ("added_value", "human_means", "vigilance"):
        rows = [row for row in read_table("action_lines") if row["kind"] == kind]
        assert {row["action_code"] for row in rows} == set(ACTION_CODES), kind


def test_roles_and_kinds_are_in_the_vocabulary() -> None:
    assert {row["role"] for row in read_table("stakeholders")} == ROLES
    assert {row["kind"] for row in read_table("action_lines")} == LINE_KINDS


def test_voted_amounts_add_up_to_the_plan_and_its_axes() -> None:
    axis_of = {row["code"]: row["axis_code"] for row in read_table("actions")}
    totals: Counter[str] = Counter()
    for row in read_table("voted_budget"):
        totals[axis_of[row["action_code"]]] += int(row["amount_eur"])
    assert totals == {"A1": 110_000, "A2": 365_000, "A3": 30_000, "": 0}
    assert totals.total() == 505_000


def test_a_voted_amount_is_printed_and_agrees_with_its_units() -> None:
    for row in read_table("voted_budget"):
        printed = numbers(row["as_printed"])
        assert int(row["amount_eur"]) in printed
        assert row["basis"] in BASES
        assert row["tax"] == "unknown"
        if row["unit_amount_eur"]:
            assert int(row["unit_amount_eur"]) in printed
            assert row["unit_label"]
        if row["quantity"]:
            product = int(row["unit_amount_eur"]) * int(row["quantity"])
            assert product == int(row["amount_eur"])


def test_human_days_add_up_and_are_printed() -> None:
    days = {row["action_code"]: row for row in read_table("human_days")}
    assert sum(int(row["days"]) for row in days.values()) == 121
    assert days["1.2"]["days"] == "12"
    assert all(int(row["days"]) in numbers(row["as_printed"]) for row in days.values())
    assert {row["basis"] for row in days.values()} == {"unknown"}


def test_the_44_printed_lines_follow_one_another() -> None:
    lines = [int(row["printed_line"]) for row in read_table("indicators") if row["printed_line"]]
    assert sorted(set(lines)) == list(range(1, 45))
    assert lines == sorted(lines)


def test_printed_labels_stand_in_the_order_of_the_fiches() -> None:
    order = [row["action_code"] for row in read_table("indicators") if row["action_code"]]
    assert sorted(order, key=ACTION_CODES.index) == order
    per_action = Counter(order)
    expected = [4, 3, 4, 3, 5, 3, 5, 2, 3, 2, 2, 2, 1, 1, 3, 2]
    assert [per_action[code] for code in ACTION_CODES] == expected


def test_only_the_line_of_3_1_is_two_indicators() -> None:
    by_line = defaultdict(list)
    for row in read_table("indicators"):
        if row["printed_line"]:
            by_line[row["printed_line"]].append(row)
    shared = [rows for rows in by_line.values() if len(rows) > 1]
    assert [[row["code"] for row in rows] for rows in shared] == [["3.1-I1", "3.1-I2"]]
    assert len({row["printed_label"] for row in shared[0]}) == 1


def test_the_plan_has_one_aim_of_its_own() -> None:
    own = [row for row in read_table("indicators") if not row["action_code"]]
    assert [(row["code"], row["question_code"], row["printed_line"]) for row in own] == [
        ("P-I1", "", "")
    ]


def test_an_indicator_answers_a_question_of_its_action() -> None:
    action_of = {row["code"]: row["action_code"] for row in read_table("questions")}
    asked = [row for row in read_table("indicators") if row["question_code"]]
    assert all(action_of[row["question_code"]] == row["action_code"] for row in asked)
    assert {row["question_code"] for row in asked} == set(action_of)


def test_indicators_speak_the_vocabulary() -> None:
    for row in read_table("indicators"):
        assert row["nature"] in NATURES
        assert 0 < len(row["label"]) <= 70
        assert row["decimals"] == ("2" if row["unit"] in {"€", "m²"} else "0")
        assert (row["unit"] == "%") == (row["nature"] == "ratio")


def test_an_indicator_is_broken_down_where_the_plan_says_diversity() -> None:
    question = {row["code"]: row["text"] for row in read_table("questions")}
    for row in read_table("indicators"):
        broken_down = row["is_broken_down"] == "true"
        assert row["is_broken_down"] in {"true", "false"}
        assert bool(row["breakdown_label"]) == broken_down
        said = row["printed_label"] + question.get(row["question_code"], "")
        if re.search("diversité|typologie", row["printed_label"], re.IGNORECASE):
            assert broken_down, row["code"]
        elif broken_down:
            assert "diversité" in said, row["code"]


def test_a_measure_has_one_unit_and_one_nature_so_that_it_adds_up() -> None:
    unit_of = {row["code"]: row["unit"] for row in read_table("measures")}
    natures = defaultdict(set)
    for row in read_table("indicators"):
        assert row["unit"] == unit_of[row["measure_code"]]
        natures[row["measure_code"]].add(row["nature"])
    assert set(natures) == set(unit_of)
    assert all(len(found) == 1 for found in natures.values())


def test_child_codes_begin_with_the_code_of_their_action() -> None:
    for name, letter in (("questions", "Q"), ("indicators", "I"), ("milestones", "J")):
        for row in read_table(name):
            owner = row["action_code"] or "P"
            assert row["code"] == f"{owner}-{letter}{row['position']}"


def test_a_milestone_starts_before_it_ends_and_in_a_year_it_names() -> None:
    for row in read_table("milestones"):
        start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
        assert start <= end
        assert str(start.year) in row["as_written"]
        assert str(end.year) in row["as_written"]
        assert row["repeats"] == "true"


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("1.1-J2", "2024-02-01", "2024-02-29"),
        ("1.1-J3", "2024-05-01", "2024-06-30"),
        ("1.1-J4", "2024-01-01", "2024-12-31"),
        ("1.4-J1", "2024-01-01", "2024-06-30"),
        ("1.5-J1", "2024-01-01", "2024-03-31"),
        ("1.5-J2", "2024-01-01", "2024-03-31"),
        ("1.5-J3", "2024-09-01", "2025-07-05"),
        ("2.2-J3", "2024-04-01", "2024-05-31"),
        ("2.3-J5", "2024-10-01", "2024-11-30"),
        ("2.5-J3", "2024-05-01", "2024-09-30"),
        ("3.1-J2", "2024-01-01", "2024-06-30"),
        ("0-J1", "2023-12-01", "2023-12-31"),
    ],
)
def test_reads_each_kind_of_period(code: str, start: str, end: str) -> None:
    [row] = [row for row in read_table("milestones") if row["code"] == code]
    assert (row["start"], row["end"]) == (start, end)


def test_a_recurrence_says_the_months_of_its_words() -> None:
    for row in read_table("recurrences"):
        months = 3 if "par trimestre" in row["as_written"] else 12
        assert int(row["every_months"]) == months
    quarterly = {
        row["action_code"] for row in read_table("recurrences") if row["every_months"] == "3"
    }
    assert quarterly == {"1.2", "2.4", "3.2"}
