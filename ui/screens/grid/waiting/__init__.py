"""The file stays shut until coordination has ruled on a declaration."""
