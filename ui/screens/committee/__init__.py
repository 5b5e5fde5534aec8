"""Comité: who reviews which dossier, what it waits for, and an expert's own dossiers."""
