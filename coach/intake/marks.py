"""First bytes by which packed files are known, whatever they are called."""

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
GZIP = b"\x1f\x8b"
