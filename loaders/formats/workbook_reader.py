"""Files dropped → their cells, read in child processes that may die without harm."""

import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import PurePosixPath
from queue import Empty, SimpleQueue

from data_model.finding import Finding, Option, Severity
from data_model.french import joined, number, plural
from loaders.formats import refusals
from loaders.formats.cells import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    CellKind,
    Sheet,
    Workbook,
)
from loaders.formats.child_process import (
    BROKEN,
    OPEN_QUOTE,
    PASSWORD,
    TOO_LARGE,
    TOO_SLOW,
    UNREADABLE,
    ReadingChild,
)
from loaders.formats.door import check_door, safe_name, suffix_of
from loaders.formats.file_kind import FileKind, file_kind

CHILD_COMMAND = (sys.executable, "-m", "loaders.formats.reader_child")
MAX_SECONDS_PER_FILE = 20.0
MAX_CHILDREN = 2
SECOND_READER = "calamine"
# The reader that sees most comes first; the next is tried where it fails or sees no sheet.
READERS = {
    FileKind.XLSX: ("openpyxl", SECOND_READER),
    FileKind.XLS: ("xlrd", SECOND_READER),
    FileKind.XLSB: (SECOND_READER,),
    FileKind.ODS: ("content.xml", SECOND_READER),
    FileKind.CSV: ("csv",),
}
# No other reader would do better, or there is no time left for one.
FINAL = {BROKEN, PASSWORD, TOO_SLOW}
NOT_COUNTING = Option(key="ignore", label="Ne pas les lire")
CHECKED_AS_XLSX = "Pour qu’elles soient vérifiées, enregistrez-le au format .xlsx dans Excel."
ACCEPTED = Option(key="accept", label="Lire quand même")

NamedFile = tuple[str, bytes]


def read_workbooks(
    files: Sequence[NamedFile],
    *,
    max_seconds: float = MAX_SECONDS_PER_FILE,
    command: Sequence[str] = CHILD_COMMAND,
) -> list[Workbook]:
    """One workbook a file, in the same order; what could not be read has findings and no sheet."""
    refused = [check_door(data, name) for name, data in files]
    jobs: SimpleQueue[int] = SimpleQueue()
    for index, findings in enumerate(refused):
        if not findings:
            jobs.put(index)
    n_children = min(jobs.qsize(), MAX_CHILDREN)
    read: dict[int, Workbook] = {}

    def work() -> None:
        # One child serves file after file, until one of them kills it.
        child = ReadingChild(command)
        try:
            for index in _taken(jobs):
                read[index] = _read(child, *files[index], max_seconds=max_seconds)
        finally:
            child.stop()

    if n_children:
        with ThreadPoolExecutor(n_children) as pool:
            for task in [pool.submit(work) for _ in range(n_children)]:
                task.result()
    return [
        Workbook(findings=tuple(findings)) if findings else read[index]
        for index, findings in enumerate(refused)
    ]


def _taken(jobs: SimpleQueue[int]) -> Iterator[int]:
    """Files until none is left."""
    while True:
        try:
            yield jobs.get_nowait()
        except Empty:
            return


def _read(child: ReadingChild, name: str, data: bytes, *, max_seconds: float) -> Workbook:
    """What the first reader that sees a sheet makes of the file, all within `max_seconds`."""
    kind = file_kind(data)
    deadline = time.monotonic() + max_seconds
    stem = PurePosixPath(safe_name(name)).stem
    reason = None
    for reader in READERS[kind]:
        time_left = max(deadline - time.monotonic(), 0)
        answer = child.ask(reader, data, name=stem, max_seconds=time_left)
        if answer.workbook.sheets:
            degraded = _degraded(kind, reader, suffix=suffix_of(name))
            degraded += _recognised(answer.workbook.unusual_encoding)
            return replace(
                answer.workbook, findings=(*degraded, *_left_out_findings(answer.workbook))
            )
        if reason is None or answer.refused in FINAL:
            reason = answer.refused
        if answer.refused in FINAL:
            break
    return Workbook(findings=(_refusal(reason or "", max_seconds=max_seconds),))


def _refusal(code: str, *, max_seconds: float) -> Finding:
    if code == PASSWORD:
        return refusals.password()
    if code == BROKEN:
        return refusals.broken()
    if code == OPEN_QUOTE:
        return refusals.open_quote()
    if code == TOO_SLOW:
        return refusals.too_slow(max_seconds)
    if code == TOO_LARGE:
        return refusals.too_large()
    return refusals.unreadable() if code == UNREADABLE else refusals.no_sheet()


def _degraded(kind: FileKind, reader: str, *, suffix: str) -> list[Finding]:
    """What this file's format, or the reader that was left for it, does not let be seen."""
    if kind is FileKind.CSV and suffix.startswith((".xls", ".ods")):
        message = (
            f"Ce fichier est {kind.label} renommé en {suffix}\u00a0: tout y est lu comme texte."
        )
        return [_less_seen(Severity.INFO, message, "Vérifiez les nombres et les dates lus.")]
    if kind is FileKind.XLS and reader != SECOND_READER:
        message = (
            f"Ce fichier est {kind.label}\u00a0: les formules n’y sont pas vues, seul leur dernier"
            " résultat l’est\u202f; une formule qui n’affiche rien peut y être lue 0."
        )
        return [_less_seen(Severity.INFO, message, CHECKED_AS_XLSX)]
    if reader != SECOND_READER:
        return []
    unseen = "les cellules en erreur et les formules non calculées y sont lues comme vides"
    hint = CHECKED_AS_XLSX
    if kind is FileKind.XLSB:
        return [_less_seen(Severity.INFO, f"Ce fichier est {kind.label}\u00a0: {unseen}.", hint)]
    message = f"Ce classeur n’a pu être lu que par un second moyen\u00a0: {unseen}."
    return [_less_seen(Severity.QUESTION, message, hint)]


def _recognised(encoding: str) -> list[Finding]:
    """How a text that does not say it was encoded, where it is not as most are."""
    if not encoding:
        return []
    message = f"Ce fichier texte ne dit pas son codage\u202f; il est lu ainsi\u00a0: {encoding}."
    return [_less_seen(Severity.INFO, message, "Vérifiez les lettres accentuées.")]


def _less_seen(severity: Severity, message: str, hint: str) -> Finding:
    options = (ACCEPTED,) if severity is Severity.QUESTION else ()
    return Finding(
        severity=severity, code="LECTURE_DEGRADEE", message=message, hint=hint, options=options
    )


def _left_out_findings(workbook: Workbook) -> list[Finding]:
    findings = [_too_large(sheet) for sheet in workbook.sheets if sheet.n_left_out]
    if workbook.sheets_left_out:
        findings.append(_too_many_sheets(workbook.sheets_left_out))
    return findings


def _too_large(sheet: Sheet) -> Finding:
    limits = (
        f"{number(MAX_ROWS)} lignes, {number(MAX_COLUMNS)} colonnes par feuille, "
        f"{number(MAX_CELLS)} cellules par classeur"
    )
    n_read = sum(cell.kind is not CellKind.EMPTY for cell in sheet.cells)
    read = plural(n_read, "cellule lue", "cellules lues")
    left_out = plural(sheet.n_left_out, "cellule remplie n’est", "cellules remplies ne sont")
    not_read = "pas lue" if sheet.n_left_out == 1 else "pas lues"
    place = f"{sheet.name}!{sheet.first_left_out}"
    return Finding(
        severity=Severity.QUESTION,
        code="FEUILLE_TROP_GRANDE",
        sheet=sheet.name,
        value=number(sheet.n_left_out),
        message=f"{read}\u202f; {left_out} {not_read} (à partir de {place}), au-delà des limites"
        f"\u00a0: {limits}. Poursuivre ainsi\u202f?",
        hint="Si elles comptent, rapprochez-les du tableau et déposez le classeur à nouveau\u202f;"
        " sinon, choisissez de ne pas les lire.",
        options=(NOT_COUNTING,),
    )


def _too_many_sheets(names: Sequence[str]) -> Finding:
    return Finding(
        severity=Severity.QUESTION,
        code="FEUILLE_TROP_GRANDE",
        value=number(len(names)),
        message=f"Les {MAX_SHEETS} premières feuilles sont lues\u202f; la suite ne l’est pas"
        f"\u00a0: {joined(names)}. Poursuivre ainsi\u202f?",
        hint="Si elles comptent, supprimez d’autres feuilles et déposez le classeur à nouveau"
        "\u202f; sinon, choisissez de ne pas les lire.",
        options=(NOT_COUNTING,),
    )
