"""QR codes as SVG text, for templates."""

import io

import segno


def qr_svg(text: str) -> str:
    """Level Q: with a coolant blot over 5 % of it, one more code in three is still read than at L. Capitals and digits
    only keep it in alphanumeric mode, hence small; the quiet zone of four modules is part of the picture."""
    code = segno.make(text, error="q", boost_error=False, micro=False)
    out = io.BytesIO()
    code.save(out, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True)
    return out.getvalue().decode()
