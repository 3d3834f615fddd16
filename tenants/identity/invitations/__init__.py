"""Asking somebody in: by mobile number or mail, with his role and team, until he comes or the time is over."""
