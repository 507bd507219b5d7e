"""The rows of a plan's workbook on its territory → the territory, its communes and the plan."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from data_model.base import Base
from data_model.finding import Finding, Severity
from data_model.french import plural, typo
from data_model.plan import Plan
from data_model.territory import Commune, Territory
from loaders.plan.text_table import Row
from loaders.plan.workbook.known_places import KnownPlaces, is_public
from loaders.plan.workbook.row_texts import REQUIRED
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.values.reading import quoted

FROM_GEOGRAPHY: Final = "COMMUNES_REPRISES"
NOBODY: Final = "AUCUN_REPONDANT"
FROM_PUBLIC, FROM_BASE = "la géographie publique", "cette base"


def shared_rows(
    plan: SheetRow, communes: Sequence[SheetRow], findings: list[Finding], *, known: KnownPlaces
) -> list[Base]:
    """The plan's territory, communes and own row; what is known of places fills the blanks.

    Rows: none where something of the plan's sheet blocks. What is wrong is added to `findings`.
    """
    siren = plan.text("territory_siren")
    territory = _territory(plan, siren, findings, known=known)
    if plan.refused or territory is None:
        return []
    own = Plan.model_validate(
        {
            field: plan.text(field)
            for field in ("code", "title", "short_title", "territory_siren", "source")
        }
    )
    return [territory, *_communes(plan, communes, findings, known=known), own]


def name_respondents(
    respondents: Iterable[SheetRow],
    plan: SheetRow | None,
    communes: Iterable[SheetRow],
    *,
    known: KnownPlaces,
) -> list[Finding]:
    """Give to each respondent without a name that of its commune or territory."""
    names = {row.text("code_insee"): row.text("name") for row in communes}
    if plan is not None and plan.text("name"):
        names[plan.text("territory_siren")] = plan.text("name")
    findings: list[Finding] = []
    for row in respondents:
        code = row.text("code")
        if row.text("name") or not code:
            continue
        row.texts["name"] = names.get(code) or known.name_of(code)
        if not row.texts["name"]:
            why = f"le nom de {quoted(code)} n’est pas connu."
            hint = "Tapez-le sous « Nom »."
            findings.append(row.finding(Severity.ERROR, REQUIRED, why, key="name", hint=hint))
    return findings


def nobody_answers(
    communes: Sequence[SheetRow],
    respondents: Sequence[SheetRow],
    stored: Mapping[str, Sequence[Row]],
) -> list[Finding]:
    """Communes are listed, and nobody is to send a workbook back."""
    if not communes or respondents or stored.get("respondents"):
        return []
    counted = plural(len(communes), "commune, et aucun répondant", "communes, et aucun répondant")
    return [
        Finding(
            severity=Severity.INFO,
            code=NOBODY,
            sheet=communes[0].sheet,
            message=typo(f"{counted} : personne ne renverra de classeur."),
            hint=typo("Remplissez la feuille « Répondants »."),
        )
    ]


def _territory(
    plan: SheetRow, siren: str, findings: list[Finding], *, known: KnownPlaces
) -> Territory | None:
    known_name, known_short = known.territories.get(siren, ("", ""))
    name = plan.text("name") or known_name
    if not name:
        if not plan.refused:
            why = f"le nom du territoire {quoted(siren)} n’est pas connu."
            hint = "Tapez-le sous « Nom du territoire »."
            findings.append(plan.finding(Severity.ERROR, REQUIRED, why, key="name", hint=hint))
        return None
    short_code = plan.text("short_code")
    if not plan.text("name"):
        short_code = short_code or known_short
    return Territory(siren=siren, name=name, short_code=short_code)


def _communes(
    plan: SheetRow, rows: Sequence[SheetRow], findings: list[Finding], *, known: KnownPlaces
) -> list[Commune]:
    siren = plan.text("territory_siren")
    if not rows:
        mine = known.members(siren)
        if mine:
            counted = plural(len(mine), "commune est reprise", "communes sont reprises")
            source = FROM_PUBLIC if is_public(mine[0]["code_insee"]) else FROM_BASE
            why = f"{counted} de {source} pour ce SIREN."
            findings.append(plan.finding(Severity.INFO, FROM_GEOGRAPHY, why, key="territory_siren"))
        return [Commune.model_validate(one) for one in mine]
    found = []
    for row in rows:
        if row.refused:
            continue
        commune = _commune(row, known.communes.get(row.text("code_insee"), {}), siren)
        if not commune.name:
            why = f"le nom de la commune {quoted(commune.code_insee)} n’est pas connu."
            hint = "Tapez-le sous « Nom »."
            findings.append(row.finding(Severity.ERROR, REQUIRED, why, key="name", hint=hint))
        found.append(commune)
    return found


def _commune(row: SheetRow, known: Mapping[str, Any], siren: str) -> Commune:
    """The commune of a row; only what is given is set, so that a stored outline stays."""
    given: dict[str, Any] = {**known}
    given |= {"code_insee": row.text("code_insee"), "territory_siren": siren}
    if name := row.text("name"):
        given["name"] = name
    if population := row.text("population"):
        given |= {
            "population": int(population),
            "population_vintage": row.text("population_vintage"),
        }
    elif vintage := row.text("population_vintage"):
        given["population_vintage"] = vintage
    return Commune.model_validate({"name": "", **given})
