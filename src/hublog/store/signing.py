"""The hub's signing key: Ed25519, drawn at set-up, kept inside the encrypted store and nowhere else."""

from hublog.services.ports import Seal


def draw() -> str:
    """A new private key as hexadecimal digits."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def sealed(private_key: str, message: bytes) -> Seal:
    """The message's signature and the public key that proves it; the same each time."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private_key))
    return Seal(key.public_key().public_bytes_raw().hex(), key.sign(message).hex())
