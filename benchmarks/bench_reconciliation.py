"""10,000 lines of the ministry against 10,000 dossiers, beside parsing the file alone."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.measure import Row, side_by_side
from reviewer.dossier.lifecycle import DossierState
from reviewer.intake.ministry_table import look_at_export, read_export
from reviewer.reconciliation.house import KnownAvis, KnownDossier
from reviewer.reconciliation.ministry import standing
from reviewer.reconciliation.parameters import parameters
from reviewer.reconciliation.reconciling import Reconciliation, reconcile
from reviewer.services.ports.reconciliation import ReadExport

_LINES = 10_000
_SEED = 9
_AIM = 4.0
_SYLLABLES = (
    "Ba",
    "ro",
    "Tré",
    "lin",
    "Ngu",
    "yễn",
    "Cô",
    "té",
    "Okon",
    "kwo",
    "Đa",
    "mi",
    "Sil",
    "va",
    "Œu",
    "vrard",
)
_HEADINGS = (
    "Nº de demande;Nº d’avis;Nom;Prénom;Date de naissance;Employeur;Date de dépôt;Décision;Date de décision"
)
_UNTIL = date(2025, 5, 1)


def rows() -> Iterator[Row]:
    """Yield the measures of this file."""
    random_ = random.Random(_SEED)
    dossiers = tuple(_dossier(random_, number) for number in range(1, _LINES + 1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        lines = [_line(random_, one, number) for number, one in enumerate(dossiers, 1)]
        path.write_text("\n".join((_HEADINGS, *lines)), encoding="utf-8")
        sheet = look_at_export(path).sheets[0]

        def parse() -> ReadExport:
            return read_export(path, sheet.title, sheet.proposal)

        def whole() -> Reconciliation:
            applications = standing([parse().rows])
            return reconcile(applications, dossiers, (), parameters(), until=_UNTIL)

        yield side_by_side(
            "reconciliation: 10,000 lines, 10,000 dossiers", whole, "parsing alone", parse, aim=_AIM, rounds=5
        )


def _dossier(random_: random.Random, number: int) -> KnownDossier:
    family, given = (
        "".join(random_.choices(_SYLLABLES, k=3)).capitalize(),
        "".join(random_.choices(_SYLLABLES, k=2)),
    )
    issued = date(2024, 1, 1) + timedelta(days=random_.randrange(400))
    avis = KnownAvis(
        number=f"IA-{issued.year}-{number:04d}",
        favourable=True,
        issued_on=issued,
        expires_on=issued + timedelta(days=365),
        employer=f"Employeur {number % 500} inc.",
    )
    return KnownDossier(
        id=str(number),
        reference=f"TC-{number:05d}",
        state=DossierState.ISSUED,
        family_name=family,
        given_name=given,
        born_on=date(1970, 1, 1) + timedelta(days=random_.randrange(10_000)),
        employer=avis.employer,
        avis=(avis,),
    )


def _line(random_: random.Random, dossier: KnownDossier, number: int) -> str:
    """Return a line: one in three without the avis number, one in ten with a slip in the name."""
    avis = dossier.avis[0]
    family = dossier.family_name[:-1] if number % 10 == 0 else dossier.family_name
    born = dossier.born_on or date.min
    filed = avis.issued_on + timedelta(days=random_.randrange(400))
    cells = (
        f"DSP-{number}",
        "" if number % 3 == 0 else avis.number,
        family.upper(),
        dossier.given_name,
        born.strftime("%d/%m/%Y"),
        avis.employer,
        filed.isoformat(),
        random_.choice(("Acceptée", "Refusée", "En traitement")),
        "",
    )
    return ";".join(cells)
