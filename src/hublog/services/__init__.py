"""Use cases: plain blocking functions over the domain and a few ports."""
