"""The record of a person."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Person
from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Line, labelled
from ui.widgets.text import Look, Text


class PersonDialog(ActDialog):
    """Name, function, e-mail, roles, and whether the person still works here."""

    def __init__(self, desktop: Desktop, person: Person | None, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Add a person") if person is None else person.name,
            verb=self.tr("Save"),
            icon="save",
            consequence=self.tr("People are disabled, never deleted: the journal keeps their names."),
            parent=parent,
        )
        self._person = person or Person(id=str(uuid4()), name="", roles=frozenset())
        self.name = Line("person_name", self._person.name)
        self.body.addLayout(labelled(self.tr("Name, as it is printed and certified"), self.name))
        self.title = Line("person_title", self._person.title or "")
        self.body.addLayout(labelled(self.tr("Function, printed under the signature"), self.title))
        self.email = Line("person_email", self._person.email or "")
        self.body.addLayout(labelled(self.tr("E-mail"), self.email))
        self.body.addWidget(Text(self.tr("Roles"), Look.STRONG))
        grid = QGridLayout()
        self.roles: dict[Role, QCheckBox] = {}
        for index, role in enumerate(Role):
            box = QCheckBox(desktop.wording.label("role", role))
            box.setObjectName(f"role_{role.value}")
            box.setChecked(role in self._person.roles)
            self.roles[role] = box
            grid.addWidget(box, index // 3, index % 3)
        self.body.addLayout(grid)
        self.active = QCheckBox(self.tr("Works here (unticked: the record is disabled)"))
        self.active.setObjectName("person_active")
        self.active.setChecked(self._person.active)
        self.body.addWidget(self.active)
        self.name.setFocus()

    @property
    def person(self) -> Person:
        """Return the person as the fields say."""
        return replace(
            self._person,
            name=self.name.value,
            title=self.title.value or None,
            email=self.email.value or None,
            roles=frozenset(role for role, box in self.roles.items() if box.isChecked()),
            active=self.active.isChecked(),
        )
