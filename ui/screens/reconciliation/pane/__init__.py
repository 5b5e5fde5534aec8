"""What is chosen: a mismatch, or an import."""
