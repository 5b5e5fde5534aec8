"""Packages that are out."""
