"""The precheck on the dossier page."""
