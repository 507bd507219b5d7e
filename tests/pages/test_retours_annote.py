"""A dropped file with something to mend is offered back, its cells explained."""

from streamlit.testing.v1 import AppTest

from data_model.draft import ReturnDraft
from loaders.entry.hand_entry import entry_frames, read_entry
from pages.common.returns.marked import LABEL
from tests.loaders.small_plan import AS_OF, INDEX, changed, issued, make_basis, read_here

FAULTY = changed(issued(), Indicateurs_H4="12 à 15")


def offered(draft: ReturnDraft, content: bytes) -> AppTest:
    """A page that has this file in its drop zone, and the button under its findings."""

    # In quotes: the page is run apart, where this name is not known.
    def page(draft: "ReturnDraft") -> None:
        import streamlit as st

        from pages.common.returns.marked import marked_up_button
        from pages.common.returns.reception import uploader_key

        st.file_uploader("Fichiers", accept_multiple_files=True, key=uploader_key())
        marked_up_button(draft)

    app = AppTest.from_function(page, args=(draft,), default_timeout=60).run()
    return app.file_uploader[0].upload("retour.xlsx", content).run()


def test_a_faulty_file_is_offered_back_and_written_at_the_click_only() -> None:
    draft = read_here(FAULTY, make_basis())
    app = offered(draft, FAULTY)
    assert not app.exception, app.exception
    [button] = app.get("download_button")
    assert button.proto.label == LABEL
    assert button.proto.deferred_file_id


def test_a_file_without_a_fault_is_not_offered_back() -> None:
    content = changed(issued(), Indicateurs_H4=3)
    assert offered(read_here(content, make_basis()), content).get("download_button") == []


def test_an_entry_has_no_workbook_to_give_back() -> None:
    basis = make_basis()
    frames = entry_frames(INDEX, basis)
    frames["indicators"].loc[0, "Valeur"] = "12 à 15"
    draft = read_entry(frames, INDEX, basis, nothing=False, is_complete=True, as_of=AS_OF)
    assert draft.blocking
    assert offered(draft, FAULTY).get("download_button") == []
