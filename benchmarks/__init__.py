"""Measures, each beside its floor and its peer in the same run. ``python -m benchmarks`` prints one table."""
