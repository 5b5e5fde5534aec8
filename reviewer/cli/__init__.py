"""The command line: ``avise`` (contracts, « Command line »)."""
