"""The guide for whoever verifies an avis: each of its commands is run, in order, on an avis issued just now."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.issued import Issued, issue
from tests.support.source import ROOT

GUIDE = (ROOT / "docs" / "verification.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", GUIDE, flags=re.MULTILINE | re.DOTALL)
OFFICE = re.findall(r"^```sh office\n(.*?)^```", GUIDE, flags=re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Issued:
    """Issue an avis, and put ``avise`` where a shell finds it."""
    made = issue(tmp_path_factory.mktemp("guide"))
    command = made.folder / "bin" / "avise"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reviewer "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return made


def _run(issued: Issued, script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f"set -euo pipefail\n{script}"],
        cwd=issued.folder,
        env={
            **os.environ,
            "PATH": f"{issued.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "XDG_DATA_HOME": str(issued.folder / "home"),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_every_command_of_the_guide_says_what_the_guide_says_it_says(issued: Issued) -> None:
    said = [_run(issued, block) for block in BLOCKS]
    told = [answer.stdout + answer.stderr for answer in said]
    assert [answer.returncode for answer in said] == [0] * len(BLOCKS), told
    whole, signer, pages, sealed, state, paper, once = told
    assert "Signature is Valid" in whole
    assert "Total document signed" in whole
    assert "CMS Verification successful" in signer
    assert pages.count(issued.number) >= 2
    assert "Signature Verified Successfully" in sealed
    assert '"state":"in_force"' in state
    assert state.count(re.findall(r"[0-9a-f]{64}", state)[0]) == 2, "the list knows this very file"
    assert "authentique et en vigueur" in paper
    assert "authentique et en vigueur" in once


def test_the_commands_see_what_was_changed(issued: Issued, tmp_path: Path) -> None:
    whole = (issued.folder / "avis.pdf").read_bytes()
    listing = (issued.folder / "etats.jsonl").read_bytes()
    changed = whole.replace(b"%PDF-1.7", b"%PDF-1.6", 1)
    try:
        (issued.folder / "avis.pdf").write_bytes(changed)
        (issued.folder / "etats.jsonl").write_bytes(listing.replace(b"in_force", b"revoked_"))
        assert "Signature is Valid" not in _run(issued, BLOCKS[0]).stdout
        assert _run(issued, BLOCKS[1]).returncode != 0
        assert _run(issued, BLOCKS[3]).returncode != 0
        assert _run(issued, BLOCKS[6]).returncode == 3
    finally:
        (issued.folder / "avis.pdf").write_bytes(whole)
        (issued.folder / "etats.jsonl").write_bytes(listing)


def test_the_office_publishes_as_the_guide_says(issued: Issued) -> None:
    (script,) = OFFICE
    script = "\n".join(f"{line} --database {issued.url}" for line in script.splitlines())
    answer = _run(issued, f"mkdir -p other && cd other\n{script}\nls trust etats.jsonl")
    assert answer.returncode == 0, answer.stderr
    assert "office-keys.json" in answer.stdout
