"""The programme office's store: the same tables on this laptop's encrypted file and on a PostgreSQL server."""
