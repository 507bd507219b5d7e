"""What an entry holds and would change, read and checked like a file; nothing is written."""

from dataclasses import replace
from datetime import date

from analysis.returns.plausible_return import with_plausibility
from loaders.checks.preview import counts, preview
from loaders.entry.hand_entry import read_entry
from pages.common.entry.desk import EntryDesk
from pages.common.entry.reading import EntryBasis
from pages.common.entry.ticks import Ticks
from pages.common.returns.previewed import Previewed


def previewed_entry(desk: EntryDesk, known: EntryBasis, ticks: Ticks, *, as_of: date) -> Previewed:
    """The entry as the panel of a file shows one; its key stands for the file's sha256 there."""
    basis, index = known.basis, known.index
    answers = desk.decisions.answers.get(desk.key, {})
    left_out = desk.decisions.left_out.get(desk.key, frozenset())
    draft = read_entry(
        desk.typed,
        index,
        basis,
        nothing=ticks.nothing,
        is_complete=ticks.is_complete,
        sender=ticks.sender,
        as_of=as_of,
        answers=answers,
        left_out=left_out,
    )
    asked = with_plausibility(
        replace(draft, sha256=desk.key), basis, index, answers=answers, left_out=left_out
    )
    return Previewed(
        draft=asked,
        respondent=basis.respondent.name,
        changes=counts(asked, basis),
        table=preview(asked, basis, index=index),
        previewed_at=known.previewed_at,
        base=known.base,
        is_renewed=desk.first_seen != known.previewed_at,
    )
