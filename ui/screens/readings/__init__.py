"""Who saw a dossier."""
