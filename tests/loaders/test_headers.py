"""The header row is found wherever it is, and each column under whatever spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.finding import Finding, Severity
from loaders.cells import Cell, CellKind, Sheet
from loaders.columns import BUDGET, CALENDAR, INDICATORS, SHEETS, ColumnSpec, SheetSpec
from loaders.headers import HeaderMatch, find_header_row, normalise_label

COLUMNS = INDICATORS.columns
LABELS = [column.label for column in COLUMNS]
KEYS = [column.key for column in COLUMNS]


def sheet_of(*rows: list[str], first_row: int = 1) -> Sheet:
    cells = tuple(
        Cell(sheet="Indicateurs", row=r, column=c, kind=CellKind.TEXT, value=text)
        for r, row in enumerate(rows, start=first_row)
        for c, text in enumerate(row, start=1)
        if text
    )
    return Sheet(name="Indicateurs", hidden=False, cells=cells, n_rows=60, n_columns=20)


def codes(match: HeaderMatch) -> list[str]:
    return [finding.code for finding in match.findings]


def only(match: HeaderMatch) -> Finding:
    (finding,) = match.findings
    return finding


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Échéance\ninitiale", "echeance initiale"),
        ("  VALEURS : ", "Valeur"),
        ("Unité(s)", "Unités"),
        ("Réalisé\u00a0le…", "realise le"),
        ("Jalons", "jalon"),
        ("Numéro d’action", "numero d'action"),
        ("Œuvre", "oeuvre"),
        ("Journaux", "journau"),
    ],
)
def test_normalises_what_people_do_to_a_label(written: str, same: str) -> None:
    assert normalise_label(written) == normalise_label(same)


@pytest.mark.parametrize("pair", [("pas", "pa"), ("Valeur", "Dernière valeur"), ("a1", "a 1")])
def test_keeps_different_labels_apart(pair: tuple[str, str]) -> None:
    assert normalise_label(pair[0]) != normalise_label(pair[1])


@given(text=st.text(max_size=40))
def test_normalising_only_leaves_plain_words(text: str) -> None:
    assert set(normalise_label(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.key)
def test_finds_every_column_of_the_issued_workbook(spec: SheetSpec) -> None:
    match = find_header_row(sheet_of([column.label for column in spec.columns]), spec.columns)
    assert match.row == 1
    assert match.columns == {c.key: place for place, c in enumerate(spec.columns, start=1)}
    assert (match.findings, match.extra) == ((), {})


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.key)
def test_no_name_stands_for_two_columns(spec: SheetSpec) -> None:
    names = [normalise_label(n) for c in spec.columns for n in (c.label, *c.aliases)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.key)
def test_every_column_has_a_key_a_width_and_a_sentence_of_help(spec: SheetSpec) -> None:
    assert len({column.key for column in spec.columns}) == len(spec.columns)
    for column in spec.columns:
        assert spec.column(column.key) is column
        assert column.help.endswith(".")
        assert column.width >= 7
        assert not (column.choices and column.kind != "list")


def test_the_issued_sheets_have_the_labels_of_the_model() -> None:
    assert " | ".join(LABELS) == (
        "Code action | Action | Code indicateur | Indicateur | Unité | Nature | Dernière valeur"
        " | Valeur | Effectif de référence | Ventilation | Commentaire | Fait marquant"
    )
    assert " | ".join(column.label for column in BUDGET.columns) == (
        "Code action | Action | Exercice | Financeur | Section | Prévu | Engagé | Mandaté"
        " | Commentaire"
    )
    assert " | ".join(column.label for column in CALENDAR.columns) == (
        "Code action | Action | Code jalon | Jalon | Cycle | Échéance initiale"
        " | Échéance en vigueur | Dernière prévision | Nouvelle prévision | Réalisé le"
        " | Commentaire"
    )


@given(order=st.permutations(range(len(LABELS))), above=st.integers(0, 29))
def test_neither_the_order_of_columns_nor_the_row_matters(order: list[int], above: int) -> None:
    match = find_header_row(sheet_of([LABELS[i] for i in order], first_row=above + 1), COLUMNS)
    assert match.row == above + 1
    assert match.columns == {KEYS[i]: place for place, i in enumerate(order, start=1)}


@pytest.mark.parametrize(("row", "is_found"), [(29, True), (30, True), (31, False)])
def test_looks_at_thirty_rows(row: int, is_found: bool) -> None:
    match = find_header_row(sheet_of(LABELS, first_row=row), COLUMNS)
    assert (match.row == row) is is_found
    assert codes(match) == ([] if is_found else ["EN_TETE_INTROUVABLE"])


def test_a_title_above_is_not_taken_for_the_header() -> None:
    title = ["Indicateur", "", "Commune de Pantin"]
    assert find_header_row(sheet_of(title, LABELS), COLUMNS).row == 2


def test_one_known_label_alone_is_no_header() -> None:
    assert codes(find_header_row(sheet_of(["Indicateur"]), COLUMNS)) == ["EN_TETE_INTROUVABLE"]


def test_an_alias_is_taken_without_a_word() -> None:
    labels = ["Catégorie" if label == "Ventilation" else label for label in LABELS]
    match = find_header_row(sheet_of(labels), COLUMNS)
    assert match.columns["category"] == LABELS.index("Ventilation") + 1
    assert match.findings == ()


def test_a_near_spelling_is_taken_and_said() -> None:
    labels = ["Comentaire" if label == "Commentaire" else label for label in LABELS]
    match = find_header_row(sheet_of(labels), COLUMNS)
    finding = only(match)
    assert match.columns["comment"] == LABELS.index("Commentaire") + 1
    assert (finding.code, finding.severity) == ("EN_TETE_RENOMME", Severity.INFO)
    assert (finding.address, finding.value) == ("Indicateurs!K1", "Comentaire")
    assert finding.read_as == "Commentaire"


def test_a_near_spelling_never_takes_a_column_that_is_there() -> None:
    match = find_header_row(sheet_of([*LABELS, "Comentaire"]), COLUMNS)
    assert match.columns["comment"] == LABELS.index("Commentaire") + 1
    assert codes(match) == ["COLONNE_INCONNUE"]


def test_missing_required_columns_are_one_finding() -> None:
    labels = [label for label in LABELS if label not in {"Valeur", "Code indicateur", "Unité"}]
    finding = only(find_header_row(sheet_of(labels), COLUMNS))
    assert (finding.code, finding.severity) == ("COLONNE_OBLIGATOIRE_MANQUANTE", Severity.ERROR)
    assert finding.message == (
        "2\u00a0colonnes manquent\u00a0: «\u00a0Code indicateur\u00a0» et «\u00a0Valeur\u00a0»."
    )


def test_extra_columns_are_kept_aside_and_listed_once() -> None:
    match = find_header_row(sheet_of([*LABELS, "Visa\ndu maire", "", "Couleur"]), COLUMNS)
    finding = only(match)
    assert match.extra == {13: "Visa du maire", 15: "Couleur"}
    assert (finding.code, finding.severity) == ("COLONNE_INCONNUE", Severity.INFO)
    assert (finding.cell, finding.value) == ("M1", "Visa du maire, Couleur")


def test_a_double_is_a_question_and_the_first_one_is_read() -> None:
    match = find_header_row(sheet_of([*LABELS, "VALEURS"]), COLUMNS)
    finding = only(match)
    assert match.columns["value"] == LABELS.index("Valeur") + 1
    assert (finding.code, finding.severity) == ("EN_TETE_DOUBLON", Severity.QUESTION)
    assert "H1 et M1" in finding.message


def test_a_sheet_without_text_has_no_header() -> None:
    number = Cell(sheet="x", row=1, column=1, kind=CellKind.NUMBER)
    sheet = Sheet(name="x", hidden=False, cells=(number,), n_rows=1, n_columns=1)
    match = find_header_row(sheet, COLUMNS)
    assert (match.row, codes(match)) == (None, ["EN_TETE_INTROUVABLE"])


def test_a_sheet_of_one_column_needs_just_that_one() -> None:
    column = ColumnSpec(key="name", label="Nom", kind="text", width=10, help="Le nom.")
    assert find_header_row(sheet_of(["Noms"]), [column]).columns == {"name": 1}
