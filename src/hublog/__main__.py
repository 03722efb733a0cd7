"""Makes ``python -m hublog`` the same as ``hublog``."""

import sys

from hublog.app import main

sys.exit(main())
