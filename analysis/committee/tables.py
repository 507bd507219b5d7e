"""A committee's lists as tables: those read on screen, and those edited there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.committee.arranged import ArrangedSlide
from analysis.committee.decision import Standing, count_of
from analysis.committee.held import Frozen, HeldCommittee
from analysis.committee.show import RULE_CHANGED
from analysis.rows import rows_of
from data_model.french import day, number, typo
from data_model.level_words import USUAL, LevelWord
from data_model.slide import Slide
from data_model.vocabulary import SlideKind

DECISION_EDIT = ["N°", "Décision", "Qui", "Pour le", "État", "Enregistré"]


def committees_table(held: Sequence[HeldCommittee], decisions: pd.DataFrame) -> pd.DataFrame:
    """The committees, the newest meeting first; takes `decisions_frame`. Columns: words (str)."""
    rows = [
        {
            "Réunion": day(one.record.held_on),
            "Instance": one.record.kind.label.capitalize(),
            "Données au": day(one.record.as_of),
            "Diapositives": _slides_words(one.frozen),
            "Décisions": _decisions_words(decisions, one.number),
            "Enregistré": _recorded(one.recorded_by, day(one.recorded_on)),
        }
        for one in held
    ]
    return pd.DataFrame(rows, dtype=object)


def _slides_words(frozen: Frozen | None) -> str:
    return "à composer" if frozen is None else f"arrêtées le {day(frozen.on)}"


def _recorded(by: str | None, on: str) -> str:
    return f"le {on}, {by}" if by else f"le {on}"


def _decisions_words(decisions: pd.DataFrame, committee: int) -> str:
    mine = decisions[decisions["committee_number"] == committee]
    if mine.empty:
        return "aucune"
    late = count_of(mine, Standing.LATE)
    told = [f"{number(count_of(mine, Standing.DONE))} sur {number(len(mine))} faites"]
    if late:
        told.append(f"{number(late)} en retard")
    return typo(", ".join(told))


def decisions_table(decisions: pd.DataFrame, held: Sequence[HeldCommittee]) -> pd.DataFrame:
    """Decisions with their committee and where each stands; takes `decisions_frame`."""
    words = {one.number: day(one.record.held_on) for one in held}
    order = list(Standing)
    rows = [
        _told(row, words) | {"Enregistré": _recorded(row.recorded_by, day(row.recorded_on))}
        for row in sorted(rows_of(decisions), key=lambda row: order.index(row.standing))
    ]
    return pd.DataFrame(rows, dtype=object)


def _told(row: Any, day_of: Mapping[int, str]) -> dict[str, str]:
    return {
        "Comité du": day_of.get(row.committee_number, ""),
        "Décision": typo(row.what),
        "Qui": typo(row.who),
        "Pour le": day(row.due_on) if row.due_on else "sans date",
        "Situation": row.standing.label,
    }


def decisions_edit_table(decisions: pd.DataFrame) -> pd.DataFrame:
    """One committee's decisions as they are edited; takes `decisions_frame`.

    Columns: N° (Int64), Décision, Qui (str), Pour le (date), État, Enregistré (str).
    Rows: one a decision.
    """
    rows = [
        (
            row.number,
            row.what,
            row.who,
            row.due_on,
            row.state.label,
            _recorded(row.recorded_by, day(row.recorded_on)),
        )
        for row in rows_of(decisions)
    ]
    frame = pd.DataFrame(rows, columns=DECISION_EDIT, dtype=object)
    return frame.astype({"N°": "Int64"}).assign(
        **{"Pour le": pd.to_datetime(frame["Pour le"]).dt.date}
    )


def states_edit_table(decisions: pd.DataFrame, held: Sequence[HeldCommittee]) -> pd.DataFrame:
    """Earlier decisions with their state to be edited; rows in the order of `decisions_frame`."""
    words = {one.number: day(one.record.held_on) for one in held}
    rows = [
        _told(row, words)
        | {
            "État": row.state.label,
            "Enregistré": _recorded(row.recorded_by, day(row.recorded_on)),
        }
        for row in rows_of(decisions)
    ]
    return pd.DataFrame(rows, dtype=object)


def slides_edit_table(
    arranged: Iterable[ArrangedSlide], word: LevelWord = USUAL.axis
) -> pd.DataFrame:
    """The proposed slides with what is chosen of each, in their order."""
    rows = [
        {
            "Ordre": place,
            "Montrer": one.is_shown,
            "Diapositive": _kind(one.slide, word),
            "Titre calculé": one.slide.title,
            "Votre titre": one.title,
        }
        for place, one in enumerate(arranged, start=1)
    ]
    return pd.DataFrame(rows)


def slides_table(
    slides: Iterable[Slide], changed: frozenset[str], *, word: LevelWord = USUAL.axis
) -> pd.DataFrame:
    """The slides as they were frozen, with « calcul modifié depuis » where a rule changed."""
    rows = [
        {
            "N°": number(place),
            "Diapositive": _kind(slide, word),
            "Titre": slide.title,
            "Règle": RULE_CHANGED if slide.key in changed else "inchangée",
        }
        for place, slide in enumerate(slides, start=1)
    ]
    return pd.DataFrame(rows, dtype=object)


def participants_table(respondents: pd.DataFrame, participants: Mapping[str, str]) -> pd.DataFrame:
    """Who comes, a respondent a row; takes `respondents_frame`."""
    rows = [
        {"Répondant": row.name, "Présents": participants.get(row.respondent_code, "")}
        for row in rows_of(respondents)
    ]
    return pd.DataFrame(rows, columns=["Répondant", "Présents"], dtype=object)


def _kind(slide: Slide, word: LevelWord) -> str:
    return word.one.capitalize() if slide.kind is SlideKind.AXIS else slide.kind.label
