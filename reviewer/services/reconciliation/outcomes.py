"""What the ministry said of the applications that are matched for certain, for the figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.reconciliation.ministry import MinistryOutcome
from reviewer.services.desk import Desk
from reviewer.services.ports.reconciliation import ImportState
from reviewer.services.reconciliation.comparing import compared, gather
from reviewer.statistics.indicators.facts import OutcomeFact


@dataclass(frozen=True, slots=True)
class ReconciledOutcomes:
    """Implements ``MinistryOutcomes``; whoever counts has asked whether the person may."""

    desk: Desk

    def __call__(self) -> Mapping[str, tuple[OutcomeFact, ...]]:
        """Return the outcomes of each dossier; an application without a day of filing is in no period: not told."""
        told: defaultdict[str, list[OutcomeFact]] = defaultdict(list)
        with self.desk.store.read() as work:
            for programme_id in sorted(self.desk.programmes):
                imports = work.reconciliations.imports(programme_id)
                if all(one.state is not ImportState.STANDING for one in imports):
                    continue  # what gathering reads is every request of the programme
                material = gather(work, programme_id)
                if not material.applications:
                    continue
                for one in compared(work, material, programme_id).outcomes:
                    if one.filed_on is not None:
                        outcome = one.outcome or MinistryOutcome.PENDING
                        told[one.dossier_id].append(OutcomeFact(one.filed_on, outcome.value))
        return {dossier_id: tuple(facts) for dossier_id, facts in told.items()}
