"""Where the data that ships with the program is: the ``resources`` folder, in the checkout and once installed.

The wheel installs ``resources`` beside ``reviewer``, as it stands in the checkout; one rule finds both.
"""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent / "resources"


def path(relative: str = "") -> Path:
    """Return the path of a file or folder of ``resources``, named with forward slashes (``programmes/iatiev``)."""
    return _ROOT.joinpath(*relative.split("/")) if relative else _ROOT
