"""hublog: community hubs record who came, offline, and send a trustworthy monthly return."""

__version__ = "0.1.0"
