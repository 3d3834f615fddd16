"""The training copy: a company of its own with the same plant and the same people, where mistakes cost nothing."""
