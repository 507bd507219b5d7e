"""A recorded return's receipt on screen: where it came from, what was asked and answered."""

from analysis.returns.return_record import ReturnRecord
from data_model.as_of import PARIS
from data_model.french import clock, day, plain, plural, typo


def origin_lines(record: ReturnRecord) -> list[str]:
    """How it came, when, and what happened to it since: Markdown, one sentence a line."""
    one = record.origin
    recorded = one.recorded_at.astimezone(PARIS)
    received = f"Reçu le {day(one.received_on)}"
    if one.received_on != one.first_received_on:
        received += f" (jour corrigé ; d’abord noté le {day(one.first_received_on)})"
    by = f" par {plain(one.recorded_by)}" if one.recorded_by else ""
    lines = [f"{received} ; intégré le {day(recorded.date())} à {clock(recorded)}{by}."]
    named = plain(one.file_name) if one.file_name else "saisie dans l’application"
    sender = f", envoyé par {plain(one.sender)}" if one.sender else ""
    lines.append(f"Fichier : {named}{sender}.")
    if one.nothing_to_report:
        lines.append("« Rien à signaler » est coché.")
    if one.purged:
        lines.append(f"Fichier effacé le {day(one.purged.on)} : {plain(one.purged.reason)}.")
    lines += [f"{plain(event.words)}." for event in record.events]
    if record.is_closed:
        lines.append("Ce trimestre est clos : tout changement demande un motif.")
    return [typo(line) for line in lines]


def excluded_words(record: ReturnRecord) -> str:
    """« 2 cellules écartées : Indicateurs!H14 (retirée) »; empty where none was."""
    left = record.draft.excluded
    if not left:
        return ""
    places = ", ".join(f"{one.sheet}!{one.cell}" for one in left)
    count = plural(len(left), "cellule écartée", "cellules écartées")
    return typo(f"{count} par une personne : {plain(places)}.")
