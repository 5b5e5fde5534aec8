"""The correction form."""
