"""What the co-financing says, in French: a sentence, its table, where each amount was recorded."""

from collections.abc import Mapping

import pandas as pd

from analysis.budget.co_financing import Leverage, stage_total
from analysis.rows import rows_of
from data_model.french import day, euros, number, plain, plural, typo
from data_model.vocabulary import FundingStage

NOTHING_ENTERED = "Aucun cofinancement n’est saisi."
WHOLE_PLAN = "Plan entier"
OVER = "À vérifier : une étape dépasse la précédente"


def co_financing_title(frame: pd.DataFrame) -> str:
    """« Cofinancements : 250 000 € notifiés », or the stage that is known."""
    for stage, word in (
        (FundingStage.NOTIFIED, "notifiés"),
        (FundingStage.REQUESTED, "demandés"),
        (FundingStage.RECEIVED, "encaissés"),
    ):
        cents = stage_total(frame, stage)
        if cents is not None:
            return typo(f"Cofinancements : {euros(cents)} {word}")
    return "Cofinancements"


def co_financing_sentence(frame: pd.DataFrame, found: Leverage) -> str:
    """The three stages, then the leverage with both of its sides."""
    if frame.empty:
        return NOTHING_ENTERED
    told = ", ".join(
        f"{euros(stage_total(frame, stage))} {word}"
        for stage, word in zip(FundingStage, ("demandés", "notifiés", "encaissés"), strict=True)
    )
    funders = plural(len(set(frame["funder"])), "financeur")
    return typo(f"{told}, {funders}. {leverage_words(found)}")


def leverage_words(found: Leverage) -> str:
    """« Effet de levier : 0,24 € notifié pour 1 € engagé (…) », or why it is not computable."""
    quotient = found.quotient
    if quotient.value is None:
        return typo(f"Effet de levier {quotient.words}.")
    later = (
        f" ; {euros(found.later_cents)} notifiés pour la suite n’y entrent pas"
        if found.later_cents
        else ""
    )
    return typo(
        f"Effet de levier : {quotient.bound}{number(float(quotient.value))} € notifié pour 1 € "
        f"engagé hors cofinanceurs ({euros(found.notified_cents)} pour "
        f"{euros(found.own_cents)}, exercices jusqu’à {found.until}{later})."
    )


def co_financing_table(by_funder: pd.DataFrame) -> pd.DataFrame:
    """The bars as a table; takes `co_financing_by_funder`."""
    rows = [
        {
            "Financeur": plain(typo(row.funder)),
            "Demandé": euros(row.requested_cents),
            "Notifié": euros(row.notified_cents),
            "Encaissé": euros(row.received_cents),
            "Reste à encaisser": euros(row.to_receive_cents),
            "Constat": typo(OVER) if row.is_over else "",
        }
        for row in rows_of(by_funder)
    ]
    shown = pd.DataFrame(rows, dtype=object)
    return shown if by_funder["is_over"].any() else shown.drop(columns="Constat", errors="ignore")


def co_financing_origins(frame: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """Each amount with when and by whom it was recorded; takes `co_financing_frame`."""
    rows = [
        {
            "Financeur": plain(typo(row.funder)),
            "Exercice": str(row.exercise),
            "Objet": plain(typo(f"{row.action_code} {titles.get(row.action_code, '')}".strip()))
            if row.action_code
            else WHOLE_PLAN,
            "Étape": FundingStage(row.stage).label,
            "Montant": euros(row.amount_cents),
            "Saisi le": day(row.recorded_on),
            "Par": plain(row.recorded_by) or "non précisé",
        }
        for row in rows_of(frame)
    ]
    return pd.DataFrame(rows, dtype=object)


def co_financing_edit_table(frame: pd.DataFrame, subjects: Mapping[str, str]) -> pd.DataFrame:
    """The co-financing to edit: one row a funder, exercise and subject, in euros.

    Takes `co_financing_frame` and the words of each subject (action code, "" the plan).

    Columns: Financeur (str), Exercice (Int64), Objet (str), Demandé, Notifié, Encaissé (float,
    euros, missing where the stage was never told).
    """
    lines: dict[tuple[str, int, str], dict[str, float]] = {}
    for row in rows_of(frame):
        key = (row.funder, int(row.exercise), row.action_code)
        # A table to type in holds plain numbers; they are read back as exact cents.
        lines.setdefault(key, {})[FundingStage(row.stage).label.capitalize()] = (
            int(row.amount_cents) / 100
        )
    amounts = [stage.label.capitalize() for stage in FundingStage]
    rows = [
        (funder, exercise, subjects.get(action, action), *(told.get(name) for name in amounts))
        for (funder, exercise, action), told in lines.items()
    ]
    table = pd.DataFrame(rows, columns=["Financeur", "Exercice", "Objet", *amounts])
    kinds = dict.fromkeys(amounts, "float64") | {"Exercice": "Int64"}
    return table.astype({"Financeur": "object", "Objet": "object", **kinds})


def subject_choices(actions: Mapping[str, str]) -> dict[str, str]:
    """What a co-financing may be for: the whole plan, then each action of `action_choices`."""
    return {"": WHOLE_PLAN} | dict(actions)
