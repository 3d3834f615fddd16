"""The web apps' files, the short link of a traveller card, health and metrics."""

import html
import re
from asyncio import to_thread
from pathlib import Path
from typing import Any
from urllib.parse import quote

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.response import File, Redirect

from infra import metrics
from infra.settings import settings
from infra.work import database

APPS = {"w": "Worker", "c": "Console", "s": "Big screen", "v": "Vendor console", "p": "Public pages"}
FOREVER = "public, max-age=31536000, immutable"
TYPES = {
    ".css": "text/css", ".html": "text/html; charset=utf-8", ".ico": "image/x-icon", ".js": "text/javascript",
    ".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml", ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json", ".woff2": "font/woff2", ".map": "application/json",
}  # fmt: skip
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; "
    "frame-ancestors 'none'; base-uri 'none'"
)
PAGE_HEADERS = {"cache-control": "no-cache", "content-security-policy": POLICY, "x-content-type-options": "nosniff",
                "referrer-policy": "same-origin", "permissions-policy": "camera=(self)"}  # fmt: skip


def _file(path: Path, request: Request[Any, Any, Any], cache: str) -> Response[Any]:
    """A file of the build, in the best precompressed form the browser takes."""
    root = settings().dist.resolve()
    path = path.resolve()
    if not path.is_relative_to(root) or not path.is_file():
        raise NotFoundException("no such page")
    headers = {**PAGE_HEADERS, "cache-control": cache, "vary": "accept-encoding"}
    accepted = request.headers.get("accept-encoding", "")
    for name, suffix in (("br", ".br"), ("gzip", ".gz")):
        squeezed = path.with_name(path.name + suffix)
        if name in accepted and squeezed.is_file():
            headers["content-encoding"] = name
            return Response(squeezed.read_bytes(), media_type=_type(path), headers=headers)
    return Response(path.read_bytes(), media_type=_type(path), headers=headers)


def _type(path: Path) -> str:
    return TYPES.get(path.suffix, "application/octet-stream")


@get("/assets/{path:path}", sync_to_thread=True)
def assets(request: Request[Any, Any, Any], path: Path) -> Response[Any]:
    return _file(settings().dist / "assets" / str(path).lstrip("/"), request, FOREVER)


# async and not sync_to_thread: Litestar 2.25 wraps a handler of several paths once per path
@get(["/w", "/c", "/s", "/v", "/p"])
async def to_folder(request: Request[Any, Any, Any]) -> Response[Any]:
    """The router takes `/w` and `/w/` for one address, the phone's service worker does not: its scope is `/w/`."""
    path = request.url.path.rstrip("/")
    if request.scope["raw_path"].partition(b"?")[0].endswith(b"/"):
        return await to_thread(_file, settings().dist / path.lstrip("/") / "index.html", request, "no-cache")
    return Redirect(f"{path}/")


@get(["/{app:str}/", "/{app:str}/{path:path}"])
async def app(request: Request[Any, Any, Any], app: str, path: Path | None = None) -> Response[Any]:
    """A file of an app, or the app itself for any of its inner addresses."""
    if app not in APPS:
        raise NotFoundException("no such page")
    folder = settings().dist / app
    wanted = str(path or "").lstrip("/")
    if wanted and "." in wanted.rsplit("/", 1)[-1]:
        return await to_thread(_file, folder / wanted, request, "no-cache")
    return await to_thread(_file, folder / "index.html", request, "no-cache")


@get(["/T/{slug:str}/{card:str}", "/t/{slug:str}/{card:str}"], sync_to_thread=False)
def card(slug: str, card: str) -> Redirect:
    """What the QR of a traveller card opens, in our app, a phone's camera or any scanner."""
    digits = "".join(sign for sign in card if sign.isdigit())[:20]
    company = "".join(sign for sign in slug.lower() if sign.isalnum() or sign == "-")[:30]
    return Redirect(f"/w/#/scan/{digits}?company={company}")


@get(["/E/{slug:str}/{code:str}", "/e/{slug:str}/{code:str}"], sync_to_thread=False)
def enroll(slug: str, code: str) -> Redirect:
    """What the QR that enrols a phone opens."""
    company, token = _tidy(slug, code)
    return Redirect(f"/w/#/enroll/{token}?company={company}")


def _tidy(slug: str, code: str) -> tuple[str, str]:
    company = "".join(sign for sign in slug.lower() if sign.isalnum() or sign == "-")[:30]
    return company, "".join(sign for sign in code if sign.isalnum() or sign == "-")[:80]


THING = re.compile(r"[0-9A-Fa-f]{32}")


@get(["/S/{slug:str}/{code:str}", "/s/{slug:str}/{code:str}"], sync_to_thread=False)
def display(slug: str, code: str) -> Redirect:
    """What the QR of a lot, a place or a box opens, by its id: its card on the phone. Another code enrols a screen."""
    company, token = _tidy(slug, code)
    if THING.fullmatch(token):
        return Redirect(f"/w/#/what/{quote(f'/S/{company}/{token}', safe='')}")
    return Redirect(f"/s/#/enroll/{token}?company={company}")


@get("/", sync_to_thread=False)
def landing(request: Request[Any, Any, Any]) -> Response[str]:
    """Where to go from the bare address, in the browser's language."""
    chinese = request.headers.get("accept-language", "zh").lower().startswith("zh")
    words = ("工迹", "手机报工", "管理台", "免费试用") if chinese else (
        "Lotline", "Report on a phone", "Console", "Try it free"
    )  # fmt: skip
    title, worker, console, trial = map(html.escape, words)
    more = f'<a href="/p/">{trial}</a>' if settings().sign_up else ""
    page = f"""<!doctype html><html lang="{"zh-CN" if chinese else "en"}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>
<style>body{{font:18px/26px -apple-system,"PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif;
margin:0;background:#F7F7F5;color:#1A1B1E}}main{{max-width:360px;margin:15vh auto;padding:0 14px}}
h1{{font-size:24px;line-height:32px;margin:0 0 24px}}a{{display:block;padding:16px;margin:0 0 8px;border-radius:12px;
background:#193F97;color:#fff;font-weight:700;text-decoration:none;text-align:center}}
a+a{{background:#fff;color:#1A1B1E;border:1px solid #8E8D87}}a:focus-visible{{outline:2px solid #1E4DB7;
outline-offset:2px}}</style><main><h1>{title}</h1><a href="/w/">{worker}</a><a href="/c/">{console}</a>{more}
</main></html>"""
    return Response(page, media_type="text/html; charset=utf-8", headers=PAGE_HEADERS)


@get("/api/health", sync_to_thread=False)
def health() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@get("/api/ready")
async def ready() -> dict[str, str]:
    """The process and its database answer; 503 otherwise."""
    async with database().connection() as connection:
        await connection.fetchval("SELECT 1")
    return {"status": "ready"}


@get("/metrics", sync_to_thread=False)
def prometheus() -> Response[bytes]:
    content, kind = metrics.exposition()
    return Response(content, media_type=kind)


__all__ = [
    "File",
    "app",
    "assets",
    "card",
    "display",
    "enroll",
    "health",
    "landing",
    "prometheus",
    "ready",
    "to_folder",
]
