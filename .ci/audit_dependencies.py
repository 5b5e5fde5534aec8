"""Ask whether a locked library has a known vulnerability, and never take silence for a no.

Exit 0: each was examined and none has any, or nobody could be asked, which is said. Exit 1: some have, named.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (
    *("pip-audit", "-r", "requirements.lock", "--disable-pip", "--no-deps"),
    *("--progress-spinner", "off", "--format", "json"),
)


def main() -> int:
    """Run pip-audit over the lock and say what it could tell; return the exit status."""
    tool = Path(sys.executable).with_name(COMMAND[0])
    run = subprocess.run([tool, *COMMAND[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        libraries = json.loads(run.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = run.stderr.strip().splitlines()[-1:] or ["sans explication"]
        sys.stdout.write(f"Aucune bibliothèque n’a pu être examinée : {last[0][:200]}" + "\n")
        return 0
    faulty = [one for one in libraries if one.get("vulns")]
    skipped = [one["name"] for one in libraries if "skip_reason" in one]
    for one in faulty:
        known = ", ".join(vulnerability["id"] for vulnerability in one["vulns"])
        sys.stdout.write(f"{one['name']} {one.get('version', '')} : {known}" + "\n")
    if skipped:
        sys.stdout.write(
            f"{len(skipped)} bibliothèques sur {len(libraries)} n’ont pas pu être examinées d’ici." + "\n"
        )
    if not faulty and len(skipped) < len(libraries):
        sys.stdout.write(f"Aucune faille connue parmi les {len(libraries) - len(skipped)} autres." + "\n")
    return 1 if faulty else 0


if __name__ == "__main__":
    raise SystemExit(main())
