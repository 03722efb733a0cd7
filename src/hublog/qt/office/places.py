"""The places that an office's navigation goes to, in its order; Alt and the number go there too."""

from hublog.qt.places import Place

OFFICE_PLACES = (
    Place("returns", "grid-3x3"),
    Place("evidence", "scale"),
    Place("packs", "package"),
    Place("office_settings", "settings", foot=True),
    Place("help", "circle-question-mark", foot=True),
    Place("lock", "lock", foot=True),
)
