"""Engines a bare machine does not have: PostgreSQL and an MQTT broker, started as child processes."""

DATABASE = "lotline"
