"""A day's work of a house, part by part."""
