"""One avis: preview, hands it went through, acts, and its life in the register."""
