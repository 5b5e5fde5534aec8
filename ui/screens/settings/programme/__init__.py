"""Programme: how it stands today, its reception windows, its values, and the programmes of the house."""
