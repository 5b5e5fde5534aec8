"""Use cases on the ministry's files: importing, comparing, deciding, undoing."""
