"""The style sheet of a window, on Fusion with our own palette.

Style sheets carry colours, borders, radius and padding, and nothing else: fonts come from Look (a font in
a style sheet would override every setFont), and what a sheet cannot draw is painted by ui/parts.
Rules hang on dynamic properties (`role`, `ground`), never on object names:

Selectors with a dot (.QPushButton) reach Qt's own class only, never the parts that paint themselves.

- QPushButton role="main" | "outlined" | "plain" | "link"; QToolButton role="icon"
- any QWidget ground="paper" | "bg" | "sunk" for its background (set WA_StyledBackground on plain ones)
- QFrame role="hair" for a 1 px line between rows
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ui.look.look import Look, palette
from workbook.tokens import RADIUS_BUTTON, RADIUS_CARD, RADIUS_CELL, TARGET_BUTTON, TARGET_ICON

_BUTTONS = """
.QPushButton {{ color: {ink}; background: {paper}; border: {hair}px solid {edge}; border-radius: {r_button}px;
  padding: 0 {p18}px; min-height: {button}px; }}
.QPushButton:hover {{ background: {sunk}; }}
.QPushButton:pressed {{ background: {line}; }}
.QPushButton:disabled {{ color: {off}; border-color: {line}; background: {paper}; }}
.QPushButton[role="main"], .QPushButton[default="true"] {{ color: {on_ink}; background: {ink}; border-color: {ink}; }}
.QPushButton[role="main"]:hover, .QPushButton[default="true"]:hover {{ background: {ink2}; border-color: {ink2}; }}
.QPushButton[role="main"]:disabled {{ color: {off}; background: {paper}; border-color: {line}; }}
.QPushButton[role="plain"] {{ background: transparent; border-color: transparent; padding: 0 {p8}px; }}
.QPushButton[role="plain"]:hover {{ background: {sunk}; }}
.QPushButton[role="link"] {{ background: transparent; border: none; padding: 0; text-decoration: underline; }}
QToolButton {{ color: {ink}; background: transparent; border: none; border-radius: {r_button}px;
  min-width: {icon}px; min-height: {icon}px; }}
QToolButton:hover, QToolButton:pressed, QToolButton:checked {{ background: {sunk}; }}
QToolButton:disabled {{ color: {off}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {{ color: {ink}; background: {paper};
  border: {hair}px solid {edge}; border-radius: {r_cell}px;
  selection-background-color: {people}; selection-color: {on_ink}; placeholder-text-color: {ink3}; }}
QLineEdit, .QComboBox {{ padding: 0 {p10}px; min-height: {inside}px; }}
QAbstractSpinBox {{ min-height: {inside}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QPlainTextEdit, QTextEdit {{ padding: {p8}px {p12}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus
  {{ border: {two}px solid {people}; }}
QLineEdit:focus, QAbstractSpinBox:focus {{ padding: 0 {p10_less}px; min-height: {inside_less}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {p8_less}px {p12_less}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled
  {{ color: {off}; border-color: {line}; }}
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] {{ background: {bg}; }}
QLineEdit[role="quiet"], QPlainTextEdit[role="quiet"]
  {{ background: transparent; border-color: transparent; }}
QLineEdit[role="quiet"]:hover, QPlainTextEdit[role="quiet"]:hover {{ border-color: {edge}; }}
QLineEdit[role="quiet"]:focus, QPlainTextEdit[role="quiet"]:focus
  {{ background: {paper}; border: {two}px solid {people}; }}
QComboBox QAbstractItemView {{ color: {ink}; background: {paper}; border: {hair}px solid {edge};
  outline: 0; padding: {p4}px; selection-background-color: {people}; selection-color: {on_ink}; }}
QComboBox QAbstractItemView::item {{ min-height: {icon}px; padding: 0 {p8}px; border-radius: {r_cell}px; }}
QComboBox QAbstractItemView::item:selected {{ background: {people}; color: {on_ink}; }}
QAbstractSpinBox QLineEdit {{ border: none; background: transparent; padding: 0 {p10}px; min-height: 0; }}
.QLabel {{ color: {ink}; }}
.QLabel:disabled {{ color: {off}; }}
.QCheckBox, .QRadioButton {{ color: {ink}; background: transparent; spacing: {p8}px; min-height: {icon}px; }}
.QCheckBox:disabled, .QRadioButton:disabled {{ color: {off}; }}
"""

_LISTS = """
QAbstractItemView {{ color: {ink}; background: transparent; border: none; outline: 0;
  selection-background-color: {people}; selection-color: {on_ink}; }}
QListView::item {{ min-height: {icon}px; padding: 0 {p8}px; border-radius: {r_button}px; }}
QListView::item:hover {{ background: {sunk}; }}
QListView::item:selected {{ background: {people}; color: {on_ink}; }}
QHeaderView::section {{ color: {ink2}; background: transparent; border: none;
  border-bottom: {hair}px solid {ink}; padding: {p4}px {p8}px; }}
QMenu {{ color: {ink}; background: {paper}; border: {hair}px solid {edge}; padding: {p4}px; }}
QMenu::item {{ padding: {p8}px {p32}px {p8}px {p12}px; border-radius: {r_cell}px; background: transparent; }}
QMenu::icon {{ padding-left: {p12}px; }}
QMenu::item:selected {{ background: {people}; color: {on_ink}; }}
QMenu::item:disabled {{ color: {off}; background: transparent; }}
QMenu::separator {{ height: {hair}px; background: {line}; margin: {p4}px {p12}px; }}
QToolTip {{ color: {on_ink}; background: {ink}; border: none; padding: {p4}px {p8}px; }}
"""

_SCROLLING = """
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {p12}px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: {p12}px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {edge}; border-radius: {bar_r}px; margin: {two}px; }}
QScrollBar::handle:vertical {{ min-height: {p32}px; }}
QScrollBar::handle:horizontal {{ min-width: {p32}px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {ink3}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""

_GROUNDS = """
QWidget[ground="paper"] {{ background: {paper}; }}
QWidget[ground="bg"] {{ background: {bg}; }}
QWidget[ground="sunk"] {{ background: {sunk}; }}
QFrame[role="hair"] {{ background: {line}; border: none; max-height: {hair}px; min-height: {hair}px; }}
QFrame[role="hair-ink"] {{ background: {ink}; border: none; max-height: {hair}px; min-height: {hair}px; }}
QFrame[role="rule"] {{ background: {line}; border: none; max-width: {hair}px; min-width: {hair}px; }}
QFrame[role="card"] {{ background: {paper}; border: {hair}px solid {line}; border-radius: {r_card}px; }}
QDialog, QMessageBox {{ background: {paper}; color: {ink}; }}
QSplitter::handle {{ background: {line}; }}
"""


def style_sheet(look: Look) -> str:
    """The whole sheet for this look; set it on a window (or on the application)."""
    px = look.px
    names = {name: getattr(look.colours, name) for name in look.colours.__slots__}
    hair, two = px(1), px(2)
    step = two - hair
    return (_BUTTONS + _FIELDS + _LISTS + _SCROLLING + _GROUNDS).format(
        **names,
        hair=hair, two=two, p4=px(4), p8=px(8), p12=px(12), p18=px(18), p32=px(32),
        p8_less=px(8) - step, p12_less=px(12) - step, p10=px(10), p10_less=px(10) - step,
        r_cell=px(RADIUS_CELL), r_button=px(RADIUS_BUTTON), r_card=px(RADIUS_CARD),
        button=px(TARGET_BUTTON) - 2 * hair, icon=px(TARGET_ICON),
        inside=px(TARGET_BUTTON) - 2 * hair, inside_less=px(TARGET_BUTTON) - 2 * two,
        bar_r=max(1, (px(12) - 2 * two) // 2),
    )  # fmt: skip


def dress(window: QWidget, look: Look) -> None:
    """Give a window and everything in it this look: palette, body font and style sheet."""
    window.setPalette(palette(look))
    window.setFont(look.font("body"))
    window.setStyleSheet(style_sheet(look))


def dress_application(app: QApplication, look: Look) -> None:
    """Palette and font for what has no window of ours: tooltips, file dialogs, message boxes."""
    app.setPalette(palette(look))
    app.setFont(look.font("body"))
    QToolTip.setFont(look.font("small"))
