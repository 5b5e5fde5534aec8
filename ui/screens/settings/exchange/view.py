"""The office's name for experts, its keys for packages, and the limits of every file, each with its source."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from reviewer.services.packages.own_keys import ExchangeSettings
from ui.desktop import Desktop
from ui.screens.settings.exchange.presenter import ExchangePresenter
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.fields import Line, labelled
from ui.widgets.form_page import FormPage
from ui.widgets.limits import LimitsCard
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.text import Look, Text, let_read


class ExchangePage(FormPage):
    """To be read by who sees packages; the name and the keys are an administrator's to change."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ExchangePresenter(desktop)
        super().__init__(desktop, self.presenter)
        self._dialog: ReasonDialog | None = None
        self.limits = LimitsCard(desktop.theme, desktop.wording)
        for part in (self._name_card(), self._keys_card(), self.limits):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.presenter.shown.connect(self._show)

    def prepare(self) -> None:
        """Show what is for the person who is looking."""
        for part in (self.save, self.rotate):
            part.setVisible(self.presenter.names if part is self.save else self.presenter.rotates)
        self.name.setReadOnly(not self.presenter.names)

    # --- making ----------------------------------------------------------------------------------------------

    def _name_card(self) -> Card:
        card = Card(self.tr("The office, as experts read it"))
        self.name = Line("office_name")
        self.name.returnPressed.connect(self._save)
        self.save = Button(self._desktop.theme, self.tr("Save"), "save", Kind.PRIMARY)
        self.save.setObjectName("save_office_name")
        self.save.clicked.connect(self._save)
        card.body.addLayout(labelled(self.tr("Name of the office"), self.name, self.save))
        card.body.addWidget(
            Text(
                self.tr(
                    "Stands in invitations and packages from now on. Empty: the issuer of the programme’s avis."
                ),
                Look.CAPTION,
            )
        )
        return card

    def _keys_card(self) -> Card:
        card = Card(self.tr("The office’s keys for packages"))
        self.spoken = Text("", Look.STRONG)
        self.spoken.setObjectName("office_fingerprint")
        let_read(self.spoken, self.tr("The office’s keys for packages"))
        card.body.addWidget(self.spoken)
        card.body.addWidget(
            Text(
                self.tr(
                    "An expert may ask for these digits on the telephone: their window shows the same. Change the keys "
                    "where somebody else may have read them; experts are then invited anew."
                ),
                Look.CAPTION,
            )
        )
        self.rotate = Button(self._desktop.theme, self.tr("Change the keys…"), "refresh-cw")
        self.rotate.setObjectName("rotate_exchange")
        self.rotate.clicked.connect(self._ask_rotation)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.rotate)
        card.body.addLayout(row)
        return card

    # --- inside ----------------------------------------------------------------------------------------------

    def _show(self, settings: ExchangeSettings) -> None:
        self.name.setPlaceholderText(settings.office_name)
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(settings.named)
        made = settings.keys is not None
        self.spoken.setText(
            settings.keys.spoken if settings.keys else self.tr("Made with the first invitation")
        )
        self.rotate.setEnabled(made)
        self.limits.show_limits(settings.limits)

    def _save(self) -> None:
        if self.presenter.names:
            self.notice.clear()
            self.name.setModified(False)
            self.presenter.name(self.name.text())

    def _ask_rotation(self) -> None:
        self._dialog = dialog = ReasonDialog(
            self._desktop.theme,
            title=self.tr("Change the office’s keys for packages"),
            consequence=self.tr(
                "Packages are signed by new keys from now on. What is out still comes back: the former keys open it "
                "until it has lapsed. An expert’s copy takes packages in under the new keys once its owner has "
                "answered a new invitation."
            ),
            verb=self.tr("Change the keys"),
            icon="refresh-cw",
            ask_reason=False,
            parent=self,
        )
        dialog.given.connect(self._rotate)
        dialog.finished.connect(self._dialog_gone)
        dialog.open()

    def _rotate(self, _reason: str) -> None:
        self.notice.clear()
        if self._dialog is not None:
            self._dialog.accept()
        self.presenter.rotate()

    def _dialog_gone(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
