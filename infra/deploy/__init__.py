"""One image, five jobs: see README.md beside this file."""
