"""``python -m reviewer`` is ``avise``."""

from __future__ import annotations

import sys

from reviewer.cli.main import main

sys.exit(main())
