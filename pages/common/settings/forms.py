"""The forms of « Réglages du plan », in the order in which a plan is set up."""

from collections.abc import Callable

from pages.common.chooser import Choice
from pages.common.plan_view import PlanView
from pages.common.settings.asked import assignments_form, deadlines_form, respondents_form
from pages.common.settings.plan import (
    amounts_form,
    cycles_form,
    dates_form,
    targets_form,
    thresholds_form,
)

FORMS: dict[str, Callable[[PlanView], None]] = {
    "dates": dates_form,
    "montants": amounts_form,
    "cibles": targets_form,
    "cycles": cycles_form,
    "attributions": assignments_form,
    "repondants": respondents_form,
    "echeances": deadlines_form,
    "seuils": thresholds_form,
}
FORM = Choice(
    page="reglages",
    name="vue",
    label="Réglages",
    choices={
        "dates": "Dates",
        "montants": "Montants",
        "cibles": "Cibles",
        "cycles": "Cycles",
        "attributions": "Attributions",
        "repondants": "Répondants",
        "echeances": "Échéances",
        "seuils": "Seuils",
    },
    first="dates",
)
