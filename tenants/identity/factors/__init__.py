"""What a person proves himself with besides a password: TOTP, passkeys, recovery codes; and who needs a second one."""
