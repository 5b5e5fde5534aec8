"""What one does with the list itself: go about in it, search, arrange it, keep views, act on many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.services.listing import MOST_BULK
from ui.commands.command import Command, Group

if TYPE_CHECKING:
    from ui.screens.reception.view import ReceptionView

_Offered = tuple[str, str, str, str, Callable[[], object], Callable[[], str]]
"""Key, words, icon, shortcut, deed, and why it is not possible."""


class ListActs(QObject):
    """Makes the list's commands, and opens its dialogs."""

    def __init__(self, screen: ReceptionView) -> None:
        super().__init__(screen)
        self._screen = screen

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the list, by name and key."""
        screen = self._screen
        step = screen.table.step
        offered: tuple[_Offered, ...] = (
            ("next", self.tr("Next dossier"), "chevron-down", "J", partial(step, 1), self._if_any),
            ("previous", self.tr("Previous dossier"), "chevron-up", "K", partial(step, -1), self._if_any),
            ("open", self.tr("Open the dossier"), "file-text", "O", self._open, self._if_chosen),
            ("search", self.tr("Search"), "search", "/", self._search, str),
            ("renew", self.tr("Read the list again"), "refresh-cw", "U", screen.presenter.reload, str),
            ("mark", self.tr("Select or leave this row"), "check", "X", screen.mark, self._if_chosen),
            (
                "many",
                self.tr("Act on the selected dossiers…"),
                "check",
                "Q",
                self.act_on_many,
                self._if_chosen,
            ),
            ("term", self.tr("Add a term to the search…"), "list-filter", "+", self.add_term, str),
            ("columns", self.tr("Choose the columns…"), "table", "", self.choose_columns, str),
            ("template", screen.template.toolTip(), "download", "", screen.template.ask, self._if_takes_in),
            ("view", self.tr("Save this view…"), "save", "", self.save_view, str),
            ("change", self.tr("Change this view…"), "file-pen", "", self.change_view, self._if_own),
            ("share", self._share_words(), "users", "", self.share_view, self._if_shareable),
            ("delete", self.tr("Delete this view…"), "x", "", self.delete_view, self._if_own),
        )
        return (*self._made(offered), *self._views())

    def _made(self, offered: Iterable[_Offered]) -> Iterator[Command]:
        yield from (
            Command(
                key=f"list:{key}",
                title=partial(str, title),
                icon=icon,
                group=Group.PAGE,
                run=run,
                shortcut=shortcut,
                why_not=why_not,
            )
            for key, title, icon, shortcut, run, why_not in offered
        )

    def _views(self) -> Iterator[Command]:
        presenter = self._screen.presenter
        for view in presenter.views:
            title = view.title(presenter.language)
            yield Command(
                key=f"view:{view.id}",
                title=partial(str, title),
                icon="list-filter",
                group=Group.PAGE,
                run=partial(presenter.choose_view, view.id),
            )

    # --- deeds -----------------------------------------------------------------------------------------------

    def add_term(self) -> None:
        """Build a term from lists, and put it into the search."""
        from ui.screens.reception.dialog_term import TermDialog

        catalogue = self._screen.presenter.catalogue
        if catalogue is None:
            return
        screen = self._screen
        dialog = TermDialog(screen.desktop, catalogue, screen.presenter.language, screen)

        def add() -> None:
            text = f"{screen.search.text()} {dialog.term}".strip()
            screen.close_dialog()
            screen.search.show_query(text)
            screen.presenter.search(text)

        dialog.confirmed.connect(add)
        screen.open_dialog(dialog)

    def choose_columns(self) -> None:
        """Show, hide and order columns."""
        from ui.screens.reception.dialog_columns import ColumnsDialog

        screen = self._screen
        titles = {one.key: one.title for one in screen.model.columns}
        dialog = ColumnsDialog(screen.desktop, screen.table.arrangement, screen.usual, titles, screen)

        def arrange() -> None:
            screen.table.arrange(dialog.arrangement)
            screen.close_dialog()
            screen.presenter.arrange(screen.table.arrangement)

        dialog.confirmed.connect(arrange)
        screen.open_dialog(dialog)

    def save_view(self) -> None:
        """Keep what is listed under a name."""
        from ui.screens.reception.dialog_view import ViewDialog

        screen = self._screen
        dialog = ViewDialog(
            screen.desktop,
            self.tr("Save this view"),
            screen.presenter.shown.text,
            screen,
            may_share=screen.may_share,
        )
        dialog.confirmed.connect(
            lambda: screen.presenter.save_view(dialog.name, screen.table.arrangement, shared=dialog.shared)
        )
        screen.open_dialog(dialog)

    def change_view(self) -> None:
        """Give the view that shows another name, and what is listed now."""
        from ui.screens.reception.dialog_view import ViewDialog

        screen, view = self._screen, self._screen.presenter.shown.view
        if view is None:
            return
        dialog = ViewDialog(
            screen.desktop,
            self.tr("Change this view"),
            screen.presenter.shown.text,
            screen,
            name=view.title(screen.presenter.language),
            may_share=False,
        )
        dialog.confirmed.connect(
            lambda: screen.presenter.change_view(view, dialog.name, screen.table.arrangement)
        )
        screen.open_dialog(dialog)

    def share_view(self) -> None:
        """Let everybody have the view that shows, or nobody else any more."""
        view = self._screen.presenter.shown.view
        if view is not None:
            self._screen.presenter.share_view(view, not view.shared)

    def delete_view(self) -> None:
        """Let the view that shows go."""
        screen, view = self._screen, self._screen.presenter.shown.view
        if view is not None:
            screen.ask(
                title=self.tr("Delete this view"),
                consequence=self.tr("The view goes for everybody who has it; no dossier changes."),
                verb=self.tr("Delete"),
                icon="x",
                act=lambda _: screen.presenter.delete_view(view),
                reason=False,
            )

    def act_on_many(self) -> None:
        """Open the dry run for the selected rows, once their ids are known."""
        screen = self._screen
        places = screen.selected
        if len(places) > MOST_BULK:
            screen.desktop.feedback.say(self.tr("At most {count} dossiers at once.").format(count=MOST_BULK))
        elif places:
            screen.presenter.ids_of(places)

    def open_bulk(self, ids: tuple[str, ...]) -> None:
        """Open the dialog of an act on these."""
        from ui.screens.reception.dialog_bulk import BulkDialog

        self._screen.open_dialog(BulkDialog(self._screen.desktop, ids, self._screen))

    # --- inside ----------------------------------------------------------------------------------------------

    def _open(self) -> None:
        self._screen.open_dossier(self._screen.table.current_id)

    def _search(self) -> None:
        self._screen.search.setFocus()
        self._screen.search.selectAll()

    def _if_any(self) -> str:
        return "" if self._screen.model.rowCount() else self.tr("The list is empty.")

    def _if_chosen(self) -> str:
        return "" if self._screen.table.current_id is not None else self.tr("Choose a dossier first.")

    def _if_takes_in(self) -> str:
        return "" if self._screen.presenter.may_take_in else self.tr("Only who takes requests in saves one.")

    def _if_own(self) -> str:
        return "" if self._screen.presenter.owns_view else self.tr("No view of your own shows.")

    def _if_shareable(self) -> str:
        view = self._screen.presenter.shown.view
        if view is None or view.builtin:
            return self.tr("No view of your own shows.")
        return "" if self._screen.may_share else self.tr("Only coordination shares views.")

    def _share_words(self) -> str:
        view = self._screen.presenter.shown.view
        if view is not None and view.shared:
            return self.tr("Share this view no more")
        return self.tr("Share this view with everybody")
