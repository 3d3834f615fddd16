"""Material of orders: what is issued to them, what they consume and what comes out, with its genealogy."""
