"""French names along a time axis."""

from datetime import date

from charts.time_axis import point_marks, span_marks


def test_a_year_is_marked_by_its_months_in_french() -> None:
    marks = span_marks(date(2026, 1, 1), date(2026, 12, 31))
    assert marks.texts == ["janv.<br>2026", "mars", "mai", "juil.", "sept.", "nov."]
    assert marks.places[1] == date(2026, 3, 15)
    assert len(marks.starts) == 12
    assert marks.starts[0] == date(2026, 1, 1)


def test_the_year_is_written_where_it_changes() -> None:
    marks = span_marks(date(2026, 1, 1), date(2027, 2, 3))
    assert marks.texts[6:] == ["janv.<br>2027"]
    assert len(marks.starts) == 14


def test_a_long_plan_is_marked_by_its_quarters() -> None:
    marks = span_marks(date(2024, 1, 1), date(2027, 12, 31))
    assert len(marks.starts) == 16
    assert marks.texts[:5] == ["T1<br>2024", "T2", "T3", "T4", "T1<br>2025"]


def test_names_stay_level_on_a_narrow_screen() -> None:
    assert span_marks(date(2026, 1, 1), date(2026, 12, 31)).axis()["tickangle"] == 0


def test_points_in_time_are_thinned_out() -> None:
    marks = point_marks(date(2024, 1, 1), date(2029, 12, 31))
    assert len(marks.places) <= 9
    assert all(day.day == 1 for day in marks.places)
    assert marks.texts[0].startswith("janv.")
