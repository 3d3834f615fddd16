"""`./lotline new-module NAME [--noun NOUN]`: a business module in its final shape, its tests and its page."""
