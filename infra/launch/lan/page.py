"""The page a phone opens first: what it runs on decides which pictures it sees."""

from __future__ import annotations

from html import escape
from io import BytesIO

import segno

from infra.launch.lan.pictures import phone
from infra.launch.lan.words import EN, ZH, Picture, Words

SYSTEMS = (("android", "Android"), ("harmony", "HarmonyOS"), ("apple", "iPhone"))

STYLE = """
:root{--canvas:#F7F7F5;--t1:#1A1B1E;--t2:#3D3F44;--accent:#193F97;--line:#E5E4E0;--ok:#0B5730;--border:#8E8D87}
*{box-sizing:border-box}body{margin:0;background:var(--canvas);color:var(--t1);
font:18px/28px -apple-system,"PingFang SC","HarmonyOS Sans SC",MiSans,"Microsoft YaHei UI","Noto Sans CJK SC",sans-serif}
main{max-width:720px;margin:0 auto;padding:24px 14px 44px}h1{font-size:24px;line-height:32px;margin:0 0 8px}
h2{font-size:20px;line-height:28px;margin:32px 0 12px}p{margin:0 0 12px;color:var(--t2)}
.button{display:block;min-height:60px;padding:16px;border-radius:12px;font-weight:700;text-align:center;text-decoration:none;
background:var(--accent);color:#fff}.plain{background:#fff;color:var(--t1);border:1px solid var(--border)}
.bar{display:flex;justify-content:flex-end}.bar a{padding:12px;color:var(--accent)}
nav{display:flex;gap:6px;margin:24px 0 16px}nav a{flex:1;min-height:56px;padding:14px 4px;text-align:center;border-radius:12px;
border:1px solid var(--border);background:#fff;color:var(--t1);text-decoration:none;font-size:16px}
nav a[aria-current]{background:var(--accent);color:#fff;border-color:var(--accent);font-weight:700}
ol{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px}
li svg{display:block;width:100%;max-width:220px;margin:0 auto 8px}li{font-size:16px;line-height:24px}
.qr{display:none}@media(min-width:640px){.qr{display:flex;gap:24px;align-items:center;margin:24px 0}.qr svg{width:160px;flex:none}}
#ready p{color:var(--ok);font-weight:700}.button+p{margin-top:12px}code{font-size:13px;line-height:20px;word-break:break-all;color:var(--t2)}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
"""

# The https address answers only when the phone trusts the certificate: that is the whole test.
SCRIPT = """
const target = document.body.dataset.target, ready = document.getElementById("ready");
const look = () => fetch(target + "/api/health", { mode: "no-cors", cache: "no-store" })
  .then(() => { ready.hidden = false; }, () => setTimeout(look, 3000));
look();
"""


def render(*, target: str, here: str, system: str, chinese: bool, fingerprint: str) -> str:
    words = ZH if chinese else EN
    lang, other = ("zh-CN", "en") if chinese else ("en", "zh")
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{words.title}</title><style>{STYLE}</style></head>"
        f'<body data-target="{escape(target)}"><main>'
        f'<div class="bar"><a href="?lang={other}&amp;on={system}">{"English" if chinese else "中文"}</a></div>'
        f"<h1>{words.title}</h1><p>{words.lead}</p>"
        f'<div class="qr">{_qr(here)}<p>{words.scan}<br>{escape(here)}</p></div>'
        f'<div id="ready" role="status" hidden><p>✓ {words.ready}</p><a class="button" href="{escape(target)}/w/">{words.open}</a></div>'
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
        f'<a href="?lang={lang}&amp;on={key}"{" aria-current=page" if key == system else ""}>{name}</a>' for key, name in SYSTEMS
    )
    return f"<nav>{''.join(links)}</nav>"


def _download(words: Words, system: str) -> str:
    if system == "apple":
        return f'<a class="button" href="/lotline.mobileconfig">{words.get_profile}</a>'
    return f'<a class="button" href="/lotline-ca.crt" download>{words.get}</a>'


def _pictures(words: Words, system: str) -> str:
    steps: list[Picture] = getattr(words, system)
    drawn = (
        f"<li>{phone(title, rows, tap, switch=switch)}{escape(caption)}</li>" for title, rows, tap, caption, switch in steps
    )
    return f"<ol>{''.join(drawn)}</ol>"


def _qr(address: str) -> str:
    out = BytesIO()
    segno.make(address, error="m").save(out, kind="svg", xmldecl=False, svgns=True, scale=4, border=4, light="#fff", omitsize=True)
    return out.getvalue().decode()
