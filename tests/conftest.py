"""Every file in tests/kit is a plugin: what it defines as a fixture is available to every test."""

from pathlib import Path

KIT = Path(__file__).parent / "kit"
pytest_plugins = [f"tests.kit.{path.stem}" for path in sorted(KIT.glob("[a-z]*.py"))]
