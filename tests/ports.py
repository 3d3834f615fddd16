import socket


def free_port() -> int:
    """Nobody listens there now; whoever asks must be quick, for the next who asks may get it too."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
