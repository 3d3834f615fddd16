"""Telling people about their to-dos: who by which channel and when, the mailbox that keeps every message, and its
delivery. Never inside the transaction of the act: actors write the messages a moment later and send them one by one.
"""
