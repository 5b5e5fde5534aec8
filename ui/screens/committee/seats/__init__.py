"""Who sits, what they declared, whether they have handed in, by when, and how a seat is left."""
