"""The proposed slides as a person chose them: which are shown, in which order, under what title."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data_model.committee import SlideChoice
from data_model.slide import Slide


@dataclass(frozen=True, kw_only=True)
class ArrangedSlide:
    """A proposed slide with the choice made of it."""

    slide: Slide
    is_shown: bool = True
    title: str = ""

    @property
    def shown(self) -> Slide:
        """The slide under the title it is shown with."""
        return replace(self.slide, title=self.title) if self.title else self.slide


def arranged_slides(
    proposed: Iterable[Slide], choices: Sequence[SlideChoice]
) -> list[ArrangedSlide]:
    """In the order chosen; a slide that nobody chose yet comes after the one it follows.

    A choice whose slide is no longer proposed is left out.
    """
    slides = {slide.key: slide for slide in proposed}
    chosen = {one.key: one for one in choices if one.key in slides}
    order = list(chosen)
    before = ""
    for key in slides:
        if key not in chosen:
            order.insert(order.index(before) + 1 if before else 0, key)
        before = key
    return [
        ArrangedSlide(
            slide=slides[key],
            is_shown=chosen[key].is_shown if key in chosen else True,
            title=chosen[key].title if key in chosen else "",
        )
        for key in order
    ]


def shown_slides(arranged: Iterable[ArrangedSlide]) -> tuple[Slide, ...]:
    """Those to be shown, in their order, under their titles; all where none that was is left."""
    every = list(arranged)
    return tuple(one.shown for one in every if one.is_shown) or tuple(one.shown for one in every)
