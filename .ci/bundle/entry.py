"""What the one-folder application starts: ``avise``, or its solver in a process of its own."""

from __future__ import annotations

import sys

if sys.argv[1:3] == ["-m", "reviewer.solving"]:
    from reviewer.solving.__main__ import main

    del sys.argv[1:3]
else:
    from reviewer.cli.main import main

sys.exit(main())
