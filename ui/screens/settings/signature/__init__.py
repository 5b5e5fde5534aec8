"""How signatures are made here: time stamps, tokens, revoked certificates, and the key of the office."""
