"""Personal data erased on request, and nothing else with it."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from data_model.act import Act
from data_model.purge import purge_return_file
from data_model.returned import FilePurge, Return, SourceFile
from data_model.store import StoreError, reading, writing
from data_model.tables import metadata
from data_model.vocabulary import ReturnSource
from tests.data_model.recording import QUARTER, counted, recorded, values_of
from tests.data_model.small_plan import PLAN, RESPONDENTS, a_return, observed

BYTES = b"Madame Untel, 12 rue des Lilas"
REASON = "demande du 3 mai"


def sent(engine: Engine, *, content: bytes = BYTES, period: str = QUARTER) -> int:
    """A return with a file, its name and its sender."""
    draft = a_return(
        observed(7), content=content, period=period, file_name="untel.xlsx", sender="untel@ville.fr"
    )
    return recorded(engine, draft)


def purge(engine: Engine, number: int, *, reason: str = REASON) -> int:
    with writing(engine) as session:
        return purge_return_file(session, PLAN, number, by="Anne", reason=reason).number


def names(engine: Engine) -> dict[int, tuple[str, str]]:
    with reading(engine) as session:
        return {r.number: (r.file_name, r.sender) for r in session.exec(select(Return))}


def test_bytes_and_names_go_while_hash_facts_and_reason_stay(loaded: Engine) -> None:
    number = sent(loaded)
    act_number = purge(loaded, number)
    assert names(loaded) == {number: ("", "")}
    with reading(loaded) as session:
        file = session.exec(select(SourceFile)).one()
        act = session.get_one(Act, (PLAN, act_number))
        purged = session.exec(select(FilePurge)).one()
        assert values_of(session) == [7]
        assert session.exec(select(Return.sha256)).one() == file.sha256
    assert (file.content, file.size_bytes) == (None, len(BYTES))
    assert (act.kind, act.reason, act.recorded_by) == ("file_purged", REASON, "Anne")
    assert (purged.return_number, purged.act_number) == (number, act_number)


def test_every_return_of_the_same_bytes_loses_its_names(loaded: Engine) -> None:
    first, second = sent(loaded), sent(loaded, period="2026-T2")
    other = sent(loaded, content=b"autre", period="2026-T3")
    purge(loaded, second)
    assert names(loaded) == {
        first: ("", ""),
        second: ("", ""),
        other: ("untel.xlsx", "untel@ville.fr"),
    }
    with reading(loaded) as session:
        kept = {file.content for file in session.exec(select(SourceFile))}
    assert kept == {None, b"autre"}


def test_the_same_bytes_sent_again_stay_purged(loaded: Engine) -> None:
    purge(loaded, sent(loaded))
    again = sent(loaded, period="2026-T2")
    with reading(loaded) as session:
        assert session.exec(select(SourceFile.content)).one() is None
    assert names(loaded)[again] == ("untel.xlsx", "untel@ville.fr")
    purge(loaded, again)
    assert names(loaded)[again] == ("", "")


def test_a_hand_entry_loses_its_sender(loaded: Engine) -> None:
    entry = a_return(observed(1), source=ReturnSource.ENTRY, sender="untel@ville.fr")
    first, second = recorded(loaded, entry), recorded(loaded, entry)
    purge(loaded, first)
    assert names(loaded) == {first: ("", ""), second: ("", "untel@ville.fr")}


def test_a_purge_needs_a_return_a_reason_and_something_to_erase(loaded: Engine) -> None:
    number = sent(loaded)
    with pytest.raises(StoreError, match="motif"):
        purge(loaded, number, reason=" ")
    with pytest.raises(StoreError, match="n’existe pas"):
        purge(loaded, 99)
    purge(loaded, number)
    with pytest.raises(StoreError, match="déjà effacé"):
        purge(loaded, number)
    assert counted(loaded, FilePurge) == 1


def refused(engine: Engine, statement: str) -> bool:
    """Whether the database itself refuses a change, for being append-only."""
    with engine.connect() as connection, pytest.raises(DBAPIError) as refusal:
        connection.execute(text(statement))
    return "append-only" in str(refusal.value.orig)


def test_nothing_may_be_emptied_before_a_purge_is_recorded(loaded: Engine) -> None:
    sent(loaded)
    assert refused(loaded, """UPDATE "return" SET file_name = '', sender = ''""")
    assert refused(loaded, "UPDATE source_file SET content = NULL")


def test_a_purge_lets_only_the_file_of_its_return_go(loaded: Engine) -> None:
    number, other = sent(loaded), sent(loaded, content=b"autre", period="2026-T2")
    purge(loaded, number)
    emptied = """UPDATE "return" SET file_name = '', sender = '' WHERE number = """
    assert refused(loaded, f"{emptied}{other}")
    assert refused(loaded, "UPDATE source_file SET content = NULL WHERE content IS NOT NULL")
    assert refused(loaded, """UPDATE "return" SET sender = 'x', file_name = ''""")
    for table in ("return", "source_file"):
        assert refused(loaded, f'DELETE FROM "{table}"')  # noqa: S608


def test_no_other_column_changes_with_a_purge(loaded: Engine) -> None:
    # A second respondent, quarter and file, so that each change points at something real.
    other = a_return(observed(1), respondent=RESPONDENTS[1], period="2026-T2", content=b"autre")
    recorded(loaded, other)
    number = sent(loaded)
    purge(loaded, number)
    changes = {
        "return": {
            "plan_code": "'Q'",
            "number": "number + 100",
            "respondent_code": f"'{RESPONDENTS[1]}'",
            "period_code": "'2026-T2'",
            "source": "'entry'",
            "received_on": "'2026-04-21'",
            "sha256": "NULL",
            "template_version": "'9'",
            "nothing_to_report": "NOT nothing_to_report",
            "nothing_sheet": "'x'",
            "nothing_cell": "'x'",
            "is_partial": "NOT is_partial",
            "is_complete": "NOT is_complete",
            "file_name": "'x'",
            "sender": "'x'",
        },
        "source_file": {
            "plan_code": "'Q'",
            "sha256": "'x'",
            "size_bytes": "size_bytes + 1",
            "content": "sha256" if loaded.dialect.name == "sqlite" else "'\\x00'",
        },
    }
    for table, columns in changes.items():
        assert set(columns) == set(metadata.tables[table].columns.keys())
        where = f"WHERE number = {number}" if table == "return" else "WHERE content IS NULL"
        for column, value in columns.items():
            statement = f'UPDATE "{table}" SET {column} = {value} {where}'  # noqa: S608
            assert refused(loaded, statement), column


def test_the_bytes_leave_the_database_file_too(loaded_sqlite: Engine) -> None:
    number = sent(loaded_sqlite, content=BYTES * 400)
    database = Path(str(loaded_sqlite.url.database))

    def holds_them() -> bool:
        loaded_sqlite.dispose()
        return BYTES in database.read_bytes()

    assert holds_them()
    purge(loaded_sqlite, number)
    assert not holds_them()
