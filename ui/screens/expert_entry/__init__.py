"""The way into an expert's home: its passphrase, chosen the first time."""
