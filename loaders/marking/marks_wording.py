"""Findings → what is written into the workbook that is given back, in words."""

from collections.abc import Sequence
from itertools import groupby

from data_model.finding import Finding, Severity
from data_model.french import plural, typo
from loaders.codes.finding_codes import title_of
from loaders.formats.cells import clean_text
from loaders.marking.marks import MARKS_TITLE, FileMarks, Mark, MarkGroup

MAX_MARKS = 2_000
WHOLE_FILE = "le fichier"
HOW_TO = (
    "Corrigez les cases colorées dans leurs feuilles, enregistrez, puis renvoyez ce classeur. "
    "Cette feuille n’est pas lue : vous pouvez la laisser."
)


def file_marks(findings: Sequence[Finding], notes: Sequence[str] = ()) -> FileMarks:
    """The findings by cause, blocks before questions; `notes` are sentences on the file itself."""
    if not (findings or notes):
        return FileMarks()
    left_out = len(findings) - MAX_MARKS
    more = [f"Seuls les {MAX_MARKS} premiers sont listés."] if left_out > 0 else []
    counted = f"\u00a0: {plural(len(findings), 'point')}" if findings else ""
    return FileMarks(
        title=MARKS_TITLE + counted,
        lines=tuple(typo(line) for line in (HOW_TO, *notes, *more)),
        groups=tuple(_groups(findings[:MAX_MARKS])),
    )


def _groups(findings: Sequence[Finding]) -> list[MarkGroup]:
    order = list(Severity)
    kept = sorted(findings, key=lambda f: (order.index(f.severity), f.code))
    by_cause = groupby(kept, key=lambda f: (f.severity, f.code))
    return [_group(code, list(members)) for (_, code), members in by_cause]


def _group(code: str, findings: Sequence[Finding]) -> MarkGroup:
    n_cells = len({finding.address for finding in findings if finding.cell})
    counted = f"\u00a0: {plural(n_cells, 'cellule')}" if n_cells else ""
    return MarkGroup(
        title=title_of(code) + counted, marks=tuple(_mark(finding) for finding in findings)
    )


def _mark(finding: Finding) -> Mark:
    return Mark(
        severity=finding.severity,
        sheet=finding.sheet,
        cell=finding.cell,
        place=finding.address or WHOLE_FILE,
        value=clean_text(finding.value),
        text=_sentence(finding),
        hint=clean_text(finding.hint),
    )


def _sentence(finding: Finding) -> str:
    """The message without the address that it starts with, which stands beside it."""
    message = clean_text(finding.message)
    for space in ("\u00a0", " "):
        message = message.removeprefix(f"{finding.sheet}!{finding.cell}{space}: ")
    return message[:1].upper() + message[1:]
