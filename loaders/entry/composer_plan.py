"""A new plan as a person describes it: its names and days, its territory, who is asked later."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_model.finding import Finding
from data_model.french import typo
from data_model.plan import Plan, PlanSpan
from data_model.plan_draft import PlanDraft
from data_model.respondent import Respondent
from data_model.territory import Commune, Territory
from data_model.vocabulary import RespondentKind
from loaders.entry.composer_communes import TypedCommune, commune_findings
from loaders.entry.composer_outlines import Outline
from loaders.entry.typed_entry import wrong
from loaders.plan.plan_code import CODE_HINT, LONGEST_CODE, is_plan_code, not_a_code

SIREN_LENGTH: Final = 9
LONGEST_SHORT, LONGEST_TITLE, LONGEST_NAME = 60, 300, 200
COMPOSED: Final = "Composé dans l’application"


@dataclass(frozen=True, kw_only=True)
class TypedPlan:
    """The plan's names and days as typed; no day where none was said."""

    title: str
    short_title: str
    code: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class TypedTerritory:
    """Whose plan it is; one that is known already has its SIREN from there."""

    siren: str
    name: str
    short_code: str = ""
    is_known: bool = False


def proposed_code(short_title: str, taken: Collection[str]) -> str:
    """« PCAET – Val d’Orge » → `PCAET-VAL-D-ORGE`, with a number where a plan is called so."""
    decomposed = unicodedata.normalize("NFD", short_title.upper())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    code = re.sub(r"[^A-Z0-9]+", "-", bare).strip("-")[: LONGEST_CODE - 4].strip("-")
    if not code or code not in taken:
        return code
    return next(f"{code}-{n}" for n in range(2, len(taken) + 3) if f"{code}-{n}" not in taken)


def names_findings(plan: TypedPlan) -> list[Finding]:
    """What is missing or wrong in a plan's names and days."""
    findings = []
    if not 0 < len(plan.title) <= LONGEST_TITLE:
        findings.append(wrong("Il manque l’intitulé du plan.", "Recopiez celui du document."))
    if not 0 < len(plan.short_title) <= LONGEST_SHORT:
        findings.append(wrong("Il manque le sigle du plan.", "Donnez-lui un nom court : PCAET."))
    if plan.starts_on and plan.ends_on and plan.ends_on <= plan.starts_on:
        message = "La fin du plan précède son début."
        findings.append(wrong(message, "Indiquez une fin postérieure au début."))
    return findings


def new_plan_findings(
    plan: TypedPlan, territory: TypedTerritory, communes: Sequence[TypedCommune], *, taken: set[str]
) -> list[Finding]:
    """What keeps a new plan from being created; `taken` are the codes of the base's plans."""
    findings = names_findings(plan)
    if plan.code in taken:
        message = typo(f"Le code {plan.code} est déjà celui d’un plan de cette base.")
        findings.append(wrong(message, "Choisissez-en un autre.", value=plan.code))
    elif plan.short_title and not is_plan_code(plan.code):
        findings.append(wrong(typo(not_a_code(plan.code)), typo(CODE_HINT), value=plan.code))
    if not territory.name and not territory.siren and not communes:
        hint = "Choisissez-le dans la liste, ou « Un autre territoire »."
        return [*findings, wrong("Il manque le territoire du plan.", typo(hint))]
    if not 0 < len(territory.name) <= LONGEST_NAME:
        findings.append(wrong("Il manque le nom du territoire.", "Saisissez-le en entier."))
    if not territory.is_known and not is_siren(territory.siren):
        message = typo(f"« {territory.siren} » n’est pas un SIREN.")
        if not territory.siren:
            message = "Il manque le SIREN du territoire."
        hint = "Recopiez les 9 chiffres : le dernier vérifie les autres."
        findings.append(wrong(message, hint, value=territory.siren))
    if not communes:
        findings.append(wrong("Aucune commune n’est donnée.", "Collez leurs codes INSEE."))
    return [*findings, *commune_findings(communes)]


def is_siren(text: str) -> bool:
    """Whether nine digits are a SIREN: their last one checks the others."""
    if re.fullmatch(rf"[0-9]{{{SIREN_LENGTH}}}", text) is None:
        return False
    # The second, the fourth… from the left count double, as there are nine.
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(text))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def new_plan(
    plan: TypedPlan,
    territory: TypedTerritory,
    communes: Sequence[TypedCommune],
    *,
    outlines: Mapping[str, Outline],
    known: Mapping[str, Commune],
    stored: Mapping[str, Commune],
) -> PlanDraft:
    """The draft of a plan that holds its territory, its days and its respondents alone.

    `known` are the communes of public geography; `stored` those that the base already has.
    """
    code = plan.code
    return PlanDraft(
        plan_code=code,
        shared=(
            Territory(siren=territory.siren, name=territory.name, short_code=territory.short_code),
            *commune_rows(communes, territory.siren, outlines=outlines, known=known, stored=stored),
            Plan(
                code=code,
                title=plan.title,
                short_title=plan.short_title,
                territory_siren=territory.siren,
                source=COMPOSED,
            ),
        ),
        texts=(
            *respondent_rows(code, communes),
            Respondent(
                plan_code=code,
                code=territory.siren,
                kind=RespondentKind.TERRITORY,
                name=territory.name,
            ),
        ),
        versions=_span(plan),
    )


def edited_plan(
    plan: Plan,
    typed: TypedPlan,
    communes: Sequence[TypedCommune],
    *,
    outlines: Mapping[str, Outline],
    known: Mapping[str, Commune],
    stored: Mapping[str, Commune],
) -> PlanDraft:
    """The draft of the names, days and communes of a plan that exists; its code stays."""
    named = {"title": typed.title, "short_title": typed.short_title}
    siren = plan.territory_siren
    return PlanDraft(
        plan_code=plan.code,
        shared=(
            *commune_rows(communes, siren, outlines=outlines, known=known, stored=stored),
            Plan.model_validate(plan.model_dump() | named),
        ),
        texts=tuple(respondent_rows(plan.code, communes)),
        versions=_span(typed),
    )


def _span(plan: TypedPlan) -> tuple[PlanSpan, ...]:
    if plan.starts_on is None and plan.ends_on is None:
        return ()
    span = PlanSpan(plan_code=plan.code, act_number=1)
    span.starts_on, span.ends_on = plan.starts_on, plan.ends_on
    return (span,)


def commune_rows(
    communes: Sequence[TypedCommune],
    siren: str,
    *,
    outlines: Mapping[str, Outline],
    known: Mapping[str, Commune],
    stored: Mapping[str, Commune],
) -> list[Commune]:
    """The communes as typed; an outline that is not given anew is that of the base, or public.

    A commune that the base already has keeps its territory: another plan may be there.
    """
    rows = []
    for typed in communes:
        code = typed.code_insee
        outline, held = outlines.get(code), stored.get(code)
        source = held or known.get(code)
        kept = source.model_dump() if source else {}
        kept["territory_siren"] = held.territory_siren if held else siren
        if outline:
            kept |= {
                "outline_geojson": outline.geojson,
                "label_longitude": outline.longitude,
                "label_latitude": outline.latitude,
            }
        named = {
            "code_insee": typed.code_insee,
            "name": typed.name,
            "population": typed.population,
            "population_vintage": typed.population_vintage,
        }
        rows.append(Commune.model_validate(kept | named))
    return rows


def respondent_rows(plan_code: str, communes: Sequence[TypedCommune]) -> list[Respondent]:
    """A respondent a commune, without a contact yet."""
    return [
        Respondent(
            plan_code=plan_code,
            code=commune.code_insee,
            kind=RespondentKind.COMMUNE,
            name=commune.name,
        )
        for commune in communes
    ]
