"""What an administrator sees and ends: who is signed in, what each may do and why, and what a change would do."""
