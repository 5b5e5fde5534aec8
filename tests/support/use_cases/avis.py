"""Drafts, signatures, the register, notices, printing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reviewer.avis.avis import RegisterEventKind
from reviewer.avis.notice import NoticeKind
from reviewer.dossier.lifecycle import Act
from reviewer.services.signing_setup import SigningSetup
from tests.support.fakes import PlainKey
from tests.support.office import PROGRAMME
from tests.support.people import NAMES
from tests.support.use_cases.scene import Scene, UseCase, read


def _happen(kind: RegisterEventKind) -> Callable[[Scene], object]:
    return lambda s: s.office.avis.happen(s.number, kind, "Vérification.")


def _key_of(scene: Scene) -> PlainKey:
    return PlainKey(NAMES[scene.actor])


AVIS: tuple[UseCase, ...] = (
    UseCase("avis.draft", Act.DRAFT_AVIS, lambda s: s.office.avis.draft(s.dossier_id)),
    read("avis.sheet", Act.READ_REGISTER, lambda s: s.office.avis.sheet(s.dossier_id)),
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
    read("signatures.pending", Act.READ_REGISTER, lambda s: s.office.signatures.pending()),
    read("signing_setup.get", Act.READ_SETTINGS, lambda s: s.office.signing_setup.get()),
    read("signing_setup.own", Act.READ_SETTINGS, lambda s: s.office.signing_setup.own()),
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
    read("succession.of", Act.READ_REGISTER, lambda s: s.office.succession.of(s.number)),
    UseCase("avis.happen", Act.SUSPEND_AVIS, _happen(RegisterEventKind.SUSPENDED)),
    UseCase("avis.happen", Act.LIFT_SUSPENSION, _happen(RegisterEventKind.LIFTED)),
    UseCase("avis.happen", Act.REVOKE_AVIS, _happen(RegisterEventKind.REVOKED)),
    read(
        "notices.preview",
        Act.WRITE_NOTICE,
        lambda s: s.office.notices.preview(s.number, NoticeKind.DUPLICATE),
    ),
    UseCase(
        "notices.write", Act.WRITE_NOTICE, lambda s: s.office.notices.write(s.number, NoticeKind.DUPLICATE)
    ),
    read("printing.file", Act.PRINT_AVIS, lambda s: s.office.printing.file(s.number)),
    UseCase(
        "printing.record",
        Act.PRINT_AVIS,
        lambda s: s.office.printing.record(s.number, printer="Accueil", copies=1),
    ),
    read("validity.late_filing", Act.READ_REGISTER, lambda s: s.office.validity.late_filing(s.dossier_id)),
    read("validity.falling", Act.READ_REGISTER, lambda s: s.office.validity.falling(PROGRAMME)),
    UseCase("avis.hand_over", Act.EXPORT_AVIS, lambda s: s.office.avis.hand_over(s.number)),
    read("verifications.verify", None, lambda s: s.office.verifications.verify(b"%PDF-")),
    read("verifications.verify_code", None, lambda s: s.office.verifications.verify_code("AV1:")),
)
