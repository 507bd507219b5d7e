"""Whose return is it, and for which period? The workbook says it in up to three places."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from data_model.finding import Answers, Finding, Option, Severity
from data_model.french import joined
from data_model.period import parse_period
from data_model.plan_index import PlanIndex
from loaders.formats.cell_words import cell_text
from loaders.formats.cells import Cell, Workbook
from loaders.recognition.header_questions import NO_ANSWERS
from loaders.recognition.identity_places import Saying, notice_sheet, read_meta, read_sayings
from loaders.recognition.respondent_names import nearest_first
from loaders.template.template import META_CHECKSUM, META_KEYS, META_PLAN, META_VERSION, checksum
from loaders.template.template import TEMPLATE_VERSION as CURRENT
from loaders.values.reading import quoted

__all__ = ["Identity", "identify", "notice_sheet"]

MAX_PERIODS_OFFERED = 8
USE_THE_ISSUED = "Repartez du classeur fourni pour ce répondant et cette période."
CONFIRM_META = Option(key="confirm", label="Le répondant et la période lus sont justes")


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The codes are empty where the file does not say, or says two things, until it is answered."""

    respondent_code: str = ""
    period_code: str = ""
    template_version: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What is asked where the places do not agree: the codes of findings, and what to offer."""

    differs: str
    unknown: str
    nothing_said: str
    is_unknown: str
    name_of: Callable[[str], str]
    offered: Callable[[str], Sequence[str]]


def identify(
    workbook: Workbook, index: PlanIndex, *, file_name: str, answers: Answers = NO_ANSWERS
) -> Identity:
    """Respondent and period by `_meta`, Notice and the file's name; else by what is answered."""
    meta = read_meta(workbook)
    # What was changed by hand names nobody: the other places decide, or a person does.
    trusted = meta if _is_as_issued(meta) else {}
    said = read_sayings(workbook, trusted, index, file_name=file_name)
    respondent, told = _resolved(
        said.respondents, _asked_respondent(index), said.respondent_cell, answers
    )
    period, told_period = _resolved(said.periods, _asked_period(index), said.period_cell, answers)
    return Identity(
        respondent_code=respondent,
        period_code=period,
        template_version=meta.get(META_VERSION, ""),
        findings=(*_meta_findings(meta, index, answers), *told, *told_period),
    )


def _asked_respondent(index: PlanIndex) -> _Asked:
    return _Asked(
        differs="COMMUNE_DIFFERENTE",
        unknown="COMMUNE_INCONNUE",
        nothing_said="Ce classeur ne dit pas de quel répondant il vient\u00a0: qui l’envoie\u202f?",
        is_unknown="n’est pas un répondant de ce plan. Qui envoie ce classeur\u202f?",
        name_of=lambda code: index.respondents[code].name,
        offered=lambda words: [ref.code for ref in nearest_first(words, index)],
    )


def _asked_period(index: PlanIndex) -> _Asked:
    return _Asked(
        differs="PERIODE_DIFFERENTE",
        unknown="PERIODE_INCONNUE",
        nothing_said="Ce classeur ne dit pas sa période\u00a0: laquelle est-ce\u202f?",
        is_unknown="n’est pas une période. Laquelle est-ce\u202f?",
        name_of=lambda code: parse_period(code).label,
        offered=lambda _: index.periods[::-1][:MAX_PERIODS_OFFERED],
    )


def _resolved(
    said: Sequence[Saying], asked: _Asked, cell: Cell | None, answers: Answers
) -> tuple[str, list[Finding]]:
    """The one code that every place says, else the one that is answered, with the question."""
    codes = list(dict.fromkeys(one.code for one in said if one.code))
    if len(codes) == 1 and all(one.code for one in said):
        return codes[0], []
    words = said[0].words if said else ""
    cell = _contradicting(said) or cell
    if codes:
        readings = joined(_readings(said, asked))
        message = f"Ce classeur dit à la fois {readings}\u00a0: lequel croire\u202f?"
    else:
        message = f"{quoted(words)} {asked.is_unknown}" if words else asked.nothing_said
    offered = dict.fromkeys([*codes, *asked.offered(words)])
    options = [Option(key=code, label=asked.name_of(code)) for code in offered]
    question = Finding(
        severity=Severity.QUESTION if options else Severity.ERROR,
        code=asked.differs if codes else asked.unknown,
        sheet=cell.sheet if cell else "",
        cell=cell.address if cell else "",
        value=cell_text(cell) if cell else words,
        message=message,
        hint=f"Choisissez dans la liste. {USE_THE_ISSUED}" if options else USE_THE_ISSUED,
        options=tuple(options),
    )
    finding, key = question.settled(answers)
    return key, [finding]


def _contradicting(said: Sequence[Saying]) -> Cell | None:
    """The first cell that says something else than the place that leads, None where none does."""
    return next((one.cell for one in said if one.cell and one.code != said[0].code), None)


def _readings(said: Sequence[Saying], asked: _Asked) -> list[str]:
    """« Sevran (le nom du fichier) », once for each thing that is said."""
    places: dict[str, list[str]] = {}
    for one in said:
        words = asked.name_of(one.code) if one.code else quoted(one.words)
        place = f"{one.cell.sheet}!{one.cell.address}" if one.cell else one.place
        places.setdefault(words, []).append(place)
    return [f"{words} ({joined(where)})" for words, where in places.items()]


def _is_as_issued(meta: Mapping[str, str]) -> bool:
    return checksum([meta.get(key, "") for key in META_KEYS]) == meta.get(META_CHECKSUM)


def _meta_findings(meta: Mapping[str, str], index: PlanIndex, answers: Answers) -> list[Finding]:
    if not meta:
        message = "La feuille cachée _meta manque\u00a0: ce classeur est reconnu autrement."
        return [_finding(Severity.INFO, "VERSION_MODELE", message)]
    findings: list[Finding] = []
    if not _is_as_issued(meta):
        message = (
            "La feuille cachée _meta a été modifiée depuis l’envoi du classeur\u00a0: elle ne dit"
            " plus de qui il vient, ni pour quelle période."
        )
        hint = "Vérifiez le répondant et la période lus, ou repartez du classeur fourni."
        question = _finding(Severity.QUESTION, "META_MODIFIEE", message, hint, (CONFIRM_META,))
        findings.append(question.settled(answers)[0])
    plan = meta.get(META_PLAN, "")
    if plan != index.plan_code:
        message = f"Ce classeur est celui d’un autre plan ({quoted(plan)})."
        findings.append(_finding(Severity.ERROR, "PLAN_DIFFERENT", message, USE_THE_ISSUED))
    version = meta.get(META_VERSION, "")
    if version != CURRENT:
        message = f"Ce classeur suit le modèle {quoted(version)}, pas le modèle {CURRENT}."
        hint = "Il est lu tant que ses colonnes sont reconnues."
        findings.append(_finding(Severity.INFO, "VERSION_MODELE", message, hint))
    return findings


def _finding(
    severity: Severity,
    code: str,
    message: str,
    hint: str = "",
    options: tuple[Option, ...] = (),
) -> Finding:
    return Finding(severity=severity, code=code, message=message, hint=hint, options=options)
