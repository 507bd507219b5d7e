"""The template of Territoires en Transitions → the draft of a plan, and what there is to say."""

from collections.abc import Sequence

from data_model.finding import Finding, Severity
from data_model.french import joined
from data_model.plan_draft import PlanDraft
from loaders.formats.cells import Workbook
from loaders.formats.workbook_reader import NamedFile, read_workbooks
from loaders.plan.plan_building import build_plan
from loaders.transitions.action_rows import PlanRowsRead, action_rows, named
from loaders.transitions.blocks import read_blocks
from loaders.transitions.identity import PlanIdentity, identity_rows
from loaders.transitions.layout import template_sheets
from loaders.transitions.noticed import other_sheets, sheet_findings
from loaders.transitions.plan_codes import NOTHING_STORED, Tables, follow_moved, plan_codes
from loaders.transitions.plan_levels import levels_without_action, plan_levels


def read_transitions(
    source: Workbook | NamedFile, identity: PlanIdentity, *, stored: Tables = NOTHING_STORED
) -> PlanDraft:
    """The plan of a workbook of this template; everything wrong in it is a finding.

    A file is given as (name, content): it is read in a child process. `stored` are the rows of
    this plan where the store already holds it: what has the same words keeps its code.
    """
    shared, findings = identity_rows(identity, stored)
    if findings:
        return PlanDraft(plan_code=identity.code, findings=tuple(findings))
    workbook = source if isinstance(source, Workbook) else read_workbooks([source])[0]
    tables = template_sheets(workbook)
    if not tables:
        found = workbook.findings if not workbook.is_read else (*workbook.findings, _not_it())
        return PlanDraft(plan_code=identity.code, findings=tuple(found))
    findings += [*workbook.findings, *other_sheets(workbook, tables)]
    for table in tables:
        findings.extend(sheet_findings(table))
    blocks = read_blocks(tables)
    codes = plan_codes(stored)
    levels = plan_levels(blocks, codes)
    follow_moved(codes.actions, [named(block, levels) for block in blocks.actions.values()])
    read = PlanRowsRead(epoch1904=workbook.epoch1904, codes=codes)
    read.noticed.cells["levels"].extend(levels_without_action(blocks))
    for position, block in enumerate(blocks.actions.values(), start=1):
        action_rows(block, position=position, levels=levels, read=read)
    findings += [*blocks.findings, *read.findings, *read.noticed.findings()]
    if not blocks.actions:
        findings.append(_no_action([table.sheet.name for table in tables]))
    return build_plan(
        {**levels.rows, **read.rows},
        identity.code,
        shared=shared,
        findings=findings,
    )


def to_be_named() -> Finding:
    """The question that a template raises before anybody said whose plan it is."""
    return Finding(
        severity=Severity.QUESTION,
        code="PLAN_A_NOMMER",
        message="Ce classeur est le modèle de plan de Territoires en Transitions, qui ne dit pas "
        "de quel plan il s’agit.",
        hint="Indiquez l’intitulé, le code et le territoire du plan.",
    )


def _not_it() -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code="EN_TETE_INTROUVABLE",
        message="Les titres du modèle de Territoires en Transitions ne sont dans aucune feuille.",
        hint="Remettez la ligne des titres, avec au moins «\u00a0Titre de l’action\u00a0».",
    )


def _no_action(sheets: Sequence[str]) -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code="PLAN_SANS_ACTION",
        sheet=sheets[0],
        message=f"Aucune action n’est nommée ({joined(sheets)}).",
        hint="Écrivez au moins un titre d’action sous les titres des colonnes.",
    )
