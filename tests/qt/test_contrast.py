"""Every pair of colours that the window puts on each other can be told apart (screens.md, Look)."""

import pytest
from PySide6.QtGui import QColor

from hublog.domain.month_days import HOTTEST
from hublog.qt.theme.tokens import CONTRAST, DARK, LIGHT, Tokens
from hublog.qt.widgets.calendar_view import ink_on

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
AAA, AA, SHAPE = 7.0, 4.5, 3.0
"""WCAG 2.2: text 1.4.6 and 1.4.3, shapes 1.4.11."""
_LINEAR = 0.04045
KINDS = ("ok", "warn", "error", "info")


def luminance(color: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in QColor(color).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_close(pairs: dict[str, tuple[str, str]], least: float) -> dict[str, float]:
    """The pairs that cannot be told apart well enough, and how far they are apart."""
    found = {name: round(contrast(*pair), 2) for name, pair in pairs.items()}
    return {name: apart for name, apart in found.items() if apart < least}


def test_black_and_white_are_as_far_apart_as_can_be() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@LOOKS
def test_text_is_easy_to_read_wherever_it_stands(look: Tokens) -> None:
    pairs = {
        f"{ink} on {ground}": (getattr(look, ink), getattr(look, ground))
        for ink in ("ink", "muted")
        for ground in ("background", "surface", "chosen")
    }
    pairs["on_primary on primary"] = (look.on_primary, look.primary)
    pairs["made up"] = (look.made_up.ink, look.made_up.ground)
    assert too_close(pairs, AAA) == {}


@LOOKS
def test_links_and_names_in_the_accent_can_be_read(look: Tokens) -> None:
    grounds = ("background", "surface", "chosen")
    pairs = {ground: (look.primary, getattr(look, ground)) for ground in grounds}
    assert too_close(pairs, AA) == {}


@LOOKS
def test_how_something_stands_can_be_read_on_its_own_ground_and_on_paper(look: Tokens) -> None:
    pairs = {}
    for kind in KINDS:
        status = look.status(kind)
        for name, ground in (
            ("its own", status.ground),
            ("surface", look.surface),
            ("background", look.background),
        ):
            pairs[f"{kind} on {name}"] = (status.ink, ground)
    assert too_close(pairs, AA) == {}


@LOOKS
def test_what_can_be_used_has_an_edge_and_the_focus_a_ring(look: Tokens) -> None:
    pairs = {
        f"{edge} on {ground}": (getattr(look, edge), getattr(look, ground))
        for edge in ("border", "focus", "primary")
        for ground in ("background", "surface")
    }
    pairs["the ring's gap around a primary button"] = (look.background, look.primary)
    assert too_close(pairs, SHAPE) == {}


@LOOKS
def test_the_lines_of_a_chart_stand_out_from_its_surface(look: Tokens) -> None:
    pairs = {color: (color, look.surface) for color in look.series}
    assert too_close(pairs, SHAPE) == {}


@LOOKS
def test_a_number_can_be_read_on_every_heat_of_the_calendar(look: Tokens) -> None:
    assert len(look.heat) == HOTTEST + 1
    pairs = {heat: (ink_on(QColor(heat)).name(), heat) for heat in look.heat}
    assert too_close(pairs, AA) == {}


@LOOKS
def test_the_heat_of_a_day_only_grows(look: Tokens) -> None:
    quiet, *_, busy = (luminance(color) for color in look.heat)
    steps = [luminance(color) for color in look.heat]
    assert steps == sorted(steps, reverse=quiet > busy)
