"""One criterion, and one finding’s answer."""
