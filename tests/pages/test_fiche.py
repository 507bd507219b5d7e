"""The fiche edited from its page, its météo declared, and what past days show of both."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.fiche_text import FichePart, TextChange, record_fiche_texts
from data_model.store import writing
from data_model.vocabulary import Weather
from data_model.workspace import plans
from tests.pages.conftest import front_door

FICHE, PROGRESS = "pages/fiche_action.py", "pages/avancement.py"
OPEN, SAVE = "modifier_fiche_2.2", "enregistrer_fiche"
HISTORY = "Modifications de l’action, de la plus récente à la plus ancienne"


def at(app: AppTest, page: str = FICHE, **asked: str) -> AppTest:
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page(page).run()
    assert not app.exception, app.exception
    return app


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(app: AppTest) -> str:
    return plain("\n".join(str(one.value) for one in (*app.markdown, *app.caption)))


def field(app: AppTest, start: str, text: str) -> None:
    """Write in the field whose key starts so."""
    fields = [*app.text_input, *app.text_area]
    next(one for one in fields if str(one.key).startswith(start)).set_value(text).run()
    assert not app.exception, app.exception


def history(app: AppTest) -> list[str]:
    """What changed, newest first, on the fiche."""
    return [plain(words) for words in app.table[-1].value["Avant → après"]]


def test_a_text_is_previewed_saved_and_told_in_the_history(own_app: AppTest) -> None:
    page = at(own_app, action="2.2")
    page.button(key=OPEN).click().run()
    assert page.button(key=SAVE).disabled
    field(page, "texte_title", "Créer une bourse <script>alert(1)</script>")
    [before_after] = page.table[0].value["Avant → après"]
    assert "\\<script\\>alert\\(1\\)\\</script\\>" in before_after
    field(page, "motif", "Vœu du bureau")
    page.button(key=SAVE).click().run()
    assert not page.exception
    assert [plain(one.value) for one in page.success] == ["1 texte modifié."]
    assert "Créer une bourse \\<script" in said(page)
    newest = page.table[-1].value.iloc[0]
    assert newest["Ce qui a changé"] == "Intitulé"
    assert plain(newest["Motif et auteur"]) == "Vœu du bureau"


def test_a_person_is_added_changed_and_removed_in_the_table(own_app: AppTest) -> None:
    page = at(own_app, action="2.2")
    page.button(key=OPEN).click().run()
    key = next(str(one.key) for one in page.text_input if str(one.key).startswith("texte_title"))
    page.session_state[key.replace("texte_title", "people")] = {
        "edited_rows": {1: {"Nom": "Communes et EPT"}},
        "added_rows": [{"Rôle": "Financeurs", "Nom": "Région"}],
        "deleted_rows": [2],
    }
    page.run()
    assert list(page.table[0].value["Texte"]) == ["Partenaires", "Financeurs", "Partenaires"]
    page.button(key=SAVE).click().run()
    assert not page.exception
    words = said(page)
    assert "Communes et EPT" in words
    assert "Région" in words
    assert any("~~Bailleurs~~ → retiré" in line for line in history(page))


def test_a_text_that_cannot_be_is_refused_by_a_sentence(own_app: AppTest) -> None:
    page = at(own_app, action="2.2")
    page.button(key=OPEN).click().run()
    field(page, "texte_short_title", "Bourse [foncière]")
    assert "contient" in page.error[0].value
    assert page.button(key=SAVE).disabled
    page.button(key="abandonner_fiche").click().run()
    assert "Jalons" in [one.value for one in page.header]


def test_what_another_window_wrote_is_shown_beside_and_not_lost(own_app: AppTest) -> None:
    page = at(own_app, action="2.2")
    page.button(key=OPEN).click().run()
    with writing(workspace.active_engine()) as session:
        theirs = TextChange(
            part=FichePart.PRIORITY_LABEL, position=0, before="très prioritaire", after="urgent"
        )
        record_fiche_texts(session, plans(session)[0].code, "2.2", [theirs])
    field(page, "texte_priority_label", "prioritaire")
    page.button(key=SAVE).click().run()
    assert "autre fenêtre" in page.error[0].value
    [both] = page.table[0].value.to_dict("records")
    assert (both["Enregistré entre-temps"], both["Votre version"]) == ("urgent", "prioritaire")
    page.button(key="garder_la_mienne").click().run()
    assert not page.exception
    assert history(page)[:2] == [
        "~~urgent~~ → **prioritaire**",
        "~~très prioritaire~~ → **urgent**",
    ]


def test_a_past_day_shows_its_texts_and_refuses_to_change_them(app: AppTest) -> None:
    page = at(app, action="2.2", au="2026-10-20")
    words = said(page)
    assert "Textes tels qu’ils étaient le 20 octobre 2026 ; 1 texte a été modifié depuis." in words
    assert "dès l’écriture du règlement" not in words
    assert "Aucune météo n’est déclarée" in words
    assert "Fiche (PDF)" in [one.proto.label for one in page.get("download_button")]
    page.button(key=OPEN).click().run()
    assert "telle qu’elle était le 20 octobre 2026" in plain(page.error[0].value)
    assert not [one for one in page.button if one.key == SAVE]


def test_a_meteo_on_another_side_asks_for_a_comment_then_stands_beside(own_app: AppTest) -> None:
    page = at(own_app, action="1.2")
    assert "**soleil**, comme le calcul" in said(page)
    menu = next(one for one in page.segmented_control if str(one.key).startswith("meteo_1.2"))
    menu.set_value(Weather.STORM).run()
    assert page.button(key="declarer").disabled
    assert "un commentaire est nécessaire" in said(page)
    field(page, "meteo_mots", "Le réseau *s’en va*.")
    page.button(key="declarer").click().run()
    assert not page.exception
    words = said(page)
    assert "**orage**, plus sévère que le calcul (Conforme)" in words
    assert "Le réseau \\*s’en va\\*" in words
    page = at(page, PROGRESS, vue="tableau")
    table = page.table[0].value.set_index("Action")
    row = table[table.index.str.startswith("1.2")].iloc[0]
    assert row["Statut calculé"] == "●\u00a0Conforme"
    assert row["Météo déclarée"].endswith("orage, plus sévère")
    page = at(page, FICHE, action="1.2")
    page.button(key="retirer_meteo").click().run()
    assert "Aucune météo n’est déclarée" in said(page)


@pytest.mark.usefixtures("asked_plan")
def test_a_plan_without_returns_is_edited_and_its_meteo_declared(asked_plan: Path) -> None:
    page = at(front_door(), action="1.1")
    assert "Aucune météo n’est déclarée" in said(page)
    menu = next(one for one in page.segmented_control if str(one.key).startswith("meteo_1.1"))
    menu.set_value(Weather.RAIN).run()
    page.button(key="declarer").click().run()
    assert not page.exception
    assert "sans calcul" not in said(page)
    assert "**pluie**." in said(page)
