"""Is this archive what it claims? Its directory is listed and its parts inflated in small pieces.

Nothing is parsed: the pieces are counted, searched for forbidden words, and thrown away.
"""

import copy
import io
import re
import zipfile
from decimal import Decimal

from data_model.finding import Finding
from data_model.french import number
from loaders.formats import refusals
from loaders.formats.file_kind import ARCHIVE_ERRORS

MEBIBYTE = 1024 * 1024
MAX_UNPACKED_BYTES = 100 * MEBIBYTE
MAX_ENTRIES = 1_000
MAX_RATIO = 150
CHUNK_BYTES = 64 * 1024
DIRECTORY_ENTRY = b"PK\x01\x02"
ENCRYPTED_FLAG = 0x1
# A picture drawn in SVG may carry a DOCTYPE in good faith, and no reader opens it.
PICTURE_FOLDERS = ("xl/media/", "Pictures/")
MANIFEST = "META-INF/manifest.xml"
ENCRYPTED_PART = b"encryption-data"

FORBIDDEN_MARKUP = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
OVERLAP = max(*map(len, FORBIDDEN_MARKUP), len(ENCRYPTED_PART)) - 1
DECLARED_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})""")
PLAIN_ENCODINGS = {
    *(b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii"),
    *(b"iso-8859-1", b"iso-8859-15", b"windows-1252"),
}


class _RefusedError(Exception):
    """Carries the finding out of the reading loops."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def has_too_many_entries(data: bytes) -> bool:
    """Whether the directory is too long; counted before it is listed, which would be the attack."""
    return data.count(DIRECTORY_ENTRY) > MAX_ENTRIES


def too_many_entries() -> Finding:
    """The refusal of such an archive."""
    return refusals.suspicious(f"Cette archive contient plus de {number(MAX_ENTRIES)} éléments")


def archive_findings(data: bytes) -> list[Finding]:
    """Why the archive may not be read; an empty list says that it may."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_directory(entries)
            unpacked = 0
            for entry in entries:
                unpacked += _check_part(archive, entry, MAX_UNPACKED_BYTES - unpacked)
    except _RefusedError as refused:
        return [refused.finding]
    except ARCHIVE_ERRORS:
        return [refusals.broken()]
    return []


def size_text(n_bytes: int) -> str:
    """A size in Mo, rounded up so that what is over a limit never reads as the limit."""
    tenths = -(-n_bytes * 10 // MEBIBYTE)
    return f"{number(Decimal(tenths) / 10, decimals=1)}\u00a0Mo"


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    """Raise on what the directory itself already tells."""
    declared = sum(entry.file_size for entry in entries)
    if declared > MAX_UNPACKED_BYTES:
        reason = f"Ce fichier se décompresse en {size_text(declared)}"
        raise _RefusedError(refusals.suspicious(reason))
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if path.startswith("/") or ":" in path or ".." in path.split("/"):
            raise _RefusedError(refusals.suspicious("Cette archive contient un chemin interdit"))
        if entry.flag_bits & ENCRYPTED_FLAG:
            raise _RefusedError(refusals.password())
        # Only these two: other methods inflate without a bound, and no spreadsheet uses them.
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise _RefusedError(refusals.suspicious("Cette archive est d’une sorte inhabituelle"))


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowance: int) -> int:
    """Inflate one part piece by piece and return its real size; raise on what it hides."""
    # Looks odd because zipfile stops at the declared size: a copy that declares more than is
    # allowed lets the real size show, and the checksum still covers every byte.
    real = copy.copy(entry)
    real.file_size = MAX_UNPACKED_BYTES + CHUNK_BYTES
    limit = min(allowance, MAX_RATIO * max(entry.compress_size, 1))
    is_picture = entry.filename.startswith(PICTURE_FOLDERS)
    size, tail = 0, b""
    with archive.open(real) as part:
        while chunk := part.read(CHUNK_BYTES):
            window = tail + chunk
            if not is_picture:
                _check_markup(window, is_start=size == 0)
            if entry.filename == MANIFEST and ENCRYPTED_PART in window:
                raise _RefusedError(refusals.password(is_opendocument=True))
            size += len(chunk)
            tail = chunk[-OVERLAP:]
            if size > limit:
                reason = "Ce fichier se décompresse en un volume anormal"
                raise _RefusedError(refusals.suspicious(reason))
    if size != entry.file_size:
        reason = "La taille annoncée d’un élément du fichier est fausse"
        raise _RefusedError(refusals.suspicious(reason))
    return size


def _check_markup(window: bytes, *, is_start: bool) -> None:
    """Raise where a part declares a document type, an entity, or an encoding that hides them."""
    declared = DECLARED_ENCODING.search(window[:1024].replace(b"\0", b"")) if is_start else None
    has_odd_encoding = declared and declared.group(1).lower() not in PLAIN_ENCODINGS
    if has_odd_encoding or any(word in window for word in FORBIDDEN_MARKUP):
        raise _RefusedError(refusals.dangerous_xml())
