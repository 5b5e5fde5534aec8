"""Every public use case of the office, the act that permits it, and how to call it on a dossier in any state.

A test fails when a use case is missing here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from inspect import isfunction
from pathlib import Path
from typing import get_type_hints

from reviewer import resource_files
from reviewer.avis.avis import RegisterEventKind
from reviewer.committee.conflicts import DeclarationKind
from reviewer.dossier.lifecycle import Act
from reviewer.programme.wages import WageLine
from reviewer.services.office import Office
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.replay import ReplayOptions
from reviewer.services.views import DossierFilter
from tests.support.committee import verdicts
from tests.support.fakes import PlainKey, payload_of
from tests.support.office import PROGRAMME, REASONS, House, full_ratings
from tests.support.people import NAMES, a_person, an_expert
from tests.support.reference_data import a_count, a_decile
from tests.support.requests import a_request

SHIPPED = resource_files.path("programmes/talents-exception")
NOT_A_FAMILY = {"desk", "session"}
INSIDE_ANOTHER = {"correspondence.put"}
"""Public for another family, and only ever inside the transaction that it was permitted."""


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


def _key_of(scene: Scene) -> PlainKey:
    return PlainKey(NAMES[scene.actor])


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
    _read("committee.who_could_take", Act.ASSIGN, lambda s: s.office.committee.who_could_take(s.dossier_id)),
    UseCase("committee.assign", Act.ASSIGN, lambda s: s.office.committee.assign(s.dossier_id, ("erin",))),
    UseCase(
        "committee.recuse",
        Act.RECUSE,
        lambda s: s.office.committee.recuse(s.dossier_id, "eli", "Conflit découvert."),
    ),
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
        lambda s: s.office.committee.open_third_review(s.dossier_id),
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
        "avis.open_key",
        Act.SIGN_AVIS,
        lambda s: s.office.avis.open_key(Path("sacha.p12"), "sacha"),
        by_state=False,
    ),
    UseCase("avis.sign", Act.SIGN_AVIS, lambda s: s.office.avis.sign(s.dossier_id, _key_of(s))),
    UseCase("avis.happen", Act.SUSPEND_AVIS, _happen(RegisterEventKind.SUSPENDED)),
    UseCase("avis.happen", Act.LIFT_SUSPENSION, _happen(RegisterEventKind.LIFTED)),
    UseCase("avis.happen", Act.REVOKE_AVIS, _happen(RegisterEventKind.REVOKED)),
    UseCase("avis.hand_over", Act.PRINT_AVIS, lambda s: s.office.avis.hand_over(s.number, Act.PRINT_AVIS)),
    UseCase("avis.hand_over", Act.EXPORT_AVIS, lambda s: s.office.avis.hand_over(s.number, Act.EXPORT_AVIS)),
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
    _read("people.all", None, lambda s: s.office.people.all()),
    _read("people.experts", Act.READ_REGISTER, lambda s: s.office.people.experts()),
    UseCase("people.start", None, lambda s: s.office.people.start(a_person("neo", name="Neo"))),
    UseCase(
        "people.save",
        Act.MANAGE_PEOPLE,
        lambda s: s.office.people.save(a_person("kim", email="k@e.ca", version=1)),
    ),
    UseCase(
        "people.save_expert",
        Act.MANAGE_EXPERTS,
        lambda s: s.office.people.save_expert(an_expert("erin", capacity=2, version=1)),
    ),
    _read("settings.get", None, lambda s: s.office.settings.get("programme.default")),
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
    _read("programmes.all", None, lambda s: s.office.programmes.all()),
    _read("programmes.check", None, lambda s: s.office.programmes.check(SHIPPED)),
    UseCase(
        "programmes.install",
        Act.MANAGE_SETTINGS,
        lambda s: s.office.programmes.install(_a_third_programme(s)),
    ),
    _read("journal.latest", Act.READ_JOURNAL, lambda s: s.office.journal.latest(1000)),
    _read("verifications.verify", None, lambda s: s.office.verifications.verify(b"%PDF-")),
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
