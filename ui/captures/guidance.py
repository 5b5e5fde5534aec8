"""What there is to see of the first day, of help and of a dossier's versions: the last pictures of a window."""

from __future__ import annotations

from reviewer.dossier.lifecycle import Act, Role
from ui.captures.photographer import Photographer
from ui.captures.subjects import Capture
from ui.screens.first_run.view import VALIDITY, FirstRunScreen
from ui.widgets.levels import Levels


def _versions(photographer: Photographer) -> bool:
    """Show two versions of a request beside each other."""
    for row in photographer.rows:
        page = photographer.go("dossier", row.id)
        if page.presenter.view.dossier.current.number > 1:
            page.open_versions()
            photographer.settle()
            return True
    return False


def _help(photographer: Photographer) -> bool:
    photographer.go("dossier", photographer.rows[0].id)
    photographer.window.help()
    photographer.settle()
    return True


def _undo(photographer: Photographer) -> bool:
    """Show the way back beside what was done; nothing is stored."""
    page = photographer.go("reception")
    words = page.desktop.wording.label("act", Act.RECORD_COMPLEMENTS)
    photographer.window.say(words)
    photographer.window.taking_back.button.show()
    return True


def _all_settings(photographer: Photographer) -> bool:
    screen = photographer.go("settings")
    screen.tabs.setCurrentWidget(screen.everything)
    photographer.settle()
    return True


def _choices(photographer: Photographer) -> bool:
    """Show the step at which one chooses how long an avis holds; nothing is stored."""
    photographer.window.show_choices()
    photographer.settle()
    screen = photographer.window.stack.currentWidget()
    if not isinstance(screen, FirstRunScreen):
        return False
    programmes = screen.findChild(Levels, "first_run_programme")
    if programmes is None:
        return False
    programmes.choose(next(iter(programmes.rows)))
    screen.show_step(VALIDITY)
    photographer.settle()
    return True


def _start(photographer: Photographer) -> bool:
    start = photographer.window.door.start
    start.show_place("…/Avise", movable=True)
    photographer.window.door.show_start()
    photographer.settle()
    return True


GUIDANCE: list[Capture] = [
    Capture(name="dossier-versions", arrange=_versions),
    Capture(name="aide", arrange=_help),
    Capture(name="annuler", arrange=_undo),
    Capture(name="reglages-tous", arrange=_all_settings, role=Role.ADMINISTRATOR),
    Capture(name="premiers-choix", arrange=_choices, role=Role.ADMINISTRATOR),
    Capture(name="commencer", arrange=_start, role=Role.ADMINISTRATOR),
]
"""The last two leave a window in which nobody works: they stay last."""
