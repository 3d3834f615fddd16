"""What has been earned, and why."""
