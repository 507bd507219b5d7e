"""What is carried in a value: how much, from when and whose."""

import pytest

from analysis.results.carried import Carried, carried_indicators
from analysis.snapshot import Snapshot
from tests.analysis.builders import make_snapshot
from tests.analysis.result_samples import COMMUNES, said

CODE = "1.1-I1"


def held(nature: str) -> Snapshot:
    return make_snapshot(
        indicators=[{"nature": nature}],
        respondents=[{"respondent_code": who, "name": f"Ville {who}"} for who in COMMUNES],
        assignments=[{"respondent_code": who} for who in COMMUNES],
        observations=[
            said("A", "2026-T3", 100),
            said("B", "2026-T2", 40),
            said("C", "2026-T1", 7),
        ],
    )


@pytest.mark.parametrize("nature", ["stock", "cumulative"])
def test_the_last_known_values_are_told_with_their_quarters_and_names(nature: str) -> None:
    assert carried_indicators(held(nature)) == {
        CODE: Carried(
            value_e4=470_000, from_periods=("2026-T1", "2026-T2"), names=("Ville B", "Ville C")
        )
    }


def test_a_flow_carries_nothing() -> None:
    assert carried_indicators(held("flow")) == {}
