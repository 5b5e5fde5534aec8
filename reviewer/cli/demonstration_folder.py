"""The folder of a demonstration: made anew each time, and nothing that the demonstration did not make is touched.

Two things say that a folder is a demonstration's: the marker, written before anything else, and that it was empty
when the marker was written.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import RuleViolation
from reviewer.services.ports.exchange import FileKind

MARKER = ".avise-demonstration"
_SCHEMA = "avise.demonstration-folder/1"


class FolderNotADemonstration(RuleViolation):
    """The folder holds files that no demonstration made; nothing in it was touched."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder


@dataclass(frozen=True, slots=True)
class DemonstrationFolder:
    """Where each thing that the demonstration makes is."""

    root: Path

    @property
    def data(self) -> Path:
        """Return where the database, its documents and the keys are."""
        return self.root / "data"

    @property
    def database(self) -> Path:
        """Return the database's file."""
        return self.data / "avise.db"

    @property
    def url(self) -> str:
        """Return the database's address."""
        return f"sqlite:///{self.database.as_posix()}"

    @property
    def keys(self) -> Path:
        """Return where the signing keys are."""
        return self.data / "keys"

    @property
    def expert(self) -> Path:
        """Return the home of an expert's own copy, which nothing of the office is in."""
        return self.root / "expert"

    @property
    def mailbox(self) -> Path:
        """Return the folder that the office and the expert share, and nothing else."""
        return self.root / "courrier"

    @property
    def invitation(self) -> Path | None:
        """Return the first invitation of the mailbox by name, None without any."""
        return min(self.mailbox.glob(f"*{FileKind.INVITATION.ending}"), default=None)

    @property
    def copies(self) -> Path:
        """Return where the office's copies of its database go."""
        return self.root / "copies"

    @property
    def authority(self) -> Path:
        """Return the certificate that vouches for the signing keys."""
        return self.root / "trust" / "ca.pem"

    @property
    def status_list(self) -> Path:
        """Return where the signed list of states is."""
        return self.root / "etats.jsonl"

    @property
    def avis(self) -> Path:
        """Return where the issued avis are written."""
        return self.root / "avis"

    @property
    def captures(self) -> Path:
        """Return where the pictures of the windows are written."""
        return self.root / "captures"

    @property
    def report(self) -> Path:
        """Return the report's file."""
        return self.root / "report.json"

    def claim(self) -> None:
        """Make the folder ready: new, or cleared of the demonstration that stood there.

        Raises ``FolderNotADemonstration`` for a file or a folder that holds anything else.
        """
        if self.root.exists() and not self._ours():
            raise FolderNotADemonstration(str(self.root))
        self.root.mkdir(parents=True, exist_ok=True)
        self._mark("")
        self._clear()
        for folder in (self.data, self.keys, self.authority.parent, self.avis, self.mailbox):
            folder.mkdir(parents=True, exist_ok=True)

    def finish(self, scenario: str) -> None:
        """Note that the database is whole, and from which scenario (SHA-256) it was made."""
        self._mark(scenario)

    def holds(self, scenario: str) -> bool:
        """Tell whether a whole database of this scenario stands here."""
        try:
            marker = json.loads((self.root / MARKER).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return isinstance(marker, dict) and marker.get("scenario") == scenario and self.database.is_file()

    def _ours(self) -> bool:
        if not self.root.is_dir():
            return False
        return (self.root / MARKER).is_file() or not any(self.root.iterdir())

    def _mark(self, scenario: str) -> None:
        text = json.dumps({"schema": _SCHEMA, "scenario": scenario})
        (self.root / MARKER).write_text(text + "\n", encoding="utf-8")

    def _clear(self) -> None:
        """Remove what a demonstration makes. A link is removed, never followed; strangers among ours stay."""
        for whole in (self.data, self.expert, self.copies):
            if whole.is_symlink():
                whole.unlink()
            elif whole.is_dir():
                shutil.rmtree(whole)
        self.report.unlink(missing_ok=True)
        for folder, made in (
            (self.authority.parent, "*.pem"),
            (self.authority.parent, "*.json"),
            (self.root, self.status_list.name),
            (self.avis, "*.pdf"),
            (self.captures, "*.png"),
            *((self.mailbox, f"*{kind.ending}") for kind in FileKind if kind.ending),
        ):
            if folder.is_symlink():
                folder.unlink()
            elif folder.is_dir():
                for file in folder.glob(made):
                    file.unlink()
