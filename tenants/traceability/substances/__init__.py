"""Substances: who vouches for what is in the material, and what is not issued without it."""
