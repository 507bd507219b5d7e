"""A value followed to its return and file: replaced, withdrawn, erased, purged."""

from datetime import date
from hashlib import sha256

import pandas as pd
from sqlalchemy import Engine
from sqlmodel import Session

from analysis.origin.card import reading_lines, return_lines
from analysis.origin.part import Part, PartState, observation_key
from analysis.origin.return_origin import file_content, return_origin
from analysis.origin.table import history_table
from analysis.origin.value_history import attached_to, value_history
from data_model.as_of import newest_act
from data_model.draft import CommentLine, HighlightLine
from data_model.purge import purge_return_file
from data_model.return_ledger import correct_reception, withdraw_return
from data_model.store import reading, writing
from tests.data_model.recording import recorded
from tests.data_model.small_plan import ACTIONS, INDICATORS, PLAN, RESPONDENTS, a_return, observed

KEY = observation_key(INDICATORS[0], "")
BYTES = b"PK\x03\x04 the very bytes"


def versions(session: Session, *, cutoff: int | None = None) -> pd.DataFrame:
    known = newest_act(session, PLAN) if cutoff is None else cutoff
    return value_history(session, PLAN, KEY, respondent=RESPONDENTS[0], cutoff=known)


def fates(session: Session, *, cutoff: int | None = None) -> list[tuple[str, str]]:
    table = history_table(versions(session, cutoff=cutoff), KEY, decimals=0)
    return list(zip(table["Valeur"], table["État"], strict=True))


def test_a_replaced_value_names_the_return_that_replaced_it(loaded: Engine) -> None:
    first = recorded(loaded, a_return(observed(12)))
    second = recorded(loaded, a_return(observed(15)))
    recorded(loaded, a_return(observed(9), respondent=RESPONDENTS[1]))
    with reading(loaded) as session:
        assert fates(session) == [
            ("15", "en vigueur"),
            ("12", f"remplacé par le retour n°\u00a0{second}"),
        ]
        assert fates(session, cutoff=first) == [("12", "en vigueur")]


def test_a_withdrawn_return_is_marked_and_the_earlier_value_stands_again(loaded: Engine) -> None:
    recorded(loaded, a_return(observed(12)))
    second = recorded(loaded, a_return(observed(15)))
    with writing(loaded) as session:
        withdraw_return(session, PLAN, second, reason="Fichier d’une autre commune")
    with reading(loaded) as session:
        assert fates(session) == [("15", "retour annulé"), ("12", "en vigueur")]
        origin = return_origin(session, PLAN, second, cutoff=newest_act(session, PLAN))
        assert origin is not None
        assert dict(return_lines(origin, "Drancy"))["État du retour"].endswith(
            "\u00a0: Fichier d’une autre commune"
        )
        before = return_origin(session, PLAN, second, cutoff=second)
        assert before is not None
        assert before.is_active


def test_an_erased_value_and_the_other_periods_stay_listed(loaded: Engine) -> None:
    recorded(loaded, a_return(observed(12), period="2025-T4"))
    recorded(loaded, a_return(observed(8)))
    recorded(loaded, a_return(observed(None)))
    with reading(loaded) as session:
        table = history_table(versions(session), KEY, decimals=0)
        assert list(table["Période"]) == ["T1\u00a02026", "T1\u00a02026", "T4\u00a02025"]
        assert list(table["Valeur"]) == ["effacé", "8", "12"]
        assert table["État"][2] == "en vigueur"


def test_the_file_comes_back_byte_for_byte(loaded: Engine) -> None:
    number = recorded(
        loaded, a_return(observed(12), content=BYTES, file_name="retour *T1*.xlsx", sender="Anne")
    )
    with reading(loaded) as session:
        origin = return_origin(session, PLAN, number, cutoff=number)
        assert origin is not None
        assert origin.has_file
        assert file_content(session, PLAN, origin.sha256) == BYTES
        assert sha256(BYTES).hexdigest() == origin.sha256
        lines = dict(return_lines(origin, "Drancy"))
        assert lines["Fichier"].startswith("retour \\*T1\\*.xlsx")
        assert lines["Expéditeur"] == "Anne"
        assert return_origin(session, PLAN, number, cutoff=number - 1) is None


def test_a_purged_file_says_so_and_keeps_its_facts(loaded: Engine) -> None:
    number = recorded(loaded, a_return(observed(12), content=BYTES, file_name="a.xlsx"))
    with writing(loaded) as session:
        purge_return_file(session, PLAN, number, by="Anne", reason="Demande du 3 mars")
    with reading(loaded) as session:
        origin = return_origin(session, PLAN, number, cutoff=newest_act(session, PLAN))
        assert origin is not None
        assert not origin.has_file
        assert origin.purged is not None
        assert origin.purged.reason == "Demande du 3 mars"
        assert dict(return_lines(origin, "Drancy"))["Fichier"].startswith("effacé sur demande le")
        assert file_content(session, PLAN, origin.sha256) is None
        assert fates(session) == [("12", "en vigueur")]


def test_a_corrected_reception_keeps_the_day_first_proposed(loaded: Engine) -> None:
    number = recorded(loaded, a_return(observed(12)), received_on=date(2026, 4, 20))
    with writing(loaded) as session:
        correct_reception(session, PLAN, number, received_on=date(2026, 4, 3))
    with reading(loaded) as session:
        origin = return_origin(session, PLAN, number, cutoff=newest_act(session, PLAN))
        assert origin is not None
        assert dict(return_lines(origin, "Drancy"))["Reçu le"] == (
            "3\u00a0avril\u00a02026 (corrigé\u202f; proposé\u00a0: 20\u00a0avril\u00a02026)"
        )


def test_the_card_shows_what_stands_on_the_row_of_the_value(loaded: Engine) -> None:
    number = recorded(
        loaded,
        a_return(
            observed(12),
            comments=(
                CommentLine(sheet="Indicateurs", cell="K14", text="Compté [deux] fois"),
                CommentLine(sheet="Indicateurs", cell="K15", text="Une autre ligne"),
            ),
            highlights=(
                HighlightLine(
                    action_code=ACTIONS[0], text="Un forum.", sheet="Indicateurs", cell="L14"
                ),
            ),
        ),
    )
    part = Part(
        key=KEY,
        respondent_code=RESPONDENTS[0],
        period_code="2026-T1",
        state=PartState.IN_FORCE,
        words="12",
        return_number=number,
        sheet="Indicateurs",
        cell="H14",
        raw_text="12",
    )
    with reading(loaded) as session:
        attached = attached_to(session, PLAN, part)
        lines = reading_lines(part, versions(session), attached, rule_title=str.lower)
    assert attached.comments == ("Compté [deux] fois",)
    assert ("Commentaire", "«\u00a0Compté \\[deux\\] fois\u00a0»") in lines
    assert ("Fait marquant", "«\u00a0Un forum.\u00a0»") in lines
    assert ("Feuille et cellule", "`Indicateurs!H14`") in lines
