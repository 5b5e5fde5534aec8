"""What if the application were filed on another day."""
