"""Phones on the local network: HTTPS by an own local certificate authority, and a page that hands it out."""
