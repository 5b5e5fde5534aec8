"""The position after concertation."""
