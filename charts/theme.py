"""What every figure shares: colours by role, signs by status, its buttons."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal

from data_model.vocabulary import Level, ResultStatus

FONT_FAMILY: Final = "'IBM Plex Sans', 'Source Sans', sans-serif"
FONT_SIZE: Final = 13
PLOTLY_CONFIG: Final[dict[str, Any]] = {
    # One button, the picture: the others zoom or select, and Plotly says them in English.
    "displayModeBar": "hover",
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "filename": "graphique", "scale": 2},
    "locale": "fr",
    "locales": {
        "fr": {
            "dictionary": {
                "Download plot as a PNG": "Télécharger l’image",
                "Preparing image - this may take a few seconds": "L’image se prépare",
                "Image download succeeded": "Image enregistrée",
                "Sorry, there was a problem downloading your snapshot!": "L’image a échoué",
            },
            "format": {},
        }
    },
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}

MarkRole = Literal["done", "committed", "expected", "alert", "watch", "missing"]
TextRole = Literal["ink", "muted", "alert_text", "watch_text"]
Badge = Literal["blue", "orange", "red", "gray"]
FourColors = tuple[str, str, str, str]


@dataclass(frozen=True, kw_only=True)
class Palette:
    """One colour a role; a role keeps its meaning in every figure."""

    background: str
    ink: str
    muted: str
    done: str
    on_done: str
    committed: str
    on_committed: str
    expected: str
    alert: str
    alert_text: str
    watch: str
    watch_text: str
    missing: str
    track: str
    grid: str
    map_steps: FourColors
    map_texts: FourColors


LIGHT: Final = Palette(
    background="#FFFFFF",
    ink="#0E1A24",
    muted="#505C66",
    done="#0B4F71",
    on_done="#FFFFFF",
    committed="#2B93CC",
    on_committed="#0E1A24",
    expected="#7D868C",
    alert="#B3220E",
    alert_text="#A21D0B",
    watch="#C27E00",
    watch_text="#7E5000",
    missing="#7D868C",
    track="#DFE4E8",
    grid="#E3E7EA",
    map_steps=("#D6E8F3", "#9CC9E5", "#2A77A8", "#0B4F71"),
    map_texts=("#0E1A24", "#0E1A24", "#FFFFFF", "#FFFFFF"),
)

DARK: Final = Palette(
    background="#0F171E",
    ink="#E9EEF1",
    muted="#AAB5BD",
    done="#7CC7EE",
    on_done="#0F171E",
    committed="#3390C4",
    on_committed="#0F171E",
    expected="#8A949B",
    alert="#FF7B5C",
    alert_text="#FF9A82",
    watch="#FFD369",
    watch_text="#FFD369",
    missing="#8A949B",
    track="#2C3841",
    grid="#26323B",
    map_steps=("#1B3A4C", "#245C7C", "#3A8FBF", "#7CC7EE"),
    map_texts=("#E9EEF1", "#E9EEF1", "#0F171E", "#0F171E"),
)

# One step darker than LIGHT: a projector in a lit room washes colours out.
PROJECTION: Final = Palette(
    background="#FFFFFF",
    ink="#0A131A",
    muted="#3B464F",
    done="#083C58",
    on_done="#FFFFFF",
    committed="#1F7FB5",
    on_committed="#000000",
    expected="#5F696F",
    alert="#9E1300",
    alert_text="#9E1300",
    watch="#B07000",
    watch_text="#6B4300",
    missing="#5F696F",
    track="#D5DCE1",
    grid="#C9D0D5",
    map_steps=LIGHT.map_steps,
    map_texts=("#0A131A", "#0A131A", "#FFFFFF", "#FFFFFF"),
)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """How a status is drawn: a colour, a shape and a word, never a colour alone."""

    role: MarkRole
    text_role: TextRole
    sign: str
    symbol: str
    word: str
    badge: Badge

    def color(self, palette: Palette) -> str:
        """The colour of its marker or bar."""
        return str(getattr(palette, self.role))

    def text_color(self, palette: Palette) -> str:
        """The colour of its words."""
        return str(getattr(palette, self.text_role))


_good = partial(
    Mark, role="done", text_role="ink", sign=Level.OK.sign, symbol="circle", badge="blue"
)
_watch = partial(
    Mark,
    role="watch",
    text_role="watch_text",
    sign=Level.WATCH.sign,
    symbol="triangle-up",
    badge="orange",
)
_alert = partial(
    Mark,
    role="alert",
    text_role="alert_text",
    sign=Level.ALERT.sign,
    symbol="diamond",
    badge="red",
)
_unknown = partial(
    Mark,
    role="missing",
    text_role="muted",
    sign=Level.NONE.sign,
    symbol="circle-open",
    badge="gray",
)
_silent = partial(_unknown, sign="–", symbol="line-ew-open")

STATUS_MARKS: Final[dict[ResultStatus, Mark]] = {
    ResultStatus.NO_TARGET: _silent(word=ResultStatus.NO_TARGET.label),
    ResultStatus.NO_DATA: _unknown(word=ResultStatus.NO_DATA.label),
    ResultStatus.REACHED: _good(word=ResultStatus.REACHED.label),
    ResultStatus.PARTIAL: _unknown(word=ResultStatus.PARTIAL.label),
    ResultStatus.TOO_EARLY: _silent(word=ResultStatus.TOO_EARLY.label),
    ResultStatus.ON_TRACK: _good(word=ResultStatus.ON_TRACK.label),
    ResultStatus.WATCH: _watch(word=ResultStatus.WATCH.label),
    ResultStatus.ALERT: _alert(word=ResultStatus.ALERT.label),
}

LEVEL_MARKS: Final[dict[Level, Mark]] = {
    Level.OK: _good(word=Level.OK.label),
    Level.WATCH: _watch(word=Level.WATCH.label),
    Level.ALERT: _alert(word=Level.ALERT.label),
    Level.NONE: _unknown(word=Level.NONE.label),
}


def status_mark(code: str) -> Mark:
    """The mark of an indicator's status, by its code; ValueError for an unknown code."""
    return STATUS_MARKS[ResultStatus(code)]


def level_mark(code: str) -> Mark:
    """The mark of a gap's or a slippage's level, by its code; ValueError if unknown."""
    return LEVEL_MARKS[Level(code)]


def palette_named(name: str | None) -> Palette:
    """The palette of « light », « dark » or « projection »; light for anything else."""
    return {"dark": DARK, "projection": PROJECTION}.get(name or "", LIGHT)
