"""A wage and a count of the tables that an administrator keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from reviewer.dossier.request import LanguageProfile, NocVersion, Stream
from reviewer.programme.reception import ReceptionCount
from reviewer.programme.rules import Decile


def a_decile(**facts: Any) -> Decile:
    """Return the wage of software engineers in 2025; facts override."""
    decile = Decile(
        code="2173",
        noc_version=NocVersion.V2016,
        hourly_wage_cad=Decimal("60.25"),
        valid_from=date(2025, 1, 1),
        valid_to=date(2025, 12, 31),
        source="quebec.ca, explorer-metiers-professions",
    )
    return replace(decile, **facts)


def a_count(**facts: Any) -> ReceptionCount:
    """Return the 151 applications of the IA stream's francisation profile by 31 January 2025; facts override."""
    count = ReceptionCount(
        id="compte",
        programme_id="iatiev",
        opens_on=date(2025, 1, 13),
        stream=Stream.IA,
        profile=LanguageProfile.FRANCISATION,
        received=151,
        counted_on=date(2025, 1, 31),
        source="décision d’accès 28731",
    )
    return replace(count, **facts)
