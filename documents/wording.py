"""Words that must fit: names cut at a word, how many of all are shown, a town after « de »."""

from typing import Final

from data_model.french import number, plural, typo

CONTRACTED: Final = {"Le ": "du ", "Les ": "des "}
VOWELS: Final = "AÀÂEÉÈÊIÎOÔUYŒ"


def of_town(name: str) -> str:
    """« d’Aulnay-sous-Bois », « du Bourget », « de Sevran »."""
    for article, said in CONTRACTED.items():
        if name.startswith(article):
            return said + name.removeprefix(article)
    return f"d’{name}" if name[:1].upper() in VOWELS else f"de {name}"


def shown_of(shown: int, total: int, noun: str) -> str:
    """« 4 retards affichés sur 5 », empty where all are."""
    if shown >= total:
        return ""
    return typo(f"{plural(shown, f'{noun} affiché', f'{noun}s affichés')} sur {number(total)}")


def shortened(text: str, longest: int) -> str:
    """A text that fits: what a name has in parentheses first, then its end, are left out."""
    if len(text) > longest:
        text = text.partition(" (")[0] or text
    return cut(text, longest)


def cut(text: str, longest: int) -> str:
    """A text cut at a word where it is too long for its place."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + "\u202f…"
