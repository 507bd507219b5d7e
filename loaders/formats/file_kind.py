"""What is this file, whatever its name says? Answered from its bytes alone."""

import io
import re
import struct
import zipfile
import zlib

from data_model.vocabulary import Labelled

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_HEADER_BYTES, LARGEST_SECTOR_SHIFT = 512, 12
# Excel before 1993 wrote its records without an OLE container around them.
BARE_XLS_MAGIC = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
IMAGE_MAGIC = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
OTHER_ARCHIVE_MAGIC = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
MAIL_STREAMS = ("__substg1.0", "__nameid", "__properties", "__recip", "__attach")
HEAD_SIZE = 4096
HTML_TAG = re.compile(r"<(?:!doctype html|html|table|head|body|div|meta|style)\b")
MAIL_HEADER = re.compile(r"^(?:to|received|delivered-to|return-path|message-id):", re.MULTILINE)
MAIL_START = re.compile(r"[a-z][a-z-]*: ?\S")
CONTROL = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f]")
SEPARATOR = re.compile("[;,\t|]")
OPENDOCUMENT = re.compile(r"application/[\w.-]*opendocument\.[\w.-]+")
MANIFEST_HEAD = 2_000
BOUNDED_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Everything zipfile raises on hostile bytes; each of them means « not a sound archive ».
ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
    struct.error,
)


class FileKind(Labelled):
    """What a file is, with the words that complete « Ce fichier est … »."""

    XLSX = "xlsx", "un classeur Excel (.xlsx)"
    XLS = "xls", "un classeur Excel 97-2003 (.xls)"
    XLSB = "xlsb", "un classeur Excel binaire (.xlsb)"
    ODS = "ods", "un classeur OpenDocument (.ods)"
    FLAT_ODS = "flat_ods", "un classeur OpenDocument en un seul fichier XML (.fods)"
    XML_WORKBOOK = "xml_workbook", "un classeur «\u00a0Feuille de calcul XML 2003\u00a0»"
    ENCRYPTED = "encrypted", "un classeur protégé par un mot de passe"
    NUMBERS = "numbers", "un document Numbers, Pages ou Keynote"
    DOCX = "docx", "un document Word (.docx)"
    DOC = "doc", "un document Word (.doc)"
    PPTX = "pptx", "une présentation PowerPoint (.pptx)"
    ODT = "odt", "un document OpenDocument qui n’est pas un classeur"
    OLE = "ole", "un ancien document Office qui n’est pas un classeur"
    PDF = "pdf", "un document PDF"
    IMAGE = "image", "une image"
    RTF = "rtf", "un document texte (.rtf)"
    MAIL = "mail", "un courriel enregistré (.eml)"
    OUTLOOK_MAIL = "outlook_mail", "un courriel enregistré depuis Outlook (.msg)"
    HTML = "html", "une page HTML"
    XML = "xml", "un fichier XML"
    CSV = "csv", "un tableau en texte (.csv)"
    TEXT = "text", "un fichier texte sans colonnes"
    ZIP = "zip", "une archive .zip"
    ARCHIVE = "archive", "une archive compressée"
    BROKEN = "broken", "un fichier abîmé"
    UNKNOWN = "unknown", "d’un format inconnu"


def file_kind(data: bytes) -> FileKind:
    """The kind of a file, from its content; never from its name."""
    head = data[:HEAD_SIZE]
    if head.startswith(ZIP_MAGIC):
        return _zip_kind(data)
    if head.startswith(OLE_MAGIC):
        return _ole_kind(data)
    if head.startswith(BARE_XLS_MAGIC):
        return FileKind.XLS
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head.startswith(OTHER_ARCHIVE_MAGIC):
        return FileKind.ARCHIVE
    if head.startswith(IMAGE_MAGIC) or _is_other_image(head):
        return FileKind.IMAGE
    if head.startswith(b"{\\rtf"):
        return FileKind.RTF
    return _text_kind(head)


def _is_other_image(head: bytes) -> bool:
    # « BM » alone may begin a text: a bitmap's header also holds four empty bytes.
    is_bitmap = head.startswith(b"BM") and head[6:10] == b"\0\0\0\0"
    return is_bitmap or head[8:12] == b"WEBP" or head[4:11] == b"ftyphei"


def _zip_kind(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            media_type = _opendocument_type(archive, names)
    except ARCHIVE_ERRORS:
        return FileKind.BROKEN
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if media_type:
        return FileKind.ODS if "spreadsheet" in media_type else FileKind.ODT
    folders = {name.split("/")[0] for name in names}
    if "[Content_Types].xml" in names:
        for folder, kind in (
            ("xl", FileKind.XLSX),
            ("word", FileKind.DOCX),
            ("ppt", FileKind.PPTX),
        ):
            if folder in folders:
                return kind
    if any(name.endswith(".iwa") for name in names) or "Index.zip" in names:
        return FileKind.NUMBERS
    return FileKind.ZIP


def _opendocument_type(archive: zipfile.ZipFile, names: set[str]) -> str:
    """The media type an OpenDocument file states in its first part, or in its manifest."""
    for part, n_bytes in (("mimetype", 200), ("META-INF/manifest.xml", MANIFEST_HEAD)):
        # Other methods inflate without a bound, whatever the number of bytes asked for.
        if part not in names or archive.getinfo(part).compress_type not in BOUNDED_METHODS:
            continue
        with archive.open(part) as source:
            text = source.read(n_bytes).decode("ascii", errors="replace")
        if stated := OPENDOCUMENT.search(text):
            return stated.group()
    return ""


def _ole_kind(data: bytes) -> FileKind:
    if _has_lost_its_directory(data):
        return FileKind.BROKEN
    # Before all others: an .xls joined to a mail brings its own names along.
    if any(name.encode("utf-16-le") in _first_names(data) for name in MAIL_STREAMS):
        return FileKind.OUTLOOK_MAIL
    for name, kind in (
        ("EncryptedPackage", FileKind.ENCRYPTED),
        ("Workbook", FileKind.XLS),
        ("WordDocument", FileKind.DOC),
    ):
        if name.encode("utf-16-le") in data:
            return kind
    # The stream of Excel 5 and 95 has so short a name that its length field is matched too.
    return FileKind.XLS if re.search(rb"B\0o\0o\0k\0\0\0", data) else FileKind.OLE


def _has_lost_its_directory(data: bytes) -> bool:
    """Whether an OLE file ends before the sector that names its streams."""
    if len(data) < OLE_HEADER_BYTES:
        return True
    first, shift = _directory_place(data)
    # The header takes the place of a sector, so that the first one has the number 0.
    return shift > LARGEST_SECTOR_SHIFT or (first + 2) << shift > len(data)


def _first_names(data: bytes) -> bytes:
    """The sector that begins to name the streams."""
    first, shift = _directory_place(data)
    return data[(first + 1) << shift : (first + 2) << shift]


def _directory_place(data: bytes) -> tuple[int, int]:
    """Number of the directory's first sector, and the power of two of a sector's size."""
    return int.from_bytes(data[48:52], "little"), int.from_bytes(data[30:32], "little")


def _text_kind(head: bytes) -> FileKind:
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    text = head.decode(encoding, errors="replace").lstrip("\ufeffï»¿ \t\r\n").lower()
    if text.startswith("<") and "<office:document" in text:
        return FileKind.FLAT_ODS if "opendocument.spreadsheet" in text else FileKind.ODT
    if text.startswith("<") and "<?mso-application" not in text and HTML_TAG.search(text):
        return FileKind.HTML
    # A mail names who received it; Excel's « single web page » has the other headers of one.
    headers = text.replace("\r\n", "\n").split("\n\n", maxsplit=1)[0]
    if MAIL_START.match(headers) and MAIL_HEADER.search(headers):
        return FileKind.MAIL
    if text.startswith("mime-version:"):
        return FileKind.HTML
    if text.startswith("<?xml"):
        is_workbook = "excel.sheet" in text or ":spreadsheet" in text
        return FileKind.XML_WORKBOOK if is_workbook else FileKind.XML
    if not text or CONTROL.search(text):
        return FileKind.UNKNOWN
    return FileKind.CSV if SEPARATOR.search(text) else FileKind.TEXT
