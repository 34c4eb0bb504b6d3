"""Ports of the loopback for servers that have to know theirs before they start."""

import random
import socket


def free_ports(count):
    """Ports that nobody has, all different.

    They are below those that the system gives to outgoing connections (32768 and more), so that none of these takes a port
    while the process that it belongs to is not there yet, or is being started again.
    """
    ports, dice = set(), random.SystemRandom()
    while len(ports) < count:
        port = dice.randrange(15000, 32000)
        if is_free(port):
            ports.add(port)
    return list(ports)


def is_free(port):
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def free_port():
    return free_ports(1)[0]
