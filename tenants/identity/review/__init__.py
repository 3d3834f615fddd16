"""Looking through everybody's rights: each lead his people, line by line, signed."""
