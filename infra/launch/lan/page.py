"""The page a phone opens first: what it runs on decides which pictures it sees."""

from __future__ import annotations

from html import escape
from io import BytesIO
from pathlib import Path

import segno

from infra.launch.lan.pictures import phone
from infra.launch.lan.words import EN, ZH, Picture, Words

SYSTEMS = (("android", "Android"), ("harmony", "HarmonyOS"), ("apple", "iPhone"))

HERE = Path(__file__).parent
STYLE = (HERE / "page.css").read_text()
SCRIPT = (HERE / "page.js").read_text()


def render(*, target: str, here: str, system: str, chinese: bool, fingerprint: str) -> str:
    words = ZH if chinese else EN
    lang, other = ("zh-CN", "en") if chinese else ("en", "zh")
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{words.title}</title><style>{STYLE}</style></head>"
        f'<body data-target="{escape(target)}"><main>'
        f'<div class="bar"><a href="?lang={other}&amp;on={system}">{"English" if chinese else "中文"}</a></div>'
        f"<h1>{words.title}</h1><p>{words.lead}</p>"
        f'<div class="qr">{_qr(here)}<p>{words.scan}<br>{escape(here)}</p></div>'
        f'<div id="ready" role="status" hidden><p>✓ {words.ready}</p>'
        f'<a class="button" href="{escape(target)}/w/">{words.open}</a></div>'
        f"{_tabs(system, chinese)}{_download(words, system)}<h2>{words.steps}</h2>{_pictures(words, system)}"
        f'<h2>{words.then}</h2><div class="qr">{_qr(target + "/w/")}<p>{escape(target)}/w/</p></div>'
        f'<a class="button plain" href="{escape(target)}/w/">{words.open}</a><p>{words.skip_why}</p>'
        f"<p>{words.only}</p><p>{words.print_of}<br><code>{fingerprint}</code></p>"
        f"</main><script>{SCRIPT}</script></body></html>"
    )


def system_of(agent: str) -> str:
    known = agent.lower()
    if "iphone" in known or "ipad" in known:
        return "apple"
    return "harmony" if "harmony" in known or "openharmony" in known or "huawei" in known else "android"


def _tabs(system: str, chinese: bool) -> str:
    lang = "zh" if chinese else "en"
    links = (
        f'<a href="?lang={lang}&amp;on={key}"{" aria-current=page" if key == system else ""}>{name}</a>'
        for key, name in SYSTEMS
    )
    return f"<nav>{''.join(links)}</nav>"


def _download(words: Words, system: str) -> str:
    if system == "apple":
        return f'<a class="button" href="/lotline.mobileconfig">{words.get_profile}</a>'
    return f'<a class="button" href="/lotline-ca.crt" download>{words.get}</a>'


def _pictures(words: Words, system: str) -> str:
    steps: list[Picture] = getattr(words, system)
    drawn = (
        f"<li>{phone(title, rows, tap, switch=switch)}{escape(caption)}</li>"
        for title, rows, tap, caption, switch in steps
    )
    return f"<ol>{''.join(drawn)}</ol>"


def _qr(address: str) -> str:
    out = BytesIO()
    segno.make(address, error="m").save(
        out, kind="svg", xmldecl=False, svgns=True, scale=4, border=4, light="#fff", omitsize=True
    )
    return out.getvalue().decode()
