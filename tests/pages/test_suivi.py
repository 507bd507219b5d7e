"""« Depuis le… », « Note du lundi », and a point marked on the overview."""

import pytest
from streamlit.testing.v1 import AppTest

from data_model.shown_words import shown_words

OVERVIEW, SINCE, NOTE = "pages/vue_ensemble.py", "pages/depuis.py", "pages/note.py"
POINT = "late:2.2-J4-C01"
PLAN = "PLDESS-T7"


def at(app: AppTest, page: str, **asked: str) -> AppTest:
    """A page at an address."""
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page(page).run()
    assert not app.exception, app.exception
    return app


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(app: AppTest) -> str:
    """Everything written on the page, spaces made plain."""
    return plain("\n".join(str(one.value) for one in (*app.markdown, *app.caption)))


def test_two_days_of_the_address_are_compared(app: AppTest) -> None:
    page = at(app, SINCE, au="2026-08-10", depuis="2026-02-01")
    assert "16 indicateurs ont changé de statut" in plain(page.title[0].value)
    words = said(page)
    assert "Vu au 10 août 2026" in words
    assert "vu au 1er février 2026" in words
    assert "1 valeur corrigée et 1 valeur retirée" in words


def test_the_last_committee_is_compared_with(app: AppTest) -> None:
    page = at(app, SINCE)
    assert "Depuis le 12 juin 2026" in plain(page.title[0].value)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            {"depuis": "2027-01-01"},
            "Le 1er janvier 2027 vient après le jour regardé : "
            "vous comparez avec le 9 novembre 2026.",
        ),
        (
            {"depuis": "2024-05-05", "au": "2024-02-01"},
            "Le 5 mai 2024 vient après le jour regardé : vous comparez avec le 1er février 2024.",
        ),
        (
            {"depuis": "2020-01-01"},
            "Rien n’est connu de ce plan au 1er janvier 2020 : "
            "vous comparez avec le 15 décembre 2023.",
        ),
        (
            {"depuis": "hier"},
            "« hier » n’est pas un jour : vous comparez avec le 12 juin 2026.",
        ),
        ({"depuis": "2026-11-08"}, ""),
        ({}, ""),
    ],
)
@pytest.mark.parametrize("name", [SINCE, NOTE])
def test_a_day_that_cannot_be_compared_with_is_said(
    app: AppTest, name: str, asked: dict[str, str], told: str
) -> None:
    page = at(app, name, **asked)
    assert [plain(one.value) for one in page.info] == ([told] if told else [])


def test_the_note_says_a_day_that_is_not_known(app: AppTest) -> None:
    (told,) = [plain(one.value) for one in at(app, NOTE, au="2027-06-01").info]
    assert told == (
        "« 1er juin 2027 » n’est pas un jour connu de ce plan : vous le voyez au 9 novembre 2026."
    )


def test_co_financing_alone_is_told_and_stands_whole_in_the_files(app: AppTest) -> None:
    page = at(app, SINCE, depuis="2026-11-05", vue="budget")
    assert "Cofinancements : demandé +280 000 €, notifié +250 000 €" in said(page)
    assert len(page.table[0].value) == 8
    kept = page.session_state["tables_of_the_page"]
    rows = {
        plain(title): sum(len(one() if callable(one) else one) for one in parts)
        for title, parts in kept.items()
    }
    assert rows["Budget (21)"] == 21
    assert rows["Indicateurs (7)"] == 7


@pytest.mark.parametrize("day", ["2026-11-09", "2027-01-01"])
def test_the_day_itself_or_a_later_one_shows_no_change(app: AppTest, day: str) -> None:
    page = at(app, SINCE, depuis=day)
    assert plain(page.title[0].value) == (
        "Le jour comparé est le jour regardé : rien ne peut y différer"
    )
    (before,) = [one for one in page.get("page_link") if "8" in one.proto.label]
    assert plain(before.proto.label) == "Comparer avec le 8 novembre 2026"
    assert "depuis=2026-11-08" in before.proto.query_string
    assert not page.table


def test_corrections_are_read_before_what_is_new(app: AppTest) -> None:
    page = at(app, SINCE, au="2026-08-10", depuis="2026-02-01")
    page.segmented_control(key="depuis_vue").set_value("sent").run()
    assert not page.exception
    first = page.table[0].value.iloc[0]
    assert (first["Changement"], first["Avant → après"]) == ("corrigé", "~~13~~ → **9**")


def test_a_point_is_marked_in_hand_then_taken_back(own_app: AppTest) -> None:
    page = at(own_app, OVERVIEW, suivre=POINT)
    assert "2 nouveaux points en une semaine" in said(page)
    page.button(key="marquer_en_cours").click().run()
    assert not page.exception
    assert "1 vu ou en cours" in said(at(page, OVERVIEW))
    page = at(page, OVERVIEW, suivre=POINT)
    assert "En cours depuis le 9 nov." in said(page)
    page.button(key="retirer_marque").click().run()
    assert "vu ou en cours" not in said(at(page, OVERVIEW))


def test_a_past_day_shows_marks_without_changing_them(app: AppTest) -> None:
    page = at(app, OVERVIEW, suivre=POINT, au="2026-08-10")
    assert [button for button in page.button if button.key == "marquer_vu"] == []


def test_the_note_says_the_overview_and_is_offered_as_a_document(app: AppTest) -> None:
    page = at(app, NOTE)
    assert plain(page.title[0].value) == "40 points demandent votre attention, dont 10 alertes"
    points = page.table[0].value
    assert len(points) == 10
    assert plain(points.iloc[0]["Mesure"]) == "118 jours de retard"
    assert "À recevoir : " in shown_words(said(page))
    assert page.get("download_button")[0].proto.label == "Télécharger la note à imprimer"


def test_every_point_opens_as_the_first_ones_do(app: AppTest) -> None:
    page = at(app, OVERVIEW)
    folded = [link.proto.label for link in page.get("page_link")]
    page.session_state["autres_points"] = True
    page.run()
    opened = [link.proto.label for link in page.get("page_link")]
    assert len(opened) - len(folded) == 2 * 32
    assert not page.exception


def test_the_links_keep_the_day_and_the_plan(app: AppTest) -> None:
    app.query_params["plan"] = PLAN
    page = at(app, OVERVIEW, au="2026-08-10")
    links = [link.proto.query_string for link in page.get("page_link")]
    assert len(links) > 8
    assert all("au=2026-08-10" in link and f"plan={PLAN}" in link for link in links)


@pytest.mark.parametrize("group", ["calendar", "sent"])
def test_the_table_looked_at_is_in_the_address(app: AppTest, group: str) -> None:
    page = at(app, SINCE, depuis="2026-02-01", vue=group)
    assert page.segmented_control(key="depuis_vue").value == group
    assert f"depuis=2026-02-01&vue={group}" in page.code[0].value


def test_a_setting_is_shown_at_its_address_under_true_counts(app: AppTest) -> None:
    page = at(app, "pages/reglages.py", vue="seuils")
    assert plain(page.title[0].value).startswith("39 indicateurs sur 46 ont une cible")
    assert page.segmented_control(key="reglages_vue").value == "seuils"
