"""Which avis would fall if their validity, or the end of the programme, were another."""
