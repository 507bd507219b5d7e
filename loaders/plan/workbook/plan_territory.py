"""Whose territory a plan's workbook names: one that other plans share is theirs to keep too."""

from collections.abc import Mapping, Sequence
from typing import Final

from data_model.finding import Answers, Finding, Option, Severity
from data_model.french import joined
from loaders.plan.text_table import Row
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.values.reading import quoted

PLANS: Final = "plans"
"""Among what is stored: every plan of the base, with its territory."""
TAKEN, SHARED, MOVED = (
    "TERRITOIRE_D_UN_AUTRE_PLAN",
    "TERRITOIRE_PARTAGE",
    "TERRITOIRE_CHANGE",
)
SIREN, NAME, SHORT = "territory_siren", "name", "short_code"
YES, NO = "new", "stored"
Stored = Mapping[str, Sequence[Row]]


def settle_territory(plan: SheetRow, stored: Stored, *, answers: Answers) -> list[Finding]:
    """What the plan's SIREN, and the name beside it, would do to the territories of the base.

    Without an answer the plan keeps its territory, and a shared territory its name.
    """
    if SIREN in plan.refused or not plan.text(SIREN):
        return []
    plans = stored.get(PLANS, ())
    own = next((row[SIREN] for row in plans if row["code"] == plan.text("code")), "")
    findings: list[Finding] = []
    if own and own != plan.text(SIREN):
        findings += _moved(plan, stored, own, answers)
    if SIREN not in plan.refused:
        findings += _renamed(plan, stored, answers)
    return findings


def _moved(plan: SheetRow, stored: Stored, own: str, answers: Answers) -> list[Finding]:
    """A plan that was of the territory `own` names another SIREN."""
    siren, others = plan.text(SIREN), _others(plan, stored)
    there, here = _territory(stored, siren), _territory(stored, own)
    if others and plan.text(NAME) not in ("", there.get(NAME, "")):
        why = f"{siren} est le SIREN de {there.get(NAME, '')}, territoire {_of_plans(others)}."
        hint = f"Remettez {own}, ou tapez aussi le nom de ce territoire si le plan en change."
        return [plan.finding(Severity.ERROR, TAKEN, why, key=SIREN, hint=hint)]
    question = plan.finding(
        Severity.QUESTION,
        MOVED,
        f"le SIREN passe de {own} ({here.get(NAME, '')}) à {siren}{_named(there, others)} : "
        "le plan change-t-il de territoire ?",
        key=SIREN,
        hint=f"Répondez, ou remettez {own}.",
        options=(
            Option(key=YES, label="Oui, le plan change de territoire"),
            Option(key=NO, label=f"Non, garder {own}"),
        ),
    )
    finding, chosen = question.settled(answers)
    if chosen != YES:
        plan.texts |= {SIREN: own, **{key: here.get(key, "") for key in (NAME, SHORT)}}
    return [finding]


def _renamed(plan: SheetRow, stored: Stored, answers: Answers) -> list[Finding]:
    """Other plans share the territory, and this one would call it otherwise."""
    siren, others = plan.text(SIREN), _others(plan, stored)
    there = _territory(stored, siren)
    if not others or not there:
        return []
    before = {key: there.get(key, "") for key in (NAME, SHORT)}
    # What nobody typed renames nothing.
    if not plan.text(NAME):
        plan.texts |= {NAME: before[NAME], SHORT: plan.text(SHORT) or before[SHORT]}
    if SHORT not in plan.addresses:
        plan.texts[SHORT] = before[SHORT]
    typed = {key: plan.text(key) for key in (NAME, SHORT)}
    if typed == before:
        return []
    key = NAME if typed[NAME] != before[NAME] else SHORT
    words = quoted(typed[key]) if typed[key] else "rien"
    question = plan.finding(
        Severity.QUESTION,
        SHARED,
        f"{before[NAME]} est aussi le territoire {_of_plans(others)} : y lire {words} au lieu de "
        f"{quoted(before[key])} le change pour {'tous ces plans' if others[1:] else 'les deux'}.",
        key=key,
        hint="Répondez, ou remettez le nom et le sigle enregistrés.",
        options=(
            Option(key=YES, label="Le changer pour tous les plans"),
            Option(key=NO, label=f"Garder {quoted(before[key] or before[NAME])}"),
        ),
    )
    finding, chosen = question.settled(answers)
    if chosen != YES:
        plan.texts |= before
    return [finding]


def _others(plan: SheetRow, stored: Stored) -> list[str]:
    """The codes of the other plans of the territory that is named."""
    return [
        row["code"]
        for row in stored.get(PLANS, ())
        if row[SIREN] == plan.text(SIREN) and row["code"] != plan.text("code")
    ]


def _named(territory: Row, others: Sequence[str]) -> str:
    """« (Grand-Orly Seine Bièvre, territoire du plan PCAET-T12) »."""
    said = [territory.get(NAME, ""), f"territoire {_of_plans(others)}" if others else ""]
    return f" ({', '.join(filter(None, said))})" if any(said) else ""


def _of_plans(codes: Sequence[str]) -> str:
    return f"des plans {joined(codes)}" if codes[1:] else f"du plan {codes[0]}"


def _territory(stored: Stored, siren: str) -> Row:
    return next((row for row in stored.get("territory", ()) if row["siren"] == siren), {})
