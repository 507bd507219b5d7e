"""One value's card in French: its cell, its reading, its file, its return, what stands beside."""

from collections.abc import Callable

import pandas as pd

from analysis.origin.part import Part
from analysis.origin.return_origin import ReturnOrigin
from analysis.origin.value_history import Attached
from analysis.origin.values import state_words
from analysis.rows import rows_of
from data_model.as_of import PARIS
from data_model.french import NOT_KNOWN, clock, day, number, plain, quarter_label, typo

READ_AS_TYPED = "lu tel que saisi"
ERASED = "effacement demandé"
RULES = {"value": READ_AS_TYPED, "text": READ_AS_TYPED, "erase": ERASED}
BYTES_PER_KILO = 1_000
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Line = tuple[str, str]


def reading_lines(
    part: Part, history: pd.DataFrame, attached: Attached, *, rule_title: Callable[[str], str]
) -> list[Line]:
    """What was typed, where, and how it was read: (label, Markdown words)."""
    fact = next((row for row in rows_of(history) if row.return_number == part.return_number), None)
    lines = [("Valeur retenue", f"**{plain(part.words) or NOT_KNOWN}**")]
    lines.append(("État", state_words(part)))
    if part.place:
        lines.append(("Feuille et cellule", f"`{part.place}`"))
    if part.raw_text:
        lines.append(("Texte tel que saisi", f"« {plain(part.raw_text)} »"))
    if fact is not None:
        lines.append(("Lecture", RULES.get(fact.rule) or rule_title(fact.rule)))
        if fact.answer:
            lines.append(("Réponse donnée", plain(fact.answer)))
    for question, answer in attached.answers:
        lines.append(("Question posée", f"{plain(question)} Réponse : {plain(answer)}."))
    lines += [("Commentaire", f"« {plain(text)} »") for text in attached.comments]
    lines += [("Fait marquant", f"« {plain(text)} »") for text in attached.highlights]
    return [(label, typo(words)) for label, words in lines]


def return_lines(origin: ReturnOrigin, sender_name: str, part: Part | None = None) -> list[Line]:
    """Which return it came in, who sent it, when it was received and recorded, its fate."""
    moment = origin.recorded_at
    lines = [
        ("Retour", f"n° {origin.number}, {sender_name}, {quarter_label(origin.period_code)}"),
        ("État du retour", _fate(origin)),
        ("Fichier", _file(origin, part)),
    ]
    if origin.sender:
        lines.append(("Expéditeur", plain(origin.sender)))
    received = day(origin.received_on)
    if origin.received_on != origin.first_received_on:
        received += f" (corrigé ; proposé : {day(origin.first_received_on)})"
    lines.append(("Reçu le", received))
    author = f" par {plain(origin.recorded_by)}" if origin.recorded_by else ""
    at = f"{day(moment.astimezone(PARIS).date())} à {clock(moment)}"
    lines.append(("Enregistré", f"le {at}{author}"))
    if origin.nothing_to_report:
        place = f", case `{origin.nothing_place}`" if origin.nothing_place else ""
        lines.append(("Case cochée", f"« Rien à signaler »{place}"))
    return [(label, typo(words)) for label, words in lines]


def _fate(origin: ReturnOrigin) -> str:
    if origin.withdrawn is not None:
        reason = f" : {plain(origin.withdrawn.reason)}" if origin.withdrawn.reason else ""
        return f"annulé le {day(origin.withdrawn.on)}{reason}"
    return "en vigueur, partiel" if origin.is_partial else "en vigueur"


def _file(origin: ReturnOrigin, part: Part | None) -> str:
    if not origin.sha256:
        where = f", feuille {part.sheet}, ligne {part.cell.lstrip(LETTERS)}" if part else ""
        return f"saisie dans l’application{where if part and part.cell else ''}"
    if origin.purged is not None:
        reason = f" : {plain(origin.purged.reason)}" if origin.purged.reason else ""
        return f"effacé sur demande le {day(origin.purged.on)}{reason}"
    size = f", {number((origin.size_bytes or 0) / BYTES_PER_KILO, decimals=1)} ko"
    return f"{plain(origin.file_name) or NOT_KNOWN}{size}"
