"""A quarter's campaign in one act: every workbook, and the message that goes with each."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import PurePath

from data_model.french import day, plural, typo
from data_model.plan_index import PlanIndex, ReturnBasis
from loaders.issuing.issue import issue_workbook, plain_name, workbook_name
from loaders.issuing.letters import Letter, covering_letter

WORKBOOKS_FOLDER, MESSAGES_FOLDER = "classeurs", "messages"
ALL_MESSAGES = "messages.txt"
XLSX_TYPE = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
RULE = "-" * 72
NO_ADDRESS = "(adresse à compléter)"


def campaign_archive(
    index: PlanIndex,
    bases: Sequence[ReturnBasis],
    *,
    deadline: date,
    issued_at: datetime,
    sender_name: str = "",
) -> bytes:
    """A .zip: `classeurs/…xlsx`, `messages/…eml` with each workbook attached, `messages.txt`."""
    stream = io.BytesIO()
    letters: list[tuple[str, Letter]] = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:

        def put(path: str, content: bytes) -> None:
            entry = zipfile.ZipInfo(path, issued_at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)

        for basis in bases:
            name = workbook_name(index, basis)
            workbook = issue_workbook(index, basis, issued_at=issued_at, ask_whom=sender_name)
            letter = covering_letter(index, basis, deadline=deadline, sender_name=sender_name)
            letters.append((name, letter))
            put(f"{WORKBOOKS_FOLDER}/{name}", workbook)
            message = message_file(letter, name, workbook, issued_at=issued_at)
            put(f"{MESSAGES_FOLDER}/{PurePath(name).stem}.eml", message)
        put(ALL_MESSAGES, _all_messages(letters, deadline).encode())
    return stream.getvalue()


def message_file(
    letter: Letter, attached_name: str, attached: bytes, *, issued_at: datetime
) -> bytes:
    """The .eml of a letter with its workbook, opened by mail programs as a draft to send."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    if letter.to:
        message["To"] = letter.to
    message["Date"] = format_datetime(issued_at)
    message["X-Unsent"] = "1"
    message.set_content(letter.text + "\n", charset="utf-8", cte="quoted-printable")
    main, sub = XLSX_TYPE
    message.add_attachment(attached, maintype=main, subtype=sub, filename=attached_name)
    # Without a fixed one the same campaign would be other bytes each time.
    message.set_boundary("=_pilotage_classeur")
    return message.as_bytes()


def campaign_name(index: PlanIndex, period_code: str) -> str:
    """`PLDESS_2026-T3_campagne.zip`."""
    return f"{plain_name(index.short_title)}_{period_code}_campagne.zip"


def _all_messages(letters: Sequence[tuple[str, Letter]], deadline: date) -> str:
    """Every message in one text, for whoever copies them into a mail program."""
    parts = [typo(f"{plural(len(letters), 'message')}, échéance du {day(deadline)}")]
    for name, letter in letters:
        heading = (
            f"À : {letter.to or NO_ADDRESS}",
            f"Objet : {letter.subject}",
            f"Pièce jointe : {name}",
        )
        parts.append("\n".join([RULE, *map(typo, heading), "", letter.text]))
    return "\n\n".join(parts) + "\n"
