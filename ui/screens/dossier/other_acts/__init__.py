"""Acts on a dossier that are not its next step."""
