"""Reading dossiers, trying dates and rules, agreement, the journal, who read what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from reviewer.dossier.lifecycle import Act
from reviewer.services.figure_exports import ChartPicture
from reviewer.services.replay import ReplayOptions
from reviewer.services.views import DossierFilter
from reviewer.statistics.indicators.book import Figure
from reviewer.statistics.indicators.definitions import View
from reviewer.statistics.indicators.sheets import Flavour
from tests.support.office import PROGRAMME
from tests.support.use_cases.scene import UseCase, read

_RECEIVED = Figure(indicator="received", category="", at={}, view=View.COHORT, value=Decimal(1), count=1)

OVERSIGHT: tuple[UseCase, ...] = (
    read("dossiers.rows", Act.READ_QUEUE, lambda s: s.office.dossiers.rows(DossierFilter())),
    read("dossiers.to_score", Act.SAVE_EVALUATION, lambda s: s.office.dossiers.to_score()),
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
    read("figures.words", Act.READ_FIGURES, lambda s: s.office.figures.words()),
    read("figures.book", Act.READ_FIGURES, lambda s: s.office.figures.book()),
    read("figures.behind", Act.READ_FIGURES, lambda s: s.office.figures.behind(_RECEIVED)),
    read("figures.listed_behind", Act.READ_FIGURES, lambda s: s.office.figures.listed_behind(_RECEIVED)),
    read("publication.preview", Act.PUBLISH_FIGURES, lambda s: s.office.publication.preview(PROGRAMME)),
    read("publication.editions", Act.READ_FIGURES, lambda s: s.office.publication.editions()),
    read("publication.edition_file", Act.READ_FIGURES, lambda s: s.office.publication.edition_file(1, "x")),
    read("quality.report", Act.CHECK_QUALITY, lambda s: s.office.quality.report()),
    UseCase(
        "figure_exports.export_internal",
        Act.EXPORT_FIGURES,
        lambda s: s.office.figure_exports.export_internal(Flavour.JSON),
    ),
    UseCase(
        "figure_exports.export_chart",
        Act.EXPORT_FIGURES,
        lambda s: s.office.figure_exports.export_chart(ChartPicture(ending="png", content=b"x"), "parcours"),
    ),
    UseCase(
        "publication.publish",
        Act.PUBLISH_FIGURES,
        lambda s: s.office.publication.publish(PROGRAMME, "Printemps"),
    ),
    read("follow_up.reports", Act.READ_FIGURES, lambda s: s.office.follow_up.reports()),
    read("follow_up.shelf", Act.READ_FIGURES, lambda s: s.office.follow_up.shelf(PROGRAMME)),
    read("follow_up.remind", Act.READ_FIGURES, lambda s: s.office.follow_up.remind()),
    UseCase(
        "follow_up.keep_texts",
        Act.PUBLISH_FIGURES,
        lambda s: s.office.follow_up.keep_texts(PROGRAMME, 0, {"introduction": "Bonjour."}),
    ),
    UseCase(
        "follow_up.issue",
        Act.PUBLISH_FIGURES,
        lambda s: s.office.follow_up.issue(PROGRAMME, 2025, 2025, "Bilan"),
    ),
    UseCase("quality.run", Act.CHECK_QUALITY, lambda s: s.office.quality.run()),
    UseCase("quality.run_if_due", Act.CHECK_QUALITY, lambda s: s.office.quality.run_if_due()),
    UseCase(
        "quality.settle",
        Act.SETTLE_QUALITY,
        lambda s: s.office.quality.settle("branch", "", accepted=True, reason="Vu."),
    ),
    read("readings.of_dossier", Act.READ_READINGS, lambda s: s.office.readings.of_dossier(s.dossier_id)),
)
