"""The forms of « Réglages du plan », in the order in which a plan is set up."""

from collections.abc import Callable

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
    "Dates": dates_form,
    "Montants": amounts_form,
    "Cibles": targets_form,
    "Cycles": cycles_form,
    "Attributions": assignments_form,
    "Répondants": respondents_form,
    "Échéances": deadlines_form,
    "Seuils": thresholds_form,
}
