"""The best plan beside the draft."""
