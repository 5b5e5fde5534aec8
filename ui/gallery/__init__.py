"""``avise --gallery``: every widget in every state, to be looked at in both themes and at every size of text."""
