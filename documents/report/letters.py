"""A letter to each mayor: one page that says what the commune sent and what it made happen."""

from collections.abc import Iterator, Sequence
from typing import Final

from data_model.french import typo
from documents.context.committee import Head
from documents.context.commune import NO_RETURN, NO_VALUE, CommuneSheet
from documents.context.words_table import WordsTable
from documents.context.work import Work
from documents.report.blocks import Block, Listed, Paragraph, Printed, Section, Tabled, printed
from documents.report.typeset import pdf_of
from documents.wording import of_town

VALUES_SHOWN, RETURNS_SHOWN, MILESTONES_SHOWN, HIGHLIGHTS_SHOWN = 12, 4, 3, 3
NO_COMMUNE: Final = "Ce plan n’interroge aucune commune : aucun courrier n’est à envoyer"
VALUE_COLUMNS: Final = ("Indicateur", "Valeur", "Avant", "Médiane des communes")


def letters_pdf(communes: Sequence[CommuneSheet], head: Head, *, work: Work) -> bytes:
    """One page a commune, as PDF/UA-1."""
    return pdf_of(printed_letters(communes, head, work=work))


def printed_letters(communes: Sequence[CommuneSheet], head: Head, *, work: Work) -> Printed:
    """The content of the letters."""
    alone = communes[0].page.name if len(communes) == 1 else "une page par commune"
    return printed(
        head,
        f"{head.plan_title} : {alone}",
        sections=[section for one in communes for section in _letter(one, head, work)]
        or [Section(heading=NO_COMMUNE, blocks=[Paragraph(text=head.days)])],
    )


def _letter(commune: CommuneSheet, head: Head, work: Work) -> Iterator[Section]:
    greeting = f"À l’attention de Madame ou Monsieur le Maire {of_town(commune.page.name)}"
    if not commune.page.is_commune:
        greeting = f"À l’attention de la présidence : {commune.page.name}"
    yield Section(
        heading=commune.page.finding,
        above=typo(greeting),
        on_new_page=True,
        blocks=[
            Paragraph(text=typo(f"{head.plan_title}. {head.days}. {head.banner}".strip())),
            Paragraph(text=_intended(commune)),
            Paragraph(text=typo(f"{commune.page.returns_words} {_of_plan(work)}".strip())),
        ],
    )
    if commune.page.highlights:
        yield _part("Faits marquants", Listed(items=commune.page.highlights[:HIGHLIGHTS_SHOWN]))
    values = commune.page.values.without_details().picked(*VALUE_COLUMNS)
    yield _part(
        "Vos dernières valeurs",
        _table(values.first(VALUES_SHOWN), NO_VALUE),
        *_left_out(values, VALUES_SHOWN),
    )
    yield _part(
        "Vos retours",
        _table(commune.returns.first(RETURNS_SHOWN), NO_RETURN),
    )
    yield _part("Ce qui est attendu", _table(commune.expected, "Rien n’est attendu à ce jour."))
    if commune.milestones.rows:
        yield _part(
            "Vos jalons",
            Paragraph(text=commune.milestones_words),
            _table(commune.milestones.first(MILESTONES_SHOWN), ""),
        )


def _intended(commune: CommuneSheet) -> str:
    what = "votre commune" if commune.page.is_commune else "le territoire"
    return f"Voici, en une page, ce que {what} a transmis pour le plan et ce qui est attendu."


def _of_plan(work: Work) -> str:
    """Where the whole plan stands, as the committee is told."""
    if not work.done.is_known:
        return ""
    return f"Dans l’ensemble, {work.done.text} du plan est réalisé, {work.expected.text} attendus."


def _part(heading: str, *blocks: Block) -> Section:
    return Section(heading=heading, level=2, blocks=blocks)


def _table(table: WordsTable, nothing: str) -> Tabled:
    widths = [3.0 if place == 0 else 1.8 for place in range(len(table.columns))]
    if "Indicateur" in table.columns:
        widths = [3.2, 2.6, 1.2, 1.4][: len(table.columns)]
    return Tabled(columns=table.columns, rows=table.rows, widths=widths, nothing=nothing)


def _left_out(table: WordsTable, shown: int) -> Iterator[Block]:
    if len(table.rows) > shown:
        words = typo(f"{shown} indicateurs sur {len(table.rows)} ; les autres sont sur votre page.")
        yield Paragraph(text=words, style="muted")
