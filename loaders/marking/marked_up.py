"""The sender's own workbook given back: faulty cells coloured and explained, ready to mend."""

import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import PurePath

from data_model.draft import ReturnDraft
from data_model.finding import Finding, Severity
from loaders.formats.child_process import CHILD_ENVIRONMENT, PROJECT_ROOT
from loaders.formats.file_kind import ARCHIVE_ERRORS, FileKind
from loaders.formats.workbook_reader import MAX_SECONDS_PER_FILE, read_workbooks
from loaders.marking.marks import FileMarks, encode_marks
from loaders.marking.marks_wording import file_marks
from loaders.marking.rebuilt import rebuilt

CHILD_COMMAND = (sys.executable, "-m", "loaders.marking.marking_child")
LENGTH_BYTES = 8
NAME_MARK = "_a-corriger"
MACROS_PART = "xl/vbaProject.bin"
CONVERTED = (
    "Ce classeur a été converti au format .xlsx\u00a0: les valeurs, les dates et les commentaires"
    " sont repris\u202f; les formules sont remplacées par leur résultat, et les couleurs, les"
    " listes déroulantes et les macros ne sont pas reprises."
)
# In what the second reader made of a file, a cell in error is an empty one.
LESS_SEEN = "LECTURE_DEGRADEE"
ERRORS_ARE_EMPTY = (
    "Les cellules en erreur et les formules sans résultat de votre classeur sont vides ici\u202f;"
    " reportez leurs valeurs."
)
DRAWINGS_NOT_KEPT = "Certains dessins ou formes de votre classeur ne sont peut-être pas repris ici."
DRAWING_PART = re.compile(r"xl/(?:drawings|diagrams|embeddings|slicers)/[^/]+")


class MarkingError(ValueError):
    """A file that cannot be given back as a workbook; its text is a French sentence."""


def can_be_marked(draft: ReturnDraft) -> bool:
    """Whether there is something to correct in a file that was read whole, as a workbook."""
    # Options: what was less seen was asked about, and so read by a second means only.
    is_read_in_part = any(told.code == LESS_SEEN and told.options for told in draft.findings)
    is_workbook = bool(draft.respondent_code) or any(told.sheet for told in draft.findings)
    return bool(to_correct(draft)) and is_workbook and not is_read_in_part


def to_correct(draft: ReturnDraft) -> tuple[Finding, ...]:
    """What the sender has to mend or to answer: blocks first, then questions."""
    return (*draft.blocking, *draft.questions)


def marked_up(content: bytes, kind: FileKind, draft: ReturnDraft) -> bytes:
    """The workbook with its findings in it, as .xlsx (.xlsm where it holds macros).

    Raises: MarkingError where the file cannot be opened at all.
    """
    findings = to_correct(draft)
    if kind is FileKind.XLSX:
        notes = (DRAWINGS_NOT_KEPT,) if _has_drawings(content) else ()
        marked = _marked(content, file_marks(findings, notes))
        if marked:
            return marked
    # Another format, or more than openpyxl can take: its cells are written anew.
    (workbook,) = read_workbooks([(draft.file_name, content)])
    if not workbook.is_read:
        raise MarkingError("Ce fichier n’a pas pu être rouvert\u202f; corrigez l’original.")
    less_seen = {told.severity for told in workbook.findings if told.code == LESS_SEEN}
    if Severity.QUESTION in less_seen:
        raise MarkingError(
            "Ce classeur n’a été lu qu’en partie\u202f; corrigez l’original et enregistrez-le au"
            " format .xlsx dans Excel."
        )
    anew, name_of = rebuilt(workbook)
    renamed = tuple(replace(f, sheet=name_of.get(f.sheet, f.sheet)) for f in findings)
    unseen = (ERRORS_ARE_EMPTY,) if kind is FileKind.XLSB else ()
    marked = _marked(anew, file_marks(renamed, (CONVERTED, *unseen)))
    if not marked:
        raise MarkingError("Ce classeur n’a pas pu être annoté\u202f; corrigez l’original.")
    return marked


def marked_up_name(file_name: str, marked: bytes) -> str:
    """`retour_a-corriger.xlsx`, with the ending that the marked bytes call for."""
    stem = PurePath(file_name.replace("\\", "/")).stem.removesuffix(NAME_MARK) or "retour"
    ending = ".xlsm" if MACROS_PART in _parts(marked) else ".xlsx"
    return f"{stem}{NAME_MARK}{ending}"


def _marked(content: bytes, marks: FileMarks) -> bytes:
    """What the child wrote; b"" where it died, hung or gave up."""
    job = encode_marks(marks)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile(dir=folder) as answer:
        # openpyxl writes each sheet to a file of its own: they go away with the folder.
        environment = {key: os.environ[key] for key in CHILD_ENVIRONMENT if key in os.environ}
        try:
            done = subprocess.run(  # noqa: S603  a constant command: this interpreter, ours
                CHILD_COMMAND,
                cwd=PROJECT_ROOT,
                env=environment | {"TMPDIR": folder, "TEMP": folder},
                input=len(job).to_bytes(LENGTH_BYTES, "big") + job + content,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=MAX_SECONDS_PER_FILE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return b""
        answer.seek(0)
        return answer.read() if done.returncode == 0 else b""


def _has_drawings(content: bytes) -> bool:
    """Whether there are pictures or shapes that a rewriting may lose; comments are not meant."""
    return any(
        DRAWING_PART.fullmatch(part) and not part.endswith(".vml") for part in _parts(content)
    )


def _parts(content: bytes) -> Sequence[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return archive.namelist()
    except ARCHIVE_ERRORS:
        return ()
