"""The whole file of a meeting: each document as it is alone; stopped, nothing is made of it."""

import io
import zipfile

import pytest

from documents.context.committee import show_of
from documents.context.seen import PlanSeen
from documents.dossier import dossier
from documents.outputs import Output, made, made_name, outputs_of

JUNE = 2


class StoppedError(Exception):
    """What a click on « Annuler » is to the one who prepares."""


def test_it_holds_each_document_of_the_meeting_under_its_own_name(seen: PlanSeen) -> None:
    show = show_of(seen, JUNE)
    assert show is not None
    then, begun = seen.on(show.as_of), list[Output]()
    file = dossier(then, show=show, begin=begun.append)
    assert file.name == "pldess-t7_dossier_comite-territorial-2026-06-18.zip"
    assert begun == list(Output) == list(outputs_of(show))
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [made_name(one, then, show=show) for one in Output]
        for one in (Output.MINUTES, Output.PACKAGE):
            alone = made(one, then, show=show)
            assert archive.read(alone.name) == alone.content


def test_without_a_meeting_there_are_no_minutes(seen: PlanSeen) -> None:
    assert set(Output) - set(outputs_of(None)) == {Output.MINUTES}
    with pytest.raises(ValueError, match="minutes"):
        made(Output.MINUTES, seen)


def test_whoever_stops_it_between_two_documents_gets_none(seen: PlanSeen) -> None:
    begun: list[Output] = []

    def begin(output: Output) -> None:
        if begun:
            raise StoppedError
        begun.append(output)

    with pytest.raises(StoppedError):
        dossier(seen, begin=begin)
    assert begun == [Output.DECK]
