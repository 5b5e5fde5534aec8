"""Who works in the house."""

from __future__ import annotations

from reviewer.committee.expert import Statut
from reviewer.dossier.lifecycle import Role
from tests.support.house_of_a_day import Colleague

FARID = Colleague(name="Farid Benali", login="farid", roles=(Role.ADMINISTRATOR, Role.COORDINATOR))
MAUDE = Colleague(name="Maude Gagnon", login="maude", roles=(Role.COORDINATOR,))
LOUIS = Colleague(name="Louis-Philippe Roy", login="lproy", roles=(Role.CLERK,))
HELENE = Colleague(
    name="Hélène Tremblay", login="helene", roles=(Role.SIGNATORY,), title="directrice générale"
)
ALIX = Colleague(name="Alix Bergeron", login="alix", roles=(Role.EXPERT,), statut=Statut.SELF_EMPLOYED)
BRUNO = Colleague(name="Bruno Caron", login="bruno", roles=(Role.EXPERT,), statut=Statut.PUBLIC_SECTOR)
CHLOE = Colleague(name="Chloé Dumas", login="chloe", roles=(Role.EXPERT,), statut=Statut.PUBLIC_SECTOR)
OTHER = Colleague(name="Nadia Roy", login="nadia", roles=())
"""Whoever opens the program on another computer, before the copy is there."""
HOUSE = (MAUDE, LOUIS, HELENE, ALIX, BRUNO)
