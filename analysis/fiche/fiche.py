"""One action's fiche: what the plan prints of it, and the sentences that sum it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlmodel import Session, col, select

from analysis.fiche.fund_lists import fund_lists
from analysis.fiche.printed_lists import Lists, printed_lists, sub_action_lists
from analysis.plan_texts import texts_frame
from analysis.rows import rows_of, whole
from analysis.scope import text_or_none
from analysis.snapshot import Snapshot
from data_model.action import ActionEnd
from data_model.as_of import current_rows, newest_act
from data_model.fiche_text import FichePart
from data_model.french import day, is_known, lateness, number, plain, plural, typo
from data_model.level_words import printed_number
from data_model.milestone import Recurrence
from data_model.plan import Axis, Challenge, Objective
from data_model.vocabulary import HumanDaysBasis, LineKind, Role

NOT_EXTENDED = "Calendrier non prolongé : date de fin du plan à saisir."
TRANSVERSAL = "Transversal"
ROLE_HEADS = {
    Role.LEAD: "Porteurs",
    Role.PARTNER: "Partenaires",
    Role.AUDIENCE: "Public",
    Role.FUNDER: "Financeurs",
}


@dataclass(frozen=True, kw_only=True)
class Fiche:
    """What is printed of one action, in lists by heading."""

    action: Any
    lists: dict[LineKind, tuple[str, ...]]
    people: dict[Role, tuple[str, ...]]
    notes: tuple[str, ...]
    recurrence: str
    is_recurring: bool
    place: tuple[tuple[str, str], ...] = ()
    later_edits: int = 0
    parts: Lists = ()
    printed: Lists = ()
    ending: str = ""


def read_fiche(session: Session, snapshot: Snapshot, action_code: str) -> Fiche:
    """Everything printed of one action; KeyError for an unknown code."""
    seen = snapshot.situation
    actions = {row.action_code: row for row in rows_of(snapshot.actions)}
    action = actions[action_code]
    texts = snapshot.texts[snapshot.texts["action_code"] == action_code]
    cycles = [
        row
        for row in current_rows(session, Recurrence, plan_code=seen.plan_code, cutoff=seen.cutoff)
        if row.action_code == action_code
    ]
    return Fiche(
        action=action,
        lists={kind: _words(texts, FichePart(kind.value)) for kind in LineKind},
        people={role: _words(texts, FichePart(role.value)) for role in Role},
        notes=_words(texts, FichePart.NOTE),
        recurrence=plain(typo(cycles[0].as_written)) if cycles else "",
        is_recurring=bool(cycles),
        place=_place(session, snapshot, action),
        later_edits=_later_edits(session, snapshot, action_code),
        parts=sub_action_lists(snapshot.sub_actions, action_code),
        printed=(
            *printed_lists(snapshot.entries, action_code, sub_actions=snapshot.sub_actions),
            *fund_lists(session, seen, action_code),
        ),
        ending=_ending(session, seen.plan_code, action_code, cutoff=seen.cutoff),
    )


def _later_edits(session: Session, snapshot: Snapshot, action_code: str) -> int:
    """How many texts of the fiche are not today what they were on the day looked at."""
    plan, newest = snapshot.situation.plan_code, newest_act(session, snapshot.situation.plan_code)
    if newest <= snapshot.situation.cutoff:
        return 0
    then, now = (
        {
            (row.part, row.position, row.text)
            for row in rows_of(texts)
            if row.action_code == action_code
        }
        for texts in (snapshot.texts, texts_frame(session, plan, newest))
    )
    return len({(part, position) for part, position, _ in then ^ now})


def _place(session: Session, snapshot: Snapshot, action: Any) -> tuple[tuple[str, str], ...]:
    """Challenge, axis and objectives with their printed numbers and words."""
    plan = snapshot.situation.plan_code
    axis = session.get(Axis, (plan, text_or_none(action.axis_code) or ""))
    objective = session.get(Objective, (plan, text_or_none(action.objective_code) or ""))
    challenge = session.get(Challenge, (plan, axis.challenge_code or "")) if axis else None
    words = snapshot.situation.level_words
    levels = (
        (words.challenge, challenge),
        (words.of_axis(axis.code) if axis else words.axis, axis),
        *((words.objective, one) for one in _objectives(session, axis, objective)),
    )
    return tuple(
        (
            typo(f"{plain(word.heading)} {plain(printed_number(one.code, one.number))} :"),
            plain(typo(one.label)),
        )
        for word, one in levels
        if one is not None
    )


def _objectives(
    session: Session, axis: Axis | None, objective: Objective | None
) -> Sequence[Objective]:
    """The action's objective; those of its whole axis where the plan gives it none of its own."""
    if objective is not None or axis is None:
        return [objective] if objective is not None else []
    return session.exec(
        select(Objective)
        .where(Objective.plan_code == axis.plan_code, Objective.axis_code == axis.code)
        .order_by(col(Objective.number))
    ).all()


def _words(texts: pd.DataFrame, part: FichePart) -> tuple[str, ...]:
    """The lines of one list, as words: nothing of them is read as Markdown."""
    return tuple(plain(typo(text)) for text in texts.loc[texts["part"] == part, "text"])


def action_choices(snapshot: Snapshot) -> dict[str, str]:
    """Action codes and « 2.2 Bourse foncière de l’ESS », in the plan's order."""
    return {
        row.action_code: typo(f"{row.action_code} {row.short_title}")
        for row in rows_of(snapshot.actions)
    }


def row_of(frame: pd.DataFrame, column: str, code: str) -> Any:
    """The row of one code in a frame; KeyError when there is none."""
    for row in rows_of(frame[frame[column] == code]):
        return row
    raise KeyError(code)


def fiche_title(fiche: Fiche, slippage: Any) -> str:
    """« 2.2 Bourse foncière de l’ESS : 118 jours de retard », also since the initial calendar."""
    head = f"{fiche.action.action_code} {fiche.action.short_title}"
    words = str(slippage.words)
    if not is_known(slippage.slippage_days):
        return typo(head)
    first = words.split(",")[0]
    if not is_known(slippage.slippage_since_initial):
        return typo(f"{head} : {first}")
    initial = lateness(slippage.slippage_since_initial)
    if slippage.slippage_days > 0 and slippage.slippage_since_initial > 0:
        initial = number(slippage.slippage_since_initial)
    return typo(f"{head} : {first} ({initial} depuis le calendrier initial)")


def title_words(fiche: Fiche) -> str:
    """The action's whole title, as words."""
    return plain(typo(fiche.action.title))


def description_words(fiche: Fiche) -> str:
    """The description, a paragraph a line, as words."""
    lines = (line.strip() for line in str(fiche.action.description).splitlines())
    return "\n\n".join(plain(typo(line)) for line in lines if line)


def texts_then_words(fiche: Fiche, as_of: date) -> str:
    """« Textes tels qu’ils étaient le 3 mars 2026 ; 2 textes ont été modifiés depuis. »."""
    count = fiche.later_edits
    verb = "a été modifié" if count == 1 else "ont été modifiés"
    return typo(
        f"Textes tels qu’ils étaient le {day(as_of)} ; {plural(count, 'texte')} {verb} depuis."
    )


def _ending(session: Session, plan_code: str, action_code: str, *, cutoff: int) -> str:
    """« Action terminée le 31 décembre 2026 : délibération. »; empty while it lasts."""
    for row in current_rows(session, ActionEnd, plan_code=plan_code, cutoff=cutoff):
        if row.action_code == action_code:
            why = f" : {plain(row.reason)}" if row.reason else ""
            return typo(f"Action terminée le {day(row.ended_on)}{why}.")
    return ""


def place_words(snapshot: Snapshot, fiche: Fiche) -> list[str]:
    """Where the action stands in the plan: axis, objective, priority (Markdown)."""
    action = fiche.action
    axis = text_or_none(action.axis_code)
    named = snapshot.situation.level_words
    words = [TRANSVERSAL]
    if axis:
        found = row_of(snapshot.axes, "axis_code", axis)
        words = [f"{named.numbered_axis(axis, found.number)} · {found.short_label}"]
    objective = text_or_none(action.objective_code)
    if objective:
        number = row_of(snapshot.objectives, "objective_code", objective).number
        words.append(f"{named.objective.name} {printed_number(objective, number)}")
    priority = whole(action.priority)
    if priority is not None:
        words.append(f"Priorité {priority}")
    return [plain(typo(text)) for text in words]


def means_lines(fiche: Fiche) -> list[str]:
    """The printed code, priority, means and amount, in the words of the plan (Markdown)."""
    action = fiche.action
    lines = [f"Code imprimé : `{action.printed_code}`"] if action.printed_code else []
    if action.priority_label:
        lines.append(f"Priorité imprimée : {plain(action.priority_label)}")
    if is_known(action.human_days_printed) and action.human_days_printed:
        basis = text_or_none(action.human_days_basis) or HumanDaysBasis.UNKNOWN
        read = ", lus par an (base à préciser)" if basis == HumanDaysBasis.UNKNOWN else ""
        lines.append(f"Temps prévu : {plain(action.human_days_printed)}{read}")
    if is_known(action.as_printed) and action.as_printed:
        lines.append(f"Montant imprimé : {plain(action.as_printed)}")
    if is_known(action.voted_note) and action.voted_note:
        lines.append(f"_{plain(action.voted_note)}_")
    if fiche.recurrence:
        lines.append(f"Calendrier : {fiche.recurrence}")
    return [typo(line) for line in lines]


def fiche_lists(fiche: Fiche) -> list[tuple[str, tuple[str, ...]]]:
    """The parts of the action, then its printed lists, under their headings."""
    return [*fiche.parts, *beside_lists(fiche)]


def beside_lists(fiche: Fiche) -> list[tuple[str, tuple[str, ...]]]:
    """The printed lists under their headings, those that hold something."""
    lists = [
        *fiche.printed,
        ("Points de vigilance", fiche.lists[LineKind.VIGILANCE]),
        ("Plus-value", fiche.lists[LineKind.ADDED_VALUE]),
        *((head, fiche.people[role]) for role, head in ROLE_HEADS.items()),
        ("Moyens humains", fiche.lists[LineKind.HUMAN_MEANS]),
        ("Dépenses prévues", fiche.lists[LineKind.BUDGET_ITEM]),
    ]
    return [(head, texts) for head, texts in lists if texts]
