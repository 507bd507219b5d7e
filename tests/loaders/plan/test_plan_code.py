"""A plan's code can stand in an address and in the name of a file."""

import pytest

from loaders.plan.plan_code import LONGEST_CODE, is_plan_code

NO_CODES = ["", "../etc/x", "A/B", "PLAN 1", "Été", ".cache", "-p", "A\n", "A" * (LONGEST_CODE + 1)]


@pytest.mark.parametrize("code", ["PLDESS-T7", "pcaet_2027", "1.10", "A" * LONGEST_CODE])
def test_letters_digits_and_dashes_make_a_code(code: str) -> None:
    assert is_plan_code(code)


@pytest.mark.parametrize("code", NO_CODES)
def test_anything_else_does_not(code: str) -> None:
    assert not is_plan_code(code)
