"""With which key one signs."""
