"""Levels that are merged or written once, rows that name no action: read, and said."""

from data_model.action import Action, Stakeholder, VotedAmount
from data_model.finding import Finding, Severity
from data_model.plan import Axis, Objective
from data_model.plan_draft import PlanDraft
from data_model.printed_entry import PrintedEntry, SubAction
from tests.loaders.transitions.template_file import HEADINGS, Row, codes, grid, of, read, template


def titled(title: str, **more: str) -> Row:
    return {"Titre de l'action": title, "Statut": "À venir", **more}


def places(draft: PlanDraft) -> list[tuple[str, str | None, str | None]]:
    return [(one.title, one.axis_code, one.objective_code) for one in of(draft, Action)]


def only(draft: PlanDraft, code: str) -> Finding:
    (finding,) = [one for one in draft.findings if one.code == code]
    return finding


def test_an_axis_merged_over_its_actions_is_that_of_each() -> None:
    rows: list[Row] = [
        {"Axe": "Énergie", "Sous-axe": "Bâti", **titled("Une")},
        titled("Deux"),
        {"Sous-axe": "Transports", **titled("Trois")},
    ]
    draft = read(template(rows, merged=["A4:A6", "B4:B5"]))

    assert places(draft) == [("Une", "1", "1.1"), ("Deux", "1", "1.1"), ("Trois", "1", "1.2")]
    assert "NIVEAU_REPRIS" not in codes(draft)


def test_an_axis_written_once_is_taken_for_the_rows_below_and_said() -> None:
    rows = [{"Axe": "Énergie", **titled("Une")}, titled("Deux"), titled("Trois")]
    draft = read(template(rows))

    assert places(draft) == [("Une", "1", None), ("Deux", "1", None), ("Trois", "1", None)]
    finding = only(draft, "NIVEAU_REPRIS")
    assert finding.message == (
        "Plan d'action, lignes 5 et 6\u00a0: l’axe est vide\u202f; celui de la ligne au-dessus est "
        "repris."
    )


def test_a_row_that_names_an_axis_alone_is_the_title_of_the_rows_below() -> None:
    rows = [{"Axe": "Énergie"}, titled("Une"), {"Axe": "Eau"}, titled("Deux"), {"Axe": "Air"}]
    draft = read(template(rows, merged=["A4:AB4"]))

    assert [(one.code, one.label) for one in of(draft, Axis)] == [
        ("1", "Énergie"),
        ("2", "Eau"),
        ("3", "Air"),
    ]
    assert places(draft) == [("Une", "1", None), ("Deux", "2", None)]
    assert only(draft, "NIVEAU_SANS_ACTION").value == "Air"


def test_an_axis_written_again_without_its_sub_axis_has_none() -> None:
    rows = [
        {"Axe": "Énergie", "Sous-axe": "Bâti", **titled("Une")},
        {"Axe": "Énergie", **titled("Deux")},
    ]
    assert places(read(template(rows))) == [("Une", "1", "1.1"), ("Deux", "1", None)]


def test_a_sub_axis_without_an_axis_is_kept_on_the_fiche_and_asked_about() -> None:
    draft = read(template([{"Sous-axe": "Bâti", **titled("Une")}]))

    assert (of(draft, Objective), places(draft)) == ([], [("Une", None, None)])
    first = of(draft, PrintedEntry)[0]
    assert (first.heading, first.text) == ("Sous-axe", "Bâti")
    assert only(draft, "NIVEAU_SANS_AXE").severity is Severity.QUESTION


def test_a_sub_action_is_that_of_the_title_above() -> None:
    rows: list[Row] = [
        {"Axe": "Énergie", **titled("Une")},
        {"Titre de la sous-action": "Partie"},
        {"Axe": "Eau", "Titre de la sous-action": "Sans action"},
    ]
    draft = read(template(rows))

    assert [(one.action_code, one.title) for one in of(draft, SubAction)] == [("A1", "Partie")]
    finding = only(draft, "LIGNE_SANS_ACTION")
    assert (finding.severity, finding.cell) == (Severity.QUESTION, "A6")
    assert finding.value == "Eau | Sans action"


def test_a_title_merged_over_several_rows_gathers_what_they_list() -> None:
    rows: list[Row] = [
        titled("Une", Partenaires="ADEME"),
        {"Partenaires": "Région"},
        {"Partenaires": "CAUE"},
    ]
    draft = read(template(rows, merged=["D4:D6"]))

    assert [one.name for one in of(draft, Stakeholder)] == ["ADEME", "Région", "CAUE"]
    assert "DOUBLON" not in codes(draft)


def test_a_row_without_a_title_is_said_with_its_words() -> None:
    draft = read(template([titled("Une"), {"Descriptif": "Perdu", "Statut": "En cours"}]))

    finding = only(draft, "LIGNE_SANS_ACTION")
    assert (finding.severity, finding.value) == (Severity.QUESTION, "Perdu | En cours")


def test_a_total_is_set_aside_and_blank_rows_at_the_end_say_nothing() -> None:
    budget = "Budget prévisionnel total € HT"
    rows: list[Row] = [
        {**titled("Une"), budget: 100},
        {"Titre de l'action": "TOTAL GÉNÉRAL", budget: 100},
        {"Axe": "   "},
        {},
    ]
    draft = read(template(rows))

    assert [one.title for one in of(draft, Action)] == ["Une"]
    assert only(draft, "LIGNE_DE_TOTAL").value == "TOTAL GÉNÉRAL | 100"
    assert codes(draft) == ["LIGNE_D_EXEMPLE", "LIGNE_DE_TOTAL"]


def test_a_total_whose_formula_was_never_computed_blocks_nothing() -> None:
    budget = "Budget prévisionnel total € HT"
    rows: list[Row] = [{**titled("Une"), budget: 100}, {"Axe": "TOTAL", budget: "=SUM(X4:X4)"}]
    draft = read(template(rows))
    assert only(draft, "LIGNE_DE_TOTAL").severity is Severity.INFO
    assert (draft.can_be_recorded, draft.n_unanswered) == (True, 0)

    rows[0] = {**titled("Une"), budget: "=50+50"}
    blocking = [one for one in read(template(rows)).findings if one.severity is Severity.ERROR]
    assert [(one.code, one.cell) for one in blocking] == [("FORMULE_NON_CALCULEE", "X4")]


def test_an_action_whose_title_begins_with_total_is_an_action() -> None:
    draft = read(template([{**titled("Total recyclage"), "Descriptif": "Trier"}]))
    assert [one.title for one in of(draft, Action)] == ["Total recyclage"]


def test_an_amount_merged_over_two_actions_is_counted_once_and_asked_about() -> None:
    budget = "Budget prévisionnel total € HT"
    rows = [{**titled("Une"), budget: 100}, titled("Deux")]
    draft = read(template(rows, merged=["X4:X5"]))

    assert [(v.action_code, v.amount_cents) for v in of(draft, VotedAmount)] == [("A1", 10_000)]
    assert only(draft, "VALEUR_SOUS_FUSION").severity is Severity.QUESTION


def test_a_lead_merged_over_two_actions_leads_both() -> None:
    rows = [titled("Une", **{"Structure pilote": "EPT"}), titled("Deux")]
    draft = read(template(rows, merged=["J4:J5"]))

    assert [(one.action_code, one.name) for one in of(draft, Stakeholder)] == [
        ("A1", "EPT"),
        ("A2", "EPT"),
    ]


def test_a_row_under_the_titles_that_may_be_an_action_is_asked_about() -> None:
    draft = read(template([titled("Une")], explanations={"Titre de l'action": "Rénover"}))

    finding = only(draft, "LIGNE_D_EXEMPLE")
    assert (finding.severity, finding.value) == (Severity.QUESTION, "Rénover")
    assert [one.title for one in of(draft, Action)] == ["Une"]


def test_a_row_under_the_titles_with_a_value_is_an_action() -> None:
    draft = read(template([titled("Une")], explanations=titled("Rénover")))
    assert [one.title for one in of(draft, Action)] == ["Rénover", "Une"]


def test_under_titles_elsewhere_only_words_of_explanation_are_set_aside() -> None:
    row = ["Axe 1", None, None, "Rénover", None, "Isoler"]
    explaining = ["Intitulé de l’axe", None, None, "Obligatoire", None, "Texte libre"]

    assert [one.title for one in of(read(grid([HEADINGS, row])), Action)] == ["Rénover"]
    draft = read(grid([HEADINGS, explaining, row]))
    assert [one.title for one in of(draft, Action)] == ["Rénover"]
    assert only(draft, "LIGNE_D_EXEMPLE").severity is Severity.INFO
