"""Whatever a person wrote in a fiche is printed: as typed, whole, and inside the page."""

import io
import re
import shutil
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from data_model.action import Action
from data_model.fiche_text import FichePart, TextChange, record_fiche_texts
from data_model.store import make_engine, reading, writing
from documents.context.committee import head_of
from documents.context.fiche import fiche_sheets
from documents.context.seen import read_plan
from documents.report.fiches import fiches_pdf
from tests.documents.told import PLAN

ACTION = "1.1"
SIGNS = (
    "**gras** [lien](http://x.fr) :blue-badge[B] :red[rouge] :material/home: :smile: *** `code` "
    "&amp; -> >= ~= -- ---"
)
MARKS = [f"repère{n:03d}" for n in range(80)]
WORD = "anticonstitutionnellement" * 8
TITLE = f"{SIGNS} {WORD}"
DESCRIPTION = f"{SIGNS}\n{WORD}\n{' puis encore quelques mots, '.join(MARKS)}"
# At 9.5 points a line of the page holds fewer; one that runs off its edge holds them all.
LONGEST_LINE = 130
# Heights in points: the line at the foot of a page, and the margin above it.
FOOTER, LOWEST = 34, 50


@pytest.fixture(scope="module")
def pages(
    demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[str, list[float]]]:
    """Each page of the fiche printed after such texts were saved: its words, their heights."""
    file = tmp_path_factory.mktemp("long") / "base.sqlite"
    shutil.copy(demonstration_file, file)
    engine = make_engine(f"sqlite:///{file}")
    with writing(engine) as session:
        action = session.get_one(Action, (PLAN, ACTION))
        texts = {
            FichePart.TITLE: (action.title, TITLE),
            FichePart.DESCRIPTION: (action.description, DESCRIPTION),
        }
        changes = [
            TextChange(part=part, position=0, before=str(before), after=after)
            for part, (before, after) in texts.items()
        ]
        assert record_fiche_texts(session, PLAN, ACTION, changes, by="MD") == 2
    with reading(engine) as session:
        seen = read_plan(session, PLAN)
        content = fiches_pdf(fiche_sheets(seen, [ACTION]), head_of(seen))
    engine.dispose()
    return [words_and_heights(page) for page in PdfReader(io.BytesIO(content)).pages]


def words_and_heights(page: PageObject) -> tuple[str, list[float]]:
    """The text of a page, and how high above its foot each piece of it stands."""
    heights: list[float] = []

    def place(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            heights.append(cm[3] * tm[5] + cm[5])

    return page.extract_text(visitor_text=place), heights


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_what_was_typed_is_printed_as_typed(pages: list[tuple[str, list[float]]]) -> None:
    printed = bare("".join(words for words, _ in pages))
    # In the title and in the description; a table's rows may be cut by the foot of a page.
    assert printed.count(bare(SIGNS)) >= 2
    assert printed.count(WORD) >= 2


def test_nothing_is_lost_of_a_row_longer_than_a_page(pages: list[tuple[str, list[float]]]) -> None:
    printed = bare("".join(words for words, _ in pages))
    assert [one for one in MARKS if printed.count(one) != 2] == []


def test_nothing_runs_off_a_page(pages: list[tuple[str, list[float]]]) -> None:
    for words, heights in pages:
        assert max(len(line) for line in words.splitlines()) < LONGEST_LINE
        footer, *others = sorted(set(map(round, heights)))
        assert FOOTER - 1 <= footer <= FOOTER + 1
        assert min(others) > LOWEST
