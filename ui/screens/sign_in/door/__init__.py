"""What stands between a person and the window."""
