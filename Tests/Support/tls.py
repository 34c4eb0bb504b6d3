"""Certificates that are made for a test, and clients that trust nothing else."""

import hashlib
import socket
import ssl
import subprocess


def certificate(folder, name="one", kind="ec"):
    """A new key and its self-signed certificate for localhost: their paths."""
    cert, key = folder / f"{name}.crt", folder / f"{name}.key"
    algorithm = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"] if kind == "ec" else ["rsa:2048"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", *algorithm, "-nodes", "-keyout", key, "-out", cert, "-days", "30",
         "-subj", f"/CN={name}", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
        check=True, capture_output=True, timeout=60)
    return cert, key


def context(cert, protocols=("http/1.1",)):
    made = ssl.create_default_context(cafile=cert)
    made.set_alpn_protocols(list(protocols))
    return made


def connect(port, cert, protocols=("http/1.1",)):
    return context(cert, protocols).wrap_socket(
        socket.create_connection(("127.0.0.1", port), timeout=60), server_hostname="localhost")


def shown(port):
    """The digest of the certificate that a new connection is shown."""
    unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
    with unchecked.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=60)) as connection:
        return hashlib.sha256(connection.getpeercert(binary_form=True)).hexdigest()
