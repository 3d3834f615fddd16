"""EPCIS."""
