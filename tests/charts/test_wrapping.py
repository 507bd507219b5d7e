"""Labels cut and wrapped between words."""

from hypothesis import given
from hypothesis import strategies as st

from charts.wrapping import cut, wrapped


def test_a_label_that_fits_is_left_alone() -> None:
    assert cut("Bourse foncière", width=15) == "Bourse foncière"
    assert cut("Trophées de l’ESS", width=12) == "Trophées…"


def test_a_word_longer_than_the_room_is_cut_inside() -> None:
    assert cut("Intercommunalité", width=8) == "Interco…"


@given(st.text(alphabet="aé b-", max_size=60), st.integers(3, 40))
def test_a_cut_label_never_passes_its_width(text: str, width: int) -> None:
    assert len(cut(text, width=width)) <= width


def test_wraps_over_the_lines_there_are() -> None:
    assert wrapped("Créer un écosystème", width=10, lines=2) == "Créer un<br>écosystème"
    assert wrapped("un deux trois quatre", width=7, lines=2) == "un deux<br>trois…"
