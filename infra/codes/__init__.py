"""Codes that people scan: GS1 element strings and Digital Links, HIBC, the Chinese UDI issuers, SSCC.

Pure: no database, no clock but where a century has to be guessed, no input or output but the published dictionary that
is shipped beside the code. `scan.read_scan` is the tolerant way in; the others are exact.
"""
