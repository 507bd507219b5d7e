"""Every page on each plan of another shape, alone: French, its own words, no invented figure."""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.as_of import today
from data_model.committee import CommitteeRecord
from data_model.committee_ledger import new_committee
from data_model.plan_draft import plan_of
from data_model.store import ROOT, writing
from data_model.vocabulary import CommitteeKind
from tests.pages.conftest import by_address, installed_in
from tests.pages.test_pages import RAW
from tests.sample_data.other_plans import OTHER_PLANS, stored, table

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("[a-z]*.py"))
SAID = ("title", "header", "markdown", "caption", "info", "error", "metric", "selectbox", "button")
USUAL_AXIS = re.compile(r"\baxes?\b", re.IGNORECASE)
# Counts of what the plan holds are no invented figures.
COUNTED = re.compile(r"0 sur \d+$")
# The page of definitions speaks of any plan.
OF_ANY_PLAN = {"methode"}


@pytest.fixture(scope="module", params=OTHER_PLANS)
def plan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Each plan alone in the territory's own base, with a committee that looks at it today."""
    folder = tmp_path_factory.mktemp("other")
    engine = stored(request.param, folder)
    with writing(engine) as session:
        found = plan_of(session)
        day = today(found)
        meeting = CommitteeRecord(kind=CommitteeKind.STEERING, held_on=day, as_of=day)
        new_committee(session, found.code, meeting)
    engine.dispose()
    (folder / workspace.POINTER).write_text(workspace.OWN, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        installed_in(folder, patch)
        yield request.param
        workspace.forget_engines()


def said(app: AppTest) -> list[str]:
    """What a visitor reads: texts, labels, choices and tables."""
    found = []
    for kind in SAID:
        for element in getattr(app, kind):
            found += [str(getattr(element, name, "")) for name in ("label", "value")]
            found += map(str, getattr(element, "options", ()))
    for shown in (*app.get("table"), *app.get("arrow_data_frame")):
        frame = getattr(shown, "value")  # noqa: B009 - a block has none
        found += [*map(str, frame.columns), *map(str, frame.to_numpy().ravel())]
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_in_the_words_of_the_plan_without_an_invented_figure(
    plan: str, page: str
) -> None:
    app = by_address("accueil" if page == "vue_ensemble" else page)
    assert not app.exception, app.exception
    assert len(app.title) == 1
    texts = said(app)
    assert [text for text in texts if RAW.search(text)] == []
    zeros = [one.value for one in app.metric if one.value.startswith("0")]
    assert [value for value in zeros if not COUNTED.search(value)] == []
    assert [text for text in texts if re.search(r"\b0 ?€", text)] == []
    if page not in OF_ANY_PLAN:
        assert [text for text in texts if USUAL_AXIS.search(text)] == []


def test_its_fiche_says_its_level_by_its_name(plan: str) -> None:
    app = by_address("fiche_action", action=table(plan, "actions")[0]["code"])
    headings = {row["heading"] for row in table(plan, "level_names") if row["level"] == "axis"}
    text = "\n".join(said(app))
    assert any(heading in text for heading in headings)


def test_what_a_plan_lacks_is_a_sentence_and_never_an_empty_figure(plan: str) -> None:
    kinds = [row["kind"] for row in table(plan, "respondents")]
    has_communes, has_indicators = "commune" in kinds, bool(table(plan, "indicators"))
    app = by_address("communes")
    is_told = any("Ajoutez-les au territoire" in str(one.value) for one in app.markdown)
    assert is_told is not has_communes
    assert len(app.get("deck_gl_json_chart")) == int(has_communes and has_indicators)

    told = " ".join(said(by_address("reglages", vue="attributions")))
    assert ("est le seul répondant de ce plan" in told) is (has_indicators and kinds[1:] == [])
    assert ("n’a encore rien de ce type à demander" in told) is not has_indicators
    told = " ".join(said(by_address("reglages", vue="cibles")))
    assert ("rien à viser" in told) is not has_indicators
    has_targets = bool(table(plan, "targets"))
    assert ("Aucune cible pour l’instant" in told) is (has_indicators and not has_targets)
