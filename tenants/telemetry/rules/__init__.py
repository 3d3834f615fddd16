"""Pure decisions about counters and shop-floor logs: no database, no clock."""
