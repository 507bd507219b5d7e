"""Réglages du plan: what the source does not say and the figures need."""

from analysis.settings_finding import settings_title
from pages.common.access import guard
from pages.common.frame import page_title
from pages.common.saving import show_receipt
from pages.common.settings.forms import FORM, FORMS
from pages.common.settings.in_force import milestone_rules
from pages.common.view import current_view

guard()
view = current_view()
rules = milestone_rules(view)

page_title(
    view,
    settings_title(view.snapshot, rules),
    "Chaque réglage est daté et reste consultable ; rien n’est écrasé.",
)
show_receipt()
chosen = FORM.value()
FORM.segments()
FORMS[chosen](view)
