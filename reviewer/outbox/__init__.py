"""Messages that leave the house: what they say, where each stands, and which reminders are due. Pure."""
