"""Files that travel between the office and an expert: sealed packages out and back, letters in clear.

An adapter of ``reviewer.services.ports.exchange``; the format is told in ``docs/formats/package.md``.
"""
