"""How far a comparison has come."""
