"""The second door: work that happens by itself. Relay, consumers, calendar and sealer in one process."""
