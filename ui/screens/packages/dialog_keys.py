"""Keys to confirm by the digits that were read out, or to revoke."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from reviewer.committee.offline.keys import ExpertKeys, KeyEnd
from ui.desktop import Desktop
from ui.formats import spoken_digits
from ui.widgets.act_dialog import ActDialog
from ui.widgets.buttons import Kind
from ui.widgets.fields import Line, labelled
from ui.widgets.text import Look, Text
from ui.widgets.typed_fields import KEPT


class ConfirmKeysDialog(ActDialog):
    """The digits to compare with those that are read out, large."""

    def __init__(self, desktop: Desktop, name: str, keys: ExpertKeys, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Confirm the keys of {name}").format(name=name),
            verb=self.tr("The digits are the same"),
            icon="shield-check",
            consequence=self.tr(
                "Call {name} at the number that the house knows, not one from a message. Let them read their six "
                "groups of digits out. From now on packages are sealed to these keys, and what they sign is taken in."
            ).format(name=name),
            parent=parent,
        )
        self.digits = Text(spoken_digits(keys.keys.spoken), Look.DISPLAY)
        self.digits.setAccessibleName(
            self.tr("Digits to hear: {digits}").format(digits=", ".join(keys.keys.spoken))
        )
        self.body.addWidget(self.digits)
        self.heard = QCheckBox(self.tr("I heard these six groups from this person’s own voice"))
        self.heard.setObjectName("heard")
        self.heard.toggled.connect(self.act.setEnabled)
        self.body.addWidget(self.heard)
        self.act.setEnabled(False)
        self.heard.setFocus()

    def ready(self) -> bool:
        """Only once the digits were heard."""
        return self.heard.isChecked()


class RevokeKeysDialog(ActDialog):
    """Why keys end, and in whose words."""

    def __init__(self, desktop: Desktop, name: str, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Revoke the keys of {name}").format(name=name),
            verb=self.tr("Revoke"),
            icon="ban",
            consequence=self.tr(
                "Nothing more is sealed to these keys, and nothing that they sign from now on is taken in. What was "
                "taken in stays. What is out can be sent anew once new keys are confirmed."
            ),
            kind=Kind.DANGER,
            parent=parent,
        )
        self.ended = QComboBox()
        self.ended.setObjectName("ended")
        for end in (KeyEnd.LOST, KeyEnd.CONTRACT_ENDED):
            self.ended.addItem(desktop.wording.label("key_end", end), end)
        self.body.addLayout(labelled(self.tr("What happened"), self.ended))
        self.reason = Line("revoke_reason")
        self.reason.setProperty(KEPT, True)
        self.body.addLayout(labelled(self.tr("Reason, for the journal"), self.reason))
        self.ended.setFocus()

    @property
    def end(self) -> KeyEnd:
        """Return what happened."""
        return KeyEnd(self.ended.currentData())
