"""The pictures of the user guide: some of those that ``make captures`` takes, made small enough to be kept with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

SHOWN = (
    "reception",
    "dossier",
    "comite",
    "grille",
    "grille-concertation",
    "copie-mes-dossiers",
    "avis",
    "registre",
    "envois",
)
"""Which pictures the pages of ``docs/guide`` and the README show."""
COLOURS = 256
"""Chosen by how much of a picture they cover: what is large keeps its very colour."""


def keep_for_guide(saved: Iterable[Path], folder: Path) -> tuple[Path, ...]:
    """Put the pictures that the guide shows into a folder, in few colours, and return them; others there stay."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    kept = []
    by_name = {
        one.stem: one for one in reversed(list(saved))
    }  # French ones come first: they are what is kept
    for name in SHOWN:
        if name in by_name:
            target = folder / f"{name}.png"
            with Image.open(by_name[name]) as picture:
                few = picture.convert("RGB").quantize(
                    COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
                )
            few.save(target, optimize=True)
            kept.append(target)
    return tuple(kept)
