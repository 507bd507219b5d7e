"""What narrows a page down: said in its title, each filter under it with its way out."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from data_model.french import plain, typo
from pages.common.chooser import Choice
from pages.common.downloads import keep_chosen
from pages.common.held_filters import ACTION, AXIS, SHARED, release

WHOLE: Final = "Tout le plan"


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


def _short(choice: Choice) -> str:
    return f"Action {choice.shown}" if choice.name == ACTION else choice.short(choice.shown)
