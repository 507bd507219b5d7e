"""Files dropped → drafts: identified, checked cell by cell, with every finding of one pass."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from data_model.draft import ReturnDraft
from data_model.finding import Answers, Finding, LeftOut, Severity
from data_model.french import joined, plural
from data_model.period import parse_period
from data_model.plan_index import PlanIndex, ReturnBasis
from loaders.checks.check_return import NO_ANSWERS, read_return
from loaders.checks.check_unidentified import unidentified_findings
from loaders.formats.cells import Workbook
from loaders.formats.door import safe_name
from loaders.formats.workbook_reader import read_workbooks
from loaders.plan.plan_file import PlanFile, a_plan, plan_file
from loaders.recognition.identity import Identity, identify
from loaders.recognition.table_rows import MAX_NAMED
from loaders.values.reading import quoted

BasisOf = Callable[[str, str], ReturnBasis | None]
# What people answered and left out, by the sha256 of the file.
AnswersByFile = Mapping[str, Answers]
LeftOutByFile = Mapping[str, LeftOut]
NO_FILE_ANSWERED: AnswersByFile = MappingProxyType({})
NOTHING_LEFT_OUT: LeftOutByFile = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """One file as its cells, so that an answer is checked without reading the bytes again."""

    name: str
    sha256: str
    workbook: Workbook


def read_files(files: Sequence[tuple[str, bytes]]) -> list[ReadFile]:
    """The cells of each file, in the same order."""
    return [
        ReadFile(
            name=safe_name(name), sha256=hashlib.sha256(content).hexdigest(), workbook=workbook
        )
        for (name, content), workbook in zip(files, read_workbooks(files), strict=True)
    ]


def check_returns(
    files: Sequence[ReadFile],
    index: PlanIndex,
    basis_of: BasisOf,
    *,
    as_of: date,
    answers: AnswersByFile = NO_FILE_ANSWERED,
    left_out: LeftOutByFile = NOTHING_LEFT_OUT,
) -> list[ReturnDraft]:
    """One draft a file, in the same order, without its bytes; the answers given are followed."""
    drafts = [
        _check_file(
            file,
            index,
            basis_of,
            as_of=as_of,
            answers=answers.get(file.sha256, NO_ANSWERS),
            left_out=left_out.get(file.sha256, frozenset()),
        )
        for file in files
    ]
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    # A file that is blocked stores nothing: it takes no one's place.
    for draft in drafts:
        if draft.can_be_recorded:
            named[draft.respondent_code, draft.period_code].append(draft.file_name)
    return [
        draft.with_findings((_same_return(draft, names, index),))
        if draft.can_be_recorded
        and len(names := named[draft.respondent_code, draft.period_code]) > 1
        else draft
        for draft in drafts
    ]


def read_returns(
    files: Sequence[tuple[str, bytes]],
    index: PlanIndex,
    basis_of: BasisOf,
    *,
    as_of: date,
    answers: AnswersByFile = NO_FILE_ANSWERED,
    left_out: LeftOutByFile = NOTHING_LEFT_OUT,
) -> list[ReturnDraft]:
    """One draft a file with its bytes; a file that cannot be recorded has its findings."""
    read = read_files(files)
    drafts = check_returns(read, index, basis_of, as_of=as_of, answers=answers, left_out=left_out)
    return [
        replace(draft, content=content) for (_, content), draft in zip(files, drafts, strict=True)
    ]


def _check_file(
    file: ReadFile,
    index: PlanIndex,
    basis_of: BasisOf,
    *,
    as_of: date,
    answers: Answers,
    left_out: LeftOut,
) -> ReturnDraft:
    blank = ReturnDraft(
        plan_code=index.plan_code,
        file_name=file.name,
        sha256=file.sha256,
        findings=file.workbook.findings,
    )
    if not file.workbook.is_read:
        return blank
    if plan_file(file.workbook) is PlanFile.PLAN:
        return blank.with_findings((a_plan(),))
    identity = identify(file.workbook, index, file_name=file.name, answers=answers)
    known = replace(
        blank,
        respondent_code=identity.respondent_code,
        period_code=identity.period_code,
        template_version=identity.template_version,
    )
    if not (identity.respondent_code and identity.period_code):
        told = unidentified_findings(
            file.workbook, index, identity, as_of=as_of, answers=answers, left_out=left_out
        )
        return known.with_findings(tuple(told))
    basis = basis_of(identity.respondent_code, identity.period_code)
    if basis is None:
        return known.with_findings((*identity.findings, _not_expected(identity, index)))
    return read_return(
        file.workbook,
        index,
        basis,
        identity,
        file_name=file.name,
        sha256=file.sha256,
        as_of=as_of,
        answers=answers,
        left_out=left_out,
    )


def _not_expected(identity: Identity, index: PlanIndex) -> Finding:
    name = index.respondents[identity.respondent_code].name
    label = parse_period(identity.period_code).label
    return Finding(
        severity=Severity.ERROR,
        code="PERIODE_INCONNUE",
        message=f"{name} n’a pas de retour à rendre pour {label}.",
        hint="Vérifiez la période du classeur.",
    )


def _same_return(draft: ReturnDraft, names: Sequence[str], index: PlanIndex) -> Finding:
    name = index.respondents[draft.respondent_code].name
    label = parse_period(draft.period_code).label
    named = [quoted(one) for one in names[:MAX_NAMED]]
    if len(names) > MAX_NAMED:
        named.append(plural(len(names) - MAX_NAMED, "autre"))
    return Finding(
        severity=Severity.QUESTION,
        code="RETOUR_EN_DOUBLE",
        value=draft.file_name,
        message=f"{len(names)} fichiers de ce dépôt sont le même retour ({name}, {label})\u00a0:"
        f" {joined(named)}.",
        hint="N’intégrez que le bon\u202f; intégrés l’un après l’autre, le dernier l’emporte.",
    )
