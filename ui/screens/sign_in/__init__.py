"""Signing in, proving again who one is, and the cover over a window that was left alone."""
