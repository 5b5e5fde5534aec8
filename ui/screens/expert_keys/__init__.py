"""« Mes clés »: answer an invitation, read the fingerprint out, renew, and the end of the contract."""
