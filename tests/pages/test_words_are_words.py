"""A plan whose every text holds signs of Markdown: no page draws them, none shows the escaping."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Node

import data_model.workspace as workspace
from data_model.action import ActionNote, VotedAmount
from data_model.as_of import current_rows
from data_model.base import Base, Versioned
from data_model.fund_terms import FundTerms
from data_model.milestone import Recurrence
from data_model.plan_draft import record_settings
from data_model.printed_entry import EntryKind, PrintedEntry, SubAction
from data_model.steering import Fund
from data_model.store import ROOT, make_engine, writing
from data_model.tables import EDITABLE
from data_model.workspace import plans
from tests.pages.conftest import by_address, installed_in

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("[a-z]*.py"))
SIGNS = "*x* $x^2$ :red[y] [lien](http://a.fr)"
FEW_SIGNS = "*x*"
FEW_LETTERS = 45
WORDS = {
    *("title", "short_title", "label", "short_label", "name", "description", "text", "heading"),
    *("note", "as_printed", "as_written", "printed_label", "breakdown_label"),
    *("priority_label", "unit_label", "singular", "plural", "source"),
}
DRAWN = re.compile(r"(?<!\\)\*x\*|(?<!\\)\$x|(?<!\\):red\[y|(?<!\\)\[lien")
# Escaped twice, a sign is shown with a backslash before it.
TWICE = re.compile(r"\\\\[*$\[]")
ESCAPED = re.compile(r"\\\*x|\\\$x|\\\[lien")
ACTION = "2.2"
# What these hold is shown as it is typed, or is no words at all.
AS_TYPED = {
    *("selectbox", "multiselect", "text_input", "text_area", "code", "text", "date_input"),
    *("arrow_data_frame", "arrow_vega_lite_chart", "deck_gl_json_chart", "download_button"),
    *("iframe", "html", "bidi_component", "component_instance", "plotly_chart", "json"),
}
SAID_BESIDE = ("label", "help", "placeholder")


def signed(row: Base) -> dict[str, Any]:
    """The row's words, each with the signs at its end, within what its column takes."""
    found = {}
    for name, field in type(row).model_fields.items():
        value = getattr(row, name)
        if name not in WORDS or not isinstance(value, str) or not value:
            continue
        longest = next(
            (one.max_length for one in field.metadata if hasattr(one, "max_length")), 999
        )
        signs = SIGNS if longest > FEW_LETTERS else FEW_SIGNS
        found[name] = f"{value[: longest - len(signs) - 1].strip()} {signs}"
    return found


def printed_besides(session: Session, plan_code: str) -> None:
    """What the demonstration's fiches print nothing of: parts, printed lines, a fund."""
    part = SubAction(
        plan_code=plan_code,
        code=f"{ACTION}-S1",
        action_code=ACTION,
        position=1,
        heading="Partie",
        title="Étude",
        description="Deux mois",
    )
    session.add(part)
    session.flush()
    session.add(
        PrintedEntry(
            plan_code=plan_code,
            action_code=ACTION,
            position=1,
            heading="Références",
            kind=EntryKind.TEXT,
            text="Loi",
            sub_action_code=part.code,
        )
    )
    session.flush()


def versions(session: Session, plan_code: str) -> list[Versioned]:
    known = {"plan_code": plan_code, "cutoff": 10_000}
    rows: list[Versioned] = [
        row
        for model in (ActionNote, VotedAmount, Recurrence)
        for row in current_rows(session, model, **known)  # type: ignore[arg-type]
    ]
    own: dict[str, Any] = {"plan_code": plan_code, "act_number": 1}
    return [
        *(type(row).model_validate(row.model_dump() | signed(row)) for row in rows),
        Fund(**own, code="F", label=f"Fonds {SIGNS}", envelope_cents=100),
        FundTerms(**own, fund_code="F", action_code=ACTION),
    ]


@pytest.fixture(scope="module")
def signs_everywhere(
    demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The demonstration, its plan's every text with signs."""
    folder = tmp_path_factory.mktemp("signs")
    file = folder / "demonstration.sqlite"
    shutil.copy(demonstration_file, file)
    engine = make_engine(f"sqlite:///{file}")
    with writing(engine) as session:
        plan_code = plans(session)[0].code
        printed_besides(session, plan_code)
        for model in EDITABLE:
            for row in session.exec(select(model)):
                for name, words in signed(row).items():
                    setattr(row, name, words)
        record_settings(session, plan_code, versions(session, plan_code))
    engine.dispose()
    with pytest.MonkeyPatch.context() as patch:
        installed_in(folder, patch)
        yield folder
        workspace.forget_engines()


def nodes(node: Node) -> Iterator[Any]:
    """Every element and block of a page."""
    for child in getattr(node, "children", {}).values():
        yield child
        yield from nodes(child)


def drawn_words(message: Any) -> Iterator[str]:
    """Every text of an element or of a block."""
    for field, value in message.ListFields():
        if field.type == field.TYPE_STRING and field.name not in ("id", "url", "query_string"):
            yield from [value] if isinstance(value, str) else value
        elif field.type == field.TYPE_MESSAGE:
            for one in value if field.is_repeated else [value]:
                yield from drawn_words(one)


def sides(app: AppTest) -> tuple[list[str], list[str]]:
    """What a page reads as Markdown, and what it shows as typed."""
    as_markdown: list[str] = []
    as_typed: list[str] = []
    for node in nodes(app._tree):
        proto = getattr(node, "proto", None)
        if proto is None:
            continue
        if node.type in ("table", "arrow_table"):
            frame = node.value
            as_markdown += [*map(str, frame.columns), *map(str, frame.to_numpy().ravel())]
        elif node.type in AS_TYPED:
            as_markdown += [getattr(proto, name, "") for name in SAID_BESIDE[:2]]
            as_typed += map(str, getattr(proto, "options", ()))
        else:
            as_markdown += drawn_words(proto)
    return as_markdown, as_typed


@pytest.mark.parametrize("page", PAGES)
def test_no_text_of_a_plan_is_read_as_markdown(signs_everywhere: Path, page: str) -> None:
    asked = {"fiche_action": {"action": ACTION}}.get(page, {})
    app = by_address("accueil" if page == "vue_ensemble" else page, **asked)
    assert not app.exception, app.exception
    as_markdown, as_typed = sides(app)
    assert [text for text in as_markdown if DRAWN.search(text)] == []
    assert [text for text in as_markdown if TWICE.search(text)] == []
    assert [text for text in as_typed if ESCAPED.search(text)] == []
