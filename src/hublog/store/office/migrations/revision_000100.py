"""Release 0.1.0: the office's whole schema, as it was then, on either engine."""

from collections.abc import Mapping

from alembic import op


def upgrade() -> None:
    """Make every table and index in an empty database."""
    for statement in _SCHEMA.format(**_WORDS[op.get_bind().dialect.name]).split(";"):
        op.execute(statement)


_WORDS: Mapping[str, Mapping[str, str]] = {
    "sqlite": {
        "serial": "INTEGER",
        "bytes": "BLOB",
        "without_rowid": " WITHOUT ROWID",
        "is_so": " = 1",
    },
    "postgresql": {"serial": "SERIAL", "bytes": "BYTEA", "without_rowid": "", "is_so": ""},
}
_SCHEMA = """
CREATE TABLE attendance_row ( filed INTEGER NOT NULL, position INTEGER NOT NULL, attendance_id
    TEXT NOT NULL, session INTEGER NOT NULL, person INTEGER NOT NULL, day INTEGER NOT NULL,
    status TEXT NOT NULL, is_first BOOLEAN NOT NULL, PRIMARY KEY (filed, position)
    ){without_rowid};

CREATE INDEX attendance_row_by_person ON attendance_row (person, day, filed);

CREATE TABLE hub ( code TEXT NOT NULL, name TEXT NOT NULL, area_name TEXT NOT NULL, country TEXT
    NOT NULL, contact TEXT NOT NULL, first_month TEXT NOT NULL, last_month TEXT NOT NULL,
    due_day INTEGER NOT NULL, partners TEXT NOT NULL, public_key TEXT NOT NULL, pinned_on
    INTEGER, pinned_by TEXT NOT NULL, PRIMARY KEY (code) );

CREATE TABLE intake ( number {serial} NOT NULL, begun_at TEXT NOT NULL, taken_by TEXT NOT NULL,
    undone_at TEXT NOT NULL, undone_by TEXT NOT NULL, PRIMARY KEY (number) );

CREATE TABLE office_meta ( name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name) );

CREATE TABLE person_row ( filed INTEGER NOT NULL, position INTEGER NOT NULL, person INTEGER NOT
    NULL, age_band TEXT NOT NULL, imd_decile INTEGER, imd_index TEXT NOT NULL, first_ever_month
    TEXT NOT NULL, visits_month INTEGER NOT NULL, visits_12m INTEGER NOT NULL, engagement_band
    TEXT NOT NULL, PRIMARY KEY (filed, position) ){without_rowid};

CREATE INDEX person_row_by_person ON person_row (person);

CREATE TABLE area_pack ( hub_code TEXT NOT NULL, file_name TEXT NOT NULL, content {bytes} NOT
    NULL, PRIMARY KEY (hub_code), FOREIGN KEY(hub_code) REFERENCES hub (code) );

CREATE TABLE asked ( id TEXT NOT NULL, hub_code TEXT NOT NULL, month TEXT NOT NULL, version
    INTEGER NOT NULL, sheet TEXT NOT NULL, row_id TEXT NOT NULL, code TEXT NOT NULL, message
    TEXT NOT NULL, asked_on INTEGER NOT NULL, asked_by TEXT NOT NULL, sent_on INTEGER, alive
    BOOLEAN NOT NULL, PRIMARY KEY (id), FOREIGN KEY(hub_code) REFERENCES hub (code) );

CREATE TABLE decided ( number {serial} NOT NULL, hub_code TEXT NOT NULL, month TEXT NOT NULL,
    version INTEGER NOT NULL, decision TEXT NOT NULL, decided_on INTEGER NOT NULL, decided_by
    TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (number), FOREIGN KEY(hub_code) REFERENCES
    hub (code) );

CREATE TABLE erased ( hub_code TEXT NOT NULL, person_ref TEXT NOT NULL, forgotten_on INTEGER NOT
    NULL, PRIMARY KEY (hub_code, person_ref), FOREIGN KEY(hub_code) REFERENCES hub (code) );

CREATE TABLE filed ( number {serial} NOT NULL, hub_code TEXT NOT NULL, month TEXT NOT NULL,
    version INTEGER NOT NULL, digest TEXT NOT NULL, public_key TEXT NOT NULL, drawn_on INTEGER
    NOT NULL, taken_at TEXT NOT NULL, taken_by TEXT NOT NULL, intake INTEGER NOT NULL, file_name
    TEXT NOT NULL, standing BOOLEAN NOT NULL, complete BOOLEAN NOT NULL, nil BOOLEAN NOT NULL,
    rows_shared BOOLEAN NOT NULL, footfall INTEGER NOT NULL, app_version TEXT NOT NULL, edits
    TEXT NOT NULL, alive BOOLEAN NOT NULL, set_aside_by INTEGER, PRIMARY KEY (number), FOREIGN
    KEY(hub_code) REFERENCES hub (code), FOREIGN KEY(intake) REFERENCES intake (number) );

CREATE UNIQUE INDEX filed_once ON filed (hub_code, month, version) WHERE alive{is_so};

CREATE UNIQUE INDEX filed_stands_once ON filed (hub_code, month) WHERE standing{is_so};

CREATE TABLE intake_line ( intake INTEGER NOT NULL, position INTEGER NOT NULL, file_name TEXT
    NOT NULL, outcome TEXT NOT NULL, hub_code TEXT NOT NULL, month TEXT NOT NULL, version
    INTEGER NOT NULL, told TEXT NOT NULL, PRIMARY KEY (intake, position), FOREIGN KEY(intake)
    REFERENCES intake (number) );

CREATE TABLE person ( number {serial} NOT NULL, hub_code TEXT NOT NULL, person_ref TEXT NOT
    NULL, PRIMARY KEY (number), CONSTRAINT person_once UNIQUE (hub_code, person_ref), FOREIGN
    KEY(hub_code) REFERENCES hub (code) );

CREATE TABLE answer_row ( filed INTEGER NOT NULL, position INTEGER NOT NULL, query_id TEXT NOT
    NULL, answer TEXT NOT NULL, PRIMARY KEY (filed, position), FOREIGN KEY(filed) REFERENCES
    filed (number) ){without_rowid};

CREATE INDEX answer_row_by_query ON answer_row (query_id);

CREATE TABLE figure_said ( filed INTEGER NOT NULL, position INTEGER NOT NULL, indicator TEXT NOT
    NULL, value FLOAT, numerator FLOAT, denominator FLOAT, note TEXT NOT NULL, PRIMARY KEY
    (filed, position), FOREIGN KEY(filed) REFERENCES filed (number) ){without_rowid};

CREATE TABLE newcomer_row ( filed INTEGER NOT NULL, position INTEGER NOT NULL, setting INTEGER
    NOT NULL, person INTEGER NOT NULL, day INTEGER NOT NULL, came_again BOOLEAN NOT NULL,
    imd_decile INTEGER, imd_index TEXT NOT NULL, PRIMARY KEY (filed, position), FOREIGN
    KEY(filed) REFERENCES filed (number), FOREIGN KEY(person) REFERENCES person (number)
    ){without_rowid};

CREATE INDEX newcomer_row_by_person ON newcomer_row (person);

CREATE TABLE other_row ( filed INTEGER NOT NULL, position INTEGER NOT NULL, sheet TEXT NOT NULL,
    cells TEXT NOT NULL, PRIMARY KEY (filed, position), FOREIGN KEY(filed) REFERENCES filed
    (number) ){without_rowid};

CREATE TABLE outcome_row ( filed INTEGER NOT NULL, position INTEGER NOT NULL, activity_code TEXT
    NOT NULL, instrument TEXT NOT NULL, question TEXT NOT NULL, pairs INTEGER NOT NULL,
    mean_start FLOAT, mean_latest FLOAT, mean_change FLOAT, improved INTEGER, same INTEGER, worse INTEGER, PRIMARY KEY (filed, position), FOREIGN KEY(filed)
    REFERENCES filed (number) ){without_rowid};

CREATE TABLE referral_row ( filed INTEGER NOT NULL, position INTEGER NOT NULL, referral_id TEXT
    NOT NULL, activity_code TEXT NOT NULL, direction TEXT NOT NULL, day INTEGER NOT NULL,
    org_type TEXT NOT NULL, reason TEXT NOT NULL, status TEXT NOT NULL, days_to_outcome INTEGER,
    PRIMARY KEY (filed, position), FOREIGN KEY(filed) REFERENCES filed (number)
    ){without_rowid};

CREATE TABLE session_row ( filed INTEGER NOT NULL, position INTEGER NOT NULL, session_id TEXT
    NOT NULL, activity_code TEXT NOT NULL, activity TEXT NOT NULL, type TEXT NOT NULL, day
    INTEGER NOT NULL, weekday TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL, hours
    FLOAT, place TEXT NOT NULL, status TEXT NOT NULL, cancel_reason TEXT NOT NULL, named_present
    INTEGER NOT NULL, counted TEXT NOT NULL, footfall INTEGER NOT NULL, first_time_named INTEGER
    NOT NULL, first_time_counted INTEGER NOT NULL, volunteers INTEGER NOT NULL, volunteer_hours
    FLOAT NOT NULL, conditions TEXT NOT NULL, source TEXT NOT NULL, entered_on INTEGER,
    days_late INTEGER, note TEXT NOT NULL, PRIMARY KEY (filed, position), FOREIGN KEY(filed)
    REFERENCES filed (number) ){without_rowid};

CREATE INDEX session_row_by_activity ON session_row (filed, activity_code, day);

CREATE TABLE setting_row ( filed INTEGER NOT NULL, position INTEGER NOT NULL, type TEXT NOT
    NULL, conditions TEXT NOT NULL, sessions INTEGER NOT NULL, footfall INTEGER NOT NULL, named
    INTEGER NOT NULL, first_visits INTEGER NOT NULL, turnouts TEXT NOT NULL, PRIMARY KEY (filed,
    position), FOREIGN KEY(filed) REFERENCES filed (number) ){without_rowid};
"""
