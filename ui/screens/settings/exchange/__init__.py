"""Réglages, « Paquets »: how the office names itself to experts, its keys for packages, what files may hold."""
