"""What the page of reports and publications does: texts, issuing, publishing, and handing out what was issued."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.dossier.lifecycle import Act
from reviewer.programme.model import Programme
from reviewer.services.changes import Changes
from reviewer.services.follow_up import Shelf
from reviewer.services.office import Office
from reviewer.services.ports.figures import PublishedEdition
from reviewer.services.publication import PublicPreview
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.handover import write_whole
from ui.tasks.aside import Aside, Tell


class FollowUpPresenter(ActingPresenter):
    """``shelved``: the page; ``previewed``: what would be published; ``written``: a file was; ``counting``: at work."""

    shelved = Signal(object)
    previewed = Signal(object)
    written = Signal(int)
    counting = Signal(bool)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self.programme = next(iter(desktop.office.desk.programmes), "")
        self._aside = Aside(self)
        self._aside.running.connect(self.counting)
        desktop.news.closing.connect(self._aside.leave)

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Return the programmes of this installation."""
        return tuple(self.desktop.office.desk.programmes.values())

    @property
    def may_issue(self) -> bool:
        """Tell whether the acting person issues and publishes."""
        return self.allowed(Act.PUBLISH_FIGURES)

    def choose(self, programme_id: str) -> None:
        """Show another programme's texts."""
        if programme_id and programme_id != self.programme:
            self.programme = programme_id
            self.reload()

    def refresh(self) -> None:
        """Read editions and texts."""
        self.ask("shelf", partial(self.desktop.office.follow_up.shelf, self.programme), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Editions, texts, decisions on checks, and who is looking."""
        return changes.settings or changes.people

    def keep_texts(self, based_on: int, blocks: Mapping[str, str]) -> None:
        """Keep what was written as a new version."""
        follow_up = self.desktop.office.follow_up
        self.act(partial(follow_up.keep_texts, self.programme, based_on, dict(blocks)))

    def issue(self, first: int, last: int, title: str) -> None:
        """Issue a report."""
        self._beside(partial(self.desktop.office.follow_up.issue, self.programme, first, last, title))

    def publish(self, title: str) -> None:
        """Publish the protected tables alone."""
        self._beside(partial(self.desktop.office.publication.publish, self.programme, title))

    def preview(self) -> None:
        """Ask what would be published today, with its proof; beside the lanes: it takes seconds."""
        preview = self.desktop.office.publication.preview
        self._aside.run(
            partial(_alone, partial(preview, self.programme)), done=self._preview, failed=self.fail
        )

    def write(self, edition: PublishedEdition, folder: Path) -> None:
        """Write the files of an edition, as they were issued, into a folder."""
        self.run(partial(_write, self.desktop.office, edition, folder), self.written.emit)

    def _beside(self, work: partial[Changes]) -> None:
        self._aside.run(partial(_alone, work), done=self._issued, failed=self.fail)

    def _show(self, shelf: Shelf) -> None:
        self.shelved.emit(shelf)

    def _preview(self, preview: PublicPreview) -> None:
        self.previewed.emit(preview)

    def _issued(self, changes: Changes) -> None:
        self.desktop.feedback.done(changes)
        self.acted.emit(changes)
        self.desktop.news.tell(changes, self)


def _alone(work: Callable[[], object], _tell: Tell) -> object:
    return work()


def _write(office: Office, edition: PublishedEdition, folder: Path) -> int:
    for one in edition.files:
        file = office.publication.edition_file(edition.number, one.name)
        write_whole(folder / file.name, file.content)
    return len(edition.files)
