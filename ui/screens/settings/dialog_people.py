"""The record of a person, and what the committee knows of an expert."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QSpinBox, QWidget

from reviewer.committee.expert import Expert, Statut, Tie
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Person
from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Line, OptionalDay, labelled
from ui.widgets.paragraph import Paragraph
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


class ExpertDialog(ActDialog):
    """Statut with the date of its evidence, employers, capacity, contract, declared interests."""

    def __init__(self, desktop: Desktop, expert: Expert, today: date, parent: QWidget) -> None:
        super().__init__(
            desktop,
            expert.name,
            verb=self.tr("Save"),
            icon="save",
            consequence=self.tr(
                "The agreement admits experts who are self-employed or from the public sector: without dated "
                "evidence nobody is seated."
            ),
            parent=parent,
        )
        self._expert = expert
        self.statut = QComboBox()
        self.statut.setObjectName("expert_statut")
        self.statut.addItem(self.tr("Not known"), None)
        self.statut.addItem(self.tr("Self-employed"), Statut.SELF_EMPLOYED)
        self.statut.addItem(self.tr("Public sector"), Statut.PUBLIC_SECTOR)
        self.statut.setCurrentIndex(
            {None: 0, Statut.SELF_EMPLOYED: 1, Statut.PUBLIC_SECTOR: 2}[expert.statut]
        )
        self.body.addLayout(labelled(self.tr("Status"), self.statut))
        self.evidence = OptionalDay(
            self.tr("Evidence of the status seen on"), expert.statut_evidence_on, today
        )
        self.body.addWidget(self.evidence)
        self.employers = Paragraph(desktop.theme, self.tr("Employers and affiliations, one a line"), lines=2)
        self.employers.edit.setObjectName("expert_employers")
        self.employers.fill("\n".join(tie.name for tie in expert.ties))
        self.body.addWidget(self.employers)
        self.interests = Paragraph(
            desktop.theme, self.tr("Declared interests (persons, organisations), one a line"), lines=2
        )
        self.interests.edit.setObjectName("expert_interests")
        self.interests.fill("\n".join(expert.declared_interests))
        self.body.addWidget(self.interests)
        self.capacity = QSpinBox()
        self.capacity.setObjectName("expert_capacity")
        self.capacity.lineEdit().setTextMargins(6, 0, 0, 0)
        self.capacity.setRange(0, 200)
        self.capacity.setValue(expert.capacity)
        self.body.addLayout(labelled(self.tr("Dossiers under review at one time"), self.capacity))
        self.start = OptionalDay(self.tr("Contract from"), expert.contract_from, today)
        self.end = OptionalDay(self.tr("Contract until"), expert.contract_until, today)
        self.body.addWidget(self.start)
        self.body.addWidget(self.end)
        self.active = QCheckBox(self.tr("May be seated (unticked: the record is disabled)"))
        self.active.setObjectName("expert_active")
        self.active.setChecked(expert.active)
        self.body.addWidget(self.active)
        self.statut.setFocus()

    @property
    def expert(self) -> Expert:
        """Return the expert as the fields say."""
        statut = self.statut.currentData()
        return replace(
            self._expert,
            statut=None if statut is None else Statut(statut),
            statut_evidence_on=self.evidence.day,
            ties=_ties(self._expert, _lines(self.employers.text)),
            declared_interests=_lines(self.interests.text),
            capacity=self.capacity.value(),
            contract_from=self.start.day,
            contract_until=self.end.day,
            active=self.active.isChecked(),
        )


def _ties(expert: Expert, names: tuple[str, ...]) -> tuple[Tie, ...]:
    """Return a tie for each line; a line that stays keeps what is known of its organisation."""
    known = {tie.name: tie for tie in expert.ties}
    return tuple(known.get(name, Tie(name=name)) for name in names)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
