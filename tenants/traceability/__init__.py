"""Material lots and serials (sublots): what is there, where it came from and in which state."""
