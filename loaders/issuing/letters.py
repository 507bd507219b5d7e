"""What is written to a respondent about its return: the covering message and the reminder."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from urllib.parse import quote

from data_model.french import day, joined, lateness, plural, quarter_label, typo
from data_model.plan_index import PlanIndex, ReturnBasis

# An address that every mail program takes as it is; anything else is left for a person to fill in.
ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
LONGEST_LINK = 1_800
MOST_LISTED = 40
CUT = "\n…"
GREETING = "Bonjour,"
CLOSING = "Bien cordialement,"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A message ready to send; `to` is empty where no address is known."""

    to: str
    subject: str
    text: str

    @property
    def mailto(self) -> str:
        """A link that opens it in the mail program, cut with « … » where it would be too long."""
        link = _link(self, self.text)
        kept = len(self.text)
        while len(link) > LONGEST_LINK and kept:
            # Each step drops what is certainly too much: a character takes nine signs at most.
            kept = max(0, kept - max(1, (len(link) - LONGEST_LINK) // 9))
            link = _link(self, self.text[:kept].rstrip() + CUT)
        return link


def covering_letter(
    index: PlanIndex, basis: ReturnBasis, *, deadline: date, sender_name: str = ""
) -> Letter:
    """The message that goes with an issued workbook."""
    period = quarter_label(basis.period_code)
    paragraphs = (
        GREETING,
        f"Voici le classeur à remplir pour {period} ({basis.respondent.name}), dans le cadre du "
        f"suivi du « {_one_line(index.plan_title)} ». Il demande {_asked_in_words(basis)}.",
        f"Merci de le renvoyer au plus tard le {day(deadline)}, en réponse à ce message. Une case "
        "laissée vide ne change rien ; si rien n’a changé, choisissez « oui » à « Rien à "
        "signaler » dans la feuille Notice.",
        _signature(sender_name),
    )
    subject = f"{index.short_title} : classeur {period} à renvoyer avant le {day(deadline)} inclus"
    return _letter(basis, subject, paragraphs)


def reminder(
    index: PlanIndex,
    basis: ReturnBasis,
    *,
    as_of: date,
    missing: Sequence[str] | None = None,
    sender_name: str = "",
) -> Letter:
    """The message to a respondent whose return, or a part of it, is still awaited on `as_of`.

    `missing` names what is awaited; where it is not given, all that is asked and not yet said.
    """
    period = quarter_label(basis.period_code)
    named = list(missing_labels(index, basis) if missing is None else missing)
    late_days = (as_of - basis.deadline).days
    due = f"Le retour {period} ({basis.respondent.name}) "
    if late_days > 0:
        due += f"était attendu le {day(basis.deadline)} ({lateness(late_days)})."
    elif late_days == 0:
        due += "est attendu aujourd’hui."
    else:
        due += f"est attendu le {day(basis.deadline)}, dans {plural(-late_days, 'jour')}."
    listed = [f"– {_one_line(label)}" for label in named[:MOST_LISTED]]
    if len(named) > MOST_LISTED:
        more = len(named) - MOST_LISTED
        listed.append(f"– et {plural(more, 'autre élément', 'autres éléments')}")
    paragraphs = (
        GREETING,
        due,
        "\n".join(["Il reste à nous communiquer :", *listed]) if listed else "",
        "Si rien n’a changé, un classeur où « Rien à signaler » dit « oui » suffit.",
        _signature(sender_name),
    )
    subject = f"{index.short_title} : retour {period}, échéance du {day(basis.deadline)}"
    return _letter(basis, subject, paragraphs)


def missing_labels(index: PlanIndex, basis: ReturnBasis) -> list[str]:
    """What is asked of a respondent and not said yet for the period, in the plan's order."""
    said = {key[1] if key[0] == "observation" else key[2] for key in basis.current}
    indicators = [
        f"{code} {index.indicators[code].label}"
        for code in basis.indicator_codes
        if code not in said
    ]
    budgets = [
        f"budget de l’action {code} {index.actions[code].short_title}"
        for code in basis.budget_action_codes
        if code not in said
    ]
    milestones = [
        f"jalon {code} {index.occurrences[code].label}"
        for code in basis.occurrence_codes
        if code not in said
    ]
    return indicators + budgets + milestones


def address_of(contact: str) -> str:
    """The e-mail address of a contact, "" where there is none that can be used."""
    _, address = parseaddr(contact)
    return address if ADDRESS.fullmatch(address) else ""


def _asked_in_words(basis: ReturnBasis) -> str:
    counted = (
        (len(basis.indicator_codes), "indicateur", "indicateurs"),
        (len(basis.budget_action_codes), "ligne budgétaire", "lignes budgétaires"),
        (len(basis.occurrence_codes), "jalon", "jalons"),
    )
    parts = [plural(count, one, many) for count, one, many in counted if count]
    return joined(parts) if parts else "seulement de dire s’il y a quelque chose à signaler"


def _signature(sender_name: str) -> str:
    return f"{CLOSING}\n{_one_line(sender_name)}" if sender_name.strip() else CLOSING


def _letter(basis: ReturnBasis, subject: str, paragraphs: Sequence[str]) -> Letter:
    text = "\n\n".join(typo(paragraph) for paragraph in paragraphs if paragraph)
    return Letter(to=address_of(basis.contact), subject=typo(_one_line(subject)), text=text)


def _one_line(text: str) -> str:
    """A line break in a subject would start another header."""
    return re.sub(r"[\r\n\t]+", " ", text).strip()


def _link(letter: Letter, text: str) -> str:
    body = quote(text.replace("\n", "\r\n"), safe="")
    address = quote(letter.to, safe="@")
    return f"mailto:{address}?subject={quote(letter.subject, safe='')}&body={body}"
