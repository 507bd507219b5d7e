"""The day in the address stays within the days on which something is known of the plan."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import by_address

PAGES = ("vue_ensemble", "budget", "origine", "indicateur", "depuis")


def test_a_day_before_the_plan_was_recorded_shows_its_first_day(plan_alone: Path) -> None:
    app = by_address(PAGES[0], au="2020-01-01", indicateur="2.2-I1")
    for name in PAGES:
        app.switch_page(f"pages/{name}.py").run()
        assert not app.exception, name
        assert not any("2020" in str(caption.value) for caption in app.caption), name


def test_a_day_to_come_or_no_day_at_all_shows_today(app: AppTest) -> None:
    for asked in ("2031-05-01", "hier"):
        app.query_params["au"] = asked
        app.switch_page("pages/budget.py").run()
        assert not app.exception
        assert any("Vu au 9\u00a0novembre\u00a02026" in str(c.value) for c in app.caption)
