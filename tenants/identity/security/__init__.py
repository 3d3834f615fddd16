"""The company's rules of signing in: which ways are open, how strong a password is, who needs a second factor, when an
account is locked and who hears of it."""
