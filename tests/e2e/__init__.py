"""The product in a real browser: API, workers, PostgreSQL and the built web apps."""
