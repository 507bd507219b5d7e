"""An indicator before a quarter that asks for it has ended: said as such, and nothing else."""

from datetime import date
from typing import Any

import pytest

from analysis.indicator.communes import not_asked_words
from analysis.indicator.forecast_metric import forecast_metric
from analysis.indicator.metrics import NOT_ENDED, expected_metric, value_metric
from analysis.indicator.series import commune_values_frame
from analysis.indicator.sheet import UPKEEP, assigned_rows, sheet_lines
from analysis.indicator.trajectory import indicator_forecast
from analysis.results.results import results_frame
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from tests.analysis.builders import make_situation, make_snapshot
from tests.analysis.result_samples import aim, said

CODE = "1.1-I1"
YEARLY = aim(32, basis="per_year", due_on=date(2024, 12, 31))
BEFORE = make_situation(as_of=date(2023, 12, 20))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def plan(*targets: dict[str, Any], nature: str = "flow", **more: Any) -> Snapshot:
    return make_snapshot(
        indicators=[{"nature": nature}],
        respondents=[{"respondent_code": "A", "name": "A"}],
        targets=list(targets),
        **({"assignments": [{"respondent_code": "A"}]} | more),
    )


def row(snapshot: Snapshot) -> Any:
    return next(rows_of(results_frame(snapshot)))


def rule(snapshot: Snapshot) -> str:
    return plain(dict(sheet_lines(snapshot, row(snapshot)))["Règle du statut"])


def test_every_figure_says_that_no_quarter_has_ended() -> None:
    seen = plan(YEARLY, situation=BEFORE)
    found = row(seen)
    metrics = [
        value_metric(found, None),
        expected_metric(found),
        forecast_metric(indicator_forecast(seen, CODE), found),
    ]
    assert [one.rests_on for one in metrics] == [NOT_ENDED] * 3


def test_who_is_asked_later_is_not_called_unasked() -> None:
    seen = plan(YEARLY, situation=BEFORE)
    values = commune_values_frame(seen, CODE)
    for snapshot, words in (
        (seen, "Aucun trimestre demandé n’est encore échu."),
        (plan(situation=BEFORE, assignments=[]), "Personne n’est encore sollicité"),
    ):
        is_assigned = bool(assigned_rows(snapshot, CODE))
        assert not_asked_words(values, is_assigned=is_assigned).startswith(words)


def test_without_target_it_is_the_target_that_is_missing() -> None:
    seen = plan(situation=BEFORE)
    found = row(seen)
    for metric in (expected_metric(found), forecast_metric(None, found)):
        assert metric.rests_on == "aucune cible n’est saisie"


def test_a_flow_without_any_answer_has_no_level_to_hold() -> None:
    assert expected_metric(row(plan(aim(240)))).rests_on == "à atteindre à cette date"
    level = plan(aim(240, basis="level", base_e4=0), nature="stock")
    assert expected_metric(row(level)).rests_on == "niveau à tenir à cette date"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"base_e4": 0}, "Avancement = (valeur − départ) ÷ (cible − départ)"),
        ({}, "santé = valeur ÷ cible."),
        ({"direction": "down"}, "santé = cible ÷ valeur."),
        ({"base_e4": 240_000}, f"M{UPKEEP[1:]}"),
    ],
)
@pytest.mark.parametrize("told", [[], [said("A", "2026-T3", 11)]])
def test_the_rule_printed_is_the_one_applied(
    more: dict[str, Any], words: str, told: list[dict[str, Any]]
) -> None:
    seen = plan(aim(24, basis="level", **more), nature="stock", observations=told)
    assert words in rule(seen)
