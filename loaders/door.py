"""May this file be opened at all? The only look the app's own process takes at a user's bytes.

Nothing is parsed here: the first bytes are compared, the archive's directory is listed, and its
parts are inflated in small pieces, counted and thrown away.
"""

import copy
import io
import re
import zipfile
from decimal import Decimal
from pathlib import PurePath

from data_model.finding import Finding, Severity
from data_model.french import number
from loaders.file_kind import ARCHIVE_ERRORS, FileKind, file_kind

MEBIBYTE = 1024 * 1024
MAX_FILE_BYTES = 10 * MEBIBYTE
MAX_UNPACKED_BYTES = 100 * MEBIBYTE
MAX_ENTRIES = 1_000
MAX_RATIO = 150
CHUNK_BYTES = 64 * 1024
DIRECTORY_ENTRY = b"PK\x01\x02"
ENCRYPTED_FLAG = 0x1

NOT_READ_YET = {FileKind.XLS, FileKind.XLSB, FileKind.ODS, FileKind.XML_WORKBOOK}
FORBIDDEN_MARKUP = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
OVERLAP = max(map(len, FORBIDDEN_MARKUP)) - 1
DECLARED_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})""")
PLAIN_ENCODINGS = {
    *(b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii"),
    *(b"iso-8859-1", b"iso-8859-15", b"windows-1252"),
}

SAVE_AS_XLSX = "Ouvrez-le dans Excel, enregistrez-le au format .xlsx, puis déposez-le à nouveau."
SEND_AGAIN = "Téléchargez à nouveau la pièce jointe, ou demandez un nouvel envoi du classeur."
REMOVE_IMAGES = "Retirez les images et les feuilles inutiles, puis déposez-le à nouveau."
COPY_TO_NEW = "Copiez vos données dans le classeur fourni par l’application, puis déposez-le."


class _RefusedError(Exception):
    """Carries the finding out of the reading loops."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def check_door(data: bytes, name: str) -> list[Finding]:
    """Why `data` may not be read; an empty list says that it may."""
    if not data:
        return [_error("FICHIER_VIDE", "Ce fichier est vide.", SEND_AGAIN)]
    if len(data) > MAX_FILE_BYTES:
        message = f"Le fichier pèse {size_text(len(data))}\u202f; la limite est de 10\u00a0Mo."
        return [_error("FICHIER_TROP_GROS", message, REMOVE_IMAGES)]
    # Counted before the directory is listed: listing 200,000 entries would already be the attack.
    if data.count(DIRECTORY_ENTRY) > MAX_ENTRIES:
        return [_suspicious(f"Cette archive contient plus de {number(MAX_ENTRIES)} éléments")]
    kind = file_kind(data)
    if kind is FileKind.XLSX:
        return _archive_findings(data)
    return [_kind_finding(kind, name)]


def size_text(n_bytes: int) -> str:
    """A size in Mo, rounded up so that what is over a limit never reads as the limit."""
    tenths = -(-n_bytes * 10 // MEBIBYTE)
    return f"{number(Decimal(tenths) / 10, decimals=1)}\u00a0Mo"


def _kind_finding(kind: FileKind, name: str) -> Finding:
    if kind is FileKind.ENCRYPTED:
        return _password()
    if kind is FileKind.BROKEN_ZIP:
        return _broken()
    message = f"Ce fichier est {kind.label}"
    if kind in NOT_READ_YET:
        message += "\u00a0: format pas encore lu"
        return _error("FORMAT_INCONNU", f"{message}.", "Enregistrez au format .xlsx.")
    suffix = PurePath(name).suffix.lower()
    if kind in {FileKind.HTML, FileKind.TEXT} and suffix.startswith((".xls", ".ods")):
        renamed = "renommée" if kind is FileKind.HTML else "renommé"
        return _error("FORMAT_INCONNU", f"{message} {renamed} en {suffix}.", SAVE_AS_XLSX)
    hint = SAVE_AS_XLSX if kind in {FileKind.TEXT, FileKind.NUMBERS, FileKind.HTML} else COPY_TO_NEW
    return _error("FORMAT_INCONNU", f"{message}, pas un classeur.", hint)


def _archive_findings(data: bytes) -> list[Finding]:
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
        return [_broken()]
    return []


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    """Raise on what the directory itself already tells."""
    declared = sum(entry.file_size for entry in entries)
    if declared > MAX_UNPACKED_BYTES:
        raise _RefusedError(_suspicious(f"Ce fichier se décompresse en {size_text(declared)}"))
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if path.startswith("/") or ":" in path or ".." in path.split("/"):
            raise _RefusedError(_suspicious("Cette archive contient un chemin interdit"))
        if entry.flag_bits & ENCRYPTED_FLAG:
            raise _RefusedError(_password())
        # Only these two: other methods inflate without a bound, and no spreadsheet uses them.
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise _RefusedError(_suspicious("Cette archive est d’une sorte inhabituelle"))


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowance: int) -> int:
    """Inflate one part piece by piece and return its real size; raise on what it hides."""
    # Looks odd because zipfile stops at the declared size: a copy that declares more than is
    # allowed lets the real size show, and the checksum still covers every byte.
    real = copy.copy(entry)
    real.file_size = MAX_UNPACKED_BYTES + CHUNK_BYTES
    limit = min(allowance, MAX_RATIO * max(entry.compress_size, 1))
    # A picture drawn in SVG may carry a DOCTYPE in good faith, and no reader opens it.
    is_picture = entry.filename.startswith("xl/media/")
    size, tail = 0, b""
    with archive.open(real) as part:
        while chunk := part.read(CHUNK_BYTES):
            if not is_picture:
                _check_markup(tail + chunk, is_start=size == 0)
            size += len(chunk)
            tail = chunk[-OVERLAP:]
            if size > limit:
                raise _RefusedError(_suspicious("Ce fichier se décompresse en un volume anormal"))
    if size != entry.file_size:
        raise _RefusedError(_suspicious("La taille annoncée d’un élément du fichier est fausse"))
    return size


def _check_markup(window: bytes, *, is_start: bool) -> None:
    """Raise where a part declares a document type, an entity, or an encoding that hides them."""
    declared = DECLARED_ENCODING.search(window[:1024].replace(b"\0", b"")) if is_start else None
    has_odd_encoding = declared and declared.group(1).lower() not in PLAIN_ENCODINGS
    if has_odd_encoding or any(word in window for word in FORBIDDEN_MARKUP):
        message = "Ce fichier contient du code XML interdit\u202f; il n’a pas été ouvert."
        raise _RefusedError(_error("XML_DANGEREUX", message, COPY_TO_NEW))


def _suspicious(reason: str) -> Finding:
    message = f"{reason}\u202f; le fichier n’a pas été ouvert."
    return _error("ARCHIVE_SUSPECTE", message, COPY_TO_NEW)


def _password() -> Finding:
    hint = (
        "Dans Excel\u00a0: Fichier, Informations, Protéger le classeur, Chiffrer avec mot de passe."
        " Effacez le mot de passe, enregistrez, puis déposez le classeur à nouveau."
    )
    return _error("PROTEGE_MOT_DE_PASSE", "Ce classeur est protégé par un mot de passe.", hint)


def _broken() -> Finding:
    message = "Ce fichier est abîmé ou incomplet\u202f; il n’a pas pu être ouvert."
    return _error("ARCHIVE_CORROMPUE", message, SEND_AGAIN)


def _error(code: str, message: str, hint: str) -> Finding:
    return Finding(severity=Severity.ERROR, code=code, message=message, hint=hint)
