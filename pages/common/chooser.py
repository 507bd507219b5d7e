"""What is looked at, kept in the address: a link copied from the browser shows the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import streamlit as st

from data_model.french import plain, typo
from pages.common.held_filters import SHARED, held, hold, release

UNKNOWN: Final = "n’est pas connu ici"
SEPARATOR: Final = " · "


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing to choose on a page: `choices` gives each code of the address its words.

    With `first`, that one is chosen when nothing is asked, and is left out of the address.
    One that `is_filter` narrows the page down and carries its choice to the other pages; a new
    choice lets go of the filters it `drops`. A filter's unknown code, or that of what has no
    `first`, is answered by a sentence, and the first of the list is shown.
    """

    page: str
    name: str
    label: str
    choices: Mapping[str, str]
    first: str | None = None
    is_label_shown: bool = False
    is_filter: bool = False
    drops: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The widget's key: each page remembers its own."""
        return f"{self.page}_{self.name}"

    def value(self) -> str:
        """What the address asks for, else what was chosen before; before the widget is drawn."""
        asked = st.query_params.get(self.name)
        wanted = held(self.name) if asked is None and self.name in SHARED else asked
        if wanted in self.choices:
            st.session_state[self.key] = wanted
        elif self.is_filter or st.session_state.get(self.key) not in self.choices:
            st.session_state[self.key] = self._shown_first
        if asked is None and self.shown != self._shown_first:
            # Remembered, or chosen on another page: a copied link says so too.
            st.query_params[self.name] = self.shown
        is_told = self.first is None or self.is_filter
        if is_told and asked is not None and asked not in self.choices:
            instead = plain(self.choices.get(self.shown, ""))
            st.warning(typo(f"« {plain(asked)} » {UNKNOWN} : vous voyez « {instead} »."))
        if self.is_narrowed:
            hold(self.name, self.shown)
        return self.shown

    @property
    def is_narrowed(self) -> bool:
        """Whether it is a filter, and one that leaves something out."""
        return self.is_filter and self.shown != self.first

    @property
    def shown(self) -> str:
        """What is chosen, once the widget is drawn."""
        return str(st.session_state[self.key])

    def listed(self, *, width: int = 420) -> None:
        """As a list to open."""
        st.selectbox(
            self.label,
            list(self.choices),
            format_func=self.choices.__getitem__,
            key=self.key,
            on_change=self._keep,
            label_visibility=self._visibility,
            width=width,
        )

    def segments(self) -> None:
        """As views side by side."""
        st.segmented_control(
            self.label,
            list(self.choices),
            format_func=self.choices.__getitem__,
            required=True,
            key=self.key,
            on_change=self._keep,
            label_visibility=self._visibility,
        )

    def pills(self, *, is_short: bool = False) -> None:
        """As pills, for what is narrowed down; in short, without what follows « · »."""
        st.pills(
            self.label,
            list(self.choices),
            format_func=self.short if is_short else self.choices.__getitem__,
            required=True,
            key=self.key,
            on_change=self._keep,
            label_visibility=self._visibility,
        )

    def short(self, code: str) -> str:
        """A choice's words before « · »."""
        return self.choices[code].partition(SEPARATOR)[0]

    def neighbours(self, before: str, after: str) -> None:
        """Buttons to the one before the chosen one and to the one after, in these words."""
        codes = list(self.choices)
        place = codes.index(self.shown)
        for label, is_before, other in ((before, True, place - 1), (after, False, place + 1)):
            exists = 0 <= other < len(codes)
            st.button(
                label,
                icon=":material/chevron_left:" if is_before else ":material/chevron_right:",
                icon_position="left" if is_before else "right",
                type="tertiary",
                disabled=not exists,
                on_click=self.go,
                args=(codes[other] if exists else "",),
                help=self.choices[codes[other]] if exists else None,
            )

    def go(self, code: str) -> None:
        """Have the address ask for a code."""
        for name in self.drops:
            release(name)
        if code != self.first:
            st.query_params[self.name] = code
        elif self.is_filter:
            release(self.name)
        else:
            st.query_params.pop(self.name, None)

    def _keep(self) -> None:
        self.go(self.shown)

    @property
    def _shown_first(self) -> str:
        return next(iter(self.choices), "") if self.first is None else self.first

    @property
    def _visibility(self) -> Literal["visible", "collapsed"]:
        return "visible" if self.is_label_shown else "collapsed"
