"""A finished PDF, opened to be looked at: how large its pages are, what they look like, and what they say.

PDFium is loaded when the first one is opened. It is not safe in more than one thread, so all of this stays in the
window's own and is asked for one page at a time.
"""

from __future__ import annotations

import io
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

MOST_PIXELS = 16_000_000
"""A larger picture of a page is made at this size and stretched: 64 MB is enough for one page."""
_BYTES = 4


class Paper:
    """Pages are counted from 0. Close it when done; what has been asked for lives on."""

    def __init__(self, data: bytes) -> None:
        """Opens the PDF; raises ValueError if it is none."""
        import pypdfium2

        try:
            self._pdf: Any = pypdfium2.PdfDocument(data)
            self.sizes = [QSizeF(*self._pdf.get_page_size(n)) for n in range(len(self._pdf))]
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from error
        self.data = data
        """The very bytes that are shown."""
        self._texts: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.sizes)

    def only(self, pages: list[int]) -> bytes:
        """A PDF of those pages in that order; all of them are the very bytes that are shown."""
        if pages == list(range(len(self))):
            return self.data
        import pypdfium2

        with pypdfium2.PdfDocument.new() as chosen, io.BytesIO() as out:
            chosen.import_pages(self._pdf, pages)
            chosen.save(out)
            return out.getvalue()

    def image(self, page: int, scale: float) -> QImage:
        """The page on white at `scale` pixels per point, or as large as is allowed."""
        size = self.sizes[page]
        most = (MOST_PIXELS / max(1.0, size.width() * size.height())) ** 0.5
        opened = self._pdf[page]
        # Four bytes per pixel in the order that QImage wants them; the buffer is copied before it goes away.
        bitmap = opened.render(scale=min(scale, most), prefer_bgrx=True, may_draw_forms=False)
        try:
            bits = memoryview(bitmap.buffer).cast("B")
            image = QImage(bits, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            return image.copy()
        finally:
            bitmap.close()
            opened.close()

    def text(self, page: int) -> str:
        """What the page says, in reading order."""
        if page not in self._texts:
            opened = self._pdf[page]
            words = opened.get_textpage()
            try:
                # A broken word (U+FFFE) or line (a space before its end) is how a text was set, not how it is said.
                said = words.get_text_bounded().replace("\r\n", "\n")
                said = said.replace("\ufffe\n", "").replace("\ufffe", "").replace(" \n", " ")
            finally:
                words.close()
                opened.close()
            self._texts[page] = said.strip()
        return self._texts[page]

    def close(self) -> None:
        """Closes the PDF and frees the pages painted from it."""
        self._pdf.close()
