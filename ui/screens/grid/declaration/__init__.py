"""The declaration of interests."""
