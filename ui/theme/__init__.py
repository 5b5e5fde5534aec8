"""How Avisé looks: tokens, one style sheet made from them, and icons coloured at run time."""
