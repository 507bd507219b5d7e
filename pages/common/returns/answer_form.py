"""What a person decides about one file: the answers to its questions, the rows left out."""

from collections.abc import Sequence

import streamlit as st

from analysis.returns.finding_table import alike_questions, sentence_of
from data_model.finding import Finding
from data_model.french import plain, typo
from pages.common.returns.previewed import Previewed
from pages.common.returns.reception import Reception

NOT_ANSWERED, NO_ANSWER = "", "Sans réponse"
TALLEST = 420
MANY = 5
WIDTHS = (2.1, 1)


def questions_form(sha256: str, findings: Sequence[Finding], held: Reception) -> None:
    """Each question with the readings it offers; an answer changes the preview at once."""
    groups = alike_questions(findings)
    if not groups:
        return
    st.markdown("**Questions**")
    is_long = sum(map(len, groups)) > MANY
    with st.container(height=TALLEST if is_long else "content", border=False):
        for alike in groups:
            if len(alike) > 1:
                _one_answer_for_all(sha256, alike, held)
            for finding in alike:
                _question(sha256, finding, held)


def left_out_form(one: Previewed, held: Reception) -> None:
    """The rows that stop the file and that a person may leave out."""
    rows = [finding for finding in one.draft.findings if finding.can_be_left_out]
    rows = [finding for finding in rows if not finding.options]
    if not rows:
        return
    st.markdown("**Écarter des lignes**")
    st.caption(typo("Ce qui est écarté n’est pas intégré : le retour est alors « partiel »."))
    with st.container(height=TALLEST if len(rows) > 2 * MANY else "content", border=False):
        for finding in rows:
            _left_out(one.draft.sha256, finding, held)


def _one_answer_for_all(sha256: str, alike: Sequence[Finding], held: Reception) -> None:
    """The same answer to questions of one kind; each one keeps it with its own value."""
    labels = {option.key: option.label for option in alike[0].options}
    given = held.answers.get(sha256, {})
    said = {given.get(finding.answer_key) for finding in alike}
    widget = f"reponses_{sha256[:12]}_{alike[0].code}_{'_'.join(labels)}"
    st.session_state[widget] = said.pop() if len(said) == 1 else None

    def keep() -> None:
        held.answer(sha256, [one.answer_key for one in alike], st.session_state[widget])

    words, answer = st.columns(WIDTHS, gap="medium", vertical_alignment="center")
    words.markdown(f"**Répondre la même chose aux {len(alike)} questions semblables**")
    answer.selectbox(
        f"Votre réponse aux {len(alike)} questions semblables",
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder="Choisissez",
        key=widget,
        on_change=keep,
        label_visibility="collapsed",
    )


def _question(sha256: str, finding: Finding, held: Reception) -> None:
    labels = {NOT_ANSWERED: NO_ANSWER} | {o.key: o.label for o in finding.options}
    given = held.answers.get(sha256, {}).get(finding.answer_key)
    # The value too: what is typed on screen may change, and its question is then another one.
    widget = f"reponse_{sha256[:12]}_{'_'.join(finding.answer_key)}_{finding.value}"
    # What is kept is what is shown, whichever list it was chosen in.
    st.session_state[widget] = given if given in labels else NOT_ANSWERED

    def keep() -> None:
        held.answer(sha256, [finding.answer_key], st.session_state[widget] or None)

    words, answer = st.columns(WIDTHS, gap="medium", vertical_alignment="center")
    place = f"`{finding.address}` " if finding.address else ""
    hint = f" :gray[:small[{plain(typo(finding.hint))}]]" if finding.hint else ""
    words.markdown(f"{place}{plain(typo(sentence_of(finding)))}{hint}")
    answer.selectbox(
        f"Votre réponse, {finding.address or 'tout le fichier'}",
        list(labels),
        format_func=labels.__getitem__,
        key=widget,
        on_change=keep,
        label_visibility="collapsed",
    )


def _left_out(sha256: str, finding: Finding, held: Reception) -> None:
    cell = (finding.sheet, finding.cell)
    widget = f"ecarter_{sha256[:12]}_{'_'.join(finding.answer_key)}_{finding.value}"

    def keep() -> None:
        held.leave_out(sha256, cell, is_left_out=bool(st.session_state[widget]))

    st.checkbox(
        f"Écarter cette ligne : `{finding.address}` {plain(typo(sentence_of(finding)))}",
        value=cell in held.left_out.get(sha256, frozenset()),
        key=widget,
        on_change=keep,
    )
