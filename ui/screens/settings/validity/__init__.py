"""How long an avis holds."""
