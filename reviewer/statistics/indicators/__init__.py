"""Indicators: each defined once in data, counted once over frozen facts, named with the list behind it."""
