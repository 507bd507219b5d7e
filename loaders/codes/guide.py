"""The guide of the returns, in French, written from the catalogue and from the real readers."""

from collections.abc import Iterable, Sequence
from datetime import date

from data_model.french import typo
from data_model.period import parse_period
from loaders.codes.finding_codes import FAMILIES
from loaders.values.dates import read_date
from loaders.values.numbers import read_number
from loaders.values.reading import DateReading, Reading

PERIOD = parse_period("2026-T2")
NUMBERS: Sequence[tuple[str, str, int]] = (
    ("1250", "€", 2),
    ("1 250,50 €", "€", 2),
    ("1.250,00", "€", 2),
    ("1,2 k€", "€", 2),
    ("1,250.50", "€", 2),
    ("1.250", "m²", 2),
    ("(5)", "participants", 0),
    ("12 %", "%", 3),
    ("12", "%", 3),
    ("1,5 Md€", "€", 2),
    ("50 pour mille", "%", 3),
    ("12 dont 3 femmes", "%", 3),
    ("néant", "participants", 0),
    ("RAS", "participants", 0),
    ("12 ?", "participants", 0),
    ("effacer", "participants", 0),
    ("n.c.", "participants", 0),
    ("-", "participants", 0),
    ("environ 12", "participants", 0),
    ("12-15", "participants", 0),
    ("< 5", "participants", 0),
    ("-5", "participants", 0),
    ("1 25 0", "participants", 0),
    ("#REF!", "participants", 0),
)
DATES: Sequence[str | int | date] = (
    date(2026, 3, 14),
    "14/03/2026",
    "14.03.26",
    "14 mars 2026",
    "mars 2026",
    "T2 2026",
    "été 2026",
    "3/26",
    "2T2026",
    "réalisé le 14/03/2026",
    "30 juin",
    "T2",
    "vers juin 2026",
    "reporté à 2027",
    "06/13/2026",
    "31/06/2026",
    45458,
    "à définir",
    "prochainement",
)
OUTCOMES = {
    "value": "Lu",
    "blank": "Sans valeur",
    "erase": "Efface",
    "question": "Question",
    "blocked": "Bloquant",
}
INTRODUCTION = """# Guide des retours

Ce que l’application lit dans un classeur de retour, ce qu’elle demande, et ce qu’il faut faire.

- **Bloquant** : la cellule doit être corrigée, sinon le fichier n’est pas intégré.
- **Question** : ce qui est écrit a deux sens, ou surprend ; une réponse suffit.
- **Information** : ce qui a été compris, à relire.

Une case vide ne change rien. `0` dit que rien n’a eu lieu. `effacer` retire une valeur déjà
donnée. Rien n’est deviné : ce qui n’est pas compris est montré, avec sa cellule.
"""
VALUES_TITLE = """## Ce qui est écrit, ce qui est lu

Chaque ligne est lue par l’application elle-même.
"""
MARKED = """## Le classeur rendu à corriger

Quand un fichier contient un point bloquant ou une question, l’application peut le rendre tel
qu’il a été envoyé : les cellules en cause sont en rouge (bloquant) ou en orange (question), avec
un commentaire, et une feuille « À corriger » mène à chacune. Il suffit de corriger, d’enregistrer
et de renvoyer ce classeur. Un fichier .xls, .xlsb, .ods ou .csv est rendu au format .xlsx.
"""


def guide_text() -> str:
    """The whole of `docs/guide-retours.md`."""
    parts = [typo(INTRODUCTION), typo(VALUES_TITLE), "### Nombres\n", _numbers(), "### Dates\n"]
    parts += [_dates(), typo(MARKED), "## Tous les constats\n"]
    for family, entries in FAMILIES.items():
        rows = [(f"`{e.code}`<br>{e.title}", e.meaning, e.example, e.action) for e in entries]
        parts.append(f"### {family}\n")
        parts.append(_table(("Constat", "Ce que cela veut dire", "Exemple", "Que faire"), rows))
    return "\n".join(parts)


def _numbers() -> str:
    rows = []
    for written, unit, decimals in NUMBERS:
        reading = read_number(written, unit=unit, decimals=decimals, is_count=decimals == 0)
        rows.append((f"`{written}`", unit, *_told(reading)))
    return _table(("Écrit", "Unité de l’indicateur", "Effet", "Lu, ou demandé"), rows)


def _dates() -> str:
    rows = []
    for written in DATES:
        reading = read_date(written, period=PERIOD, is_date_format=isinstance(written, date))
        shown = "une vraie date Excel" if isinstance(written, date) else f"`{written}`"
        rows.append((shown, *_told(reading)))
    return _table(("Écrit (retour du T2 2026)", "Effet", "Lu, ou demandé"), rows)


def _told(reading: Reading | DateReading) -> tuple[str, str]:
    words = reading.message or reading.read_as
    return OUTCOMES[reading.state], words[:1].upper() + words[1:]


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "".join(f"| {' | '.join(_cell(words) for words in line)} |\n" for line in lines)


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")
