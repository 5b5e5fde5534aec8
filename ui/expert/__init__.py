"""An expert's window: its places, what it does by itself, and how it starts."""
