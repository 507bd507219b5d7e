"""A slide's formula does not change without its rule's version: committees are told of it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from analysis.committee.held import held_committees
from analysis.committee.show import composed_show
from analysis.plan_seen import PlanSeen
from data_model.as_of import newest_act
from data_model.slide import Slide, SlideValue
from data_model.slide_rules import RULE_VERSIONS
from data_model.vocabulary import SlideKind
from tests.analysis.committee.slide_digests import DIGESTS

Kept = tuple[str, str]
# Beyond, a share depends on the processor that computed it.
DECIMALS, LENGTH = 9, 16


def digests(slides: Mapping[int, tuple[Slide, ...]]) -> dict[SlideKind, str]:
    """What the figures of each kind come to, over every committee."""
    return {
        kind: sha256(json.dumps(_figures(slides, kind)).encode()).hexdigest()[:LENGTH]
        for kind in SlideKind
    }


def _figures(slides: Mapping[int, tuple[Slide, ...]], kind: SlideKind) -> list[Any]:
    return [
        [
            number,
            one.key,
            _values(one.values),
            [[row.label, row.level.value, _values(row.values)] for row in one.rows],
        ]
        for number in sorted(slides)
        for one in slides[number]
        if one.kind is kind
    ]


def _values(values: tuple[SlideValue, ...]) -> list[list[Any]]:
    return [
        [one.name, one.unit.value, None if one.amount is None else round(one.amount, DECIMALS)]
        for one in values
    ]


def unraised(
    kept: Mapping[SlideKind, Kept],
    found: Mapping[SlideKind, str],
    versions: Mapping[SlideKind, str],
) -> list[str]:
    """A sentence a kind whose figures or version are no longer those kept: what to do of it."""
    told = []
    for kind, digest in found.items():
        version = versions[kind]
        if kept.get(kind) == (version, digest):
            continue
        line = f'SlideKind.{kind.name}: ("{version}", "{digest}"),'
        write = f"écrivez dans tests/analysis/committee/slide_digests.py : {line}"
        if kind in kept and kept[kind][0] == version:
            told.append(
                f"Les chiffres de la diapositive « {kind.label} » ont changé, pas la version de sa "
                f"règle ({version}). Si son calcul a changé, augmentez-la pour "
                f"SlideKind.{kind.name} dans data_model/slide_rules.py et relancez ce test ; si "
                f"seule la démonstration a changé, {write}"
            )
        else:
            told.append(f"La version de la règle n’est plus la même : {write}")
    return told


def test_no_figure_changes_under_the_same_version(now: PlanSeen) -> None:
    code = now.situation.plan_code
    with now.read() as session:
        held = held_committees(session, code, cutoff=newest_act(session, code))
    assert len(held) == 3
    # Those of the frozen committee too are computed by today's rules.
    slides = {one.number: composed_show(now, one).slides for one in held}
    told = unraised(DIGESTS, digests(slides), RULE_VERSIONS)
    assert not told, "\n".join(told)


def test_each_way_of_changing_is_told_what_to_do() -> None:
    kind = SlideKind.BUDGET
    kept = {kind: ("1", "abc")}
    assert unraised(kept, {kind: "abc"}, {kind: "1"}) == []
    [changed] = unraised(kept, {kind: "xyz"}, {kind: "1"})
    assert "data_model/slide_rules.py" in changed
    [raised] = unraised(kept, {kind: "xyz"}, {kind: "2"})
    assert raised.endswith('SlideKind.BUDGET: ("2", "xyz"),')
    assert "slide_rules" not in raised
    assert len(unraised({}, {kind: "abc"}, {kind: "1"})) == 1


def test_a_figure_moves_the_digest_and_a_title_does_not(now: PlanSeen) -> None:
    with now.read() as session:
        [first, *_] = held_committees(session, now.situation.plan_code, cutoff=now.situation.cutoff)
    slides = composed_show(now, first).slides
    before = digests({1: slides})
    said = (replace(slides[0], title="Autrement dit"), *slides[1:])
    assert digests({1: said}) == before
    value = slides[0].values[0]
    moved = replace(slides[0], values=(replace(value, amount=(value.amount or 0) + 0.01),))
    changed = digests({1: (moved, *slides[1:])})
    assert {kind for kind in SlideKind if changed[kind] != before[kind]} == {slides[0].kind}
