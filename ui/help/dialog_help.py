"""The guide in a window of its own, beside the work. No link leads out of it."""

from __future__ import annotations

from pathlib import PurePosixPath

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.help.index import FIRST_PAGE, Topic, guide_folder, load_index, pages, without_pictures
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import Line, labelled

WIDTH, HEIGHT, PAGES = 940, 680, 240
_FILE = 256


def help_about(theme: Theme, asker: QWidget, place: str) -> HelpDialog:
    """Open the guide over a window or dialog, at what has the focus there or at a place of the window."""
    names: list[str] = []
    widget: QWidget | None = QApplication.focusWidget() or asker
    while widget is not None:
        names += [widget.objectName(), type(widget).__name__]
        widget = widget.parentWidget()
    found = next((one for one in asker.findChildren(HelpDialog) if one.parent() is asker), None)
    dialog = HelpDialog(theme, asker) if found is None else found
    dialog.show()
    dialog.show_topic(load_index().topic(place, names))
    return dialog


class HelpDialog(QDialog):
    """Pages at the left, one of them at the right, and a field that finds words in it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle(self.tr("Help"))
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._page = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        row.setSpacing(Space.L)
        self.pages = QListWidget()
        self.pages.setAccessibleName(self.tr("Pages of the guide"))
        self.pages.setFixedWidth(theme.px(PAGES))
        self.pages.setWordWrap(True)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.setSpacing(Space.XS)
        for name, title in pages().items():
            item = QListWidgetItem(title)
            item.setData(_FILE, name)
            self.pages.addItem(item)
        row.addWidget(self.pages)
        column = QVBoxLayout()
        column.setSpacing(Space.M)
        self.words = Line("help_words")
        self.finding = Button(theme, self.tr("Find"), "search")
        column.addLayout(labelled(self.tr("Find in this page"), self.words, self.finding))
        self.text = QTextBrowser()
        self.text.setObjectName("help_text")
        self.text.setAccessibleName(self.tr("Guide"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        column.addWidget(self.text, 1)
        close = Button(theme, self.tr("Close"), "check", Kind.PRIMARY)
        close.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(close)
        column.addLayout(below)
        row.addLayout(column, 1)
        self.finding.clicked.connect(self._find)
        self.words.returnPressed.connect(self._find)
        self.pages.currentItemChanged.connect(self._choose)

    _at = ""

    def show_topic(self, topic: Topic) -> None:
        """Show a page at a heading."""
        self._read(topic.page)
        for number in range(self.pages.count()):
            if self.pages.item(number).data(_FILE) == self._page:
                self.pages.blockSignals(True)
                self.pages.setCurrentRow(number)
                self.pages.blockSignals(False)
        self._at = topic.heading
        # Once the text has been laid out at its width.
        QTimer.singleShot(0, self, self._scroll)
        self.text.setFocus()

    # --- inside ----------------------------------------------------------------------------------------------

    def _read(self, page: str) -> None:
        path = guide_folder() / page
        if path.parent != guide_folder() or not path.is_file():
            path = guide_folder() / FIRST_PAGE
        self._page = path.name
        self.text.setMarkdown(without_pictures(path.read_text(encoding="utf-8")))

    def _scroll(self) -> None:
        block = self.text.document().firstBlock()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == self._at:
                top = self.text.document().documentLayout().blockBoundingRect(block).top()
                self.text.verticalScrollBar().setValue(int(top))
                cursor = self.text.textCursor()
                cursor.setPosition(block.position())
                self.text.setTextCursor(cursor)
                self.text.verticalScrollBar().setValue(int(top))
                return
            block = block.next()

    def _choose(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self._at = ""
            self._read(str(item.data(_FILE)))

    def _follow(self, link: QUrl) -> None:
        """Follow a link to another page of the guide; none leads anywhere else."""
        name = PurePosixPath(link.path())
        if not link.scheme() and len(name.parts) == 1 and name.suffix == ".md":
            self.show_topic(Topic(name.name))

    def _find(self) -> None:
        if self.words.value and not self.text.find(self.words.value):
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
            self.text.find(self.words.value)
