"""One set of filters: chosen on one page, kept and said on the others, let go of at once."""

from streamlit.testing.v1 import AppTest

CHOSEN = "chosen_on_the_page"
NARROWED = ("avancement", "calendrier", "budget", "indicateur", "communes", "depuis")


def shown(app: AppTest, name: str, **address: str) -> AppTest:
    """A page reached by the menu, which drops what the address held, then asks `address`."""
    for held in list(app.query_params):
        del app.query_params[held]
    for key, value in address.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{name}.py").run()
    assert not app.exception, app.exception
    return app


def plainly(words: object) -> str:
    return str(words).replace("\u00a0", " ").replace("\u202f", " ")


def title(app: AppTest) -> str:
    return plainly(app.title[0].value)


def asked(app: AppTest, name: str) -> str:
    value = app.query_params.get(name, "")
    return str(value[0] if isinstance(value, list) else value)


def tags(app: AppTest) -> list[str]:
    return [plainly(one.label) for one in app.button if str(one.key).endswith("_retirer")]


def test_an_axis_chosen_on_one_page_is_kept_and_said_on_the_others(app: AppTest) -> None:
    page = shown(app, "avancement")
    page.pills(key="avancement_axe").set_value("2").run()
    for name in NARROWED:
        shown(app, name)
        assert asked(app, "axe") == "2", name
        assert tags(app) == ["Axe 2 · Développement"], name
        assert app.session_state[CHOSEN]["Axe"] == "Axe 2 · Développement", name
    assert title(shown(app, "budget")).startswith("Axe 2 : ")
    assert title(shown(app, "calendrier")).startswith("Axe 2 : ")


def test_an_axis_that_the_plan_has_not_is_said_and_narrows_nothing(app: AppTest) -> None:
    page = shown(app, "budget", axe="9")
    told = "« 9 » n’est pas connu ici : rien n’est filtré."
    assert [plainly(one.value) for one in page.warning] == [told]
    assert not tags(page)
    assert app.session_state[CHOSEN] == {}
    assert not shown(app, "budget", axe="2").warning


def test_a_plan_that_the_base_has_not_is_said_and_the_first_is_shown(app: AppTest) -> None:
    told = "« INCONNU » n’est pas connu ici : vous voyez « PLDESS »."
    page = shown(app, "budget", plan="INCONNU")
    assert [plainly(one.value) for one in page.warning] == [told]
    assert not shown(app, "budget", plan="PLDESS-T7").warning


def captions(app: AppTest) -> list[str]:
    return [plainly(one.value) for one in app.caption if "sans effet" in plainly(one.value)]


def test_what_a_page_cannot_be_narrowed_by_is_said_and_kept_for_the_next(app: AppTest) -> None:
    page = shown(app, "indicateur", commune="93030")
    assert captions(page) == ["Dugny : sans effet sur cette page."]
    assert asked(page, "commune") == "93030"
    page = shown(app, "budget", action="2.2")
    assert captions(page) == ["Dugny : sans effet sur cette page."]
    assert title(page).startswith("Action 2.2 : ")
    assert captions(shown(app, "vue_ensemble")) == [
        "Action 2.2, Dugny : sans effet sur cette page."
    ]
    assert (asked(app, "action"), asked(app, "commune")) == ("2.2", "93030")
    assert not captions(shown(app, "communes"))
    # It leads no milestone: the calendar is not narrowed by it either.
    assert captions(shown(app, "calendrier")) == ["Dugny : sans effet sur cette page."]
    assert captions(shown(app, "budget", axe="1", action="2.2"))[0].startswith("Action 2.2, ")
    shown(app, "budget", action="2.2")
    assert captions(shown(app, "fiche_action")) == ["Dugny : sans effet sur cette page."]
    page = shown(app, "budget")
    next(one for one in page.button if one.key == "budget_tout").click().run()
    assert not captions(shown(app, "vue_ensemble"))


def test_a_code_that_no_page_knows_is_said_on_every_page(app: AppTest) -> None:
    for name in ("indicateur", "vue_ensemble", "avancement", "note", "retours", "methode"):
        page = shown(app, name, commune="99999")
        told = ["« 99999 » n’est pas connu ici : rien n’est filtré."]
        assert [plainly(one.value) for one in page.warning] == told, name
        assert not captions(page)
    assert not shown(app, "budget").warning


def test_a_figure_s_origin_reads_each_code_and_narrows_nothing(app: AppTest) -> None:
    shown(app, "budget", axe="2")
    page = shown(app, "origine", indicateur="2.2-I1")
    assert not captions(page)
    assert "axe" not in page.query_params


def test_what_changed_is_that_of_the_axis_or_the_action(app: AppTest) -> None:
    whole = shown(app, "depuis", depuis="2026-08-10")
    counts = dict(zip(*read_tabs(whole), strict=True))
    page = shown(app, "depuis", depuis="2026-08-10", axe="3")
    assert title(page).startswith("Depuis le 10 août 2026, axe 3 : ")
    assert asked(page, "axe") == "3"
    assert all(code.startswith("3.") for code in first_words(page))
    left = dict(zip(*read_tabs(page), strict=True))
    assert left.keys() <= counts.keys()
    assert all(left[name] < counts[name] for name in left)
    page = shown(app, "depuis", depuis="2026-08-10", action="2.2")
    assert title(page).startswith("Depuis le 10 août 2026, action 2.2 : ")


def read_tabs(app: AppTest) -> tuple[list[str], list[int]]:
    """« Budget (26) » as a name and a count, for each group of changes."""
    labels = [plainly(one.content) for one in app.segmented_control(key="depuis_vue").proto.options]
    parts = [one.rstrip(")").rpartition(" (") for one in labels]
    return [name for name, _, _ in parts], [int(count) for _, _, count in parts]


def first_words(app: AppTest) -> list[str]:
    return [plainly(one).split(" ")[0] for one in app.table[0].value["Objet"]]


def test_the_whole_plan_comes_back_in_one_press_on_every_page(app: AppTest) -> None:
    page = shown(app, "budget", axe="2", action="2.2")
    assert title(page).startswith("Action 2.2 : ")
    assert len(tags(page)) == 2
    next(one for one in page.button if one.key == "budget_tout").click().run()
    assert not tags(page)
    assert "axe" not in page.query_params
    assert not tags(shown(app, "calendrier"))


def test_the_money_of_an_axis_is_that_of_its_actions(app: AppTest) -> None:
    page = shown(app, "budget", axe="2")
    told = next(one.value for one in page.table if "Axe" in one.value.columns)
    assert [plainly(one) for one in told["Axe"]] == ["Axe 2 · Développement"]
    assert page.metric[0].value == told["Prévu"].tolist()[0]


def test_a_new_axis_lets_go_of_the_action(app: AppTest) -> None:
    page = shown(app, "calendrier", action="2.2")
    page.pills(key="calendrier_axe").set_value("1").run()
    assert "action" not in page.query_params
    assert tags(page) == ["Axe 1 · Écosystème"]


def test_the_overview_is_always_the_whole_plan(app: AppTest) -> None:
    whole = [metric.value for metric in shown(app, "vue_ensemble").metric]
    shown(app, "budget", axe="2")
    assert [metric.value for metric in shown(app, "vue_ensemble").metric] == whole
    assert not tags(app)
    assert tags(shown(app, "budget"))


def test_a_fiche_shows_the_action_looked_at_and_narrows_nothing_by_itself(app: AppTest) -> None:
    shown(app, "calendrier", action="2.2")
    assert title(shown(app, "fiche_action")).startswith("2.2")
    assert asked(app, "action") == "2.2"
    assert title(shown(app, "fiche_action", action="3.1")).startswith("3.1")
    assert title(shown(app, "budget")).startswith("Action 2.2 : ")


def test_an_indicator_asked_for_outside_the_filter_is_shown(app: AppTest) -> None:
    page = shown(app, "indicateur", axe="1", indicateur="2.2-I1")
    assert page.selectbox(key="indicateur_indicateur").value == "2.2-I1"
    assert not tags(page)


def test_an_unknown_action_is_answered_by_what_is_shown_instead(app: AppTest) -> None:
    page = shown(app, "fiche_action", action="9.9")
    assert "9.9" in page.warning[0].value
    assert "1.1 ESS Tour" in page.warning[0].value


def test_the_indicator_on_the_map_and_its_unit_are_kept_for_the_session(app: AppTest) -> None:
    page = shown(app, "communes")
    page.selectbox(key="communes_indicateur").set_value("2.2-I4").run()
    page.segmented_control(key="communes_habitants").set_value("1000").run()
    shown(app, "avancement")
    shown(app, "communes")
    assert (asked(app, "indicateur"), asked(app, "habitants")) == ("2.2-I4", "1000")
    assert app.selectbox(key="communes_indicateur").value == "2.2-I4"


def test_the_value_itself_is_kept_once_it_is_chosen_again(app: AppTest) -> None:
    page = shown(app, "communes", habitants="1000")
    page.segmented_control(key="communes_habitants").set_value("").run()
    shown(app, "avancement")
    shown(app, "communes")
    assert asked(app, "habitants") == ""
