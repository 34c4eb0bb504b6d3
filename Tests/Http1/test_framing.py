"""Bytes that are no HTTP/1.1 request, or not certainly one, are refused and the connection is closed (RFC 9112)."""

import json
import re
import socket

import pytest

from Support.facet import Server
from Support.gunicorn import requests
from Support.wire import Client

HEAD = b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n"
POST = b"POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
INVALID = requests("invalid")
VALID = requests("valid")


@pytest.fixture(scope="module")
def server(seeded, tmp_path_factory):
    import shutil

    folder = tmp_path_factory.mktemp("framing") / "shop"
    shutil.copytree(seeded, folder)
    with Server("--data", folder) as server:
        yield server


def exchange(server, data, *, half_close=False, pieces=None, timeout=30):
    """Sends bytes and reads to the end: whether the server has closed the connection, and all that it said."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=timeout) as connection:
        try:
            for start in range(0, len(data), pieces or len(data) or 1):
                connection.sendall(data[start:start + (pieces or len(data))])
            if half_close:
                connection.shutdown(socket.SHUT_WR)
        except (BrokenPipeError, ConnectionResetError):
            pass
        received = b""
        try:
            while part := connection.recv(65536):
                received += part
        except ConnectionResetError:
            pass
        return received


def statuses(answer):
    return [int(status) for status in re.findall(rb"HTTP/1\.[01] (\d{3}) ", answer)]


def refused(server, data, *, status=400, **more):
    """One answer with all the headers of a refusal, after which the server closes by itself."""
    answer = exchange(server, data, **more)
    assert statuses(answer) == [status], (data[:200], answer[:300])
    head, _, body = answer.partition(b"\r\n\r\n")
    head = head.lower()
    assert b"\r\nconnection: close" in head
    for name in (b"content-security-policy: default-src 'none'", b"x-content-type-options: nosniff", b"cache-control: no-store",
                 b"content-type: application/problem+json", b"referrer-policy:", b"x-request-id:"):
        assert b"\r\n" + name in head, (name, head)
    assert b"server:" not in head
    assert json.loads(body)["status"] == status
    return answer


@pytest.mark.parametrize("data", [
    b"garbage\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01", b"\x00", b"GET /\r\n\r\n", b"GET  / HTTP/1.1\r\n", b"GET / HTTP/1.1 \r\n",
    b" GET / HTTP/1.1\r\n", b"GET / http/1.1\r\n", b"GET / HTTP/1\r\n", b"GET / HTTP/1.10\r\n", b"GET\t/\tHTTP/1.1\r\n",
    b"G\xc3\x89T / HTTP/1.1\r\n", b"GET /\x7f HTTP/1.1\r\n", b"GET /\xff HTTP/1.1\r\n", b"GET / HTTP/1.1\n", b"GET / HTTP/1.1\rX",
    b"\r\n\r\nGET / HTTP/1.1\r\n", b"\nGET / HTTP/1.1\r\n", b"(GET) / HTTP/1.1\r\n", b"CONNECT 127.0.0.1:1 HTTP/1.1\r\n",
], ids=repr)
def test_request_lines(server, data):
    refused(server, data)


def test_other_versions(server):
    for version in (b"2.0", b"1.2", b"0.9", b"3.1"):
        refused(server, b"GET / HTTP/" + version + b"\r\n", status=505)


@pytest.mark.parametrize("line", [
    b"X: a\x00b", b"X: a\x07b", b"X: a\x7fb", b"X a", b"X : a", b" X: a", b"\tX: a", b": a", b"X\x00: a", b"\x80X: a", b"X: a\rY: b",
    b"X: a\nY: b", b"X(: a", b"X\": a", b"Host: 127.0.0.1", b"Host: evil.example", b"Content-Length: 1\r\nContent-Length: 1",
    b"Content-Length: 1, 1", b"Content-Length: +1", b"Content-Length: -1", b"Content-Length: 0x1", b"Content-Length: 1 ;",
    b"Content-Length:", b"Content-Length: 1.0", b"Content-Length: \xef\xbc\x91", b"Content-Length: 9999999999999999999",
    b"Content-Length: 1\r\nTransfer-Encoding: chunked", b"Transfer-Encoding: chunked\r\nContent-Length: 0",
    b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", b"Transfer-Encoding: chunked, chunked",
    b"Transfer-Encoding: gzip, chunked", b"Transfer-Encoding: gzip", b"Transfer-Encoding: identity", b"Transfer-Encoding:",
    b"Transfer-Encoding: chunked;q=1", b"Transfer-Encoding: \x0bchunked", b"Transfer-Encoding: xchunked", b"Transfer_Encoding: chunked",
    b"Content_Length: 5", b"Content-Type: a/b\r\nContent-Type: c/d", b"X: a\r\n folded",
], ids=repr)
def test_header_lines(server, line):
    refused(server, HEAD + line + b"\r\n\r\n")


@pytest.mark.parametrize("host", [
    b"", b" ", b"a b", b"a,b", b"a/b", b"a@b", b"a:b", b"a:1:2", b"a:123456", b"[::1", b"[]", b"[::1]x", b"::1", b"a\"b", b"a\xe4",
    b"a?b", b"a#b", b"a\\b", b"a:-1", b"*",
], ids=repr)
def test_hosts_that_are_none(server, host):
    refused(server, b"GET /health/live HTTP/1.1\r\nHost:" + host + b"\r\n\r\n")


def test_no_host(server):
    refused(server, b"GET /health/live HTTP/1.1\r\n\r\n")


@pytest.mark.parametrize("body", [
    b"zz\r\n", b"\r\n", b" 1\r\na\r\n0\r\n\r\n", b"1 \r\na\r\n0\r\n\r\n", b"+1\r\na\r\n0\r\n\r\n", b"-1\r\n", b"0x1\r\na\r\n0\r\n\r\n",
    b"1\na\r\n0\r\n\r\n", b"1\r\na\n0\r\n\r\n", b"1\r\nab\r\n0\r\n\r\n", b"2\r\na\r\n0\r\n\r\n", b"1\r\na0\r\n\r\n",
    b"1_0\r\n", b";x\r\n", b"1;a\x00\r\na\r\n0\r\n\r\n", b"1;a\rb\r\na\r\n0\r\n\r\n", b"ffffffffffffffff\r\n", b"10000000000000000\r\n",
    b"1;" + b"x" * 300 + b"\r\na\r\n", b"0\r\nContent-Length: 5\r\n\r\n", b"0\r\nHost: x\r\n\r\n", b"0\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"0\r\nX a\r\n\r\n", b"0\r\n X: a\r\n\r\n", b"0\r\nX: a\n\r\n", b"0\r\nX: a\x00\r\n\r\n", b"\xef\xbc\x91\r\na\r\n0\r\n\r\n",
], ids=lambda body: repr(body[:30]))
def test_chunks(server, body):
    refused(server, CHUNKED + body)


def test_http_1_0(server):
    refused(server, b"POST /api/session HTTP/1.0\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
    # No chunks go out, and the end of the answer is that of the connection.
    answer = exchange(server, b"GET /alpine HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nConnection: keep-alive\r\n\r\n")
    assert answer.startswith(b"HTTP/1.0 200") and b"transfer-encoding" not in answer.lower()
    assert b"\r\nconnection: close" in answer.lower()
    # Without a host the server can't say whether it is meant.
    assert statuses(exchange(server, b"GET /alpine HTTP/1.0\r\n\r\n")) == [400]


@pytest.mark.parametrize("pieces", [1, 2, 7])
def test_small_pieces_change_nothing(server, pieces):
    good = POST + b"Transfer-Encoding: chunked\r\n\r\n4\r\n[1,2\r\n1;x=y\r\n]\r\n0\r\nX-Sum: 1\r\n\r\n"
    answer = exchange(server, good + HEAD + b"Connection: close\r\n\r\n", pieces=pieces)
    assert statuses(answer) == [400, 200]
    assert b"malformed-request" not in answer, "the JSON was wrong, and not the framing"
    refused(server, HEAD + b"X: a\nb\r\n\r\n", pieces=pieces)


def test_what_came_before_is_answered_first(server):
    good = HEAD + b"\r\n"
    answer = exchange(server, good * 3 + b"garbage\r\n\r\n" + good)
    assert statuses(answer) == [200, 200, 200, 400]
    assert statuses(exchange(server, HEAD + b"Connection: close\r\n\r\n" + good)) == [200]
    assert statuses(exchange(server, HEAD + b"Connection: foo, Close\r\n\r\n" + good)) == [200]
    assert statuses(exchange(server, b"\r\n" + HEAD + b"Connection: close\r\n\r\n")) == [200]


def test_no_second_request_is_seen_in_a_body(server):
    hidden = b"GET /alpine HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    for framing in (b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" % (5 + len(hidden)),
                    b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + b"%x\r\n" % len(hidden)):
        refused(server, POST + framing + hidden)
    answer = exchange(server, POST + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(hidden) + hidden)
    assert statuses(answer) == [400] and b"<html" not in answer


def test_a_request_that_ends_too_soon_never_counts(server):
    for data in (HEAD, HEAD[:20], POST + b"Content-Length: 10\r\n\r\n{}", CHUNKED + b"2\r\n{}\r\n", CHUNKED + b"0\r\n"):
        answer = exchange(server, data, half_close=True)
        assert statuses(answer) in ([400], []), (data, answer)
    assert statuses(exchange(server, HEAD + b"\r\n", half_close=True)) == [200]


def test_expectations(server):
    body = b'{"email": "x", "password": "y"}'
    answer = exchange(server, POST + b"Expect: 100-continue\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    assert statuses(answer) == [100, 422]
    refused(server, POST + b"Expect: the-unexpected\r\nContent-Length: 0\r\n\r\n", status=417)


def test_head_answers_end_with_their_head(server):
    """Were anything behind it, the next answer would begin there."""
    for path in (b"/alpine", b"/health/live", b"/api/products", b"/nothing", b"/favicon.svg"):
        one = b"HEAD " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"
        answer = exchange(server, one + HEAD + b"Connection: close\r\n\r\n")
        assert len(statuses(answer)) == 2 and answer.split(b"\r\n\r\n")[1].startswith(b"HTTP/1.1 200"), answer


def test_limits(server):
    refused(server, b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", status=414)
    refused(server, b"GET /" + b"a" * 40_000, status=414)
    refused(server, HEAD + b"X: " + b"a" * 40_000 + b"\r\n\r\n", status=431)
    refused(server, HEAD + b"X: " + b"a" * 40_000, status=431)
    refused(server, HEAD + b"".join(b"X%d: %s\r\n" % (number, b"a" * 1000) for number in range(40)) + b"\r\n", status=431)
    refused(server, HEAD + b"".join(b"X%d: a\r\n" % number for number in range(101)) + b"\r\n", status=431)
    assert Client(server).get("/alpine?" + "a" * 9000).status == 414
    # A body that is said to be too large isn't waited for, however it is sent.
    assert statuses(exchange(server, POST + b"Connection: close\r\nContent-Length: 2000000\r\n\r\n")) == [413]
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(CHUNKED)
        try:
            for _ in range(200):
                connection.sendall(b"4000\r\n" + b"a" * 0x4000 + b"\r\n")
        except (BrokenPipeError, ConnectionResetError):
            pass
        assert b"413" in connection.recv(65536)


def test_the_collection_is_whole():
    assert len(INVALID) == 81 and len(VALID) > 50


# Refused as they are, for they name no host. With one they are requests that an RFC lets us take.
RIGHT_WITH_A_HOST = {
    "003c.http": "a method is a token, and “-bl” is one (RFC 9110 §9.1): it is answered with 405",
    "010.http": "its header is too long for a limit that gunicorn's test sets",
    "017.http": "its header is too long for a limit that gunicorn's test sets",
}
# Their framing is clear; only the address is none of ours, which is said with 400 (RFC 9112 §3) to one request.
THE_CONNECTION_GOES_ON = {
    "016.http", "019.http", "rfc9112_target_asterisk_non_options_01.http", "rfc9112_target_authority_non_connect_01.http",
    "rfc9112_target_relative_01.http",
}


@pytest.mark.parametrize("name", sorted(INVALID))
def test_gunicorns_wrong_requests(server, name):
    variants = {INVALID[name], with_host(INVALID[name])} if name not in RIGHT_WITH_A_HOST else {INVALID[name]}
    for data in variants:
        answer = exchange(server, data, half_close=True)
        found = statuses(answer)
        assert found and all(400 <= status < 500 or status == 505 for status in found), (data[:300], answer[:300])
        # Where the fault comes late, the answer may have been made already; it ends the connection, too.
        if name not in THE_CONNECTION_GOES_ON and found[-1] != 421:
            assert b"connection: close" in answer.lower(), answer[:300]
    assert Client(server).get("/health/live").status == 200


def with_host(data):
    """The same request with a host, so that it isn't refused for having none."""
    line, end, rest = data.partition(b"\r\n")
    if b"\r\nhost:" in data.lower() or not end or not line.endswith(b"HTTP/1.1"):
        return data
    return line + end + b"Host: 127.0.0.1\r\n" + rest


# Right for gunicorn, which may be told to trust the one proxy that asks it, and refused here.
STRICTER = {
    "002.http": "“0.0.0.0=5000” is no host with a port (RFC 9110 §7.2)",
    "003.http": "“0.0.0.0=5000” is no host with a port (RFC 9110 §7.2)",
    "025.http": "a transfer coding that we don't know (RFC 9112 §6.1)",
    "025_line.http": "a transfer coding that we don't know (RFC 9112 §6.1)",
    "028.http": "a blank before the colon (RFC 9112 §5.1)",
    "029.http": "“identity” is no transfer coding (RFC 9112 §7)",
    "030.http": "“identity” is no transfer coding (RFC 9112 §7)",
    "040.http": "fields that others may take for Transfer-Encoding and Content-Length (RFC 9110 §17.10)",
    "040_compat.http": "fields that others may take for Transfer-Encoding and Content-Length (RFC 9110 §17.10)",
    "compat_obs_fold.http": "folded lines (RFC 9112 §5.2)",
    "compat_obs_fold_huge.http": "folded lines (RFC 9112 §5.2)",
    "pp_01.http": "the PROXY protocol is no HTTP", "pp_02.http": "the PROXY protocol is no HTTP",
    "pp_04.http": "the PROXY protocol is no HTTP", "pp_05.http": "the PROXY protocol is no HTTP",
    "rfc9112_smuggle_gzip_chunked_01.http": "a transfer coding that we don't know (RFC 9112 §6.1)",
    "rfc9112_smuggle_te_identity_chunked_01.http": "“identity” is no transfer coding (RFC 9112 §7)",
    "rfc9112_target_authority_connect_01.http": "CONNECT (RFC 9110 §9.3.6)",
    "rfc9112_target_authority_ipv6_01.http": "CONNECT (RFC 9110 §9.3.6)",
}


@pytest.mark.parametrize("name", sorted(VALID))
def test_gunicorns_right_requests(server, name):
    """Taken as requests: what they ask for is not here, or is others' to see, and an answer of that kind says so."""
    answer = exchange(server, with_host(VALID[name]), half_close=True)
    # What follows the first request has no host of its own.
    first = answer.split(b"HTTP/1.", 2)[1]
    if name == "099.http":
        # The file has fewer bytes than it says: the server waits for them, and learns that none will come. Its host is
        # another's, so it may be answered before that.
        assert b"in the middle of the request" in first or b"urn:facet:problem:misdirected" in first
        return
    is_refused = b"urn:facet:problem:malformed-request" in first and b"connection: close" in first.lower()
    assert is_refused == (name in STRICTER), (VALID[name][:200], answer[:500])
