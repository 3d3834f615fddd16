"""`python -m iot`: the MQTT bridge of this installation."""

import asyncio
import signal

import structlog

from infra import log as logging
from infra.errors import Unavailable
from infra.settings import settings
from infra.work import database
from iot import provisioning, topics
from iot.bridge import Bridge
from iot.connection import Connection
from tenants.listeners import load_actors

log = structlog.get_logger("lotline.mqtt")

ACCOUNTS_EVERY = 2.0
BROKER_LOOKS = 1.0  # the embedded broker notices a changed accounts file within half a second
CLIENT_ID = "lotline-bridge"  # fixed: the broker keeps this client's messages while the bridge is away


async def main() -> None:
    broker = provisioning.broker()
    connection = Connection(broker, client_id=CLIENT_ID, subscribe=topics.EVERYTHING)
    bridge = Bridge(connection)
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, bridge.stop)
    tasks = [asyncio.create_task(_say_ready(connection))]
    if broker.embedded:
        await _first_accounts()
        tasks.append(asyncio.create_task(_keep_accounts()))
    connection.start()
    try:
        await bridge.run()
    finally:
        for task in tasks:
            task.cancel()
        await connection.close()
        await database().close()
    log.info("bridge stopped", settled=bridge.settled)


async def _first_accounts() -> None:
    """Our own account among them: a new broker would refuse the first connection."""
    try:
        if await provisioning.write_accounts():
            await asyncio.sleep(BROKER_LOOKS)
    except Unavailable as error:
        log.warning("accounts not checked", error=error.sentence)


async def _keep_accounts() -> None:
    """New machines may speak within seconds, revoked ones no longer."""
    while True:
        try:
            if changed := await provisioning.write_accounts():
                log.info("broker accounts written", changed=changed)
        except Unavailable as error:
            log.warning("accounts not checked", error=error.sentence)
        await asyncio.sleep(ACCOUNTS_EVERY)


async def _say_ready(connection: Connection) -> None:
    await connection.ready.wait()
    print("ready", flush=True)


if __name__ == "__main__":
    logging.configure(production=settings().production)
    load_actors()
    asyncio.run(main())
