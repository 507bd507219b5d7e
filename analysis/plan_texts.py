"""The texts of the fiches as they were at a cutoff, and the météo declared then."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from sqlmodel import Session, col, select

from data_model.act import Act
from data_model.action import Action, ActionLine, ActionNote, DeclaredWeather, Stakeholder
from data_model.as_of import PARIS, current_rows
from data_model.audit import TextKey, kind_of, texts_before
from data_model.fiche_text import OWN, FichePart

TEXT_COLUMNS = ["action_code", "part", "position", "text"]
WEATHER_COLUMNS = ["action_code", "weather", "comment", "declared_on", "declared_by"]
PARTS = list(FichePart)
Row = tuple[str, FichePart, int, str]


def texts_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """Every text of the fiches as known at `cutoff`, the audit read backwards from today.

    Columns: action_code (str), part (FichePart), position (int, 0 for the action's own), text
    (str, as kept). Rows: one a text that is not empty, by action, part and position.
    Source: domain.md §1, « titles and texts are edited with an audit ».
    """
    then = texts_before(session, plan_code, cutoff)
    rows = [
        *_own(session, plan_code, then),
        *_lines(session, plan_code, then),
        *(
            (note.action_code, FichePart.NOTE, note.position, note.text)
            for note in current_rows(session, ActionNote, plan_code=plan_code, cutoff=cutoff)
        ),
    ]
    told = sorted(
        (row for row in rows if row[3]), key=lambda row: (row[0], PARTS.index(row[1]), row[2])
    )
    return pd.DataFrame(told, columns=TEXT_COLUMNS, dtype=object)


def _own(session: Session, plan_code: str, then: dict[TextKey, str]) -> Iterator[Row]:
    kind = kind_of(Action)
    for action in session.exec(select(Action).where(Action.plan_code == plan_code)):
        for part in OWN:
            now = str(getattr(action, part.value))
            yield action.code, part, 0, then.get((kind, action.code, part.value), now)


def _lines(session: Session, plan_code: str, then: dict[TextKey, str]) -> Iterator[Row]:
    held: dict[TextKey, str] = {}
    # Columns and not entities: a plan has hundreds of lines, which nobody changes here.
    lines_now = select(
        ActionLine.action_code, ActionLine.kind, ActionLine.position, ActionLine.text
    ).where(ActionLine.plan_code == plan_code)
    for action, kind, position, text in session.exec(lines_now):
        held["action_line", f"{action}/{kind}/{position}", "text"] = text
    people_now = select(
        Stakeholder.action_code, Stakeholder.role, Stakeholder.position, Stakeholder.name
    ).where(Stakeholder.plan_code == plan_code)
    for action, role, position, name in session.exec(people_now):
        held["stakeholder", f"{action}/{role}/{position}", "name"] = name
    lines = {kind_of(ActionLine), kind_of(Stakeholder)}
    held |= {key: text for key, text in then.items() if key[0] in lines}
    for (_, code, _), text in held.items():
        action, part, at = code.rsplit("/", 2)
        yield action, FichePart(part), int(at), text


def weather_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The météo declared of actions, as in force at `cutoff`.

    Columns: action_code (str), weather (Weather), comment (str, may be empty), declared_on (date,
    Paris), declared_by (str, may be empty). Rows: one an action of which one is declared.
    """
    rows = current_rows(session, DeclaredWeather, plan_code=plan_code, cutoff=cutoff)
    acts = {
        act.number: act
        for act in session.exec(
            select(Act).where(
                Act.plan_code == plan_code, col(Act.number).in_([row.act_number for row in rows])
            )
        )
    }
    return pd.DataFrame(
        [_declared(row, acts[row.act_number]) for row in rows],
        columns=WEATHER_COLUMNS,
        dtype=object,
    )


def _declared(row: DeclaredWeather, act: Act) -> tuple[Any, ...]:
    day = act.recorded_at.astimezone(PARIS).date()
    return row.action_code, row.weather, row.comment, day, act.recorded_by


def with_texts_then(
    session: Session, plan_code: str, cutoff: int, actions: pd.DataFrame
) -> pd.DataFrame:
    """The same actions with their own texts as they were at `cutoff`."""
    then = texts_before(session, plan_code, cutoff)
    codes = actions["action_code"].tolist()
    return actions.assign(
        **{
            part.value: [
                then.get((kind_of(Action), code, part.value), text)
                for code, text in zip(codes, actions[part.value].tolist(), strict=True)
            ]
            for part in OWN
        }
    )
