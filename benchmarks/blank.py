"""What a start is measured against: the least that PySide6 can show, a window with nothing in it."""

from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(["blank"])
window = QWidget()
window.resize(1440, 900)
window.show()
app.exec()
