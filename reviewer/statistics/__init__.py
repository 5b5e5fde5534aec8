"""Indicators over many dossiers, and how far raters agree. Pure: figures in, figures out."""
