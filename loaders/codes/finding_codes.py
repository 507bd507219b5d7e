"""Every code that a finding may bear, in plain French: what it means, an example, what to do."""

from collections.abc import Mapping

from loaders.codes.finding_code import FindingCode
from loaders.codes.finding_codes_cell import CELL_CODES
from loaders.codes.finding_codes_file import FILE_CODES, IDENTITY_CODES
from loaders.codes.finding_codes_plan import PLAN_CODES
from loaders.codes.finding_codes_row import ROW_CODES
from loaders.codes.finding_codes_sheet import SHEET_CODES
from loaders.codes.finding_codes_transitions import TRANSITIONS_CODES
from loaders.codes.finding_codes_workbook import WORKBOOK_CODES

FAMILIES: Mapping[str, tuple[FindingCode, ...]] = {
    "Le fichier": FILE_CODES,
    "Le répondant et la période": IDENTITY_CODES,
    "Les feuilles et les colonnes": SHEET_CODES,
    "Les lignes": ROW_CODES,
    "Les nombres, les dates et les mots": CELL_CODES,
    "Le plan et les réglages": PLAN_CODES,
    "Le classeur du plan": WORKBOOK_CODES,
    "Le modèle de plan de Territoires en Transitions": TRANSITIONS_CODES,
}
BY_CODE: Mapping[str, FindingCode] = {
    entry.code: entry for entries in FAMILIES.values() for entry in entries
}


def title_of(code: str) -> str:
    """The few words that a person reads for a code."""
    entry = BY_CODE.get(code)
    return entry.title if entry else code.replace("_", " ").capitalize()
