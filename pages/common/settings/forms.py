"""The forms of « Réglages du plan », in the order in which a plan is set up."""

from collections.abc import Callable

from pages.common.chooser import Choice
from pages.common.plan_view import PlanView
from pages.common.settings.amounts import amounts_form
from pages.common.settings.assignments import assignments_form
from pages.common.settings.cycles import cycles_form
from pages.common.settings.dates import dates_form
from pages.common.settings.deadlines import deadlines_form
from pages.common.settings.respondents import respondents_form
from pages.common.settings.targets import targets_form
from pages.common.settings.thresholds import thresholds_form

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
