"""Mail and reminders."""

from __future__ import annotations

from reviewer.dossier.lifecycle import Act
from reviewer.outbox.message import MessageKind
from tests.support.use_cases.scene import UseCase, read

OUTBOX: tuple[UseCase, ...] = (
    read("delivery.rows", Act.READ_OUTBOX, lambda s: s.office.delivery.rows()),
    read(
        "delivery.of_dossier",
        Act.READ_OUTBOX,
        lambda s: s.office.delivery.of_dossier(MessageKind.LETTER, s.dossier_id),
    ),
    UseCase("delivery.export", Act.SEND_MAIL, lambda s: s.office.delivery.export("absent")),
    UseCase("delivery.draft_avis", Act.SEND_MAIL, lambda s: s.office.delivery.draft_avis(s.number)),
    UseCase("delivery.draft_letter", Act.SEND_MAIL, lambda s: s.office.delivery.draft_letter("absente")),
    UseCase("delivery.address", Act.SEND_MAIL, lambda s: s.office.delivery.address("absent", "a@b.example")),
    UseCase("delivery.queue", Act.SEND_MAIL, lambda s: s.office.delivery.queue("absent")),
    UseCase("delivery.set_aside", Act.SEND_MAIL, lambda s: s.office.delivery.set_aside("absent", "Motif.")),
    UseCase(
        "delivery.note_sent_by_hand", Act.SEND_MAIL, lambda s: s.office.delivery.note_sent_by_hand("absent")
    ),
    UseCase(
        "delivery.decide",
        Act.SEND_MAIL,
        lambda s: s.office.delivery.decide("absent", sent=True, reason="Motif."),
    ),
    UseCase("sending.send_queue", Act.SEND_MAIL, lambda s: s.office.sending.send_queue()),
    UseCase("reminders.run", Act.RUN_REMINDERS, lambda s: s.office.reminders.run()),
    UseCase(
        "reminders.remind_late", Act.RUN_REMINDERS, lambda s: s.office.reminders.remind_late(s.dossier_id)
    ),
    UseCase("reminders.calendar", Act.READ_QUEUE, lambda s: s.office.reminders.calendar()),
    read("mail_settings.account", Act.READ_SETTINGS, lambda s: s.office.mail_settings.account()),
    UseCase("mail_settings.put", Act.MANAGE_SETTINGS, lambda s: s.office.mail_settings.put(None)),
    UseCase(
        "mail_settings.keep_password",
        Act.SEND_MAIL,
        lambda s: s.office.mail_settings.keep_password("secret"),
    ),
)
