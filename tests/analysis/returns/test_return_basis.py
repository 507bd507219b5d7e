"""What a return is checked against: what is asked, what was said, and which file is in force."""

from datetime import date

from analysis.returns.return_basis import plan_index, return_basis
from analysis.snapshot import Snapshot
from data_model.plan_index import KnownValue, ReturnBasis
from tests.analysis.builders import make_situation, make_snapshot

T1, T2 = date(2026, 3, 31), date(2026, 6, 30)


def basis_of(snapshot: Snapshot, period: str = "2026-T2", respondent: str = "A") -> ReturnBasis:
    basis = return_basis(snapshot, respondent, period)
    assert basis is not None
    return basis


def test_an_unknown_respondent_has_no_basis() -> None:
    assert return_basis(make_snapshot(respondents=[{}]), "Z", "2026-T2") is None


def test_only_what_is_asked_of_the_respondent_is_listed_in_the_order_of_the_plan() -> None:
    snapshot = make_snapshot(
        respondents=[{}, {"respondent_code": "S"}],
        indicators=[{"indicator_code": code} for code in ("1.1-I2", "1.1-I1", "1.1-I3")],
        actions=[{}],
        assignments=[
            {"object_code": "1.1-I1"},
            {"object_code": "1.1-I2"},
            {"object_code": "1.1-I3", "first_period": "2026-T3"},
            {"object_code": "1.1", "kind": "budget", "respondent_code": "S"},
        ],
    )

    basis = basis_of(snapshot)
    assert (basis.indicator_codes, basis.budget_action_codes) == (("1.1-I2", "1.1-I1"), ())
    assert basis_of(snapshot, respondent="S").budget_action_codes == ("1.1",)


def test_earlier_values_are_its_history_and_this_period_s_are_in_force() -> None:
    value = {"value_e4": 50_000}
    snapshot = make_snapshot(
        respondents=[{}],
        observations=[
            {"period_code": "2026-T2", "last_day": T2, "value_e4": 70_000},
            {"period_code": "2026-T1", "last_day": T1, "value_e4": 60_000},
            {"period_code": "2025-T4", "last_day": date(2025, 12, 31), **value},
            {"respondent_code": "S", "period_code": "2026-T1", **value},
        ],
    )
    basis = basis_of(snapshot)

    assert [k.period_code for k in basis.history["1.1-I1", ""]] == ["2025-T4", "2026-T1"]
    assert basis.last_values == {("1.1-I1", ""): KnownValue(period_code="2026-T1", value_e4=60_000)}
    assert basis.current == {("observation", "1.1-I1", ""): "70000/None/"}


def test_the_budget_known_is_the_last_of_the_exercise_up_to_the_period() -> None:
    snapshot = make_snapshot(
        respondents=[{}],
        budget_history=[
            {"amount_cents": 300, "period_code": "2026-T3", "last_day": date(2026, 9, 30)},
            {"amount_cents": 200, "period_code": "2026-T2", "last_day": T2},
            {"amount_cents": 100, "period_code": "2026-T1", "last_day": T1},
            {"amount_cents": 900, "exercise": 2025},
        ],
    )

    assert basis_of(snapshot).budget == {("committed", "1.1", 2026, "", "operating"): 200}


def test_the_file_in_force_is_the_newest_active_and_complete() -> None:
    def files(*returns: dict[str, object]) -> frozenset[str]:
        rows = [{"period_code": "2026-T2", **row} for row in returns]
        return basis_of(make_snapshot(respondents=[{}], returns=rows)).active_sha256

    first, second = {"number": 1, "sha256": "a"}, {"number": 2, "sha256": "b"}
    assert files() == frozenset()
    assert files(first, second) == {"b"}
    assert files(first, second | {"is_active": False}) == {"a"}
    assert files(first, second | {"is_partial": True}) == frozenset()
    assert files(first, second | {"period_code": "2026-T1"}) == {"a"}


def test_milestones_are_listed_up_to_two_quarters_ahead_unless_done_before() -> None:
    def listed(end: date | None, done: str = "", respondent: str = "A") -> bool:
        reports = [{"period_code": done, "end_date": end}] if done else []
        snapshot = make_snapshot(
            respondents=[{}, {"respondent_code": "T", "kind": "territory"}],
            occurrences=[{"respondent_code": respondent, "end_date": end}],
            milestone_reports=reports,
        )
        asked = basis_of(snapshot, respondent="T" if not respondent else "A")
        return asked.occurrence_codes == ("1.1-J1-C01",)

    assert listed(date(2026, 12, 30))
    assert listed(date(2026, 12, 31))
    assert not listed(date(2027, 1, 1))
    assert listed(None)
    assert not listed(T1, done="2026-T1")
    assert listed(T1, done="2026-T2")
    assert listed(T1, respondent="")
    assert not listed(T1, respondent="S")


def test_own_funds_come_first_and_once() -> None:
    snapshot = make_snapshot(
        budget_history=[{"funder": name} for name in ("Région", "Fonds propres", "", "Ademe")]
    )

    assert plan_index(snapshot).funders == ("Fonds propres", "Ademe", "Région")


def test_a_demonstration_is_known_by_its_clock() -> None:
    assert not plan_index(make_snapshot(situation=make_situation())).is_demonstration


def test_the_columns_confirmed_for_a_respondent_are_its_own() -> None:
    mine = {"header": "nb de participants", "column_key": "value"}
    snapshot = make_snapshot(
        respondents=[{}, {"respondent_code": "S"}],
        column_mappings=[mine, {**mine, "respondent_code": "S", "column_key": "comment"}],
    )
    assert basis_of(snapshot).column_choices == {("indicators", "nb de participants"): "value"}
