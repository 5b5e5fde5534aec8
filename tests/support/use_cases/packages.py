"""Packages for experts who score offline: keys, what goes out, what comes back, the mailbox."""

from __future__ import annotations

from pathlib import Path

from reviewer.committee.offline.keys import KeyEnd
from reviewer.dossier.lifecycle import Act
from reviewer.services.watched_folder import Watch
from tests.support.use_cases.scene import Scene, UseCase, read


def _folder(scene: Scene) -> Path:
    """Return the folder beside the scene's database."""
    return Path(str(scene.house.opened.engine.url.database)).parent


PACKAGES: tuple[UseCase, ...] = (
    read("expert_keys.rows", Act.MANAGE_EXPERT_KEYS, lambda s: s.office.expert_keys.rows()),
    read("expert_keys.settings", Act.READ_PACKAGES, lambda s: s.office.expert_keys.settings()),
    UseCase(
        "expert_keys.name_office",
        Act.MANAGE_SETTINGS,
        lambda s: s.office.expert_keys.name_office("Le comité"),
    ),
    UseCase(
        "expert_keys.invite",
        Act.MANAGE_EXPERT_KEYS,
        lambda s: s.office.expert_keys.invite("erin", _folder(s)),
    ),
    UseCase(
        "expert_keys.take_enrolment_in",
        Act.MANAGE_EXPERT_KEYS,
        lambda s: s.office.expert_keys.take_enrolment_in(_folder(s) / "absent.avisee"),
    ),
    UseCase(
        "expert_keys.confirm", Act.CONFIRM_EXPERT_KEY, lambda s: s.office.expert_keys.confirm("absent", "")
    ),
    UseCase(
        "expert_keys.refuse",
        Act.MANAGE_EXPERT_KEYS,
        lambda s: s.office.expert_keys.refuse("absent", "Motif."),
    ),
    UseCase(
        "expert_keys.revoke",
        Act.REVOKE_EXPERT_KEY,
        lambda s: s.office.expert_keys.revoke("absent", KeyEnd.LOST, "Motif."),
    ),
    UseCase(
        "expert_keys.rotate_office",
        Act.ROTATE_EXCHANGE_KEY,
        lambda s: s.office.expert_keys.rotate_office(),
    ),
    UseCase(
        "packages.make",
        Act.SEND_PACKAGE,
        lambda s: s.office.packages.make("eli", [s.dossier_id], _folder(s)),
        by_state=False,
    ),
    UseCase("packages.reissue", Act.SEND_PACKAGE, lambda s: s.office.packages.reissue("absent", _folder(s))),
    UseCase("packages.withdraw", Act.SEND_PACKAGE, lambda s: s.office.packages.withdraw("absent", "Motif.")),
    read("package_shelf.sendable", Act.SEND_PACKAGE, lambda s: s.office.package_shelf.sendable()),
    read("package_shelf.sent", Act.READ_PACKAGES, lambda s: s.office.package_shelf.sent()),
    read("package_shelf.returned", Act.READ_PACKAGES, lambda s: s.office.package_shelf.returned()),
    read("package_shelf.aside", Act.TAKE_IN_PACKAGE, lambda s: s.office.package_shelf.aside()),
    UseCase("returns.take_in", Act.TAKE_IN_PACKAGE, lambda s: s.office.returns.take_in([])),
    UseCase("returns.weigh_again", Act.TAKE_IN_PACKAGE, lambda s: s.office.returns.weigh_again()),
    UseCase(
        "returns.close", Act.TAKE_IN_PACKAGE, lambda s: s.office.returns.close("eli", "absente", "Motif.")
    ),
    read("mailbox.folder", Act.TAKE_IN_PACKAGE, lambda s: s.office.mailbox.folder()),
    UseCase("mailbox.choose", Act.TAKE_IN_PACKAGE, lambda s: s.office.mailbox.choose(_folder(s))),
    UseCase("mailbox.look", Act.TAKE_IN_PACKAGE, lambda s: s.office.mailbox.look(Watch())),
    UseCase("mailbox.take", Act.TAKE_IN_PACKAGE, lambda s: s.office.mailbox.take([])),
)
