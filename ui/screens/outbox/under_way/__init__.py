"""How far the sending of the queue is, and the way to stop it."""
