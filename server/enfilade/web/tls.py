"""TLS in the process, for a classroom without a proxy: browsers give a microphone to secure addresses only.

With one's own certificate (`--tls CERT KEY`), or with one made here (`--tls`): browsers warn of that once on
each device, and go on when told to.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

MADE_FOR_DAYS = 397
"""Browsers take none that lasts longer (CA/Browser Forum, 398 days)."""

RENEWED_DAYS = 30
"""A made certificate is made anew when it has less left."""


def context(cert: Path, key: Path) -> ssl.SSLContext:
    """Return what a server speaks TLS with. Raises ValueError that says what is wrong with the files."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        made.load_cert_chain(cert, key)
    except (OSError, ssl.SSLError) as error:
        raise ValueError(f"--tls {cert} {key}: {error}") from error
    return made


def made_certificate(folder: Path, host: str) -> tuple[Path, Path]:
    """Return a certificate and key for this machine's names and addresses, made where there is none that
    still holds. Raises ValueError where `cryptography`, an extra, is missing.
    """
    try:
        from cryptography import x509
    except ImportError as error:
        raise ValueError("--tls without files needs cryptography: pip install 'enfilade[tls]'") from error
    cert, key = folder / "tls-cert.pem", folder / "tls-key.pem"
    names = _names(host)
    if cert.is_file() and key.is_file():
        held = x509.load_pem_x509_certificate(cert.read_bytes())
        said = held.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        known = {str(each.value) for each in said}
        lasts = held.not_valid_after_utc - datetime.now(UTC)
        if known >= names and lasts > timedelta(days=RENEWED_DAYS):
            return cert, key
    folder.mkdir(parents=True, exist_ok=True)
    _make(cert, key, names)
    return cert, key


def _make(cert: Path, key: Path, names: set[str]) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    private = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Enfilade")])
    now = datetime.now(UTC)
    general: list[x509.GeneralName] = []
    for name in sorted(names):
        try:
            general.append(x509.IPAddress(ipaddress.ip_address(name)))
        except ValueError:
            general.append(x509.DNSName(name))
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=MADE_FOR_DAYS))
        .add_extension(x509.SubjectAlternativeName(general), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(private, hashes.SHA256())
    )
    half = key.with_suffix(f".{os.getpid()}")
    half.touch(mode=0o600)
    half.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    half.replace(key)
    cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))


def _names(host: str) -> set[str]:
    """Return what this machine is called and where it is reached, as far as it knows."""
    names = {"localhost", "127.0.0.1", socket.gethostname()}
    if host not in ("", "0.0.0.0", "::"):
        names.add(host)
    with contextlib.suppress(OSError):  # who does not know their own name is reached by their address
        names |= {str(found[4][0]).split("%")[0] for found in socket.getaddrinfo(socket.gethostname(), None)}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way_out, contextlib.suppress(OSError):
        way_out.connect(("192.0.2.1", 9))  # sends nothing: the kernel only picks the address
        names.add(way_out.getsockname()[0])
    return names
