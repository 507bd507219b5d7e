"""The file of a fiche holds every text that its page shows."""

from pathlib import Path

from analysis.attention.highlights import highlight_lines, highlights_of
from analysis.fiche.fiche import fiche_lists, read_fiche
from analysis.fiche.texts_table import HIGHLIGHTS, MEANS, NOTES, texts_table
from analysis.plan_seen import read_plan
from data_model.shown_words import shown_words
from data_model.store import make_engine, reading

PLAN, ACTION = "PLDESS-T7", "2.2"


def test_each_text_stands_under_its_heading(demonstration_file: Path) -> None:
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        seen = read_plan(session, PLAN)
        fiche = read_fiche(session, seen.snapshot, ACTION)
        lines = highlight_lines(highlights_of(seen.highlights, ACTION), {})
    engine.dispose()
    table = texts_table(fiche, lines)
    told = table.groupby("Rubrique")["Texte"].agg(list)
    assert [*table["Rubrique"][:2]] == ["Intitulé", "Description"]
    assert told[HIGHLIGHTS] == lines != []
    assert len(told["Place dans le plan"]) == len(fiche.place) == 3
    for heading, texts in fiche_lists(fiche):
        assert told[heading] == [*texts]
    assert {"Points de vigilance", "Porteurs", "Partenaires", "Public"} <= set(told.index)
    assert told[NOTES] == [*fiche.notes]
    assert "Montant imprimé\u00a0: 45 000 euros" in map(shown_words, told[MEANS])
