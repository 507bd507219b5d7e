"""Two versions of a text: what differs is shown, as words, with a little of what is around."""

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.fiche.text_diff import text_change
from data_model.shown_words import shown_words

WORDS = st.lists(st.sampled_from(["un", "deux", "trois", "quatre"]), min_size=1, max_size=12)


def test_only_what_differs_is_struck_through_or_bold() -> None:
    assert text_change("chaque mois avec tous", "chaque trimestre avec tous") == (
        r"chaque \[~~mois~~ → **trimestre**\] avec tous"
    )
    assert text_change("un deux trois", "un trois") == "un \\[retiré\u00a0: ~~deux~~\\] trois"
    assert text_change("un trois", "un deux trois") == "un \\[ajouté\u00a0: **deux**\\] trois"


def test_a_file_says_in_plain_words_what_was_and_what_is() -> None:
    assert shown_words(text_change("Sans donnée", "Alerte")) == "Sans donnée → Alerte"
    assert shown_words(text_change("un *deux* trois", "un trois")) == (
        "un [retiré\u00a0: *deux*] trois"
    )
    assert shown_words(text_change("chaque mois ~~~", "chaque trimestre ~~~")) == (
        "chaque [mois → trimestre] ~~~"
    )


def test_two_texts_with_little_in_common_stand_whole() -> None:
    assert text_change("juin 2024", "juillet 2026") == "~~juin 2024~~ → **juillet 2026**"


def test_an_empty_side_is_a_line_added_or_removed() -> None:
    assert text_change("", "Région") == "**Région**"
    assert text_change("Région", "") == "~~Région~~ → retiré"


def test_what_did_not_change_is_cut_to_a_few_words() -> None:
    long = " ".join(f"m{n}" for n in range(40))
    told = text_change(f"{long} fin {long}", f"{long} suite {long}")
    assert told == r"… m35 m36 m37 m38 m39 \[~~fin~~ → **suite**\] m0 m1 m2 m3 m4 …"


def test_signs_are_shown_as_signs() -> None:
    told = text_change("", "<script>**x**</script>")
    assert told == "**\\<script\\>\\*\\*x\\*\\*\\</script\\>**"


@given(WORDS, WORDS)
def test_taking_out_what_is_struck_gives_the_new_words(old: list[str], new: list[str]) -> None:
    told = text_change(" ".join(old), " ".join(new))
    if "…" in told:
        return
    left = re.sub(r"~~.*?~~( →)?", "", told)
    kept = re.sub(r"\*\*|\\[\[\]]|(?:retiré|ajouté)\u00a0:", "", left).split()
    assert kept == new
