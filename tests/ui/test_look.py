"""The look keeps its promises: contrast in both themes, fonts, icons, style sheet and focus ring."""

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.look import marks
from ui.look.focus import FocusFrame
from ui.look.fonts import load_fonts
from ui.look.icons import NAMES, draw_icon, icon
from ui.look.look import Look, palette
from ui.look.style_sheet import dress, style_sheet
from workbook.tokens import DARK, LIGHT, TYPE

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])

# token -> ratio on paper, on bg
PROMISED = {
    "light": {
        "line": (1.4, 1.3), "edge": (4.2, 3.8), "ink": (15.8, 14.3), "ink2": (7.9, 7.1), "ink3": (5.9, 5.3),
        "thread": (6.7, 6.1), "people": (6.0, 5.4), "ochre": (6.7, 6.1),
    },
    "dark": {
        "line": (1.6, 1.7), "edge": (5.0, 5.6), "ink": (14.2, 15.8), "ink2": (9.3, 10.3), "ink3": (6.8, 7.5),
        "thread": (6.6, 7.4), "people": (8.5, 9.4), "ochre": (9.3, 10.3),
    },
}  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance 0-1 of a hex colour, as WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio (1-21) of two hex colours, in either order."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("name", "theme"), [("light", LIGHT), ("dark", DARK)], ids=["light", "dark"])
def test_the_ratios_written_down_are_the_real_ones(name, theme):
    for token, (on_paper, on_bg) in PROMISED[name].items():
        assert contrast(theme.get(token), theme.paper) == pytest.approx(on_paper, abs=0.06), token
        assert contrast(theme.get(token), theme.bg) == pytest.approx(on_bg, abs=0.06), token


@THEMES
@pytest.mark.parametrize("ground", ["paper", "bg", "sunk"])
def test_text_can_be_read_on_every_ground(theme, ground):
    for token in ("ink", "ink2", "ink3", "ochre", "thread", "people"):
        assert contrast(theme.get(token), theme.get(ground)) >= 4.5, token


@THEMES
def test_text_on_a_fill_can_be_read(theme):
    assert contrast(theme.on_ink, theme.ink) >= 15
    for fill in ("people", "thread", "ink2"):
        assert contrast(theme.on_ink, theme.get(fill)) >= 4.5, fill
    for words in ("ink", "ink2", "ochre"):
        assert contrast(theme.get(words), theme.ochre_tint) >= 4.5, words


@THEMES
def test_edges_marks_and_rings_stand_out(theme):
    for ground in ("paper", "bg"):
        for token in ("edge", "people", "thread", "ink"):
            assert contrast(theme.get(token), theme.get(ground)) >= 3, (token, ground)
    assert contrast(theme.ochre_bar, theme.ochre_tint) >= 3
    assert contrast(theme.people, theme.ochre_tint) >= 3


def test_a_colour_that_is_not_there_is_a_bug():
    with pytest.raises(KeyError):
        LIGHT.get("red")


def test_no_text_is_smaller_than_fourteen():
    assert min(role.px for role in TYPE.values()) == 14


# -- type ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", sorted(TYPE))
def test_every_role_has_its_own_font_file(qapp, role):
    load_fonts()
    font = Look.light(1.5).font(role)
    info = QFontInfo(font)
    assert info.family() == TYPE[role].family
    assert info.weight() == TYPE[role].weight
    assert font.pixelSize() == round(TYPE[role].px * 1.5)


def test_lengths_grow_with_the_text_and_never_vanish():
    assert [Look.light(z).px(40) for z in (1, 1.5, 2)] == [40, 60, 80]
    assert Look.light(0.1).px(1) == 1


# -- icons and marks -----------------------------------------------------------------------------


def painted(paint, side=40):
    """How many pixels a painting function touches."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, side, side))
    painter.end()
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(side) for y in range(side))


ALL_ICONS = (
    "menu undo redo clock pause play screen print note plus minus check close left right down arrow lock eye "
    "person people flag blind thread calendar file folder book globe search grip more sort table board link "
    "trash sliders"
)


def test_all_icons_of_the_look_are_drawn(qapp):
    assert sorted(NAMES) == sorted(ALL_ICONS.split())
    look = Look.light()
    for name in NAMES:
        assert painted(lambda p, r, n=name: draw_icon(p, n, r, look.colour("ink"))) > 30, name


def test_an_icon_is_sharp_at_every_pixel_ratio(qapp):
    made = icon("undo", Look.light(2.0))
    assert {(size.width(), size.height()) for size in made.availableSizes()} >= {(40, 40), (80, 80)}


def test_marks_differ_in_shape(qapp):
    look = Look.light()
    knots = [painted(lambda p, r, k=k: marks.knot(p, r, look, k)) for k in ("done", "here", "coming")]
    signs = [
        painted(lambda p, r, k=k: marks.status(p, r, look, k)) for k in ("waiting", "doing", "done", "later")
    ]
    assert len(set(knots)) == 3
    assert len(set(signs)) == 4
    for paint in (marks.diamond, marks.dot, marks.blind, marks.logo, marks.strands):
        assert painted(lambda p, r, paint=paint: paint(p, r, look)) > 50


# -- style sheet and focus -----------------------------------------------------------------------


@pytest.mark.parametrize("zoom", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("make", [Look.light, Look.in_the_dark])
def test_the_style_sheet_is_whole(qapp, qtbot, make, zoom):
    look = make(zoom)
    sheet = style_sheet(look)
    assert "{{" not in sheet
    assert sheet.count("{") == sheet.count("}")
    window = QWidget()
    qtbot.addWidget(window)
    dress(window, look)
    window.show()
    assert palette(look).highlight().color() == look.colour("people")


@pytest.fixture
def window(qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    dress(window, Look.light())
    window.resize(400, 300)
    return window


def test_the_ring_follows_the_keyboard(window, qtbot):
    column = QVBoxLayout(window)
    one, two, field, own = QPushButton("1"), QPushButton("2"), QLineEdit(), QPushButton("own")
    own.setProperty("ownFocus", True)
    for part in (one, two, field, own):
        column.addWidget(part)
    ring = FocusFrame(Look.light(), window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    for part in (one, two):
        part.setFocus()
        qtbot.waitUntil(lambda p=part: ring.target() is p)
        assert ring.geometry() == part.geometry().adjusted(-5, -5, 5, 5)
    for part in (field, own):
        part.setFocus()
        qtbot.waitUntil(lambda: ring.target() is None)
    one.setFocus()
    one.setFixedWidth(90)
    qtbot.waitUntil(lambda: ring.geometry() == one.geometry().adjusted(-5, -5, 5, 5))
    one.hide()
    assert ring.target() is not one


def test_the_ring_is_cut_off_where_its_widget_is_scrolled_away(window, qtbot):
    area = QScrollArea(window)
    area.setGeometry(20, 20, 200, 100)
    inside = QWidget()
    inside.resize(180, 600)
    button = QPushButton("x", inside)
    button.setGeometry(10, 40, 80, 40)
    area.setWidget(inside)
    ring = FocusFrame(Look.light(), window)
    with qtbot.waitExposed(window):
        window.show()
    button.setFocus()
    qtbot.waitUntil(lambda: ring.target() is button)
    here = QRect(button.mapTo(window, QPoint(0, 0)), button.size()).adjusted(-5, -5, 5, 5)
    assert ring.geometry() == here
    area.verticalScrollBar().setValue(60)
    qtbot.waitUntil(lambda: ring.geometry().height() < here.height())
    area.verticalScrollBar().setValue(300)
    qtbot.waitUntil(lambda: ring.target() is None)
