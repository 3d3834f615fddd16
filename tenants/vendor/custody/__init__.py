"""Whole companies in the vendor's keeping: archives, restores, moves, retention and deletion with proof.

What is asked for here is carried out by the control plane (runner), step by step; every step is on record in the
vendor's own company.
"""
