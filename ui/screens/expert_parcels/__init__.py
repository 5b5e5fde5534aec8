"""« Paquets »: what came from the committee, what goes back, and what was destroyed."""
