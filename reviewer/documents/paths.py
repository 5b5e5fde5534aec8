"""Where the resources of printed documents are."""

from __future__ import annotations

from reviewer import resource_files

FONTS = resource_files.path("fonts")
COLOUR_PROFILE = resource_files.path("colour/sRGB.icc")
PROGRAMMES = resource_files.path("programmes")
