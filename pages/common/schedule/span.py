"""Which years the planning shows: the year of the situation, or the whole plan."""

from typing import Final

from analysis.schedule.selected_calendar import SelectedCalendar
from pages.common.chooser import Choice

YEAR: Final = "annee"
WHOLE_PLAN: Final = "plan"


def year_shown(seen: SelectedCalendar) -> int | None:
    """The year asked for; None for the whole plan."""
    return seen.year if _span_choice(seen).shown == YEAR else None


def choose_span(seen: SelectedCalendar) -> None:
    """The choice on screen, beside that of the view."""
    choice = _span_choice(seen)
    choice.value()
    choice.segments()


def _span_choice(seen: SelectedCalendar) -> Choice:
    return Choice(
        page="calendrier",
        name="periode",
        label="Période",
        choices={YEAR: f"Année {seen.year}", WHOLE_PLAN: "Toutes les années"},
        first=YEAR if seen.has_year else WHOLE_PLAN,
    )
