"""Recall: where every unit of a bad lot is, held in one act, answered for in one report."""
