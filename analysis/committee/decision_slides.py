"""The slides of what moved and what is decided: since the last committee, alerts, decisions."""

from datetime import date
from typing import Any, Final

from analysis.attention.attention import NOTHING_TO_DO
from analysis.committee.decision import Standing, count_of
from analysis.committee.frames import CommitteeFrames
from analysis.committee.work_slides import count
from analysis.plan_seen import PlanSeen
from analysis.rows import rows_of
from data_model.french import day, joined, plural, typo
from data_model.slide import Slide, SlideRow, SlideValue
from data_model.vocabulary import Level, SlideKind

NOTHING_RECEIVED: Final = "Aucun retour n’est encore reçu."
MOST_POINTS: Final = 5
MOST_DECISIONS: Final = 5
NUMBER_WORDS: Final = ("", "Une", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf")
STANDING_LEVELS: Final = {
    Standing.LATE: Level.ALERT,
    Standing.OPEN: Level.NONE,
    Standing.DONE: Level.OK,
    Standing.DROPPED: Level.NONE,
}


def since_slides(plan: PlanSeen) -> list[Slide]:
    """« Depuis le 18 juin : +9 jalons atteints »; none without an earlier committee."""
    since, last = plan.since_last_committee, plan.last_committee
    if since is None or last is None:
        return []
    moved = list(rows_of(since))
    first: Any = moved[0]
    when = day(last.as_of)
    return [
        Slide(
            kind=SlideKind.SINCE,
            key=SlideKind.SINCE.value,
            title=typo(f"Depuis le {when} : {first.amount} {first.words}"),
            basis=typo(f"Depuis les données du {last.words}"),
            rows=tuple(_moved_row(row) for row in moved),
        )
    ]


def _moved_row(row: Any) -> SlideRow:
    value = SlideValue(name=row.name, unit=row.unit, text=row.amount, amount=row.value)
    return SlideRow(label=row.amount, detail=row.words, values=(value,))


def alerts_slide(plan: PlanSeen) -> Slide:
    """« 11 alertes et 14 points de vigilance », the most urgent ones a row each."""
    held = [row for row in rows_of(plan.attention) if row.level in (Level.ALERT, Level.WATCH)]
    alerts = sum(row.level is Level.ALERT for row in held)
    watched = len(held) - alerts
    told = [
        plural(alerts, "alerte") if alerts else "",
        plural(watched, "point de vigilance", "points de vigilance") if watched else "",
    ]
    shown = held[:MOST_POINTS]
    more = f"Les {len(shown)} points les plus pressants sur {len(held)}"
    return Slide(
        kind=SlideKind.ALERTS,
        key=SlideKind.ALERTS.value,
        title=typo(joined(one for one in told if one) or _calm_title(plan)),
        basis=typo(more) if len(shown) < len(held) else "Retards, dépassements, retours manquants",
        nothing=NOTHING_TO_DO if plan.has_returns else NOTHING_RECEIVED,
        values=tuple(
            count(name, items, is_told=plan.has_returns)
            for name, items in (("alerts", alerts), ("watched", watched))
        ),
        rows=tuple(
            SlideRow(label=row.object, detail=row.short, words=row.measure_words, level=row.level)
            for row in shown
        ),
    )


def _calm_title(plan: PlanSeen) -> str:
    return "Aucune alerte" if plan.has_returns else "Aucune alerte avant le premier retour"


def follow_up_slides(frames: CommitteeFrames) -> list[Slide]:
    """« 2 décisions faites, 1 en retard, 1 ouverte », late ones first; none without any."""
    earlier = frames.earlier
    if earlier.empty:
        return []
    done, late = count_of(earlier, Standing.DONE), count_of(earlier, Standing.LATE)
    still_open = count_of(earlier, Standing.OPEN)
    told = [
        plural(done, "décision faite", "décisions faites") if done else "",
        f"{late} en retard" if late else "",
        plural(still_open, "ouverte") if still_open else "",
    ]
    said = [one for one in told if one]
    if said and not done:
        counted = late or still_open
        said[0] = f"{plural(counted, 'décision')} {said[0].partition(' ')[2] or 'ouvertes'}"
    order = list(Standing)
    rows = sorted(rows_of(earlier), key=lambda row: order.index(row.standing))
    return [
        Slide(
            kind=SlideKind.FOLLOW_UP,
            key=SlideKind.FOLLOW_UP.value,
            title=typo(", ".join(said) or "Toutes les décisions sont abandonnées"),
            basis=_of_decisions(len(rows), min(len(rows), MOST_DECISIONS)),
            values=(count("done", done), count("late", late), count("open", still_open)),
            rows=tuple(
                SlideRow(
                    label=typo(row.what),
                    detail=_who(row.who, row.due_on),
                    words=row.standing.label,
                    level=STANDING_LEVELS[row.standing],
                )
                for row in rows[:MOST_DECISIONS]
            ),
        )
    ]


def _of_decisions(total: int, shown: int) -> str:
    told = plural(total, "décision des comités précédents", "décisions des comités précédents")
    return typo(told if shown == total else f"{shown} sur {told}")


def decision_slides(frames: CommitteeFrames) -> list[Slide]:
    """« Trois décisions sont demandées au comité », by pages of five; none without any."""
    rows = list(rows_of(frames.asked))
    parts = [rows[at : at + MOST_DECISIONS] for at in range(0, len(rows), MOST_DECISIONS)]
    return [
        Slide(
            kind=SlideKind.DECISIONS,
            key=SlideKind.DECISIONS.value if place == 1 else f"{SlideKind.DECISIONS}:{place}",
            title=_asked_title(len(rows), place, len(parts)),
            basis="",
            values=(count("asked", len(rows)),),
            rows=tuple(
                SlideRow(
                    label=typo(row.what),
                    detail=_who(row.who, row.due_on),
                    words=str(row.number),
                )
                for row in part
            ),
        )
        for place, part in enumerate(parts, start=1)
    ]


def _asked_title(total: int, place: int, parts: int) -> str:
    words = NUMBER_WORDS[total] if total < len(NUMBER_WORDS) else str(total)
    verb = "décision est demandée" if total == 1 else "décisions sont demandées"
    page = f" ({place} sur {parts})" if parts > 1 else ""
    return typo(f"{words} {verb} au comité{page}")


def _who(who: str, due_on: date | None) -> str:
    said = [who, f"avant le {day(due_on)}" if due_on else ""]
    told = ", ".join(one for one in said if one)
    return typo(told[:1].upper() + told[1:])
