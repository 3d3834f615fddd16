"""What the page for phones says, in both languages."""

# ruff: noqa: E501 - one line per picture reads as a table

from __future__ import annotations

from dataclasses import dataclass

# (title of the screen, its rows, the row to tap, caption); the last field says whether the row is a switch
Picture = tuple[str, list[str], int, str, bool]


@dataclass(frozen=True)
class Words:
    title: str
    lead: str
    ready: str
    open: str
    get: str
    get_profile: str
    steps: str
    then: str
    skip_why: str
    scan: str
    print_of: str
    only: str
    android: list[Picture]
    harmony: list[Picture]
    apple: list[Picture]


FILE = "lotline-ca.crt"

ZH = Words(
    title="把手机接到工迹",
    lead="装一次本厂证书，之后扫码、离线报工都能用。大约一分钟。",
    ready="证书已生效",
    open="打开工迹",
    get="1. 下载证书",
    get_profile="1. 下载描述文件",
    steps="2. 按图安装",
    then="3. 打开",
    skip_why="没装证书也能打开：浏览器提示连接不安全时，选“高级 → 继续访问”。这样只能联网使用，扫码用拍照或手输。",
    scan="用手机扫这里",
    print_of="证书指纹 (SHA-256)",
    only="此证书只对局域网地址有效，不能用于其他网站。",
    android=[
        ("设置", ["搜索：CA 证书", "安全与隐私", "更多安全设置"], 0, "打开“设置”，搜索“CA 证书”", False),
        ("安装证书", ["VPN 和应用证书", "CA 证书", "WLAN 证书"], 1, "选“CA 证书”，再选“仍然安装”", False),
        ("下载", [FILE, "其他文件"], 0, f"选刚下载的 {FILE}", False),
    ],
    harmony=[
        ("设置", ["隐私和安全", "更多安全设置", "加密和凭据"], 2, "设置 → 隐私和安全 → 更多安全设置 → 加密和凭据", False),
        ("加密和凭据", ["受信任的凭据", "从存储设备安装"], 1, "选“从存储设备安装”，类型选 CA 证书", False),
        ("下载", [FILE, "其他文件"], 0, f"选刚下载的 {FILE}", False),
    ],
    apple=[
        ("设置", ["已下载描述文件", "无线局域网", "通用"], 0, "用 Safari 下载后，打开“设置 → 已下载描述文件”", False),
        ("安装描述文件", ["Lotline", "安装"], 1, "点“安装”，输入锁屏密码", False),
        ("证书信任设置", ["Lotline"], 0, "设置 → 通用 → 关于本机 → 证书信任设置：打开开关", True),
    ],
)  # fmt: skip

EN = Words(
    title="Connect a phone to Lotline",
    lead="Install this plant's certificate once; then scanning and reporting without a network work. About a minute.",
    ready="The certificate works",
    open="Open Lotline",
    get="1. Download the certificate",
    get_profile="1. Download the profile",
    steps="2. Install it as pictured",
    then="3. Open",
    skip_why="It opens without the certificate too: when the browser warns, choose Advanced, then proceed. "
    "Then it works online only; scan by photo or type the number.",
    scan="Scan this with the phone",
    print_of="Certificate fingerprint (SHA-256)",
    only="This certificate is valid for local network addresses only; it cannot stand for any other site.",
    android=[
        ("Settings", ["Search: CA certificate", "Security & privacy", "More security"], 0, "Open Settings, search “CA certificate”", False),
        ("Install a certificate", ["VPN & app user", "CA certificate", "Wi-Fi certificate"], 1, "Choose CA certificate, then Install anyway", False),
        ("Downloads", [FILE, "Other files"], 0, f"Choose {FILE}", False),
    ],
    harmony=[
        ("Settings", ["Privacy & security", "More settings", "Encryption & credentials"], 2, "Settings, Privacy & security, More settings, Encryption & credentials", False),
        ("Credentials", ["Trusted credentials", "Install from storage"], 1, "Install from storage, type CA certificate", False),
        ("Downloads", [FILE, "Other files"], 0, f"Choose {FILE}", False),
    ],
    apple=[
        ("Settings", ["Profile Downloaded", "Wi-Fi", "General"], 0, "Download in Safari, then Settings, Profile Downloaded", False),
        ("Install Profile", ["Lotline", "Install"], 1, "Tap Install, enter the passcode", False),
        ("Certificate Trust", ["Lotline"], 0, "Settings, General, About, Certificate Trust Settings: switch it on", True),
    ],
)  # fmt: skip
