"""What is looked at, kept in the address: a link copied from the browser shows the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from data_model.french import plain, typo
from pages.common.held_filters import SHARED, apply, held, hold, release

SEPARATOR: Final = " · "


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing to choose on a page: `choices` gives each code of the address its words.

    With `first`, that one is chosen when nothing is asked, and is left out of the address.
    One that `is_filter` narrows the page down and carries its choice to the other pages; a new
    choice lets go of the filters it `drops`. One that `is_kept` is chosen still when its page is
    opened again. A filter's unknown code, or that of what has no `first`, is answered by a
    sentence, and the first of the list is shown.
    """

    page: str
    name: str
    label: str
    choices: Mapping[str, str]
    first: str | None = None
    is_label_shown: bool = False
    is_filter: bool = False
    drops: tuple[str, ...] = ()
    is_kept: bool = False

    @property
    def key(self) -> str:
        """The widget's key: each page remembers its own."""
        return f"{self.page}_{self.name}"

    def value(self) -> str:
        """What the address asks for, else what was chosen before; before the widget is drawn."""
        asked = st.query_params.get(self.name)
        is_shared = self.is_filter and self.name in SHARED
        wanted = asked
        if asked is None and (self.name in SHARED or self.is_kept):
            wanted = held(self.key if self.is_kept else self.name)
        if self.name in SHARED and (wanted in self.choices or not (is_shared and wanted)):
            apply(self.name)
        if wanted in self.choices:
            st.session_state[self.key] = wanted
        elif self.is_filter or st.session_state.get(self.key) not in self.choices:
            st.session_state[self.key] = self._shown_first
        if asked is None and self.shown != self._shown_first:
            # Remembered, or chosen on another page: a copied link says so too.
            st.query_params[self.name] = self.shown
        # A shared filter that cannot be applied is told of under the page's title.
        is_told = (self.first is None or self.is_filter) and not is_shared
        if is_told and asked is not None and asked not in self.choices:
            say_unknown(asked, self.choices.get(self.shown, ""))
        if self.is_narrowed:
            hold(self.name, self.shown)
        if self.is_kept:
            hold(self.key, self.shown)
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
        st.selectbox(**self._widget, width=width)

    def segments(self) -> None:
        """As views side by side."""
        st.segmented_control(**self._widget, required=True)

    def pills(self, *, is_short: bool = False) -> None:
        """As pills, for what is narrowed down; in short, without what follows « · »."""
        words = {"format_func": self.short} if is_short else {}
        # Beside other choices the last of many would be out of sight.
        st.pills(**self._widget | words, required=True, wrap=True)

    def short(self, code: str) -> str:
        """A choice's words before « · »."""
        return self.choices[code].partition(SEPARATOR)[0]

    def go(self, code: str) -> None:
        """Have the address ask for a code."""
        for name in self.drops:
            release(name)
        if self.is_kept:
            hold(self.key, code)
        if code != self.first:
            st.query_params[self.name] = code
        elif self.is_filter:
            release(self.name)
        else:
            st.query_params.pop(self.name, None)

    @property
    def _shown_first(self) -> str:
        return next(iter(self.choices), "") if self.first is None else self.first

    @property
    def _widget(self) -> dict[str, Any]:
        """What every widget is given of the choice."""
        return {
            "label": self.label,
            "options": list(self.choices),
            "format_func": self.choices.__getitem__,
            "key": self.key,
            "on_change": lambda: self.go(self.shown),
            "label_visibility": "visible" if self.is_label_shown else "collapsed",
        }


def say_unknown(asked: str, instead: str) -> None:
    """That a code of the address is not known, and what is shown `instead`."""
    words = f"« {plain(asked)} » n’est pas connu ici : vous voyez « {plain(instead)} »."
    st.warning(typo(words))
