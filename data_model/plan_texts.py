"""The titles, texts and lists of a plan's tables, written with an audit; screens' words stay."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session, select

from data_model.act import Act
from data_model.action import Action
from data_model.audit import LINE_TEXT, TextKey, audit, code_of, key_of, kind_of
from data_model.base import OfPlan
from data_model.row_insert import insert_rows

NOTHING: frozenset[TextKey] = frozenset()


def record_texts(
    session: Session, act: Act, rows: Sequence[OfPlan], *, on_screen: frozenset[TextKey] = NOTHING
) -> tuple[int, int]:
    """Write titles and texts, each change with its audit; returns how many were added, changed.

    What is named in `on_screen` was last set by a person and stays as it is.
    """
    added: list[OfPlan] = []
    changed = 0
    loaded: set[str] = set()
    stored = _stored(session, act.plan_code, {type(row) for row in rows})
    for row in rows:
        found = stored.get((type(row), key_of(row)))
        field = LINE_TEXT.get(type(row))
        if found is None:
            if field and _text_key(row, field) in on_screen:
                continue
            stored[type(row), key_of(row)] = row
            added.append(row)
            if isinstance(row, Action):
                loaded.add(row.code)
            elif field and getattr(row, "action_code", "") not in loaded:
                audit(session, act, row, field=field, before="", after=getattr(row, field))
            continue
        before, after = found.model_dump(), row.model_dump()
        # Only what the tables give: contacts entered on screen are not emptied by a reload.
        given = after.keys() & row.model_fields_set
        differing = [name for name in after if name in given and before[name] != after[name]]
        free = [name for name in differing if _text_key(row, name) not in on_screen]
        for name in free:
            audit(session, act, found, field=name, before=before[name], after=after[name])
            setattr(found, name, after[name])
        changed += bool(free)
    # What changed may name what is new, and the new are listed parents before children.
    with session.no_autoflush:
        insert_rows(session, added)
    session.flush()
    return len(added), changed


def _stored(
    session: Session, plan_code: str, models: Iterable[type[OfPlan]]
) -> dict[tuple[type[OfPlan], tuple[Any, ...]], OfPlan]:
    """The rows that the plan has in each of these tables, by their whole key."""
    return {
        (model, key_of(row)): row
        for model in models
        for row in session.exec(select(model).where(model.plan_code == plan_code))
    }


def remove_lines(
    session: Session, act: Act, rows: Sequence[OfPlan], *, on_screen: frozenset[TextKey]
) -> int:
    """Remove the lines of the printed lists that the tables no longer hold, with their audit."""
    removed = 0
    for model, field in LINE_TEXT.items():
        kept = {key_of(row) for row in rows if isinstance(row, model)}
        # A folder without this table says nothing of it.
        if not kept:
            continue
        for row in session.exec(select(model).where(model.plan_code == act.plan_code)).all():
            if key_of(row) not in kept and _text_key(row, field) not in on_screen:
                audit(session, act, row, field=field, before=getattr(row, field), after="")
                session.delete(row)
                removed += 1
    session.flush()
    return removed


def kept_texts(
    session: Session, rows: Sequence[OfPlan], *, on_screen: frozenset[TextKey]
) -> list[OfPlan]:
    """The rows of the tables that do not say what a person wrote on screen in their place."""
    kept: list[OfPlan] = []
    for row in rows if on_screen else ():
        fields = [name for name in row.model_fields_set if _text_key(row, name) in on_screen]
        found = session.get(type(row), key_of(row)) if fields else None
        if any(found is None or getattr(found, name) != getattr(row, name) for name in fields):
            kept.append(row)
    return kept


def _text_key(row: OfPlan, field: str) -> TextKey:
    return kind_of(type(row)), code_of(row), field
