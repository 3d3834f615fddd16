"""Insights: figures over every module, each of which opens its rows. Reads any table, writes only its own."""
