"""The door refuses what is no sound workbook, says what it is, and never falls over."""

import io
import struct
import time
import zipfile
import zlib

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.formats.archive import MAX_UNPACKED_BYTES, size_text
from loaders.formats.door import MAX_FILE_BYTES, check_door, safe_name

MEBIBYTE = 1024 * 1024
# An OLE file of 512-byte sectors whose directory is the first of them.
OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 22 + b"\x09" + b"\0" * 481
OLE = OLE_HEADER + b"\0" * 512
FLAT_ODS = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    b'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
    b"<office:body><office:spreadsheet><table:table table:name='Indicateurs'/>"
    b"</office:spreadsheet></office:body></office:document>"
)
MAIL = (
    b"MIME-Version: 1.0\r\nDate: Mon, 2 Nov 2026 09:12:00 +0100\r\nSubject: Retour T3\r\n"
    b"From: mairie@exemple.fr\r\nTo: ess@exemple.fr\r\n"
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\n<html><body>Bonjour</body></html>"
)
# The .xls that is joined to a mail names its own streams further on.
OUTLOOK_MAIL = (
    OLE_HEADER
    + "__substg1.0_001A001F".encode("utf-16-le").ljust(512, b"\0")
    + "Workbook".encode("utf-16-le")
)


def workbook_bytes() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Code action", "Valeur"])
    workbook.active.append(["1.2", 12])
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def with_parts(parts: dict[str, bytes], *, base: bytes | None = None) -> bytes:
    """A workbook with these parts added or replaced."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base or WORKBOOK)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return buffer.getvalue()


def archive(*names: str, content: bytes = b"<x/>") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        for name in names:
            new.writestr(name, content)
    return buffer.getvalue()


WORKBOOK = workbook_bytes()


def codes(data: bytes, name: str = "retour.xlsx") -> list[str]:
    return [finding.code for finding in check_door(data, name)]


def message(data: bytes, name: str = "retour.xlsx") -> str:
    (finding,) = check_door(data, name)
    return finding.message


@pytest.mark.parametrize(
    ("data", "name", "words", "hint"),
    [
        (archive("Index/Tables/x.iwa"), "a.numbers", "un document Numbers", "vers Excel"),
        (archive("Index/Document.iwa"), "a.pages", "un document Pages", "Reportez les valeurs"),
        (archive("Sevran.xlsx", "Drancy.xlsx"), "a.zip", "une archive .zip", "Décompressez-la"),
        (b"7z\xbc\xaf\x27\x1c", "a.7z", "une archive compressée", "Décompressez-la"),
        (MAIL, "retour.eml", "un courriel", "enregistrez sa pièce jointe"),
        (OUTLOOK_MAIL, "retour.msg", "un courriel", "enregistrez sa pièce jointe"),
        (FLAT_ODS, "retour.fods", "OpenDocument", "enregistrez-le au format .ods"),
        (b"\x89PNG\r\n\x1a\n\0\0", "photo.png", "une image", "Reportez les valeurs"),
    ],
)
def test_says_what_to_do_with_what_is_no_workbook(
    data: bytes, name: str, words: str, hint: str
) -> None:
    (finding,) = check_door(data, name)
    assert words in finding.message
    assert hint in finding.hint


def test_lets_a_workbook_in_whatever_its_name() -> None:
    assert check_door(WORKBOOK, "retour.xlsx") == []
    assert check_door(WORKBOOK, "retour.pdf") == []


def test_names_an_empty_file() -> None:
    assert codes(b"") == ["FICHIER_VIDE"]


@pytest.mark.parametrize(
    ("size", "expected"),
    [(MAX_FILE_BYTES, "FORMAT_INCONNU"), (MAX_FILE_BYTES + 1, "FICHIER_TROP_GROS")],
)
def test_refuses_a_file_above_ten_mebibytes(size: int, expected: str) -> None:
    assert codes(b"a" * size) == [expected]


def test_says_the_size_and_the_limit() -> None:
    assert message(b"a" * 42 * MEBIBYTE) == (
        "Le fichier pèse 42\u00a0Mo\u202f; la limite est de 10\u00a0Mo."
    )


def test_never_rounds_a_size_down_to_the_limit() -> None:
    assert size_text(10 * MEBIBYTE) == "10\u00a0Mo"
    assert size_text(10 * MEBIBYTE + 1) == "10,1\u00a0Mo"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.7\n", "bilan.xlsx", "un document PDF"),
        (archive("[Content_Types].xml", "word/document.xml"), "a.xlsx", "Word (.docx)"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "a.xlsx", "PowerPoint"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.xls", "Word (.doc)"),
        (b"  <html><table><tr><td>1</td></tr></table>", "a.xls", "page HTML renommée en .xls"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html/>', "a.xls", "page HTML renommée en .xls"),
        (b"MIME-Version: 1.0\nContent-Type: x", "a.xls", "page HTML renommée en .xls"),
        (b"<table><tr><td>1</td></tr></table>", "a.html", "une page HTML, pas un classeur"),
        (b'<?xml version="1.0"?><a b="c;d"/>', "a.xml", "un fichier XML, pas un classeur"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
            "a.xls",
            "Feuille de calcul XML 2003\u00a0», un format qui n’est pas lu",
        ),
        (FLAT_ODS, "retour.fods", "un classeur OpenDocument en un seul fichier XML (.fods)"),
        (MAIL, "retour.eml", "un courriel enregistré (.eml)"),
        (OUTLOOK_MAIL, "retour.msg", "un courriel enregistré depuis Outlook (.msg)"),
        (b"Bonjour", "a.txt", "un fichier texte sans colonnes"),
        (b"BM\x36\x00\x03\x00\0\0\0\0", "a.csv", "une image"),
        (OLE, "a.xls", "un ancien document Office"),
        (
            archive("mimetype", content=b"application/vnd.oasis.opendocument.text"),
            "a.ods",
            "OpenDocument qui n’est pas un classeur",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.xlsx", "une image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.xlsx", "une image"),
        (archive("Index/Document.iwa", "Metadata/p.plist"), "a.xlsx", "Numbers"),
        (archive("notes.txt"), "a.xlsx", "une archive .zip"),
        (b"Rar!\x1a\x07\0", "a.xlsx", "une archive compressée"),
        (bytes(range(14, 60)), "a.xlsx", "d’un format inconnu"),
    ],
)
def test_says_what_a_foreign_file_is(data: bytes, name: str, words: str) -> None:
    (finding,) = check_door(data, name)
    assert finding.code == "FORMAT_INCONNU"
    assert words in finding.message
    assert finding.hint


@pytest.mark.parametrize(
    "data",
    [
        OLE + "Workbook".encode("utf-16-le"),
        OLE + "Book".encode("utf-16-le") + b"\0\0",
        b"\x09\x08\x10\x00\x00\x06\x05\x00",
        archive("[Content_Types].xml", "xl/workbook.bin"),
        archive("mimetype", content=b"application/vnd.oasis.opendocument.spreadsheet"),
        archive(
            "META-INF/manifest.xml", content=b"<m>application/vnd.oasis.opendocument.spreadsheet"
        ),
        b"\xef\xbb\xbfCode;Valeur\n1.2;12\n",
        "Code;Valeur\n1.2;\u00e9\n".encode("utf-16"),
        "Code\tValeur\n1.2\t\u00e9\n".encode("cp1252"),
        b"BM;Valeur\n1;2\n",
        b"Code;Commentaire\n1.2;<b>gras</b> <table>\n",
    ],
)
@pytest.mark.parametrize("name", ["retour.xlsx", "retour.pdf"])
def test_lets_every_other_workbook_in_whatever_its_name(data: bytes, name: str) -> None:
    assert check_door(data, name) == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/retour.xlsx", "retour.xlsx"),
        ("C:\\Users\\mairie\\retour.xlsx", "retour.xlsx"),
        ("re\x00to\x1bur\u202e\n2026.xlsx", "retour 2026.xlsx"),
        ("<b>retour</b>.xlsx", "b>.xlsx"),
        ("", "classeur"),
        ("..", "classeur"),
        ("a" * 300 + ".xlsx", "a" * 195 + ".xlsx"),
    ],
)
def test_keeps_of_a_name_what_is_a_name(name: str, kept: str) -> None:
    assert safe_name(name) == kept


def test_refuses_entities_in_an_opendocument_workbook() -> None:
    hostile = archive("mimetype", content=b"application/vnd.oasis.opendocument.spreadsheet")
    assert codes(with_parts({"content.xml": b"<!DOCTYPE x><x/>"}, base=hostile)) == [
        "XML_DANGEREUX"
    ]


def test_names_the_password_of_an_opendocument_workbook() -> None:
    plain = archive("mimetype", content=b"application/vnd.oasis.opendocument.spreadsheet")
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    (finding,) = check_door(with_parts({"META-INF/manifest.xml": manifest}, base=plain), "r.ods")
    assert finding.code == "PROTEGE_MOT_DE_PASSE"
    assert finding.hint.startswith("Dans LibreOffice")


def test_an_ole_file_cut_before_its_directory_is_broken() -> None:
    assert codes(OLE[:-1]) == ["ARCHIVE_CORROMPUE"]
    assert codes(OLE_HEADER[:100]) == ["ARCHIVE_CORROMPUE"]


def test_names_a_password() -> None:
    (finding,) = check_door(OLE + "EncryptedPackage".encode("utf-16-le"), "retour.xlsx")
    assert finding.code == "PROTEGE_MOT_DE_PASSE"
    assert finding.hint.startswith("Dans Excel")


def test_names_a_password_on_the_archive_itself() -> None:
    at = WORKBOOK.index(b"PK\x01\x02") + 8
    assert codes(WORKBOOK[:at] + b"\x01" + WORKBOOK[at + 1 :]) == ["PROTEGE_MOT_DE_PASSE"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_names_a_truncated_workbook(share: float) -> None:
    assert codes(WORKBOOK[: int(len(WORKBOOK) * share)]) == ["ARCHIVE_CORROMPUE"]


def test_names_a_damaged_byte_inside_a_part() -> None:
    sheet = with_parts({"xl/extra.xml": bytes(range(256)) * 40})
    at = sheet.rindex(b"xl/extra.xml", 0, sheet.index(b"PK\x01\x02")) + 40
    assert codes(sheet[:at] + bytes([sheet[at] ^ 0xFF]) + sheet[at + 1 :]) == ["ARCHIVE_CORROMPUE"]


@pytest.mark.parametrize(("n_more", "expected"), [(0, []), (1, ["ARCHIVE_SUSPECTE"])])
def test_counts_the_entries(n_more: int, expected: list[str]) -> None:
    n_own = len(zipfile.ZipFile(io.BytesIO(WORKBOOK)).namelist())
    parts = {f"xl/extra{i}.xml": b"<x/>" for i in range(1_000 - n_own + n_more)}
    assert codes(with_parts(parts)) == expected


def test_refuses_a_hundred_thousand_entries_at_once() -> None:
    # What it costs, not how long a loaded machine takes over it.
    started = time.process_time()
    assert codes(WORKBOOK[:200] + b"PK\x01\x02" + b"\0" * 42 + b"PK\x01\x02" * 200_000) == [
        "ARCHIVE_SUSPECTE"
    ]
    assert time.process_time() - started < 1


@pytest.mark.parametrize("name", ["/etc/passwd", "../../a.xml", "xl/../../a.xml", "C:/a.xml"])
def test_refuses_a_path_that_leaves_the_archive(name: str) -> None:
    assert codes(with_parts({name: b"<x/>"})) == ["ARCHIVE_SUSPECTE"]


def test_refuses_a_bomb_that_declares_its_size() -> None:
    bomb = with_parts({"xl/worksheets/sheet1.xml": b" " * (MAX_UNPACKED_BYTES + 1)})
    assert "se décompresse en 10" in message(bomb)
    assert codes(bomb) == ["ARCHIVE_SUSPECTE"]


def test_refuses_a_part_that_is_too_well_compressed() -> None:
    assert codes(with_parts({"xl/extra.xml": b" " * MEBIBYTE})) == ["ARCHIVE_SUSPECTE"]


def test_counts_what_comes_out_and_not_what_is_declared() -> None:
    real = b"<x/>" + bytes(i % 251 for i in range(5_000))
    data = with_parts({"xl/extra.xml": real})
    for marker, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        name_at = 30 if marker == b"PK\x03\x04" else 46
        at = data.index(b"xl/extra.xml", data.index(marker)) - name_at
        if marker == b"PK\x01\x02":
            at = data.rindex(b"xl/extra.xml") - name_at
        data = data[: at + offset] + struct.pack("<I", 4) + data[at + offset + 4 :]
        crc_at = at + (14 if marker == b"PK\x03\x04" else 16)
        assert data[crc_at : crc_at + 4] == struct.pack("<I", zlib.crc32(real))
    assert codes(data) == ["ARCHIVE_SUSPECTE"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("word", ["<!DOCTYPE x>", '<!ENTITY a "b">'])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/vmlDrawing1.vml", "docProps/x"])
def test_refuses_a_document_type_or_an_entity_in_any_part(
    part: str, word: str, encoding: str
) -> None:
    hostile = f'<?xml version="1.0"?>{word}<x/>'.encode(encoding)
    assert codes(with_parts({part: hostile})) == ["XML_DANGEREUX"]


@pytest.mark.parametrize("shift", range(-10, 2))
def test_sees_an_entity_that_lies_across_two_pieces(shift: int) -> None:
    noise = bytes(33 + (i * i * 7 + i // 251) % 25 for i in range(64 * 1024 + shift))
    assert codes(with_parts({"xl/extra.xml": noise + b"<!ENTITY"})) == ["XML_DANGEREUX"]


def test_refuses_an_encoding_that_would_hide_an_entity() -> None:
    hostile = b'<?xml version="1.0" encoding="cp037"?>' + "<!ENTITY>".encode("cp037")
    assert codes(with_parts({"xl/extra.xml": hostile})) == ["XML_DANGEREUX"]


def test_lets_a_drawn_picture_keep_its_document_type() -> None:
    assert codes(with_parts({"xl/media/logo.svg": b"<!DOCTYPE svg><svg/>"})) == []


@given(data=st.binary(max_size=400))
def test_survives_any_bytes(data: bytes) -> None:
    assert all(finding.message and finding.hint for finding in check_door(data, "x.xlsx"))


@settings(
    max_examples=settings().max_examples,
    suppress_health_check=[HealthCheck.too_slow],
    deadline=None,
)
@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(WORKBOOK) - 1), st.binary(min_size=1, max_size=6)),
        min_size=1,
        max_size=8,
    ),
    end=st.integers(len(WORKBOOK) // 2, len(WORKBOOK)),
)
def test_survives_any_damage_to_a_workbook(changes: list[tuple[int, bytes]], end: int) -> None:
    data = bytearray(WORKBOOK)
    for at, replacement in changes:
        data[at : at + len(replacement)] = replacement
    for finding in check_door(bytes(data[:end]), "x.xlsx"):
        assert finding.message
