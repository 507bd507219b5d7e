"""The version of the rules behind each kind of slide: a formula that changes raises it.

What a committee was shown keeps the version it was computed under, so that the page can say where
today's rule would differ. A test keeps the figures of the demonstration under each version, and
says what to do when they move.
"""

from collections.abc import Mapping
from typing import Final

from data_model.vocabulary import SlideKind

RULE_VERSIONS: Final[Mapping[SlideKind, str]] = dict.fromkeys(SlideKind, "1") | {
    # An announced delay stays one until the return that will tell is due.
    SlideKind.AXIS: "2",
    SlideKind.CALENDAR: "2",
    SlideKind.ALERTS: "2",
}
