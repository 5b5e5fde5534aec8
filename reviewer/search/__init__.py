"""The search language: one text for the list, saved views, bulk acts and statistics. No screen, no database."""
