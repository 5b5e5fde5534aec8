"""What is to be judged, and what one opens in its place."""
