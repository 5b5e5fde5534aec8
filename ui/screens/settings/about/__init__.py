"""What cannot be changed here: the programme's data with their sources, and what Avisé is made of."""
