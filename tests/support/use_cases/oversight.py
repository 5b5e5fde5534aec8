"""Reading dossiers, trying dates and rules, agreement, the journal, who read what."""

from __future__ import annotations

from datetime import date

from reviewer.dossier.lifecycle import Act
from reviewer.services.replay import ReplayOptions
from reviewer.services.views import DossierFilter
from tests.support.office import PROGRAMME
from tests.support.use_cases.scene import UseCase, read

OVERSIGHT: tuple[UseCase, ...] = (
    read("dossiers.rows", Act.READ_QUEUE, lambda s: s.office.dossiers.rows(DossierFilter())),
    read("dossiers.counts", Act.READ_REGISTER, lambda s: s.office.dossiers.counts()),
    read("dossiers.register", Act.READ_REGISTER, lambda s: s.office.dossiers.register()),
    read("dossiers.view", Act.READ_DOSSIER, lambda s: s.office.dossiers.view(s.dossier_id), staff=True),
    read("dossiers.comparison", Act.READ_DOSSIER, lambda s: s.office.dossiers.comparison(s.dossier_id)),
    read(
        "dossiers.attachment",
        Act.READ_DOSSIER,
        lambda s: s.office.dossiers.attachment(
            s.dossier_id, s.house.dossier(s.dossier_id).current.attachments[0].sha256
        ),
    ),
    read("what_if.horizon", Act.READ_DOSSIER, lambda s: s.office.what_if.horizon(s.dossier_id), staff=True),
    read(
        "what_if.on",
        Act.READ_DOSSIER,
        lambda s: s.office.what_if.on(s.dossier_id, date(2025, 6, 1)),
        staff=True,
    ),
    read("replay.run", Act.REPLAY_RULES, lambda s: s.office.replay.run(ReplayOptions())),
    read("replay.rows", Act.REPLAY_RULES, lambda s: list(s.office.replay.rows(ReplayOptions()))),
    read("agreement.report", Act.READ_AGREEMENT, lambda s: s.office.agreement.report(PROGRAMME)),
    read("agreement.leniency", Act.READ_LENIENCY, lambda s: s.office.agreement.leniency(PROGRAMME)),
    read("journal.latest", Act.READ_JOURNAL, lambda s: s.office.journal.latest(1000)),
    read("readings.of_dossier", Act.READ_READINGS, lambda s: s.office.readings.of_dossier(s.dossier_id)),
)
