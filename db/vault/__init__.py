"""The keys of an encrypted database: one master key, put away once for each person in a file beside it.

``master`` is the key and what is derived from it; ``slots`` puts it away; ``document`` is the file; ``keyring`` are the
acts; ``machine`` keeps a secret for this computer; ``blob_cipher`` seals documents; ``rotation`` changes the key.
"""
