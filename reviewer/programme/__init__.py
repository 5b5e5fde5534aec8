"""Programmes as dated data: rule sets, grid, settings and texts, read from ``resources/programmes/<id>/``."""
