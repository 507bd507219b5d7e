"""Contacts edited on screen keep what each respondent is, and may be emptied."""

import pandas as pd

from data_model.vocabulary import RespondentKind
from loaders.entry.respondents_entry import respondents_entry

KNOWN = pd.DataFrame(
    {
        "respondent_code": ["93005", "200058097"],
        "kind": [RespondentKind.COMMUNE.value, RespondentKind.TERRITORY.value],
    }
)


def line(code: str, name: str, contact: str | None, email: str | None) -> dict[str, str | None]:
    return {"Code": code, "Nom": name, "Contact": contact, "Courriel": email}


def test_a_contact_is_changed_or_emptied_and_the_kind_stays() -> None:
    edited = pd.DataFrame(
        [
            line("93005", "Aulnay-sous-Bois", "Service ESS", "ess@exemple.fr"),
            line("200058097", "Paris Terres d’Envol", None, None),
        ],
        dtype=object,
    )
    commune, territory = respondents_entry("P", edited, KNOWN)
    assert (commune.plan_code, commune.code, commune.name) == ("P", "93005", "Aulnay-sous-Bois")
    assert (commune.contact_name, commune.contact_email) == ("Service ESS", "ess@exemple.fr")
    assert (territory.contact_name, territory.contact_email) == ("", "")
    assert [commune.kind, territory.kind] == [RespondentKind.COMMUNE, RespondentKind.TERRITORY]


def test_no_line_is_no_row() -> None:
    edited = pd.DataFrame([], columns=["Code", "Nom", "Contact", "Courriel"], dtype=object)
    assert respondents_entry("P", edited, KNOWN) == []
