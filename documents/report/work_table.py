"""The table of the work: done beside expected, of the plan, its axes or its actions."""

from collections.abc import Iterable
from typing import Final

from data_model.french import NOT_KNOWN
from documents.context.work import PLAN, Work
from documents.report.blocks import Tabled

WORK_HEADS: Final = ("Réalisé", "Attendu", "Écart")


def work_table(head: str, rows: Iterable[Work]) -> Tabled:
    """A row a part of the plan, with its milestones and what was told of it."""
    return Tabled(
        columns=[head, *WORK_HEADS, "Jalons atteints", "Renseigné"],
        rows=[
            (
                "Plan" if one.code == PLAN else f"{one.name} {one.label}".strip(),
                *work_cells(one),
                _milestones_words(one),
                one.rests_on,
            )
            for one in rows
        ],
        widths=[3.4, 1.2, 1.2, 1.2, 1.8, 2.2],
        right=[1, 2, 3, 4, 5],
    )


def work_cells(work: Work) -> tuple[str, str, str]:
    """Under `WORK_HEADS`: a narrow column has no room for why nothing is known."""
    done = work.done.text if work.done.is_known else NOT_KNOWN
    return done, work.expected.text, work.gap.text


def _milestones_words(work: Work) -> str:
    if not work.milestones.value:
        return "aucun daté"
    return f"{work.milestones_done.text} sur {work.milestones.text}"
