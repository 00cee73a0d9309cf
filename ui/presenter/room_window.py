"""The window on the big screen: a stage and its keys. It never takes the keyboard from the other one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui.look.look import Look
from ui.look.style_sheet import dress
from ui.presenter.stage import Stage
from workbook.words import _

_ON = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)
_BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace)
_SIZE = (1120, 630)
"""As an ordinary window, where there is no second screen."""


class PresenterWindow(QWidget):
    """Full screen on a screen of its own, else a window that one can move. Light unless asked for dark."""

    closed = Signal()
    swap_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(_("The big screen – Samsyn"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 180)
        self.stage = Stage(Look.light())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stage)
        dress(self, self.stage.look)

    def show_on(self, screen: QScreen | None) -> None:
        """Fills that screen; None opens an ordinary window."""
        if screen is None:
            self.resize(*_SIZE)
            self.show()
            return
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # Not `showFullScreen`, which asks for the keyboard whatever the attribute above says.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.setVisible(True)

    def set_dark(self, dark: bool) -> None:
        look = Look.in_the_dark() if dark else Look.light()
        self.stage.set_look(look)
        dress(self, look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F5 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.swap_wanted.emit()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.close()
        elif key in _ON or key in _BACK:
            self.stage.turn(1 if key in _ON else -1)
        elif key == Qt.Key.Key_D and not event.modifiers():
            self.set_dark(not self.stage.look.dark)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dark = menu.addAction(_("Dark") + "\tD")
        dark.setCheckable(True)
        dark.setChecked(self.stage.look.dark)
        dark.triggered.connect(self.set_dark)
        menu.addAction(_("Swap screens") + "\tShift+F5").triggered.connect(self.swap_wanted)
        menu.addAction(_("Close the big screen") + "\tEsc").triggered.connect(self.close)
        menu.popup(event.globalPos())

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closed.emit()
