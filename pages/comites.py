"""Comités: which ones meet, what each is shown, what each decides, what became of it."""

import streamlit as st

from analysis.committee.finding import committees_title
from analysis.committee.tables import committees_table, decisions_table
from pages.common.access import guard
from pages.common.chooser import Choice
from pages.common.committee.decisions import decisions_form
from pages.common.committee.documents import documents_list
from pages.common.committee.meeting import meeting_form, new_meeting
from pages.common.committee.seen import COMMITTEE, decisions
from pages.common.committee.slides import slides_form
from pages.common.frame import kept_parameters, page_title, source_line
from pages.common.saving import show_receipt
from pages.common.tables import shown_table
from pages.common.view import current_view, present_view

PARTS = {
    "diapositives": "Diapositives",
    "decisions": "Décisions",
    "documents": "Documents",
    "reunion": "Réunion",
}

guard()
view = current_view()
now = present_view(view)
held, told = view.committees, decisions(view)

page_title(
    view,
    committees_title(held, told, today=view.situation.as_of),
    "Chaque enregistrement est daté et signé ; rien n’est écrasé.",
)
show_receipt()
if held:
    shown_table(committees_table(held, told), "Comités, le plus récent en tête")
if view.situation.as_of != now.situation.as_of:
    st.header("Décisions connues ce jour-là", anchor=False)
    shown_table(decisions_table(told, held), "Décisions des comités, un état par ligne")
    source_line("Revenez à aujourd’hui pour préparer un comité.")
    st.stop()
if not held:
    st.markdown("Préparez-en un : ses diapositives se composent d’elles-mêmes.")
    new_meeting(now)
    st.stop()

choice = Choice(
    page="comites",
    name=COMMITTEE,
    label="Comité",
    choices={str(one.number): one.words for one in held},
)
chosen = choice.value()
committee = next(one for one in held if str(one.number) == chosen)
with st.container(horizontal=True, vertical_alignment="center"):
    choice.listed(width=380)
    st.page_link(
        "pages/comite.py",
        label="**Projeter**",
        icon=":material/slideshow:",
        query_params=kept_parameters(**{COMMITTEE: chosen}),
        help="Plein écran : F, puis → et ← ; Échap quitte",
    )
    st.space("stretch")
    new_meeting(now)
part = Choice(page="comites", name="partie", label="Partie", choices=PARTS, first="diapositives")
shown = part.value()
part.segments()
if shown == "diapositives":
    slides_form(now, committee)
elif shown == "decisions":
    decisions_form(now, committee, held)
elif shown == "documents":
    documents_list(now, committee)
else:
    meeting_form(now, committee)
