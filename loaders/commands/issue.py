"""The verb that writes what respondents will fill in."""

import argparse
from datetime import datetime
from pathlib import Path

from analysis.returns.collection_table import asked_of
from analysis.returns.return_basis import plan_index, return_basis
from analysis.situation import Situation
from analysis.snapshot import snapshot
from data_model.as_of import PARIS
from data_model.period import next_period, parse_period, quarter_of
from data_model.plan_draft import plan_of
from data_model.plan_index import ReturnBasis
from data_model.store import reading
from data_model.workspace import active_engine
from loaders.commands.output import DONE, CommandError, say, warn
from loaders.issuing.campaign import campaign_archive
from loaders.issuing.issue import issue_workbook


def issue(arguments: argparse.Namespace) -> int:
    """`issue`: write one respondent's workbook for a period, or all with their messages."""
    if arguments.all and arguments.respondent:
        raise CommandError("Indiquez --respondent CODE ou --all, pas les deux.")
    if not arguments.all and not arguments.respondent:
        raise CommandError("Indiquez --respondent CODE, ou --all.")
    with reading(active_engine()) as session:
        seen = snapshot(session, plan_of(session, arguments.plan))
    _require_reachable(seen.situation, arguments.period)
    index = plan_index(seen)
    deadline = seen.situation.deadline(parse_period(arguments.period))
    asked = list(asked_of(seen, arguments.period))
    if arguments.all and not asked:
        raise CommandError(f"Aucun répondant n’est sollicité pour {arguments.period}.")
    codes = asked if arguments.all else [arguments.respondent]
    bases: list[ReturnBasis] = []
    for code in codes:
        basis = return_basis(seen, code, arguments.period)
        if basis is None:
            raise CommandError(f"Le répondant « {code} » n’est pas dans ce plan.")
        bases.append(basis)
    issued_at = datetime.now(tz=PARIS)
    target = Path(arguments.output)
    if arguments.all:
        target.write_bytes(campaign_archive(index, bases, deadline=deadline, issued_at=issued_at))
    else:
        target.write_bytes(issue_workbook(index, bases[0], issued_at=issued_at))
    say(f"Écrit : {target.name}.")
    return DONE


def _require_reachable(seen: Situation, code: str) -> None:
    """A workbook for a period that the plan never reaches would come back for nothing."""
    try:
        period = parse_period(code)
    except ValueError as error:
        raise CommandError(str(error)) from error
    start, end = seen.plan_start, seen.plan_end
    if (start and period.last_day < start) or (end and period.first_day > end):
        raise CommandError(f"{period.label} est hors du plan : rien n’est écrit.")
    coming = next_period(quarter_of(seen.as_of))
    if end is None and period.first_day > coming.last_day:
        warn(
            f"{period.label} vient après {coming.label}, et la fin du plan n’est pas saisie : "
            "vérifiez la période."
        )
