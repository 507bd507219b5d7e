"""Which column a respondent's own titles stand for, as a person confirmed them."""

import pandas as pd
from sqlmodel import Session

from analysis.plan_frames import versions_frame
from data_model.steering import ColumnMapping

COLUMNS = ("respondent_code", "sheet", "header", "column_key")


def column_mappings_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The confirmed column mappings in force at `cutoff`.

    Columns: respondent_code, sheet (key of the sheet's declaration), header (normalised title),
    column_key (key of the declared column) (str).
    Rows: one a respondent, sheet and title.
    """
    return versions_frame(session, ColumnMapping, plan_code, cutoff, COLUMNS)
