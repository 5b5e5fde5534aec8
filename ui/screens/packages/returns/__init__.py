"""Packages that came back."""
