"""What of the request is not as it was when the draft was begun."""
