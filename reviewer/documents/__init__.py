"""The avis as a file: its PDF (PDF/A-3a and PDF/UA-1), its signature, its verification and its preview."""

from __future__ import annotations

import logging

# These libraries log what they think of a bad file, tracebacks included; our answer to it is a typed one.
for _library in ("pyhanko", "pyhanko_certvalidator", "pikepdf", "pypdfium2"):
    logging.getLogger(_library).addHandler(logging.NullHandler())
