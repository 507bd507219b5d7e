"""The overview's frames put into words."""

import pandas as pd

from analysis.changes.since import Headline, since_frame
from analysis.rows import rows_of
from data_model.french import (
    coverage,
    day_short,
    euros,
    gap_words,
    is_known,
    joined,
    percent,
    plain,
    plural,
    typo,
)
from data_model.level_words import USUAL, LevelWord

MOST_LINES = 4
BREAK = "  \n"


def since_lines(now: Headline, before: Headline) -> str:
    """« **+9** jalons atteints », one line a figure; from `since_frame`."""
    rows = rows_of(since_frame(now, before))
    return BREAK.join(typo(f":small[**{row.amount}** {row.words}]") for row in rows)


def next_lines(upcoming: pd.DataFrame, actions: pd.DataFrame) -> str:
    """« **19 nov.** Trophées de l’ESS », the nearest first; from `upcoming_frame`."""
    if upcoming.empty:
        return "Aucun jalon prévu."
    titles = dict(zip(actions["action_code"], actions["short_title"], strict=True))
    # Several milestones of one action on one day make one line.
    days = dict.fromkeys((row.finish_on, row.action_code) for row in rows_of(upcoming))
    lines = [f":small[**{day_short(when)}** {plain(titles[code])}]" for when, code in days]
    if len(lines) > MOST_LINES:
        rest = len(lines) - MOST_LINES + 1
        lines = [
            *lines[: MOST_LINES - 1],
            f":small[et {plural(rest, 'autre échéance', 'autres échéances')}]",
        ]
    return typo(BREAK.join(lines))


def axes_title(count: int, word: LevelWord = USUAL.axis) -> str:
    """« Situation des 3 axes », in the plan's word."""
    if count == 1:
        return f"Situation {word.of_the}"
    return typo(f"Situation des {plural(count, word.singular, word.plural)}")


def axes_alt(axes: pd.DataFrame, word: LevelWord = USUAL.axis) -> str:
    """What the axes' figure says, for who cannot see it; from `axis_situation_frame`."""
    said = [
        f"{row.name} : {percent(row.done)} réalisé pour {percent(row.expected)} attendu, "
        f"{row.verdict}"
        for row in rows_of(axes)
        if is_known(row.done)
    ]
    head = f"Situation des {word.plural}"
    return typo(f"{head}. {joined(said)}" if said else f"{head}, n.c.")


def axes_table(axes: pd.DataFrame, word: LevelWord = USUAL.axis) -> pd.DataFrame:
    """The axes' figure as a table of French words; from `axis_situation_frame`.

    Columns: those printed (str). Rows: one an axis.
    """
    rows = [
        {
            plain(word.name): plain(typo(f"{row.name} {row.short_label}".strip())),
            "Verdict": f"{row.verdict_level.sign} {row.verdict}",
            "Temps écoulé": percent(row.elapsed),
            "Réalisé": percent(row.done),
            "Attendu": percent(row.expected),
            "Écart": gap_words(row.done, row.expected),
            "Actions renseignées": coverage(row.actions_reported, row.actions_total, "action"),
            "Prévu": euros(row.planned_cents),
            "Engagé": percent(row.rate_committed) if is_known(row.rate_committed) else row.reason,
            "Mandaté": percent(row.rate_paid),
            "Lignes": row.coverage,
            "Glissement médian": row.slippage_words,
        }
        for row in rows_of(axes)
    ]
    return pd.DataFrame(rows, dtype=object)
