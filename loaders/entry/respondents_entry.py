"""Respondents and their contacts as a person edited them on screen → rows to record."""

import pandas as pd

from data_model.respondent import Respondent


def respondents_entry(
    plan_code: str, edited: pd.DataFrame, known: pd.DataFrame
) -> list[Respondent]:
    """One a line; what each respondent is stays as `known` (respondent_code, kind) has it.

    An emptied contact is an empty text: a respondent need not have one.
    """
    kinds = dict(zip(known["respondent_code"], known["kind"], strict=True))
    return [
        Respondent(
            plan_code=plan_code,
            code=line["Code"],
            kind=kinds[line["Code"]],
            name=line["Nom"],
            contact_name=line["Contact"] or "",
            contact_email=line["Courriel"] or "",
        )
        for line in edited.to_dict("records")
    ]
