"""Messages that leave the house: drafted, queued, in doubt, sent."""
