"""The business: one folder per module, lowest first (see `tenants.modules`)."""
