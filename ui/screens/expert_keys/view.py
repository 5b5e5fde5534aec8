"""« Mes clés »: three steps to enrol, each with its button; the fingerprint large, as one reads it out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.services.expert_copy.enrolling import OwnKeys
from ui.desktop import Desktop
from ui.formats import moment
from ui.screens.expert_keys.presenter import ExpertKeysPresenter
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Facts
from ui.widgets.fields import labelled
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import Look, Text, let_read


class ExpertKeysScreen(ActingScreen):
    """The keys of this copy."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ExpertKeysPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("My keys"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        self.own = self._own_card()
        self.invite = self._invitation_card()
        self.end = self._end_card()
        self.secret = self._passphrase_card()
        for card in (self.own, self.invite, self.secret, self.end):
            column.addWidget(card)
        column.addStretch(1)
        self.set_body(body, scrolls=True)
        self.presenter.shown.connect(self._show)
        self.presenter.enrolled.connect(self.path.clear)
        self.presenter.working.connect(self._lock)
        self._show(None)

    def open(self, argument: object) -> None:
        """Take the invitation that was dropped on the window, or given to the program."""
        if isinstance(argument, str):
            self.path.setText(argument)

    def focus_first(self) -> None:
        """The invitation, until there are keys."""
        (self.save if self.own.isVisible() else self.path).setFocus()

    def _invitation_card(self) -> Card:
        card = Card(self.tr("The invitation of the committee"))
        self.why = Text("")
        card.body.addWidget(self.why)
        self.path = SpokenLine()
        self.path.setObjectName("invitation")
        self.path.setPlaceholderText(self.tr("a file whose name ends in .avisei"))
        self.path.returnPressed.connect(self._accept)
        browse = Button(self.theme, self.tr("Browse…"), "folder-open")
        browse.clicked.connect(self._browse)
        card.body.addLayout(labelled(self.tr("Invitation"), self.path, browse))
        row = QHBoxLayout()
        self.accept = Button(self.theme, self.tr("Make my keys"), "user-check", Kind.PRIMARY)
        self.accept.setObjectName("accept")
        self.accept.clicked.connect(self._accept)
        row.addWidget(self.accept)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _own_card(self) -> Card:
        card = Card(self.tr("My fingerprint"))
        card.body.addWidget(
            Text(
                self.tr(
                    "Send the enrolment file to the committee. Then telephone the number that you know, and read these "
                    "digits out: they must see the same. Only then do they send you dossiers."
                )
            )
        )
        self.spoken = Text("", Look.TITLE)
        self.spoken.setObjectName("spoken")
        let_read(self.spoken, self.tr("My fingerprint"))
        card.body.addWidget(self.spoken)
        row = QHBoxLayout()
        self.save = Button(self.theme, self.tr("Save the enrolment file…"), "download")
        self.save.setObjectName("save_enrolment")
        self.save.clicked.connect(self._ask_save)
        row.addWidget(self.save)
        row.addStretch(1)
        card.body.addLayout(row)
        self.facts = Facts()
        card.body.addWidget(self.facts)
        return card

    def _passphrase_card(self) -> Card:
        card = Card(self.tr("My passphrase"))
        card.body.addWidget(
            Text(
                self.tr(
                    "Left alone for a while, this window covers itself and asks for it again. Ctrl+L covers it at once."
                ),
                Look.MUTED,
            )
        )
        row = QHBoxLayout()
        self.lock = Button(self.theme, self.tr("Cover the window"), "lock")
        self.lock.setObjectName("lock")
        self.lock.clicked.connect(self.desktop.doors.lock_asked)
        self.change = Button(self.theme, self.tr("Change my passphrase…"), "refresh-cw")
        self.change.setObjectName("change_passphrase")
        self.change.clicked.connect(self.desktop.doors.passphrase_asked)
        row.addWidget(self.lock)
        row.addWidget(self.change)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _end_card(self) -> Card:
        card = Card(self.tr("The end of your contract"))
        card.body.addWidget(
            Text(
                self.tr(
                    "Every package is destroyed by itself the day after its last day. When your contract ends, destroy "
                    "everything at once: what you answered can still be sent, with the certificate."
                ),
                Look.MUTED,
            )
        )
        row = QHBoxLayout()
        self.finish = Button(self.theme, self.tr("Destroy everything…"), "archive")
        self.finish.clicked.connect(self._ask_end)
        row.addWidget(self.finish)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, keys: OwnKeys | None) -> None:
        appears = keys is not None and self.own.isHidden()
        self.own.setVisible(keys is not None)
        self.end.setVisible(keys is not None)
        if appears:
            self.save.setFocus()
        if keys is None:
            self.subtitle.setText(self.tr("Not enrolled yet"))
            self.why.setText(
                self.tr(
                    "The committee gave you a small file, the invitation. It holds no dossier: it says who you are and "
                    "which keys are the committee’s."
                )
            )
            return
        self.subtitle.setText(
            self.tr("{name} – {office}").format(name=keys.expert_name, office=keys.office_name)
        )
        self.invite.title.setText(self.tr("Renew my keys"))
        self.accept.setText(self.tr("Renew my keys"))
        self.why.setText(
            self.tr(
                "When a key may have been seen by somebody else, or the committee asks for it: open the new invitation "
                "that they give you. What was sent to your former keys stays readable here."
            )
        )
        self.spoken.setText(keys.spoken)
        self.spoken.setAccessibleName(self.tr("Fingerprint {digits}").format(digits=keys.spoken))
        facts = [
            (self.tr("Keys made"), moment(keys.enrolment.made_at)),
            (self.tr("Fingerprint of the committee"), keys.office_spoken),
        ]
        if keys.former:
            facts.append((self.tr("Former keys"), str(keys.former)))
        self.facts.show_facts(facts)

    def _lock(self, working: bool) -> None:
        for button in (self.accept, self.save, self.finish):
            button.setEnabled(not working)

    # --- requests --------------------------------------------------------------------------------------------

    def _accept(self) -> None:
        self.clear_refusal()
        name = self.path.text().strip()
        if name:
            self.presenter.accept(Path(name))

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("The invitation of the committee"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Invitations (*.avisei)"))
        dialog.fileSelected.connect(self.path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Where to put the enrolment file"))
        dialog.setObjectName("enrolment")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.presenter.save(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_end(self) -> None:
        self.ask(
            title=self.tr("Destroy everything"),
            consequence=self.tr(
                "Every dossier, document and draft leaves this computer for good. What you answered and did not send "
                "yet is first sealed for the committee, and can still be sent."
            ),
            verb=self.tr("Destroy everything"),
            icon="archive",
            reason=False,
            kind=Kind.DANGER,
            act=lambda _: self.presenter.end_contract(),
        )
