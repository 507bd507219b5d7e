"""One action's fiche: what the plan prints of it, and where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.attention.highlights import highlights_of
from analysis.fiche.fiche import fiche_lists, means_lines, place_words, read_fiche
from analysis.fiche.tables import action_values
from analysis.results.said import GivenValue
from analysis.rows import rows_of
from data_model.french import quarter_label, typo
from data_model.shown_words import shown_words
from documents.context.calendar import Milestone, milestones
from documents.context.fiche_told import FicheTold, fiche_told
from documents.context.seen import PlanSeen


@dataclass(frozen=True, kw_only=True)
class FicheSheet:
    """Everything that is printed of one action."""

    code: str
    title: str
    short_title: str
    place: tuple[tuple[str, str], ...]
    badges: tuple[str, ...]
    description: str
    means: tuple[str, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]
    told: FicheTold
    milestones: tuple[Milestone, ...]
    highlights: tuple[str, ...]


def fiche_sheets(seen: PlanSeen, codes: Sequence[str] = ()) -> tuple[FicheSheet, ...]:
    """The fiches asked for, all of them by default, in the plan's order.

    Raises: KeyError for an unknown code.
    """
    for code in codes:
        if code not in seen.titles:
            raise KeyError(code)
    dated, newest = milestones(seen), action_values(seen.snapshot)
    return tuple(
        _sheet(seen, code, dated=dated, newest=newest)
        for code in seen.titles
        if not codes or code in codes
    )


def _sheet(
    seen: PlanSeen,
    code: str,
    *,
    dated: Sequence[Milestone],
    newest: Mapping[str, list[GivenValue]],
) -> FicheSheet:
    with seen.read() as session:
        fiche = read_fiche(session, seen.snapshot, code)
    return FicheSheet(
        code=code,
        title=typo(fiche.action.title),
        short_title=typo(fiche.action.short_title),
        place=tuple((shown_words(name), shown_words(words)) for name, words in fiche.place),
        badges=tuple(map(shown_words, place_words(seen.snapshot, fiche))),
        description=typo(fiche.action.description or ""),
        means=tuple(shown_words(line) for line in means_lines(fiche)),
        lists=tuple(
            (shown_words(name), tuple(map(shown_words, texts)))
            for name, texts in fiche_lists(fiche)
        ),
        notes=tuple(map(shown_words, fiche.notes)),
        told=fiche_told(seen, fiche, newest),
        milestones=tuple(one for one in dated if one.action_code == code),
        highlights=tuple(_highlights(seen, code)),
    )


def _highlights(seen: PlanSeen, code: str) -> list[str]:
    names = {row.respondent_code: row.name for row in rows_of(seen.snapshot.respondents)}
    return [
        typo(
            f"{quarter_label(row.period_code)} · {row.text}"
            + (f" ({names[row.respondent_code]})" if row.respondent_code in names else "")
        )
        for row in rows_of(highlights_of(seen.highlights, code))
        if row.is_kept
    ]
