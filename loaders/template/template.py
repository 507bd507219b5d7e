"""What the issued workbook says of itself: its version, its Notice labels and its hidden sheet."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data_model.vocabulary import BudgetField, MilestoneField, Section

TEMPLATE_VERSION = "1"
NOTICE_SHEET = "Notice"
# The names that people and translators give to it.
NOTICE_SHEETS = (NOTICE_SHEET, "Notices", "Mode d’emploi", "Instructions", "Lisez-moi", "Accueil")
META_SHEET = "_meta"

META_VERSION = "version"
META_PLAN = "plan"
META_RESPONDENT = "repondant"
META_PERIOD = "periode"
META_ISSUED = "emis_le"
META_CHECKSUM = "controle"
META_KEYS = (META_VERSION, META_PLAN, META_RESPONDENT, META_PERIOD, META_ISSUED)

NOTICE_NAME = "Répondant"
NOTICE_CODE = "Code du répondant"
NOTICE_PERIOD = "Période"
NOTICE_LABELS = {
    NOTICE_NAME: (NOTICE_NAME, "Commune", "Respondent", "Nom du répondant"),
    NOTICE_CODE: (NOTICE_CODE, "Code INSEE", "Respondent code", "Code of the respondent"),
    NOTICE_PERIOD: (NOTICE_PERIOD, "Trimestre", "Period", "Quarter"),
}
NOTHING_LABELS = {
    "quarter": "Rien à signaler ce trimestre",
    "year": "Rien à signaler cette année",
}
YES, NO = "oui", "non"

FilledCell = str | Decimal | int | date | None


@dataclass(frozen=True, kw_only=True)
class FilledObservation:
    """What is put in one row of « Indicateurs »."""

    value: FilledCell = None
    denominator: FilledCell = None
    comment: str = ""


BudgetLine = tuple[str, int, str, Section]
"""action, exercise, funder, section"""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """Values to put in the input cells: a number, a date, or the words that a person would type.

    Amounts are in euros. A highlight goes to the first row of its action in « Indicateurs ».
    """

    observations: Mapping[tuple[str, str], FilledObservation] = field(default_factory=dict)
    budget: Mapping[BudgetLine, Mapping[BudgetField, FilledCell]] = field(default_factory=dict)
    milestones: Mapping[str, Mapping[MilestoneField, FilledCell]] = field(default_factory=dict)
    highlights: Mapping[str, str] = field(default_factory=dict)
    nothing_to_report: bool = False


def checksum(values: Sequence[str]) -> str:
    """The sha256 of the values of the hidden sheet, in the order of `META_KEYS`."""
    return hashlib.sha256("\n".join(values).encode()).hexdigest()
