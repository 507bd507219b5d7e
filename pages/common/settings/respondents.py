"""« Répondants » of the settings: their names and contacts."""

from analysis.settings_tables import respondents_table
from loaders.entry.respondents_entry import respondents_entry
from pages.common.plan_view import PlanView
from pages.common.settings.editor import editor, save_button
from pages.common.settings.saving import save_respondents


def respondents_form(view: PlanView) -> None:
    """Respondents and their contacts."""
    seen, code = view.snapshot, view.situation.plan_code
    edited = editor(
        view,
        "repondants",
        respondents_table(seen),
        alt="Répondants et leurs contacts",
        locked=["Code"],
    )
    save_button(
        "Enregistrer les contacts",
        lambda: save_respondents(code, respondents_entry(code, edited, seen.respondents)),
    )
