"""One dossier before the committee, as coordination sees it."""
