"""The rollout board: who brings the product in, by when, what stands in the way, and what it has changed in figures."""
