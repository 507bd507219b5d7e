"""What a receipt shows of a recorded return, as tables: the page and the workbook share them."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from data_model.change_kind import RECORDED, ChangeCounts, ChangeKind
from data_model.draft import ReturnDraft
from data_model.finding import Finding, Severity
from data_model.french import NOT_KNOWN, plain, typo

LINE_COLUMNS: Final = (
    *("Code", "Libellé", "Précision", "Avant", "Après", "Effet", "Cellule", "Écrit"),
)
SHOWN_COLUMNS: Final = ("Objet", "Avant", "Après", "Effet", "Cellule", "Écrit")
WORDS_COLUMNS: Final = ("Cellule", "Objet", "Nature", "Texte")
COMMENT, HIGHLIGHT = "Commentaire", "Fait marquant"
FINDING_COLUMNS: Final = ("Gravité", "Cellule", "Écrit", "Constat", "Lu comme", "Réponse")
NOT_ANSWERED: Final = "non répondu"
ESTIMATED: Final = " (estimé)"


def receipt_lines(preview: pd.DataFrame) -> pd.DataFrame:
    """Every value of a return, old → new, with the cell that it comes from.

    Columns: Code (str), Libellé (str), Précision (str: category, budget line or what is said of a
    milestone), Avant (str, "" where nothing was known), Après (str), Effet (str), Cellule (str,
    `Indicateurs!H14`), Écrit (str, as in the cell).
    Rows: one a fact of `preview` (loaders.checks.preview), what changes first.
    """
    order = [kind.label for kind in RECORDED]
    rows = [
        {
            "Code": line["code"],
            "Libellé": line["label"],
            "Précision": line["field"],
            "Avant": line["old"],
            "Après": line["new"] + (ESTIMATED if line["is_estimated"] else ""),
            "Effet": ChangeKind(line["change"]).label,
            "Cellule": _address(line["sheet"], line["cell"]),
            "Écrit": line["raw"],
        }
        for line in preview.to_dict("records")
    ]
    # sorted() keeps the order of the workbook among equals.
    rows.sort(key=lambda row: order.index(row["Effet"]))
    return pd.DataFrame(rows, columns=list(LINE_COLUMNS)).astype("str")


def receipt_counts(counts: ChangeCounts) -> pd.DataFrame:
    """What became of the values that were read; they add up to `counts.read`.

    Columns: Valeurs (str), Nombre (int). Rows: one an outcome.
    """
    rows = [(kind.plural_label, count) for kind, count in counts.by_kind.items()]
    return pd.DataFrame(rows, columns=["Valeurs", "Nombre"]).astype({"Nombre": "int64"})


def receipt_findings(findings: Sequence[Finding]) -> pd.DataFrame:
    """The findings of a return with what was answered.

    Columns: Gravité, Cellule, Écrit, Constat, Lu comme, Réponse (all str; Réponse is « non
    répondu » for an open question, "" where nothing was asked).
    Rows: one a finding, the gravest first.
    """
    order = list(Severity)
    rows = [
        (
            finding.severity.label,
            finding.address,
            finding.value,
            typo(finding.message),
            finding.read_as,
            finding.answer or (NOT_ANSWERED if finding.severity is Severity.QUESTION else ""),
        )
        for finding in sorted(findings, key=lambda found: order.index(found.severity))
    ]
    return pd.DataFrame(rows, columns=list(FINDING_COLUMNS)).astype("str")


def shown_lines(preview: pd.DataFrame) -> pd.DataFrame:
    """`receipt_lines` as a page shows them, in Markdown: what a line is about in one column.

    Columns: Objet, Avant, Après (« n.c. » where nothing is known), Effet, Cellule, Écrit (str).
    Rows: as `receipt_lines` gives them.
    """
    rows = [
        (
            f"{line['Code']} {line['Libellé']}"
            + (f" ({line['Précision']})" if line["Précision"] else ""),
            line["Avant"] or NOT_KNOWN,
            line["Après"] or NOT_KNOWN,
            line["Effet"],
            line["Cellule"],
            line["Écrit"],
        )
        for line in receipt_lines(preview).to_dict("records")
    ]
    shown = pd.DataFrame(rows, columns=list(SHOWN_COLUMNS), dtype=object)
    written = shown["Écrit"].map(plain)
    return shown.map(lambda words: plain(typo(words))).assign(Écrit=written)


def asked_table(findings: Sequence[Finding]) -> pd.DataFrame:
    """Of `receipt_findings` what a screen shows of questions and their answers, as Markdown.

    Columns: Cellule, Constat, Réponse (str). Rows: one a question, as `receipt_findings` has it.
    """
    table = receipt_findings(findings)
    return table.loc[table["Réponse"] != "", ["Cellule", "Constat", "Réponse"]].map(plain)


def told_table(findings: Sequence[Finding]) -> pd.DataFrame:
    """Of `receipt_findings` what a screen shows of what asked nothing, as Markdown.

    Columns: Cellule, Écrit, Constat, Lu comme (str). Rows: one a finding without an answer.
    """
    table = receipt_findings(findings)
    columns = ["Cellule", "Écrit", "Constat", "Lu comme"]
    return table.loc[table["Réponse"] == "", columns].map(plain)


def kept_words(draft: ReturnDraft) -> pd.DataFrame:
    """The words that a return keeps beside its values, as they were written.

    Columns: Cellule, Objet (code of what they are about), Nature (Commentaire or Fait marquant),
    Texte (str). Rows: one a text, the highlights first.
    """
    rows = [
        (_address(one.sheet, one.cell), one.action_code, HIGHLIGHT, one.text)
        for one in draft.highlights
    ]
    rows += [
        (_address(one.sheet, one.cell), one.object_code, COMMENT, one.text)
        for one in draft.comments
    ]
    return pd.DataFrame(rows, columns=list(WORDS_COLUMNS)).astype("str")


def _address(sheet: str, cell: str) -> str:
    return f"{sheet}!{cell}" if sheet and cell else sheet or cell
