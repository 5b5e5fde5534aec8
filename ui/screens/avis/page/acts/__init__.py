"""What the buttons of the avis page ask before they do it."""
