"""One module per screen; each shows what use cases answer and owns no rule."""
