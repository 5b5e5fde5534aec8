"""What left the house of one avis."""
