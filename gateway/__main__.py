"""Runs the gateway: `python -m gateway`."""

import asyncio
import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from services.common.garbage import paused

with paused():
    import uvicorn
    import uvloop

    from gateway import app, calls
    from gateway.settings import GatewaySettings
    from gateway.streams import Streams
    from services.common import garbage, logs, metrics, settings

TEND = 0.25


class Server(uvicorn.Server):
    """uvicorn's server, ended by a signal as the services are: in order, and with exit code 0."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take SIGTERM and Ctrl-C."""
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, self.handle_exit, number, None)
        yield


def main() -> None:
    """Serve until told to stop."""
    found = settings.load(GatewaySettings)
    canon = logs.set_up("gateway", found.log_level)
    metrics.name_build("gateway")
    # Its lines are the canonical lines' lesser twins.
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(found, canon))


async def serve(found: GatewaySettings, canon: logs.Canon) -> None:
    """Serve HTTP at the address of the settings; SIGTERM lets the requests in flight finish."""
    backends = calls.connect(found)
    host, _, port = found.listen.rpartition(":")
    streams = Streams(found.max_streams, found.heartbeat)
    server = Server(
        uvicorn.Config(
            app.build(found, backends, streams, canon),
            host=host,
            port=int(port),
            http="httptools",
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=found.trusted_proxies,
            timeout_graceful_shutdown=int(found.shutdown_grace),
        )
    )
    tending = asyncio.create_task(_tend(server, streams, canon))
    garbage.settle()
    with metrics.serving(found.metrics_listen, alive=list, ready=list):
        try:
            await server.serve()
        finally:
            tending.cancel()
            canon.flush()
            await backends.close()


async def _tend(server: uvicorn.Server, streams: Streams, canon: logs.Canon) -> None:
    """Let the lines go now and then, and end the streams, which do not by themselves, at the stop."""
    while True:
        await asyncio.sleep(TEND)
        canon.flush()
        if server.should_exit:
            streams.stop()


if __name__ == "__main__":
    main()
