"""The findings of a file: one line a cause, every cell named, users' words as words."""

from analysis.returns.finding_table import (
    alike_questions,
    badge_table,
    count_sentence,
    finding_table,
    told_findings,
)
from data_model.finding import CONFIRM, DROP, Finding, Severity
from data_model.french import plain


def finding(
    cell: str, message: str, *, severity: Severity = Severity.ERROR, value: str = "", hint: str = ""
) -> Finding:
    return Finding(
        severity=severity,
        code="X",
        sheet="Budget",
        cell=cell,
        value=value,
        message=f"Budget!{cell}\u00a0: {message}",
        hint=hint,
    )


def unreadable(cell: str, typed: str) -> Finding:
    return finding(cell, f"«\u00a0{typed}\u00a0» n’est pas un nombre.", value=typed)


def test_cells_with_one_cause_are_one_line_that_names_them_and_shows_what_was_typed() -> None:
    table = finding_table([unreadable(f"G{row}", f"x{row}") for row in range(4, 9)])

    assert list(table["Cellule"]) == [", ".join(f"`Budget!G{row}`" for row in range(4, 9))]
    assert list(table["Constat"]) == [
        plain(
            "5\u00a0cellules\u00a0: «\u00a0…\u00a0» n’est pas un nombre. Saisi\u00a0:"
            " «\u00a0x4\u00a0», «\u00a0x5\u00a0», «\u00a0x6\u00a0»…"
        )
    ]


def test_one_cell_alone_is_told_in_its_own_words_and_the_blocking_come_first() -> None:
    table = finding_table(
        [
            finding("A1", "lu autrement", severity=Severity.INFO),
            finding("A2", "est-ce juste", severity=Severity.QUESTION, hint="Confirmez."),
            unreadable("B2", "<b>12</b>"),
        ]
    )

    assert list(table["Gravité"]) == ["Bloquant", "Question", "Information"]
    assert list(table["Cellule"]) == ["`Budget!B2`", "`Budget!A2`", "`Budget!A1`"]
    assert "12" in table["Constat"][0]
    assert "<b>" not in table["Constat"][0]
    assert list(table["À faire"]) == ["", "Confirmez.", ""]
    assert list(finding_table(()).columns) == ["Gravité", "Cellule", "Constat", "À faire"]


def test_what_must_be_done_otherwise_is_another_line() -> None:
    rows = [finding("A1", "lu", hint="Un."), finding("A2", "lu", hint="Deux.")]
    assert len(finding_table(rows)) == 2


def test_findings_are_counted_in_words_and_an_answered_question_is_no_longer_open() -> None:
    asked = Finding(
        severity=Severity.QUESTION, code="Q", message="est-ce juste", options=(CONFIRM, DROP)
    )
    settled, _ = asked.settled({asked.answer_key: "confirm"})

    assert count_sentence([]) == "aucun constat"
    assert count_sentence([asked]) == "1\u00a0question ouverte"
    assert count_sentence([unreadable("B2", "x"), unreadable("B3", "x"), settled]) == (
        "2\u00a0constats bloquants, 1\u00a0information"
    )


def test_questions_of_one_code_with_the_same_options_are_alike() -> None:
    asked = [
        Finding(severity=Severity.QUESTION, code=code, cell=cell, message="?", options=options)
        for code, cell, options in (
            ("X", "A1", (CONFIRM, DROP)),
            ("X", "A2", (CONFIRM,)),
            ("X", "A3", (CONFIRM, DROP)),
            ("Y", "A4", (CONFIRM, DROP)),
            ("X", "A5", ()),
        )
    ]
    groups = [[one.cell for one in alike] for alike in alike_questions(asked)]
    assert groups == [["A1", "A3"], ["A2"], ["A4"]]


def test_what_is_told_is_neither_asked_nor_answered() -> None:
    told = unreadable("A1", "x")
    answered = Finding(severity=Severity.ERROR, code="X", message="?", answer="oui")
    asked = Finding(severity=Severity.ERROR, code="X", message="?", options=(CONFIRM,))
    assert told_findings([told, answered, asked], Severity.ERROR) == [told]
    assert told_findings([told], Severity.INFO) == []
    assert badge_table([told])["Gravité"].tolist() == [":red-badge[:material/error: Bloquant]"]
