"""Every public use case of the office, the act that permits it, and how to call it on a dossier in any state.

A test fails when a use case is missing here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from inspect import isfunction
from pathlib import Path
from typing import get_type_hints

from reviewer import resource_files
from reviewer.avis.avis import RegisterEventKind
from reviewer.avis.notice import NoticeKind
from reviewer.committee.conflicts import ConflictOfInterest, DeclarationKind, RulingOutcome, conflicts_of
from reviewer.committee.grid_draft import GridDraft
from reviewer.committee.vocabulary import Term
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.programme.sourced import Confidence
from reviewer.programme.wages import WageLine
from reviewer.services.assignment import Choice
from reviewer.services.backups import BackupPlan
from reviewer.services.office import Office
from reviewer.services.ports.mail import MailAccount, MailSecurity
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.replay import ReplayOptions
from reviewer.services.signing_setup import SigningSetup
from reviewer.services.views import DossierFilter
from tests.support.committee import verdicts
from tests.support.fakes import PlainKey, payload_of
from tests.support.office import FOUNDER, PROGRAMME, REASONS, House, full_ratings
from tests.support.people import NAMES, a_person, an_expert
from tests.support.reference_data import a_count, a_decile
from tests.support.requests import a_request

SHIPPED = resource_files.path("programmes/talents-exception")
NOT_A_FAMILY = {"desk", "session"}
INSIDE_ANOTHER = {"correspondence.put", "delivery.compose", "delivery.avis_facts", "delivery.address_for"}
"""Public for another family, and only ever inside the transaction that it was permitted."""

A_PASSWORD = "girouette mauve sous la bruine"
AN_ACCOUNT = MailAccount(
    host="mail.example", port=587, security=MailSecurity.STARTTLS, user="avis", sender="avis@comite.example"
)


@dataclass(frozen=True)
class Scene:
    """A house with one dossier, and what is at hand to call use cases with."""

    house: House
    dossier_id: str
    number: str
    row_id: str
    actor: str

    @property
    def office(self) -> Office:
        return self.house.office

    @property
    def version(self) -> int:
        return self.house.dossier(self.dossier_id).current.number


@dataclass(frozen=True)
class UseCase:
    """One way to call a use case. ``act`` None: open to everybody.

    ``by_state``: whether the table's states apply besides its roles; ``reads``: changes nothing; ``staff``: an expert
    alone is refused although the act lists the role.
    """

    name: str
    act: Act | None
    call: Callable[[Scene], object]
    by_state: bool = True
    reads: bool = False
    staff: bool = False


def _decide(decision: AdmissibilityDecision) -> Callable[[Scene], object]:
    return lambda s: s.office.triage.decide(
        s.dossier_id, decision, request_version=s.version, reason="Pièces vérifiées."
    )


def _happen(kind: RegisterEventKind) -> Callable[[Scene], object]:
    return lambda s: s.office.avis.happen(s.number, kind, "Vérification.")


def _take_in(scene: Scene) -> object:
    path = scene.house.reader.put("balayage.json", a_request(reference="TC-9999"))
    return scene.office.intake.take_in(path, PROGRAMME)


def _submit(scene: Scene) -> object:
    return scene.office.committee.submit_evaluation(
        scene.dossier_id, full_ratings(scene.house.grid), verdicts(), "Vu.", request_version=scene.version
    )


def _a_third_programme(scene: Scene) -> Path:
    """Return the folder of a programme that nobody has installed, made beside the scene's database."""
    folder = Path(str(scene.house.opened.engine.url.database)).parent / "dossiers" / "balayage"
    if not folder.is_dir():
        shutil.copytree(SHIPPED, folder)
        path = folder / "programme.toml"
        text = path.read_text(encoding="utf-8")
        text = text.replace('id = "talents-exception"', 'id = "balayage"').replace('"TE"', '"BA"')
        path.write_text(text, encoding="utf-8")
    return folder


def _a_draft(scene: Scene) -> GridDraft:
    """Return a draft of the grid in the scene's database, a little heavier than the version in effect."""
    with scene.house.opened.store.begin() as work:
        for draft in work.grids.drafts(PROGRAMME):
            if draft.id == "balayage":
                return draft
        finding = scene.house.grid.findings[0]
        heavier = replace(finding.criteria[0], weight=finding.criteria[0].weight + 1)
        grid = replace(
            scene.house.grid,
            findings=(
                replace(finding, criteria=(heavier, *finding.criteria[1:])),
                *scene.house.grid.findings[1:],
            ),
        )
        work.grids.save_draft(
            GridDraft(
                id="balayage",
                programme_id=PROGRAMME,
                name="Balayage",
                based_on=grid.id,
                grid=grid,
                saved_at=scene.office.desk.now(),
            )
        )
        work.commit(FOUNDER, scene.office.desk.now(), Event(name="grid_draft_started"))
    return _a_draft(scene)


def _publish_grid(scene: Scene) -> object:
    draft = _a_draft(scene)
    return scene.office.grids.publish(
        draft.id,
        version=draft.version,
        valid_from=scene.office.desk.today(),
        source="Balayage.",
        confidence=Confidence.TO_CONFIRM,
    )


def _key_of(scene: Scene) -> PlainKey:
    return PlainKey(NAMES[scene.actor])


def _rule(scene: Scene) -> object:
    """Clear a doubtful conflict that is made for the purpose: an interest in a past employer of the candidate's."""
    conflict = _interest_of_erin(scene, "Atelier numérique du Rhône")
    cleared = RulingOutcome.CLEARED
    return scene.office.seating.rule_on_conflict(
        scene.dossier_id, "erin", conflict, cleared, "Simple lecture."
    )


def _override(scene: Scene) -> object:
    """Override a blocking conflict that is made for the purpose: an interest in the employer."""
    conflict = _interest_of_erin(scene, "Laboratoires Boréal inc.")
    return scene.office.seating.override_conflict(scene.dossier_id, "erin", conflict, "Personne d’autre.")


def _interest_of_erin(scene: Scene, name: str) -> ConflictOfInterest:
    with scene.house.opened.store.begin() as work:
        stored = work.experts.get("erin")
        erin = replace(stored, declared_interests=(name,))
        if stored.declared_interests != erin.declared_interests:
            work.experts.save(erin)
            work.commit(FOUNDER, scene.house.clock.now(), Event(name="expert_saved"))
    (conflict,) = conflicts_of(erin, scene.house.dossier(scene.dossier_id).request)
    return conflict


def _version_of_erin(scene: Scene) -> int:
    with scene.house.opened.store.read() as work:
        return work.experts.get("erin").version


def _save_wage(scene: Scene) -> object:
    return scene.office.reference_data.save_wage(PROGRAMME, a_decile())


def _import_wages(scene: Scene) -> object:
    scene.house.reader.wages["salaires.csv"] = (WageLine(place="ligne 2", decile=a_decile()),)
    return scene.office.reference_data.import_wages(PROGRAMME, Path("salaires.csv"))


def _remove_wage(scene: Scene) -> object:
    return scene.office.reference_data.remove_wage("absent", version=1)


def _save_count(scene: Scene) -> object:
    count = a_count()
    return scene.office.reference_data.save_count(
        PROGRAMME,
        opens_on=count.opens_on,
        stream=count.stream,
        profile=count.profile,
        received=count.received,
        counted_on=count.counted_on,
        source=count.source,
    )


def _remove_count(scene: Scene) -> object:
    return scene.office.reference_data.remove_count("absent", version=1)


def _read(name: str, act: Act | None, call: Callable[[Scene], object], *, staff: bool = False) -> UseCase:
    return UseCase(name, act, call, by_state=False, reads=True, staff=staff)


USE_CASES: tuple[UseCase, ...] = (
    UseCase("intake.take_in", Act.TAKE_IN, _take_in),
    _read("intake.waiting", Act.CORRECT_QUARANTINE, lambda s: s.office.intake.waiting()),
    UseCase(
        "intake.retry",
        Act.CORRECT_QUARANTINE,
        lambda s: s.office.intake.retry(s.row_id, payload_of(a_request(reference="TC-9998"))),
    ),
    UseCase(
        "intake.set_aside", Act.CORRECT_QUARANTINE, lambda s: s.office.intake.set_aside(s.row_id, "Doublon.")
    ),
    _read("triage.propose", None, lambda s: s.office.triage.propose(s.house.dossier(s.dossier_id))),
    UseCase("triage.decide", Act.FIND_ADMISSIBLE, _decide(AdmissibilityDecision.ADMISSIBLE)),
    UseCase("triage.decide", Act.FIND_INADMISSIBLE, _decide(AdmissibilityDecision.INADMISSIBLE)),
    UseCase("triage.decide", Act.ASK_COMPLEMENTS, _decide(AdmissibilityDecision.COMPLEMENTS)),
    UseCase(
        "triage.record_complements",
        Act.RECORD_COMPLEMENTS,
        lambda s: s.office.triage.record_complements(s.dossier_id),
    ),
    UseCase(
        "triage.withdraw",
        Act.WITHDRAW,
        lambda s: s.office.triage.withdraw(s.dossier_id, "Demandé le 19 mai."),
    ),
    UseCase(
        "triage.correct_fact",
        Act.CORRECT_FACT,
        lambda s: s.office.triage.correct_fact(
            s.dossier_id, "job.title", "Chercheuse en IA", "Coquille au formulaire.", s.version
        ),
    ),
    UseCase(
        "triage.correct_facts",
        Act.CORRECT_FACT,
        lambda s: s.office.triage.correct_facts(
            s.dossier_id, {"job.title": "Chercheuse en IA"}, "Coquille au formulaire.", s.version
        ),
    ),
    UseCase(
        "triage.withdraw_correction",
        Act.CORRECT_FACT,
        lambda s: s.office.triage.withdraw_correction(s.dossier_id, "absente"),
    ),
    _read("triage.rerun", Act.READ_DOSSIER, lambda s: s.office.triage.rerun(s.dossier_id), staff=True),
    _read(
        "correspondence.letters", Act.READ_LETTERS, lambda s: s.office.correspondence.letters(s.dossier_id)
    ),
    _read(
        "correspondence.letter_bytes",
        Act.READ_LETTERS,
        lambda s: s.office.correspondence.letter_bytes("absente"),
    ),
    _read(
        "correspondence.email_text", Act.READ_LETTERS, lambda s: s.office.correspondence.email_text("absente")
    ),
    _read(
        "correspondence.preview",
        Act.WRITE_LETTER,
        lambda s: s.office.correspondence.preview(s.dossier_id, AdmissibilityDecision.INADMISSIBLE),
    ),
    _read(
        "correspondence.has_wording",
        None,
        lambda s: s.office.correspondence.has_wording(PROGRAMME, AdmissibilityDecision.COMPLEMENTS),
    ),
    UseCase("correspondence.write", Act.WRITE_LETTER, lambda s: s.office.correspondence.write(s.dossier_id)),
    _read("seating.who_could_take", Act.ASSIGN, lambda s: s.office.seating.who_could_take(s.dossier_id)),
    UseCase("seating.assign", Act.ASSIGN, lambda s: s.office.seating.assign(s.dossier_id, ("erin",))),
    UseCase(
        "seating.recuse",
        Act.RECUSE,
        lambda s: s.office.seating.recuse(s.dossier_id, "eli", "Conflit découvert."),
    ),
    _read("assignment.propose", Act.ASSIGN, lambda s: s.office.assignment.propose([s.dossier_id])),
    UseCase(
        "assignment.apply",
        Act.ASSIGN,
        lambda s: s.office.assignment.apply(
            [Choice(dossier_id=s.dossier_id, reference="TC-2025-0001", experts=("erin",))]
        ),
        by_state=False,
    ),
    _read("assignment.open_conflicts", Act.ASSIGN, lambda s: s.office.assignment.open_conflicts("erin")),
    _read("seating.rulings", Act.RULE_ON_CONFLICT, lambda s: s.office.seating.rulings(s.dossier_id)),
    _read(
        "seating.in_conflict",
        Act.RULE_ON_CONFLICT,
        lambda s: s.office.seating.in_conflict("erin", s.dossier_id),
    ),
    UseCase("seating.rule_on_conflict", Act.RULE_ON_CONFLICT, _rule),
    UseCase("seating.override_conflict", Act.OVERRIDE_CONFLICT, _override),
    _read("committee.open_grid", Act.SAVE_EVALUATION, lambda s: s.office.committee.open_grid(s.dossier_id)),
    UseCase(
        "committee.declare_interests",
        Act.DECLARE_INTERESTS,
        lambda s: s.office.committee.declare_interests(s.dossier_id, DeclarationKind.NONE),
    ),
    UseCase(
        "committee.save_evaluation",
        Act.SAVE_EVALUATION,
        lambda s: s.office.committee.save_evaluation(s.dossier_id, {}, {}, "", request_version=s.version),
    ),
    UseCase("committee.submit_evaluation", Act.SUBMIT_EVALUATION, _submit),
    UseCase(
        "committee.state_position",
        Act.STATE_POSITION,
        lambda s: s.office.committee.state_position(s.dossier_id, verdicts(), "Je maintiens."),
    ),
    UseCase(
        "committee.open_third_review",
        Act.OPEN_THIRD_REVIEW,
        lambda s: s.office.committee.open_third_review(s.dossier_id, "Positions arrêtées."),
    ),
    UseCase(
        "committee.post_message",
        Act.POST_MESSAGE,
        lambda s: s.office.committee.post_message(s.dossier_id, "Où voyez-vous l’IA ?"),
    ),
    UseCase(
        "chair.rule_on_declaration",
        Act.RULE_ON_DECLARATION,
        lambda s: s.office.chair.rule_on_declaration(s.dossier_id, "eli", accept=True, reason="Dix ans."),
    ),
    UseCase(
        "chair.set_aside_evaluation",
        Act.SET_ASIDE_EVALUATION,
        lambda s: s.office.chair.set_aside_evaluation(s.dossier_id, "eli", "Conflit découvert."),
    ),
    UseCase(
        "chair.close_overdue_concertations",
        Act.OPEN_THIRD_REVIEW,
        lambda s: s.office.chair.close_overdue_concertations(),
        by_state=False,
        staff=True,
    ),
    UseCase(
        "chair.ask_reconsideration",
        Act.ASK_RECONSIDERATION,
        lambda s: s.office.chair.ask_reconsideration(s.dossier_id, "Pièce nouvelle."),
    ),
    UseCase(
        "committee.confirm_decision",
        Act.CONFIRM_DECISION,
        lambda s: s.office.committee.confirm_decision(s.dossier_id, REASONS),
    ),
    UseCase("avis.draft", Act.DRAFT_AVIS, lambda s: s.office.avis.draft(s.dossier_id)),
    _read("avis.preview", Act.READ_REGISTER, lambda s: s.office.avis.preview(s.dossier_id)),
    UseCase(
        "avis.return_draft", Act.RETURN_DRAFT, lambda s: s.office.avis.return_draft(s.dossier_id, "À revoir.")
    ),
    UseCase("avis.validate", Act.VALIDATE_AVIS, lambda s: s.office.avis.validate(s.dossier_id)),
    UseCase(
        "signatures.open_key",
        Act.SIGN_AVIS,
        lambda s: s.office.signatures.open_key(Path("sacha.p12"), "sacha"),
        by_state=False,
    ),
    UseCase("signatures.sign", Act.SIGN_AVIS, lambda s: s.office.signatures.sign(s.dossier_id, _key_of(s))),
    UseCase(
        "signatures.open_token",
        Act.SIGN_AVIS,
        lambda s: s.office.signatures.open_token("sacha"),
        by_state=False,
    ),
    UseCase(
        "signatures.prepare_external",
        Act.SIGN_AVIS,
        lambda s: s.office.signatures.prepare_external(s.dossier_id, _key_of(s).certificate_pem),
    ),
    UseCase(
        "signatures.complete_external",
        Act.SIGN_AVIS,
        lambda s: s.office.signatures.complete_external(s.dossier_id, b""),
    ),
    UseCase(
        "signatures.cancel_external",
        Act.SIGN_AVIS,
        lambda s: s.office.signatures.cancel_external(s.dossier_id),
    ),
    UseCase(
        "signatures.sign_many",
        Act.SIGN_AVIS,
        lambda s: s.office.signatures.sign_many([s.dossier_id], _key_of(s)),
        by_state=False,
    ),
    _read("signatures.pending", Act.READ_REGISTER, lambda s: s.office.signatures.pending()),
    _read("signatures.numbers", Act.READ_REGISTER, lambda s: s.office.signatures.numbers()),
    _read("signing_setup.get", Act.READ_SETTINGS, lambda s: s.office.signing_setup.get()),
    _read("signing_setup.own", Act.READ_SETTINGS, lambda s: s.office.signing_setup.own()),
    UseCase(
        "signing_setup.put",
        Act.MANAGE_SETTINGS,
        lambda s: s.office.signing_setup.put(SigningSetup(module="jeton.so")),
    ),
    UseCase(
        "signing_setup.remember_own_token",
        Act.SIGN_AVIS,
        lambda s: s.office.signing_setup.remember_own_token("Avis"),
        by_state=False,
    ),
    _read("succession.of", Act.READ_REGISTER, lambda s: s.office.succession.of(s.number)),
    UseCase("avis.happen", Act.SUSPEND_AVIS, _happen(RegisterEventKind.SUSPENDED)),
    UseCase("avis.happen", Act.LIFT_SUSPENSION, _happen(RegisterEventKind.LIFTED)),
    UseCase("avis.happen", Act.REVOKE_AVIS, _happen(RegisterEventKind.REVOKED)),
    _read(
        "notices.preview",
        Act.WRITE_NOTICE,
        lambda s: s.office.notices.preview(s.number, NoticeKind.DUPLICATE),
    ),
    UseCase(
        "notices.write", Act.WRITE_NOTICE, lambda s: s.office.notices.write(s.number, NoticeKind.DUPLICATE)
    ),
    _read("printing.file", Act.PRINT_AVIS, lambda s: s.office.printing.file(s.number)),
    UseCase(
        "printing.record",
        Act.PRINT_AVIS,
        lambda s: s.office.printing.record(s.number, printer="Accueil", copies=1),
    ),
    _read("delivery.rows", Act.READ_OUTBOX, lambda s: s.office.delivery.rows()),
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
    UseCase("reminders.calendar", Act.READ_QUEUE, lambda s: s.office.reminders.calendar()),
    _read("validity.late_filing", Act.READ_REGISTER, lambda s: s.office.validity.late_filing(s.dossier_id)),
    _read("validity.falling", Act.READ_REGISTER, lambda s: s.office.validity.falling(PROGRAMME)),
    _read("mail_settings.account", Act.READ_SETTINGS, lambda s: s.office.mail_settings.account()),
    UseCase("mail_settings.put", Act.MANAGE_SETTINGS, lambda s: s.office.mail_settings.put(None)),
    UseCase(
        "mail_settings.keep_password",
        Act.SEND_MAIL,
        lambda s: s.office.mail_settings.keep_password(AN_ACCOUNT, "secret"),
    ),
    UseCase("avis.hand_over", Act.EXPORT_AVIS, lambda s: s.office.avis.hand_over(s.number)),
    _read("dossiers.rows", Act.READ_QUEUE, lambda s: s.office.dossiers.rows(DossierFilter())),
    _read("dossiers.counts", Act.READ_REGISTER, lambda s: s.office.dossiers.counts()),
    _read("dossiers.register", Act.READ_REGISTER, lambda s: s.office.dossiers.register()),
    _read("dossiers.view", Act.READ_DOSSIER, lambda s: s.office.dossiers.view(s.dossier_id), staff=True),
    _read("dossiers.comparison", Act.READ_DOSSIER, lambda s: s.office.dossiers.comparison(s.dossier_id)),
    _read(
        "dossiers.attachment",
        Act.READ_DOSSIER,
        lambda s: s.office.dossiers.attachment(
            s.dossier_id, s.house.dossier(s.dossier_id).current.attachments[0].sha256
        ),
    ),
    _read("people.choices", None, lambda s: s.office.people.choices()),
    _read("people.all", Act.READ_PEOPLE, lambda s: s.office.people.all()),
    UseCase("people.start", None, lambda s: s.office.people.start(a_person("neo", name="Neo"))),
    UseCase(
        "people.save",
        Act.MANAGE_PEOPLE,
        lambda s: s.office.people.save(a_person("kim", email="k@e.ca", version=1)),
    ),
    _read("accounts.needed", None, lambda s: s.office.accounts.needed()),
    UseCase(
        "accounts.start",
        None,
        lambda s: s.office.accounts.start(a_person("neo", name="Neo"), "neo", A_PASSWORD),
    ),
    UseCase("accounts.sign_in", None, lambda s: s.office.accounts.sign_in("absent", A_PASSWORD)),
    UseCase("accounts.redeem", None, lambda s: s.office.accounts.redeem("absent", "CODE", A_PASSWORD)),
    UseCase("accounts.confirm", None, lambda s: s.office.accounts.confirm(A_PASSWORD)),
    UseCase(
        "accounts.change_password",
        None,
        lambda s: s.office.accounts.change_password(A_PASSWORD, A_PASSWORD),
    ),
    UseCase("accounts.renew_code", None, lambda s: s.office.accounts.renew_code(A_PASSWORD)),
    UseCase("accounts.sign_out", None, lambda s: s.office.accounts.sign_out()),
    _read("accounts.rows", Act.READ_ACCOUNTS, lambda s: s.office.accounts.rows()),
    UseCase("accounts.open", Act.MANAGE_ACCOUNTS, lambda s: s.office.accounts.open("kim", "kim")),
    UseCase(
        "accounts.recover",
        Act.MANAGE_ACCOUNTS,
        lambda s: s.office.accounts.recover("kim", "absent", A_PASSWORD),
    ),
    _read("experts.all", Act.MANAGE_EXPERTS, lambda s: s.office.experts.all()),
    UseCase(
        "experts.save",
        Act.MANAGE_EXPERTS,
        lambda s: s.office.experts.save(an_expert("erin", capacity=2, version=_version_of_erin(s))),
    ),
    _read("experts.readiness", Act.MANAGE_EXPERTS, lambda s: s.office.experts.readiness()),
    _read("experts.contracts_ending", Act.MANAGE_EXPERTS, lambda s: s.office.experts.contracts_ending()),
    _read("experts.domains", None, lambda s: s.office.experts.domains()),
    _read("experts.languages", None, lambda s: s.office.experts.languages()),
    UseCase(
        "experts.save_domains",
        Act.MANAGE_SETTINGS,
        lambda s: s.office.experts.save_domains([Term("vision", "vision par ordinateur")]),
    ),
    _read("settings.get", Act.READ_SETTINGS, lambda s: s.office.settings.get("programme.default")),
    UseCase(
        "settings.put", Act.MANAGE_SETTINGS, lambda s: s.office.settings.put("programme.default", PROGRAMME)
    ),
    UseCase(
        "settings.remember_own_key",
        Act.SIGN_AVIS,
        lambda s: s.office.settings.remember_own_key("cles/moi.p12"),
        by_state=False,
    ),
    _read("reference_data.wages", Act.READ_REGISTER, lambda s: s.office.reference_data.wages(PROGRAMME)),
    UseCase("reference_data.save_wage", Act.MANAGE_SETTINGS, _save_wage),
    UseCase("reference_data.import_wages", Act.MANAGE_SETTINGS, _import_wages),
    UseCase("reference_data.remove_wage", Act.MANAGE_SETTINGS, _remove_wage),
    _read("reference_data.windows", Act.READ_REGISTER, lambda s: s.office.reference_data.windows(PROGRAMME)),
    UseCase("reference_data.save_count", Act.MANAGE_SETTINGS, _save_count),
    UseCase("reference_data.remove_count", Act.MANAGE_SETTINGS, _remove_count),
    _read("what_if.horizon", Act.READ_DOSSIER, lambda s: s.office.what_if.horizon(s.dossier_id), staff=True),
    _read(
        "what_if.on",
        Act.READ_DOSSIER,
        lambda s: s.office.what_if.on(s.dossier_id, date(2025, 6, 1)),
        staff=True,
    ),
    _read("replay.run", Act.REPLAY_RULES, lambda s: s.office.replay.run(ReplayOptions())),
    _read("replay.rows", Act.REPLAY_RULES, lambda s: list(s.office.replay.rows(ReplayOptions()))),
    _read("backups.due", None, lambda s: s.office.backups.due()),
    _read("backups.crashed_before", None, lambda s: s.office.backups.crashed_before()),
    _read("backups.view", Act.MANAGE_BACKUPS, lambda s: s.office.backups.view()),
    _read("backups.check", Act.MANAGE_BACKUPS, lambda s: s.office.backups.check()),
    _read("backups.orphans", Act.MANAGE_BACKUPS, lambda s: s.office.backups.orphans()),
    UseCase("backups.clear_orphans", Act.MANAGE_BACKUPS, lambda s: s.office.backups.clear_orphans()),
    UseCase("backups.set_plan", Act.MANAGE_BACKUPS, lambda s: s.office.backups.set_plan(BackupPlan())),
    UseCase("backups.back_up", Act.MANAGE_BACKUPS, lambda s: s.office.backups.back_up()),
    UseCase("backups.preview", Act.MANAGE_BACKUPS, lambda s: s.office.backups.preview(Path("nowhere"))),
    UseCase("backups.restore", Act.MANAGE_BACKUPS, lambda s: s.office.backups.restore(Path("nowhere"))),
    _read("programmes.all", None, lambda s: s.office.programmes.all()),
    _read("programmes.check", None, lambda s: s.office.programmes.check(SHIPPED)),
    UseCase(
        "programmes.install",
        Act.MANAGE_SETTINGS,
        lambda s: s.office.programmes.install(_a_third_programme(s)),
    ),
    _read("grids.shelf", Act.MANAGE_GRIDS, lambda s: s.office.grids.shelf(PROGRAMME)),
    _read("grids.page", Act.MANAGE_GRIDS, lambda s: s.office.grids.page(_a_draft(s).id)),
    _read(
        "grids.compare",
        Act.MANAGE_GRIDS,
        lambda s: s.office.grids.compare(PROGRAMME, s.house.grid.id, s.house.grid.id),
    ),
    UseCase(
        "grids.start",
        Act.MANAGE_GRIDS,
        lambda s: s.office.grids.start(PROGRAMME, "Balayage", based_on=s.house.grid.id),
    ),
    UseCase("grids.save", Act.MANAGE_GRIDS, lambda s: s.office.grids.save(_a_draft(s))),
    UseCase("grids.discard", Act.MANAGE_GRIDS, lambda s: s.office.grids.discard(_a_draft(s))),
    UseCase("grids.publish", Act.MANAGE_GRIDS, _publish_grid),
    _read("agreement.report", Act.READ_AGREEMENT, lambda s: s.office.agreement.report(PROGRAMME)),
    _read("agreement.leniency", Act.READ_LENIENCY, lambda s: s.office.agreement.leniency(PROGRAMME)),
    _read("journal.latest", Act.READ_JOURNAL, lambda s: s.office.journal.latest(1000)),
    _read("readings.of_dossier", Act.READ_READINGS, lambda s: s.office.readings.of_dossier(s.dossier_id)),
    UseCase("proof.seal", Act.SEAL_JOURNAL, lambda s: s.office.proof.seal()),
    UseCase("proof.stamp", Act.SEAL_JOURNAL, lambda s: s.office.proof.stamp()),
    UseCase("proof.export", Act.EXPORT_PROOF, lambda s: s.office.proof.export(lambda _name, _pieces: None)),
    _read("verifications.verify", None, lambda s: s.office.verifications.verify(b"%PDF-")),
    _read("verifications.verify_code", None, lambda s: s.office.verifications.verify_code("AV1:")),
    _read("office_keys.public", None, lambda s: s.office.office_keys.public()),
    _read("office_keys.files", None, lambda s: s.office.office_keys.files()),
    UseCase("office_keys.rotate", Act.ROTATE_OFFICE_KEY, lambda s: s.office.office_keys.rotate()),
    UseCase("status_lists.publish", Act.PUBLISH_STATUS_LIST, lambda s: s.office.status_lists.publish()),
    _read("status_lists.latest", Act.READ_REGISTER, lambda s: s.office.status_lists.latest()),
)


def families() -> dict[str, type]:
    """Return the class of each family of the office, by the name under which the office holds it."""
    hints = get_type_hints(Office)
    return {field.name: hints[field.name] for field in fields(Office) if field.name not in NOT_A_FAMILY}


def public_use_cases() -> set[str]:
    """Return the name of every public method of every family of the office."""
    return {
        f"{family}.{name}"
        for family, kind in families().items()
        for name, value in vars(kind).items()
        if isfunction(value) and not name.startswith("_")
    } - INSIDE_ANOTHER
