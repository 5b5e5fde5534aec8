"""The avis: what it says, how long it holds, its number and its states after issue. Pure."""
