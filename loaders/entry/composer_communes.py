"""A pasted list of INSEE codes → communes, with what public geography knows of them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from data_model.finding import Finding, Severity
from data_model.french import one_line, typo
from loaders.entry.typed_entry import wrong

# 01 to 95, 2A and 2B, 97 and 98 overseas; then three digits.
INSEE_CODE: Final = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{2}|2[ABab])[0-9]{3}(?![0-9A-Za-z])")
NO_DEPARTMENT: Final = ("00", "96", "99")
# A spreadsheet took the first zero of « 01007 » away.
WITHOUT_ZERO: Final = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{3}(?![0-9A-Za-z])")
# Post offices are numbered by hundreds; few communes are.
POSTAL_END: Final = "00"
SEPARATORS: Final = " \t;,|–-:"
POPULATION: Final = re.compile(r"[;\t|]\s*([0-9][0-9 \u00a0\u202f]*)\s*$")
LONGEST_NAME: Final = 200
SHORT: Final = 60
EXAMPLE: Final = "Écrivez par exemple « 93005 Aulnay-sous-Bois », une commune par ligne."


@dataclass(frozen=True, kw_only=True)
class TypedCommune:
    """A commune as a person gives it; without a name or a population that nobody knows."""

    code_insee: str
    name: str = ""
    population: int | None = None
    population_vintage: str = ""


@dataclass(frozen=True, kw_only=True)
class CommuneList:
    """The communes of a pasted list, in its order, and its lines that say none."""

    communes: tuple[TypedCommune, ...]
    findings: tuple[Finding, ...] = ()


def read_communes(text: str, known: Mapping[str, TypedCommune]) -> CommuneList:
    """One commune a line, or codes alone one after the other; `known` gives names, populations.

    A name that was typed wins over the known one; a commune said twice counts once, and is said.
    A lost first zero is given back, and said. What is unread is an error, what is told is not.
    """
    communes: dict[str, TypedCommune] = {}
    findings: list[Finding] = []
    for line in (one for one in text.splitlines() if one.strip()):
        read = _with_zero(line)
        codes = _codes(read)
        if read != line and codes:
            message = typo(f"{codes[0]} : le premier zéro manquait, il est rendu.")
            findings.append(_told(message, "Vérifiez le nom de la commune.", codes[0]))
        if not codes or any(code.startswith(NO_DEPARTMENT) for code in codes):
            words = one_line(line)[:SHORT]
            findings.append(wrong(typo(f"« {words} » : aucun code INSEE n’y est lu."), EXAMPLE))
            continue
        for code in codes:
            if code in communes:
                message = typo(f"{code} est deux fois dans la liste.")
                findings.append(_told(message, "La première ligne est gardée.", code))
                continue
            typed = _typed(read, code) if len(codes) == 1 else TypedCommune(code_insee=code)
            communes[code] = completed(typed, known)
    return CommuneList(communes=tuple(communes.values()), findings=tuple(findings))


def postal_codes(communes: Iterable[TypedCommune], known: Mapping[str, TypedCommune]) -> list[str]:
    """Those among the codes that look like postal ones: of a known name, or a round hundred."""
    codes = {one_line(commune.name).casefold(): code for code, commune in known.items()}
    return [
        one.code_insee
        for one in communes
        if one.code_insee not in known
        and (one.code_insee.endswith(POSTAL_END) or one.name.casefold() in codes)
    ]


def completed(typed: TypedCommune, known: Mapping[str, TypedCommune]) -> TypedCommune:
    """The commune with what is known of it where nothing was typed."""
    found = known.get(typed.code_insee)
    if found is None:
        return typed
    is_counted = typed.population not in (None, found.population)
    return TypedCommune(
        code_insee=typed.code_insee,
        name=typed.name or found.name,
        population=typed.population if is_counted else found.population,
        population_vintage=typed.population_vintage if is_counted else found.population_vintage,
    )


def commune_findings(communes: Sequence[TypedCommune]) -> list[Finding]:
    """What keeps communes from being recorded: a code that is none, twice, or without a name."""
    findings = []
    codes = [commune.code_insee for commune in communes]
    for commune in communes:
        code = commune.code_insee
        if INSEE_CODE.fullmatch(code) is None or code.startswith(NO_DEPARTMENT):
            message = f"« {code} » n’est pas un code INSEE de commune."
            findings.append(wrong(typo(message), "Il a 5 caractères, par exemple 93005 ou 2A004."))
        elif not commune.name or len(commune.name) > LONGEST_NAME:
            message = typo(f"{code} : il manque le nom de la commune.")
            findings.append(wrong(message, "Saisissez-le dans le tableau.", value=code))
    for code in _twice(codes):
        message = typo(f"{code} est deux fois dans le tableau.")
        findings.append(wrong(message, "Gardez une seule ligne.", value=code))
    return findings


def _told(message: str, hint: str, code: str) -> Finding:
    return replace(wrong(message, hint, value=code), severity=Severity.INFO)


def _with_zero(line: str) -> str:
    """The line with the zero that its code lost; as it is where a whole code stands there."""
    if INSEE_CODE.search(line) or not WITHOUT_ZERO.match(line.strip()):
        return line
    return f"0{line.strip()}"


def _twice(codes: Sequence[str]) -> Iterable[str]:
    return sorted({code for code in codes if codes.count(code) > 1})


def _codes(line: str) -> list[str]:
    """The codes of a line; the first alone beside words: a population may look like a code."""
    codes = [code.upper() for code in INSEE_CODE.findall(line)]
    is_bare = not INSEE_CODE.sub("", line).strip(SEPARATORS)
    return codes if is_bare else codes[:1]


def _typed(line: str, code: str) -> TypedCommune:
    """The rest of the line: a name, and after a tab or a semicolon, a number of inhabitants."""
    rest = INSEE_CODE.sub("\t", line, count=1)
    counted = POPULATION.search(rest)
    population = int(re.sub(r"\D", "", counted[1])) if counted else None
    if counted:
        rest = rest[: counted.start()]
    return TypedCommune(
        code_insee=code,
        name=one_line(rest).strip(SEPARATORS)[:LONGEST_NAME],
        population=population,
    )
