"""People from outside, let in for a while: the vendor's or a partner's staff, by this company's own consent."""
