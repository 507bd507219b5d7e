"""Which respondent do these words name? « Le Blanc Mesnil », « Tremblay », « LBM », « EPT »."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from data_model.plan_index import PlanIndex, RespondentRef
from data_model.vocabulary import RespondentKind
from loaders.recognition.labels import names_in, normalise_label

ARTICLE = re.compile(r"^(?:le|la|les|l) ")
TITLE = re.compile(r"^(?:ville|commune|mairie|villes|ept|territoire|etablissement) (?:de |du |d )?")
# « Tremblay-en-France » is called « Tremblay », « Aulnay-sous-Bois » is called « Aulnay ».
SURNAME = re.compile(r" (?:en|sou|sur|le|de|la|au|aux|l|d) .*$")
LINKS = frozenset({"ept"})
MIN_INITIALS = 3
TERRITORY_NAMES = ("ept", "territoire")
CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|(?<=[a-zà-ÿ]{2})(?=\d)")


def respondent_named(words: str, index: PlanIndex) -> str:
    """The code of the one respondent that the words are a name of, "" for none or several."""
    if words in index.respondents:
        return words
    name = normalise_label(words)
    found = {code for known, code in _names(index).items() if known in {name, TITLE.sub("", name)}}
    return found.pop() if len(found) == 1 else ""


def respondent_in(words: str, index: PlanIndex) -> str:
    """The code of the one respondent that a file's name holds, by its code or a name."""
    text = normalise_label(CAMEL.sub(" ", words))
    codes = [code for code in index.respondents if f" {code.lower()} " in f" {text} "]
    names = _names(index)
    found = set(codes) or {names[name] for name in names_in(text, names)}
    # A territory's name is often the plan's too: beside a commune, it names the plan.
    communes = {c for c in found if index.respondents[c].kind is not RespondentKind.TERRITORY}
    found = communes or found
    return found.pop() if len(found) == 1 else ""


def nearest_first(words: str, index: PlanIndex) -> list[RespondentRef]:
    """Every respondent; those whose name is nearest to the words come first."""
    name = normalise_label(words)

    def distance(ref: RespondentRef) -> float:
        return -SequenceMatcher(a=name, b=normalise_label(ref.name)).ratio()

    refs = list(index.respondents.values())
    return sorted(refs, key=distance) if name else refs


def _names(index: PlanIndex) -> dict[str, str]:
    """Every name that is one respondent's alone → its code."""
    owners: dict[str, set[str]] = {}
    for ref in index.respondents.values():
        for name in _names_of(ref):
            owners.setdefault(name, set()).add(ref.code)
    return {name: codes.pop() for name, codes in owners.items() if len(codes) == 1}


def _names_of(ref: RespondentRef) -> Iterator[str]:
    name = normalise_label(ref.name)
    yield name
    bare = ARTICLE.sub("", name)
    if ref.kind is RespondentKind.TERRITORY:
        yield from TERRITORY_NAMES
        bare = TITLE.sub("", name)
    elif (first := SURNAME.sub("", bare)) != bare:
        yield first
    yield bare
    initials = "".join(word[0] for word in name.split() if word not in LINKS)
    if len(initials) >= MIN_INITIALS:
        yield initials
