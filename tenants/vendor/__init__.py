"""Vendor: what those who run Lotline, and its partners, know and do about the companies they serve.

Its tables belong to the vendor's or a partner's own company. A customer's rows are only written by that customer's
commands, one company at a time.
"""
