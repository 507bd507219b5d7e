"""What narrows a page down: the shared filters, what they select, and their way out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from analysis.origin.choice import WHOLE_PLAN, axis_code, axis_labels
from analysis.scope import actions_left, actions_of_axis, indicators_left
from data_model.french import plain, typo
from pages.common.chooser import Choice
from pages.common.downloads import keep_chosen
from pages.common.held_filters import ACTION, ALL, AXIS, SHARED, release, set_aside
from pages.common.plan_view import PlanView

WHOLE: Final = "Tout le plan"
INDICATOR: Final = "indicateur"


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """The choices that narrow a page down, and what they leave: None leaves out nothing."""

    choices: tuple[Choice, ...]
    axis: str | None = None
    actions: frozenset[str] | None = None

    @property
    def narrowed(self) -> list[Choice]:
        """Those that leave something out."""
        return [one for one in self.choices if one.is_narrowed]

    @property
    def words(self) -> str:
        """What is looked at alone: « Axe 2, Sevran »; empty where nothing is left out."""
        by_name = {one.name: one for one in self.narrowed if one.name in SHARED}
        if ACTION in by_name:
            by_name.pop(AXIS, None)
        return ", ".join(_short(one) for one in by_name.values())

    def said(self, finding: str) -> str:
        """A finding headed by what it is of: « Axe 2, Sevran : 3 jalons glissent »."""
        if not self.words:
            return finding
        return typo(f"{plain(self.words)} : {finding[:1].lower()}{finding[1:]}")

    def tags(self) -> None:
        """Each filter that leaves something out with its way out, then the way out of all."""
        # Its place is kept where nothing is left out: what comes after it would move, and every
        # figure would be drawn anew.
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if not self.narrowed:
                return
            for one in self.narrowed:
                words = plain(one.choices[one.shown])
                keep_chosen(one.label, words)
                st.button(
                    words,
                    icon=":material/close:",
                    icon_position="right",
                    key=f"{one.key}_retirer",
                    on_click=one.go,
                    args=(one.first,),
                    help=typo("Ne plus filtrer, ici et sur les autres pages"),
                )
            st.button(
                WHOLE,
                type="tertiary",
                key=f"{self.choices[0].page}_tout",
                on_click=self._clear,
                help="Retirer tous les filtres",
            )

    def _clear(self) -> None:
        for one in self.narrowed:
            one.go(str(one.first))
        # Those that this page has no use for as well.
        for name in SHARED:
            release(name)


def axis_filter(view: PlanView, page: str) -> Choice:
    """Which axis is looked at, by its number; a new one lets go of the action."""
    if ACTION in st.query_params and AXIS not in st.query_params:
        # A link to an action shows it, whatever axis was looked at before.
        release(AXIS)
    word = view.situation.level_words.axis
    axes = {k: words for k, words in axis_labels(view.snapshot).items() if k != WHOLE_PLAN}
    return Choice(
        page=page,
        name=AXIS,
        label=word.name,
        choices={ALL: word.every} | axes,
        first=ALL,
        is_label_shown=True,
        is_filter=True,
        drops=(ACTION,),
    )


def action_filter(view: PlanView, page: str, actions: Collection[str]) -> Choice:
    """Which of some actions is looked at."""
    known = {code: words for code, words in view.choices.actions.items() if code in actions}
    return Choice(
        page=page,
        name=ACTION,
        label="Action",
        choices={ALL: "Toutes"} | known,
        first=ALL,
        is_label_shown=True,
        is_filter=True,
    )


def chosen_axis(view: PlanView, choice: Choice) -> str | None:
    """The axis' code (empty: « Transversal »); None where every axis is looked at."""
    asked = choice.value()
    return None if asked == ALL else axis_code(view.snapshot, asked) or ""


def narrowing(view: PlanView, page: str) -> Narrowing:
    """The axis and the action looked at, for a page whose figures are those of actions."""
    by_axis = axis_filter(view, page)
    axis = chosen_axis(view, by_axis)
    by_action = action_filter(view, page, actions_of_axis(view.snapshot, axis))
    asked = by_action.value()
    actions = actions_left(view.snapshot, axis=axis, action=None if asked == ALL else asked)
    return Narrowing(choices=(by_axis, by_action), axis=axis, actions=actions)


def narrowed_indicators(
    view: PlanView, page: str, choices: Mapping[str, str]
) -> tuple[dict[str, str], Narrowing]:
    """The indicators of what is looked at; all of them for one that is asked for elsewhere."""
    found = narrowing(view, page)
    left = indicators_left(view.snapshot, choices, found.actions)
    if not left or st.query_params.get(INDICATOR, next(iter(left))) not in left:
        set_aside(AXIS, ACTION)
        return dict(choices), Narrowing(choices=())
    return left, found


def _short(choice: Choice) -> str:
    return f"Action {choice.shown}" if choice.name == ACTION else choice.short(choice.shown)
