"""A file dropped again that is no longer the return in force: bring it back, complete, replace."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.draft import CLOSED_PERIOD, KNOWN_FILE, FileStatus, ReturnDraft
from data_model.finding import Answers, Finding, Option, Severity

RESTORE, COMPLETE, REPLACE = "restore", "complete", "replace"


def with_known_file(draft: ReturnDraft, seen: Snapshot, answers: Answers) -> ReturnDraft:
    """The draft with a question where its bytes were recorded before and may be again.

    Where the answer is to bring that return back, nothing else of the file is asked: the return
    is restored as it was read then. Source: returns.md, « Received ».
    """
    question = _question(draft, seen)
    if question is None:
        return draft
    told, chosen = question.settled(answers)
    if chosen != RESTORE:
        return replace(draft, findings=(told, *draft.findings))
    closed = (finding for finding in draft.findings if finding.code == CLOSED_PERIOD)
    return replace(draft, findings=(told, *closed))


def restored_number(draft: ReturnDraft, answers: Answers) -> int | None:
    """The return that a person asked to bring back instead of recording the file, if any."""
    for finding in draft.findings:
        if finding.code == KNOWN_FILE and answers.get(finding.answer_key) == RESTORE:
            return int(finding.value)
    return None


def _question(draft: ReturnDraft, seen: Snapshot) -> Finding | None:
    if not draft.sha256 or draft.status is FileStatus.ALREADY_RECORDED:
        return None
    place = (draft.respondent_code, draft.period_code)
    mine = [row for row in rows_of(seen.returns) if (row.respondent_code, row.period_code) == place]
    same = [row for row in mine if row.sha256 == draft.sha256]
    if not same:
        return None
    return _asked(same[-1], [row for row in mine if row.is_active])


def _asked(known: Any, active: Sequence[Any]) -> Finding:
    number = f"n°\u00a0{known.number}"
    newer = [f"n°\u00a0{row.number}" for row in active if row.number > known.number][-1:]
    as_new = Option(key=REPLACE, label="Intégrer comme un retour nouveau")
    if not known.is_active:
        back = f"reste derrière le retour {newer[0]}" if newer else "reprend ses valeurs d’alors"
        anew = f"passe devant le retour {newer[0]}" if newer else "est relu comme un autre fichier"
        return _finding(
            known,
            f"Ce même fichier est le retour {number}, annulé.",
            f"Rétabli, il {back} ; intégré comme un retour nouveau, il {anew}.",
            (Option(key=RESTORE, label=f"Rétablir le retour {number}"), as_new),
        )
    if known.is_partial:
        return _finding(
            known,
            f"Ce même fichier est le retour {number}, intégré en partie.",
            "Intégré à nouveau, il apporte aussi les lignes qui avaient été écartées.",
            (Option(key=COMPLETE, label=f"Compléter le retour {number}"),),
        )
    return _finding(
        known,
        f"Ce même fichier est le retour {number}, qu’un retour plus récent a remplacé.",
        "Intégré à nouveau, il passe devant.",
        (Option(key=REPLACE, label=f"Remplacer le retour {newer[0]}" if newer else as_new.label),),
    )


def _finding(known: Any, message: str, hint: str, options: tuple[Option, ...]) -> Finding:
    return Finding(
        severity=Severity.QUESTION,
        code=KNOWN_FILE,
        value=str(known.number),
        message=message,
        hint=hint,
        options=options,
    )
