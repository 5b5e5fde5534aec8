"""Who could take a dossier."""
