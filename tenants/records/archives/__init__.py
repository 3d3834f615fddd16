"""A company's own archive: everything on record about it, in an open format, whenever and in whatever state it asks."""
