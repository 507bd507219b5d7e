"""What the template does not say of a plan: its code, its names, and its territory."""

import re
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from data_model.base import Base
from data_model.finding import Finding, Severity
from data_model.french import typo
from data_model.plan import Plan
from data_model.store import ROOT
from data_model.territory import Territory
from loaders.plan.plan_code import is_plan_code
from loaders.plan.territory_folder import read_territories, read_territory
from loaders.transitions.plan_codes import NOTHING_STORED, Tables
from loaders.values.reading import quoted

GEOGRAPHY: Final = ROOT / "sample_data" / "geo"
SOURCE: Final = "Modèle de plan de Territoires en Transitions"
CORRECT_IT: Final = "Corrigez ce qui a été indiqué pour ce plan."
SIREN: Final = re.compile(r"[0-9]{9}")


@dataclass(frozen=True, kw_only=True)
class PlanIdentity:
    """Given by a person beside the template; `short_title` is the code where it is empty.

    `territory_name` is only asked for where public geography and the store do not know it.
    """

    code: str
    title: str
    territory_siren: str
    short_title: str = ""
    territory_name: str = ""


def identity_rows(
    identity: PlanIdentity, stored: Tables = NOTHING_STORED
) -> tuple[list[Base], list[Finding]]:
    """The territory, its communes and the plan, and what is wrong in what was given.

    Rows: none where something is wrong; no territory where the store has it.
    """
    findings = [
        _fault(*fault)
        for is_wrong, *fault in (
            (
                not is_plan_code(identity.code),
                identity.code,
                "un code de plan est fait de lettres sans accent, de chiffres et de tirets.",
            ),
            (not identity.title.strip(), identity.title, "l’intitulé du plan manque."),
            (
                not SIREN.fullmatch(identity.territory_siren),
                identity.territory_siren,
                "un SIREN compte neuf chiffres.",
            ),
        )
        if is_wrong
    ]
    territory = _territory(identity, stored)
    if not findings and territory is None:
        why = "le nom de ce territoire n’est pas connu, il est à indiquer."
        findings.append(_fault(identity.territory_siren, why))
    if findings:
        return [], findings
    try:
        return [*(territory or ()), _plan(identity)], []
    except ValidationError:
        return [], [_fault(identity.title, "l’intitulé ou le sigle du plan est trop long.")]


def _territory(identity: PlanIdentity, stored: Tables) -> list[Base] | None:
    """Its rows, none where the store has them; None where nobody knows its name."""
    if any(row["siren"] == identity.territory_siren for row in stored.get("territory", ())):
        return []
    if identity.territory_name:
        name = identity.territory_name
        return [Territory.model_validate({"siren": identity.territory_siren, "name": name})]
    return read_territory(GEOGRAPHY, identity.territory_siren) or None


def _plan(identity: PlanIdentity) -> Plan:
    return Plan.model_validate(
        {
            "code": identity.code,
            "title": identity.title.strip(),
            "short_title": identity.short_title.strip() or identity.code,
            "territory_siren": identity.territory_siren,
            "source": SOURCE,
        }
    )


def _fault(value: str, why: str) -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code="SAISIE",
        value=value,
        message=typo(f"{quoted(value)} : {why}"),
        hint=CORRECT_IT,
    )


def is_identity_fault(finding: Finding) -> bool:
    """Whether what is wrong was given beside the file: no cell of it is."""
    return finding.hint == CORRECT_IT


def known_territories() -> dict[str, str]:
    """SIREN → name of the territories that public geography knows, by name."""
    rows = read_territories(GEOGRAPHY)
    named = {row.siren: row.name for row in rows if isinstance(row, Territory)}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))
