"""A campaign holds every workbook and a message to send for each."""

import email
import email.policy
import io
import zipfile
from dataclasses import replace
from datetime import date
from email.message import EmailMessage

from loaders.checks.check import read_returns
from loaders.issuing.campaign import campaign_archive, campaign_name
from loaders.issuing.letters import covering_letter
from tests.loaders.small_plan import (
    AS_OF,
    AULNAY,
    INDEX,
    ISSUED_AT,
    SEVRAN,
    TERRITORY,
    make_basis,
    read_here,
)

DEADLINE = date(2026, 10, 31)
WITHOUT_ADDRESS = replace(make_basis(SEVRAN), contact="demander à l’accueil")


def entries() -> dict[str, bytes]:
    content = campaign_archive(
        INDEX,
        [make_basis(AULNAY), WITHOUT_ADDRESS],
        deadline=DEADLINE,
        issued_at=ISSUED_AT,
        sender_name="Léa Martin",
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def message(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=email.policy.default)


def test_holds_each_workbook_its_message_and_all_messages_in_one_text() -> None:
    found = entries()
    assert list(found) == [
        "classeurs/PLDESS_2026-T3_93005_Aulnay-sous-Bois.xlsx",
        "messages/PLDESS_2026-T3_93005_Aulnay-sous-Bois.eml",
        "classeurs/PLDESS_2026-T3_93071_Sevran.xlsx",
        "messages/PLDESS_2026-T3_93071_Sevran.eml",
        "messages.txt",
    ]
    words = found["messages.txt"].decode()
    assert words.startswith("2\u00a0messages, échéance du 31\u00a0octobre\u00a02026\n")
    assert "À\u00a0: ess@exemple.fr\n" in words
    assert "À\u00a0: (adresse à compléter)\n" in words
    assert words.count("Bonjour,") == 2


def test_a_message_goes_to_the_contact_in_french_with_its_workbook() -> None:
    found = entries()
    raw = found["messages/PLDESS_2026-T3_93005_Aulnay-sous-Bois.eml"]
    read = message(raw)

    assert read["To"] == "ess@exemple.fr"
    assert read["Subject"] == covering_letter(INDEX, make_basis(), deadline=DEADLINE).subject
    assert "T3\u00a02026" in read["Subject"]
    assert read["X-Unsent"] == "1"
    body = read.get_body()
    assert body is not None
    assert body.get_content_charset() == "utf-8"
    text = body.get_content()
    assert "7\u00a0indicateurs, 2\u00a0lignes budgétaires et 3\u00a0jalons" in text
    assert text.rstrip().endswith("Léa Martin")
    (attached,) = read.iter_attachments()
    assert attached.get_filename() == "PLDESS_2026-T3_93005_Aulnay-sous-Bois.xlsx"
    content = attached.get_content()
    assert content == found["classeurs/PLDESS_2026-T3_93005_Aulnay-sous-Bois.xlsx"]
    assert read_here(content, make_basis()).respondent_code == "93005"
    assert all(len(line) <= 998 and line.isascii() for line in raw.split(b"\r\n"))


def test_a_contact_that_is_no_address_leaves_the_message_without_one() -> None:
    assert message(entries()["messages/PLDESS_2026-T3_93071_Sevran.eml"])["To"] is None


def test_a_line_break_in_a_name_adds_no_header() -> None:
    index = replace(INDEX, short_title="PLDESS\r\nBcc: x@exemple.fr")
    basis = replace(make_basis(), contact="a@exemple.fr\r\nBcc: y@exemple.fr")
    content = campaign_archive(index, [basis], deadline=DEADLINE, issued_at=ISSUED_AT)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".eml")]
        assert message(archive.read(name))["Bcc"] is None


def test_every_workbook_of_the_archive_reads_back_as_its_respondents() -> None:
    bases = [make_basis(AULNAY), make_basis(SEVRAN), make_basis(TERRITORY)]
    content = campaign_archive(INDEX, bases, deadline=DEADLINE, issued_at=ISSUED_AT)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xlsx")]
        files = [(name, archive.read(name)) for name in names]
    by_key = {(basis.respondent.code, basis.period_code): basis for basis in bases}
    drafts = read_returns(files, INDEX, lambda *key: by_key.get(key), as_of=AS_OF)
    assert [draft.respondent_code for draft in drafts] == ["93005", "93071", "200058097"]
    assert all(draft.can_be_recorded for draft in drafts)


def test_the_same_campaign_is_the_same_bytes() -> None:
    assert entries() == entries()


def test_the_archive_is_named_after_plan_and_period() -> None:
    assert campaign_name(INDEX, "2026-T3") == "PLDESS_2026-T3_campagne.zip"
