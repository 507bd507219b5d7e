"""What fiches print, as plain data for the export: their texts, sub-actions, own headings."""

from typing import Any

from analysis.rows import rows_of, whole
from analysis.scope import text_or_none
from analysis.snapshot import Snapshot
from data_model.level_words import LevelWord


def level_names(snapshot: Snapshot) -> dict[str, dict[str, str]]:
    """How the plan calls each level above its actions, in the singular and in the plural."""
    words = snapshot.situation.level_words
    return {
        "challenge": _word(words.challenge),
        "axis": _word(words.axis),
        "objective": _word(words.objective),
    }


def printed(snapshot: Snapshot, action_code: str) -> dict[str, list[dict[str, Any]]]:
    """Everything in words of one action, under stable keys.

    `texts` are its own texts, lists, people and notes, by part; `printed_entries` the lines under
    headings of its own: an empty text was printed and left blank, `is_ticked` is null where there
    is no box, `amount_cents` enters no total.
    """
    texts, parts, entries = (
        frame[frame["action_code"] == action_code]
        for frame in (snapshot.texts, snapshot.sub_actions, snapshot.entries)
    )
    return {
        "texts": [
            {"part": str(row.part), "position": whole(row.position), "text": row.text}
            for row in rows_of(texts)
        ],
        "sub_actions": [
            {
                "code": row.sub_action_code,
                "position": whole(row.position),
                "heading": row.heading,
                "title": row.title,
                "description": row.description,
            }
            for row in rows_of(parts)
        ],
        "printed_entries": [
            {
                "heading": row.heading,
                "position": whole(row.position),
                "kind": str(row.kind),
                "text": row.text,
                "code": row.code,
                "is_ticked": None if row.is_ticked is None else bool(row.is_ticked),
                "amount_cents": whole(row.amount_cents),
                "sub_action": text_or_none(row.sub_action_code),
            }
            for row in rows_of(entries)
        ],
    }


def _word(word: LevelWord) -> dict[str, str]:
    return {"singular": word.singular, "plural": word.plural, "heading": word.heading}
