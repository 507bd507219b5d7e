"""May this file be opened at all? The only look the app's own process takes at a user's bytes.

Nothing is parsed here: the first bytes are compared, and an archive is weighed.
"""

import re
from pathlib import PurePosixPath

from data_model.finding import Finding
from loaders.formats import refusals
from loaders.formats.archive import (
    MEBIBYTE,
    archive_findings,
    has_too_many_entries,
    size_text,
    too_many_entries,
)
from loaders.formats.cells import clean_text
from loaders.formats.file_kind import FileKind, file_kind

MAX_FILE_BYTES = 10 * MEBIBYTE
MAX_NAME_LENGTH = 200
UNNAMED = "classeur"

ARCHIVED_WORKBOOKS = {FileKind.XLSX, FileKind.XLSB, FileKind.ODS}
WORKBOOKS = {*ARCHIVED_WORKBOOKS, FileKind.XLS, FileKind.CSV}
# What a spreadsheet program opens, so that saving it anew is enough.
SAVED_ANEW = {FileKind.HTML, FileKind.XML_WORKBOOK, FileKind.TEXT}
HINTS = {
    **dict.fromkeys(SAVED_ANEW, refusals.SAVE_AS_XLSX),
    FileKind.FLAT_ODS: refusals.SAVE_FROM_LIBREOFFICE,
    FileKind.NUMBERS: refusals.EXPORT_TO_EXCEL,
    FileKind.ZIP: refusals.UNPACK,
    FileKind.ARCHIVE: refusals.UNPACK,
    FileKind.MAIL: refusals.TAKE_ATTACHMENT,
    FileKind.OUTLOOK_MAIL: refusals.TAKE_ATTACHMENT,
    FileKind.IMAGE: refusals.TYPE_IT,
}
# The same container for three programs: only the name tells them apart.
APPLE_NAMES = {
    ".numbers": "un document Numbers",
    ".pages": "un document Pages",
    ".key": "une présentation Keynote",
}
WRITTEN_OTHERWISE = {FileKind.XML_WORKBOOK, FileKind.FLAT_ODS}
WORKBOOK_SUFFIXES = (".xls", ".ods", ".csv")


def check_door(data: bytes, name: str) -> list[Finding]:
    """Why `data` may not be read; an empty list says that it may."""
    if not data:
        return [refusals.empty_file()]
    if len(data) > MAX_FILE_BYTES:
        return [refusals.too_heavy(size_text(len(data)), size_text(MAX_FILE_BYTES))]
    if has_too_many_entries(data):
        return [too_many_entries()]
    kind = file_kind(data)
    if kind in ARCHIVED_WORKBOOKS:
        return archive_findings(data)
    return [] if kind in WORKBOOKS else [_foreign(kind, name)]


def safe_name(name: str) -> str:
    """A file's name alone: no folder, no control character, no line break, not too long."""
    flat = re.sub(r"\s+", " ", clean_text(name)).replace("\\", "/")
    last = PurePosixPath(flat).name.strip().lstrip(".")
    return last[-MAX_NAME_LENGTH:] or UNNAMED


def suffix_of(name: str) -> str:
    """`.xlsx`, in lower case."""
    return PurePosixPath(safe_name(name)).suffix.lower()


def _foreign(kind: FileKind, name: str) -> Finding:
    if kind is FileKind.ENCRYPTED:
        return refusals.password()
    if kind is FileKind.BROKEN:
        return refusals.broken()
    suffix = suffix_of(name)
    label = APPLE_NAMES.get(suffix, kind.label) if kind is FileKind.NUMBERS else kind.label
    hint = HINTS.get(kind, refusals.COPY_TO_NEW)
    if kind is FileKind.NUMBERS and suffix in {".pages", ".key"}:
        hint = refusals.TYPE_IT
    if kind in WRITTEN_OTHERWISE:
        return refusals.unknown_format(f"{label}, un format qui n’est pas lu", hint)
    if kind is FileKind.HTML and suffix.startswith(WORKBOOK_SUFFIXES):
        return refusals.unknown_format(f"{label} renommée en {suffix}", hint)
    return refusals.unknown_format(f"{label}, pas un classeur", hint)
