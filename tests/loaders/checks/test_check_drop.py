"""Several files dropped at once: each has its draft, and only what may be stored competes."""

from loaders.checks.check import read_returns
from tests.loaders.small_plan import AS_OF, INDEX, changed, issued, make_basis


def test_every_file_of_a_drop_has_its_own_draft() -> None:
    files = [
        ("a.xlsx", changed(issued(), Indicateurs_H4=12)),
        ("lettre.pdf", b"%PDF-1.7 lettre"),
        ("b.xlsx", changed(issued(), Indicateurs_H4=15)),
    ]
    drafts = read_returns(files, INDEX, lambda *_: make_basis(), as_of=AS_OF)

    assert [draft.file_name for draft in drafts] == ["a.xlsx", "lettre.pdf", "b.xlsx"]
    assert [[f.code for f in draft.findings] for draft in drafts] == [
        ["RETOUR_EN_DOUBLE"],
        ["FORMAT_INCONNU"],
        ["RETOUR_EN_DOUBLE"],
    ]
    assert drafts[0].findings[0].message == (
        "2 fichiers de ce dépôt sont le même retour (Aulnay-sous-Bois, T3\u00a02026)\u00a0:"
        " «\u00a0a.xlsx\u00a0» et «\u00a0b.xlsx\u00a0»."
    )
    assert [draft.can_be_recorded for draft in drafts] == [True, False, True]


def test_a_file_that_is_blocked_takes_the_place_of_no_other() -> None:
    files = [
        ("a.xlsx", changed(issued(), Indicateurs_H4=12)),
        ("b.xlsx", changed(issued(), Indicateurs_H4="12 à 15")),
    ]
    good, bad = read_returns(files, INDEX, lambda *_: make_basis(), as_of=AS_OF)

    assert (good.findings, good.can_be_recorded) == ((), True)
    assert [f.code for f in bad.findings] == ["NOMBRE_INTERVALLE"]
