"""Start-up: Qt first, nothing heavy before the first paint; and one void call does not cost a reference to None."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from db.store import open_store
from reviewer.dossier.events import Event
from reviewer.dossier.people import Actor, Person
from reviewer.services.clock import PinnedClock
from reviewer.services.settings import PINNED_TODAY
from tests.support.gui import PEOPLE, TODAY
from ui.bootstrap import DEMONSTRATION_DATABASE

ROOT = Path(__file__).resolve().parents[2]

FIRST_PAINT = """
import sys
from ui.application import create_application
from ui.main_window import MainWindow
from ui.theme.theme import Mode, Theme
from reviewer.wording import Wording

app = create_application()
theme = Theme(app, Mode.LIGHT)
window = MainWindow(theme, Wording.load())
window.show()
app.processEvents()
assert not window.grab().isNull()
print(" ".join(sys.modules))
"""


def test_nothing_heavy_is_loaded_at_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", FIRST_PAINT],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(done.stdout.split())
    roots = {name.partition(".")[0] for name in loaded}
    heavy = {
        "sqlalchemy", "alembic", "db", "reportlab", "pyhanko", "pikepdf", "pypdfium2", "scipy", "numpy", "pandas",
        "openpyxl", "pydantic", "psycopg", "cryptography", "pyrage", "ortools", "rapidfuzz", "requests", "sqlcipher3",
        "cbor2", "zxingcpp", "segno", "PIL",
    }  # fmt: skip
    assert "PySide6" in roots
    assert roots & heavy == set()
    assert "reviewer.services.desk" in loaded
    families = {"office", "listing", "committee", "signature", "figures", "packages", "triage", "views"}
    assert {f"reviewer.services.{one}" for one in families} & loaded == set()


FIRST_LIST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui.application import create_application, run
from ui.main_window import MainWindow

app = create_application()

def look():
    window = next(one for one in app.topLevelWidgets() if isinstance(one, MainWindow))
    screen = window.screens_open.get("reception")
    if screen is not None and screen.presenter.total == 0 and screen.presenter.held:
        print(" ".join(sys.modules))
        window.close()
        app.quit()
    else:
        QTimer.singleShot(5, look)

QTimer.singleShot(5, look)
sys.exit(run(Path(sys.argv[1])))
"""


def test_the_first_list_does_not_wait_for_what_it_does_not_show(tmp_path: Path) -> None:
    prepared(tmp_path)
    (told,) = start(FIRST_LIST, tmp_path)
    loaded = set(told.split())
    assert "sqlalchemy" in loaded
    assert {"holidays", "alembic", "scipy", "reportlab", "pyhanko"} & loaded == set()
    tables = {
        "triage",
        "reference",
        "quarantine",
        "packages",
        "reconciliation",
        "figures",
        "signature",
        "every",
    }
    assert {f"db.records.{one}" for one in tables} & loaded == set()
    assert {"sqlalchemy.dialects.postgresql", "db.copies", "db.maintenance", "db.integrity"} & loaded == set()
    letters = {
        "services.correspondence",
        "admissibility.letter",
        "avis.verification",
        "committee.offline.own_copy",
    }
    assert {f"reviewer.{one}" for one in letters} & loaded == set()
    waiting = {"services.signature", "services.figures", "services.committee", "services.packages.sending"}
    assert {f"reviewer.{one}" for one in waiting | {"exchange.adapters", "intake.reader"}} & loaded == set()


UNREAD = """
import inspect, sys
import ui
import PySide6.QtWidgets

read = []
source = inspect.getsource
inspect.getsource = lambda module: read.append(module) or source(module)
from sqlite3 import dbapi2
import ui.theme.theme
print(len(read))
"""


def test_importing_does_not_wait_for_pyside_to_read_every_source() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", UNREAD], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["0"]


WHOLE_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from ui.application import create_application, run
from ui.main_window import MainWindow

app = create_application()

def look():
    window = next(one for one in app.topLevelWidgets() if isinstance(one, MainWindow))
    ready = window.stack.currentWidget() not in (window.welcome,) and window.rail.isEnabled()
    if ready and not window.desktop.busy:
        print(window.desktop.office.session.current().name)
        print(window.findChild(QLabel, "day").text())
        window.close()
        app.quit()
    else:
        QTimer.singleShot(20, look)

QTimer.singleShot(20, look)
sys.exit(run(Path(sys.argv[1])))
"""

NO_DATABASE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui.application import create_application, run
from ui.main_window import MainWindow

app = create_application()

def look():
    window = next(one for one in app.topLevelWidgets() if isinstance(one, MainWindow))
    if window.trouble.isVisible():
        print(window.trouble.notice.sentence)
        app.quit()
    else:
        QTimer.singleShot(20, look)

QTimer.singleShot(20, look)
sys.exit(run(Path(sys.argv[1])))
"""


def start(script: str, folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-P", "-c", script, str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def prepared(tmp_path: Path) -> Person:
    """Make a demonstration with nobody but a coordinator; return them."""
    (tmp_path / "data").mkdir()
    opened = open_store(f"sqlite:///{(tmp_path / DEMONSTRATION_DATABASE).as_posix()}", unencrypted=True)
    coordinator = PEOPLE[0]
    with opened.store.begin() as work:
        work.people.save(coordinator)
        work.settings.put(PINNED_TODAY, "2025-05-20")
        actor = Actor(coordinator.id, coordinator.name, coordinator.roles)
        work.commit(actor, PinnedClock(TODAY).now(), Event(name="first_administrator", details={}))
    opened.close()
    return coordinator


def test_the_desktop_opens_a_demonstration_and_closes_again(tmp_path: Path) -> None:
    coordinator = prepared(tmp_path)
    assert start(WHOLE_START, tmp_path) == [coordinator.name, "Démonstration – date figée au 20 mai 2025"]


def test_a_file_that_is_no_database_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / DEMONSTRATION_DATABASE).write_bytes(b"ceci n'est pas une base" * 100)
    told = start(NO_DATABASE, tmp_path)
    assert len(told) == 1
    assert "Traceback" not in told[0]
