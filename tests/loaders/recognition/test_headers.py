"""The header row is found wherever it is, and each column under whatever spelling."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.finding import Severity
from loaders.formats.cells import Cell, CellKind, Sheet
from loaders.recognition.header_questions import read_header
from loaders.recognition.headers import normalise_label
from loaders.template.columns import BUDGET, CALENDAR, INDICATORS, SHEETS, ColumnSpec, SheetSpec
from tests.loaders.header_sheets import KEYS, LABELS, codes, filled, only, sheet_of, titles


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
    match = read_header(sheet_of([column.label for column in spec.columns]), spec)
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
        assert column.width >= 6
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
    match = read_header(sheet_of([LABELS[i] for i in order], first_row=above + 1), INDICATORS)
    assert match.row == above + 1
    assert match.columns == {KEYS[i]: place for place, i in enumerate(order, start=1)}


@pytest.mark.parametrize(("row", "is_found"), [(29, True), (30, True), (31, False)])
def test_looks_at_thirty_rows(row: int, is_found: bool) -> None:
    match = read_header(sheet_of(LABELS, first_row=row), INDICATORS)
    assert (match.row == row) is is_found
    assert codes(match) == ([] if is_found else ["EN_TETE_INTROUVABLE"])


def test_a_title_above_is_not_taken_for_the_header() -> None:
    title = ["Indicateur", "", "Commune de Pantin"]
    assert read_header(sheet_of(title, LABELS), INDICATORS).row == 2


def test_one_known_label_alone_is_no_header() -> None:
    assert codes(read_header(sheet_of(["Indicateur"]), INDICATORS)) == ["EN_TETE_INTROUVABLE"]


def test_an_alias_is_taken_without_a_word() -> None:
    labels = ["Catégorie" if label == "Ventilation" else label for label in LABELS]
    match = read_header(sheet_of(labels), INDICATORS)
    assert match.columns["category"] == LABELS.index("Ventilation") + 1
    assert match.findings == ()


def test_a_near_spelling_is_taken_and_said() -> None:
    labels = ["Comentaire" if label == "Commentaire" else label for label in LABELS]
    match = read_header(sheet_of(labels), INDICATORS)
    finding = only(match)
    assert match.columns["comment"] == LABELS.index("Commentaire") + 1
    assert (finding.code, finding.severity) == ("EN_TETE_RENOMME", Severity.INFO)
    assert (finding.address, finding.value) == ("Indicateurs!K1", "Comentaire")
    assert finding.read_as == "Commentaire"


def test_a_near_spelling_never_takes_a_column_that_is_there() -> None:
    match = read_header(sheet_of([*LABELS, "Comentaire"]), INDICATORS)
    assert match.columns["comment"] == LABELS.index("Commentaire") + 1
    assert codes(match) == ["COLONNE_INCONNUE"]


def test_missing_required_columns_are_one_finding() -> None:
    labels = [label for label in LABELS if label not in {"Valeur", "Code indicateur", "Unité"}]
    finding = only(read_header(sheet_of(labels), INDICATORS))
    assert (finding.code, finding.severity) == ("COLONNE_OBLIGATOIRE_MANQUANTE", Severity.ERROR)
    assert finding.message == (
        "2\u00a0colonnes manquent\u00a0: «\u00a0Code indicateur\u00a0» et «\u00a0Valeur\u00a0»."
    )


def test_extra_columns_are_kept_aside_and_listed_once() -> None:
    match = read_header(sheet_of([*LABELS, "Visa\ndu maire", "", "Couleur"]), INDICATORS)
    finding = only(match)
    assert match.extra == {13: "Visa du maire", 15: "Couleur"}
    assert (finding.code, finding.severity) == ("COLONNE_INCONNUE", Severity.INFO)
    assert (finding.cell, finding.value) == ("M1", "Visa du maire, Couleur")


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Valeur (nb)", "value"),
        ("Valeur du T3 2026", "value"),
        ("Value", "value"),
        ("Indicator code", "indicator_code"),
        ("Action code", "action_code"),
        ("Breakdown", "category"),
        ("Comment", "comment"),
        ("Effectif de réf.", "denominator"),
        ("Effectif de référen", "denominator"),
        ("Dern. val.", "last_value"),
    ],
)
def test_reads_units_translations_and_abbreviations(title: str, key: str) -> None:
    header = read_header(sheet_of(titles(**{key: title})), INDICATORS)
    assert header.columns[key] == KEYS.index(key) + 1


@pytest.mark.parametrize(
    ("spec", "title", "key"),
    [
        (BUDGET, "Committed", "committed"),
        (BUDGET, "Paid", "paid"),
        (BUDGET, "Financer", "funder"),
        (BUDGET, "Engagé en €", "committed"),
        (CALENDAR, "Done on", "done_date"),
        (CALENDAR, "Éch. en vigueur", "in_force_date"),
    ],
)
def test_reads_them_on_every_sheet(spec: SheetSpec, title: str, key: str) -> None:
    labels = [title if column.key == key else column.label for column in spec.columns]
    assert read_header(sheet_of(labels), spec).columns[key] == labels.index(title) + 1


def test_a_title_in_thousands_is_blocked_and_not_read() -> None:
    labels = ["Engagé (k€)" if c.key == "committed" else c.label for c in BUDGET.columns]
    header = read_header(sheet_of(labels), BUDGET)
    assert "committed" not in header.columns
    assert (only(header).code, only(header).severity) == ("UNITE_DIFFERENTE", Severity.ERROR)


def test_a_header_of_two_rows_is_read_as_one() -> None:
    labels = [column.label for column in CALENDAR.columns]
    above = ["" if "chéance" in label else label for label in labels]
    above[5] = above[6] = "Échéance"
    below = ["" for _ in labels]
    below[5], below[6] = "initiale", "en vigueur"
    header = read_header(sheet_of(above, below), CALENDAR)
    assert (header.row, header.findings) == (2, ())
    assert header.columns == {c.key: place for place, c in enumerate(CALENDAR.columns, start=1)}


def test_the_filled_column_under_a_merged_title_is_read() -> None:
    sheet = sheet_of([*LABELS[:8], "", *LABELS[8:]])
    cells = [cell._replace(merge_anchor="H1") if cell.column == 8 else cell for cell in sheet.cells]
    cells.append(Cell(sheet=sheet.name, row=1, column=9, kind=CellKind.EMPTY, merge_anchor="H1"))
    header = read_header(filled(replace(sheet, cells=tuple(cells)), "I:12"), INDICATORS)
    assert (header.columns["value"], header.findings) == (9, ())


def test_a_sheet_without_text_has_no_header() -> None:
    number = Cell(sheet="x", row=1, column=1, kind=CellKind.NUMBER)
    sheet = Sheet(name="x", hidden=False, cells=(number,), n_rows=1, n_columns=1)
    match = read_header(sheet, INDICATORS)
    assert (match.row, codes(match)) == (None, ["EN_TETE_INTROUVABLE"])


def test_a_sheet_without_header_nor_figure_may_have_nothing_to_say() -> None:
    sheet = sheet_of(["Sans objet pour notre commune"])
    asked = only(read_header(sheet, INDICATORS))
    assert asked.severity is Severity.QUESTION
    answered = only(read_header(sheet, INDICATORS, {asked.answer_key: "none"}))
    assert (answered.severity, answered.answer) == (Severity.INFO, "Rien à en lire")
    assert only(read_header(filled(sheet, "C:12"), INDICATORS)).severity is Severity.ERROR


def test_a_sheet_of_one_column_needs_just_that_one() -> None:
    column = ColumnSpec(key="name", label="Nom", kind="text", width=10, help="Le nom.")
    assert read_header(
        sheet_of(["Noms"]), SheetSpec(key="x", label="X", columns=(column,))
    ).columns == {"name": 1}
