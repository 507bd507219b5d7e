"""The calendar's views and filters are kept in the address; new dates ask a reason."""

import pytest
from streamlit.testing.v1 import AppTest

PAGE = "pages/calendrier.py"
AXIS = "2"
OTHER_AXIS = "1"


def at(app: AppTest, page: str = PAGE, **address: str) -> AppTest:
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page(page).run()


def title(app: AppTest) -> str:
    assert not app.exception, app.exception
    shown = str(app.title[0].value).replace("\\", "")
    return shown.replace("\u00a0", " ").replace("\u202f", " ")


def test_an_address_opens_the_view_and_the_filters_it_names(app: AppTest) -> None:
    page = at(app, vue="derive", action="2.2")
    assert "date repoussée" in title(page)
    assert page.segmented_control(key="calendrier_vue").value == "derive"
    assert page.selectbox(key="calendrier_action").value == "2.2"


def test_a_choice_goes_to_the_address_and_the_first_one_leaves_it(app: AppTest) -> None:
    page = at(app, au="2026-11-09")
    page.segmented_control(key="calendrier_vue").set_value("courbe").run()
    page.pills(key="calendrier_axe").set_value(AXIS).run()
    assert page.query_params["axe"] in (AXIS, [AXIS])
    assert page.query_params["vue"] in ("courbe", ["courbe"])
    assert "au" in page.query_params
    page.segmented_control(key="calendrier_vue").set_value("planning").run()
    assert "vue" not in page.query_params


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("retard", "jalons glissent"),
        ("sans-nouvelle", "Aucun jalon ne glisse ; 1 jalon échu sans nouvelle"),
        ("a-confirmer", "Aucun jalon ne glisse ; 1 jalon à confirmer"),
    ],
)
def test_the_title_answers_for_what_is_selected(app: AppTest, state: str, said: str) -> None:
    assert said in title(at(app, etat=state))


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ({"action": "2.2"}, "Tout le plan : "),
        ({"axe": AXIS, "action": "2.2"}, "Axe 2 : "),
        ({"axe": AXIS}, "Axe 2 : "),
        ({"etat": "fait"}, "Tout le plan : "),
        ({}, ""),
    ],
)
def test_the_curve_never_gives_the_figure_of_the_plan_to_an_action(
    app: AppTest, address: dict[str, str], whose: str
) -> None:
    page = at(app, vue="courbe", **address)
    first = "Au 30 septembre"
    assert title(page).startswith(whose + first.lower() if whose else first)
    labels = [str(one.label).replace("\u00a0", " ") for one in page.metric]
    head = whose if set(address) - {"axe"} else ""
    assert [label.startswith(head) for label in labels] == [True, True]
    assert any("Tout le plan" in label for label in labels) is (head == "Tout le plan : ")


def test_an_action_is_told_even_where_the_state_asked_for_has_nothing_said(app: AppTest) -> None:
    page = at(app, etat="sans-nouvelle")
    assert "1 action renseignée sur 1" in str(page.caption[0].value).replace("\u00a0", " ")


def test_the_indices_beside_an_action_say_whose_they_are(app: AppTest) -> None:
    page = at(app, action="2.2")
    labels = [str(one.label).replace("\u00a0", " ") for one in page.metric]
    assert labels == [
        "Tout le plan : tenue des dates",
        "Tout le plan : indice d’exécution (BEI)",
        "Tout le plan : position dans le calendrier",
    ]
    assert title(page).startswith("Action 2.2 : ")
    assert "Bourse foncière" not in title(page)


def test_an_action_of_another_axis_is_not_kept(app: AppTest) -> None:
    page = at(app, axe=OTHER_AXIS, action="2.2")
    assert page.selectbox(key="calendrier_action").value == "tous"


def test_avancement_keeps_its_view_in_the_address(app: AppTest) -> None:
    page = at(app, "pages/avancement.py", vue="tableau", axe=AXIS, tri="numero")
    assert "44 lignes imprimées" not in " ".join(str(one.value) for one in page.caption)
    assert page.segmented_control(key="avancement_vue").value == "tableau"
    page.segmented_control(key="avancement_vue").set_value("graphique").run()
    assert "vue" not in page.query_params
    assert not page.exception


def test_dates_are_held_anew_only_with_a_reason(app: AppTest) -> None:
    page = at(app, action="2.2", periode="plan")
    assert "118 jours de retard" in title(page)
    next(one for one in page.button if one.label == "Recaler des dates").click().run()
    assert not page.exception
    save = next(one for one in page.button if one.label == "Enregistrer les nouvelles dates")
    assert save.disabled
    assert "Votation" in str(page.selectbox(key="recalage_jalon").options[0])
    told = [frame.value for frame in page.table if "Calendrier initial" in frame.value.columns]
    assert told[0]["Calendrier initial"].tolist() == ["juin\u00a02024"]
