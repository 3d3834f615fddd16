"""Bringing the whole house up: engines, migrations, processes, demo plant, and keeping them running."""
