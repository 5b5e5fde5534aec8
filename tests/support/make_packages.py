"""Write the vectors of the exchange: ``python -m tests.support.make_packages``, once for each version of the format.

A folder that is there is never written again: every later program must read what an earlier one wrote.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from reviewer.exchange.documents import package_document, return_document
from tests.support.packages import (
    CV,
    DIPLOMA,
    EXPERT,
    FILES,
    OFFICE,
    VECTORS,
    a_correction,
    a_dossier,
    a_package,
    a_return,
    an_enrolment,
    an_invitation,
    contents_of,
)


def write_vectors(folder: Path) -> None:
    """Write one file of each kind, and what a reader must find in the sealed ones."""
    dossiers = (
        a_dossier(corrections=(a_correction(),), last_revision=1),
        a_dossier("d2", (), breaks_tie=True),
    )
    package = a_package(*dossiers)
    back = a_return(package)
    FILES.write_invitation(an_invitation(), OFFICE, folder / "invitation.avisei")
    FILES.write_enrolment(an_enrolment(), EXPERT, folder / "enrolment.avisee")
    contents = contents_of(CV, DIPLOMA)
    FILES.write_package(package, contents, OFFICE, EXPERT.public, folder / "package.avisex")
    FILES.write_return(back, EXPERT, OFFICE.public, folder / "return.avisre")
    for name, document in (("package", package_document(package)), ("return", return_document(back))):
        text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> int:
    """Write the vectors of this version unless they are there."""
    folder = VECTORS / "1"
    if (folder / "package.avisex").exists():
        print("They are there already, and stay as they are.")
        return 1
    write_vectors(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
