"""Release 0.1.0: the whole schema, as it was then."""

from alembic import op


def upgrade() -> None:
    """Make every table and index in an empty file."""
    for statement in _SCHEMA.split(";"):
        op.execute(statement)


_SCHEMA = """
CREATE TABLE acceptance ( id TEXT NOT NULL, rule TEXT NOT NULL, subject TEXT NOT NULL, evidence
    TEXT NOT NULL, reason TEXT NOT NULL, accepted_by TEXT NOT NULL, accepted_on TEXT NOT NULL,
    alive INTEGER NOT NULL, PRIMARY KEY (id) ) WITHOUT ROWID, STRICT;

CREATE TABLE action ( stamp TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, about TEXT
    NOT NULL, undoes TEXT, first_change INTEGER NOT NULL, last_change INTEGER NOT NULL,
    came_with TEXT, PRIMARY KEY (stamp) ) WITHOUT ROWID, STRICT;

CREATE INDEX action_by_came_with ON action (came_with) WHERE came_with IS NOT NULL;

CREATE INDEX action_by_undoes ON action (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE area ( list TEXT NOT NULL, postcode TEXT NOT NULL, lsoa TEXT NOT NULL, imd_decile
    INTEGER, imd_index TEXT NOT NULL, district TEXT NOT NULL, PRIMARY KEY (list, postcode) )
    WITHOUT ROWID, STRICT;

CREATE TABLE change ( number INTEGER NOT NULL, row_id TEXT NOT NULL, tbl TEXT NOT NULL, stamp
    TEXT NOT NULL, "before" TEXT, "after" TEXT NOT NULL, base TEXT NOT NULL, PRIMARY KEY
    (number) ) STRICT;

CREATE UNIQUE INDEX change_of_row ON change (row_id, tbl, stamp);

CREATE TABLE doubt ( tbl TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, came_with TEXT
    NOT NULL, PRIMARY KEY (tbl, one, other) ) WITHOUT ROWID, STRICT;

CREATE TABLE draft ( id TEXT NOT NULL, saved_at TEXT NOT NULL, content TEXT NOT NULL, PRIMARY
    KEY (id) ) WITHOUT ROWID, STRICT;

CREATE TABLE half_typed ( whose TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (whose) )
    WITHOUT ROWID, STRICT;

CREATE TABLE hub ( id TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, area_name TEXT NOT
    NULL, country TEXT NOT NULL, language TEXT NOT NULL, contact_line TEXT NOT NULL, share_rows
    INTEGER NOT NULL, records_complete_from TEXT, privacy_names INTEGER NOT NULL, due_day
    INTEGER NOT NULL, office_key TEXT NOT NULL, area_list TEXT NOT NULL, returns_from TEXT NOT
    NULL, consent_age INTEGER NOT NULL, contact_age INTEGER NOT NULL, sign_out_age INTEGER NOT
    NULL, complaints_contact TEXT NOT NULL, notice TEXT NOT NULL, notice_version TEXT NOT NULL,
    keep_months INTEGER NOT NULL, asks_wellbeing INTEGER NOT NULL, has_swemwbs INTEGER NOT NULL,
    alive INTEGER NOT NULL, PRIMARY KEY (id) ) WITHOUT ROWID, STRICT;

CREATE TABLE laptop ( id TEXT NOT NULL, name TEXT NOT NULL, alive INTEGER NOT NULL, PRIMARY KEY
    (id) ) WITHOUT ROWID, STRICT;

CREATE TABLE learning ( id TEXT NOT NULL, month TEXT NOT NULL, went_well TEXT NOT NULL,
    got_in_the_way TEXT NOT NULL, would_tell TEXT NOT NULL, conditions TEXT NOT NULL,
    story_consent INTEGER, alive INTEGER NOT NULL, PRIMARY KEY (id) ) WITHOUT ROWID, STRICT;

CREATE TABLE meta ( name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name) ) WITHOUT ROWID,
    STRICT;

CREATE TABLE person ( id TEXT NOT NULL, known_as TEXT NOT NULL, full_name TEXT NOT NULL,
    also_known_as TEXT NOT NULL, local_no INTEGER, ref TEXT NOT NULL, birth_year INTEGER,
    birth_month INTEGER, birth_day INTEGER, age_band TEXT NOT NULL, sex TEXT NOT NULL,
    ethnic_group TEXT NOT NULL, disability TEXT NOT NULL, postcode TEXT NOT NULL, outward TEXT
    NOT NULL, lsoa TEXT NOT NULL, imd_decile INTEGER, imd_index TEXT NOT NULL, first_language
    TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, contact_ok INTEGER, heard_from TEXT
    NOT NULL, first_seen_on TEXT, note TEXT NOT NULL, keep_here INTEGER NOT NULL, status TEXT
    NOT NULL, merged_into TEXT, alive INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(merged_into) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID,
    STRICT;

CREATE INDEX person_by_merged_into ON person (merged_into);

CREATE TABLE place ( id TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, capacity
    INTEGER, alive INTEGER NOT NULL, PRIMARY KEY (id) ) WITHOUT ROWID, STRICT;

CREATE TABLE "query" ( id TEXT NOT NULL, month TEXT NOT NULL, version INTEGER NOT NULL, sheet
    TEXT NOT NULL, row_id TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, asked_on
    TEXT NOT NULL, status TEXT NOT NULL, answer TEXT NOT NULL, answered_by TEXT NOT NULL,
    answered_on TEXT, told_in TEXT NOT NULL, alive INTEGER NOT NULL, PRIMARY KEY (id) ) WITHOUT
    ROWID, STRICT;

CREATE TABLE return_version ( id TEXT NOT NULL, month TEXT NOT NULL, version INTEGER NOT NULL,
    signed_by TEXT NOT NULL, signed_on TEXT NOT NULL, device TEXT NOT NULL, digest TEXT NOT
    NULL, reason TEXT NOT NULL, sent_at TEXT, sent_by TEXT NOT NULL, reopened_on TEXT,
    reopened_by TEXT NOT NULL, reopened_for TEXT NOT NULL, accepted_on TEXT, queried_on TEXT,
    alive INTEGER NOT NULL, PRIMARY KEY (id) ) WITHOUT ROWID, STRICT;

CREATE TABLE seat ( id TEXT NOT NULL, name TEXT NOT NULL, pin TEXT NOT NULL, alive INTEGER NOT
    NULL, PRIMARY KEY (id) ) WITHOUT ROWID, STRICT;

CREATE TABLE sent ( version_id TEXT NOT NULL, content BLOB NOT NULL, workbook BLOB NOT NULL,
    PRIMARY KEY (version_id) ) STRICT;

CREATE TABLE tombstone ( id TEXT NOT NULL, forgotten_on TEXT NOT NULL, alive INTEGER NOT NULL,
    PRIMARY KEY (id) ) WITHOUT ROWID, STRICT;

CREATE TABLE activity ( id TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, short_code
    TEXT NOT NULL, register_mode TEXT NOT NULL, age_group TEXT NOT NULL, place_id TEXT, schedule
    TEXT NOT NULL, conditions TEXT NOT NULL, status TEXT NOT NULL, alive INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
    ) WITHOUT ROWID, STRICT;

CREATE TABLE care ( id TEXT NOT NULL, person_id TEXT NOT NULL, contacts TEXT NOT NULL,
    collect_by TEXT NOT NULL, own_way_home INTEGER, allergies TEXT NOT NULL, medical TEXT NOT
    NULL, none_known INTEGER NOT NULL, needs TEXT NOT NULL, fsm TEXT NOT NULL, send TEXT NOT
    NULL, school_phase TEXT NOT NULL, delete_on TEXT, alive INTEGER NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID,
    STRICT;

CREATE INDEX care_by_person_id ON care (person_id);

CREATE TABLE consent ( id TEXT NOT NULL, person_id TEXT NOT NULL, purpose TEXT NOT NULL,
    decision TEXT NOT NULL, at TEXT NOT NULL, given_by TEXT NOT NULL, relationship TEXT NOT
    NULL, method TEXT NOT NULL, notice_version TEXT NOT NULL, expires_on TEXT, alive INTEGER NOT
    NULL, PRIMARY KEY (id), FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY
    DEFERRED ) WITHOUT ROWID, STRICT;

CREATE INDEX consent_by_person_id ON consent (person_id);

CREATE TABLE request ( id TEXT NOT NULL, kind TEXT NOT NULL, received_on TEXT NOT NULL,
    person_id TEXT, note TEXT NOT NULL, acknowledged_on TEXT, answered_on TEXT, alive INTEGER
    NOT NULL, PRIMARY KEY (id), FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE
    INITIALLY DEFERRED ) WITHOUT ROWID, STRICT;

CREATE INDEX request_by_person_id ON request (person_id);

CREATE TABLE source_key ( id TEXT NOT NULL, person_id TEXT NOT NULL, alive INTEGER NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY
    DEFERRED ) WITHOUT ROWID, STRICT;

CREATE TABLE outcome ( id TEXT NOT NULL, person_id TEXT NOT NULL, instrument TEXT NOT NULL,
    stage TEXT NOT NULL, date TEXT NOT NULL, activity_id TEXT, answers TEXT NOT NULL, total
    INTEGER, alive INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(person_id) REFERENCES person
    (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(activity_id) REFERENCES activity (id)
    DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID, STRICT;

CREATE INDEX outcome_by_activity_id ON outcome (activity_id);

CREATE INDEX outcome_by_person_id ON outcome (person_id);

CREATE TABLE session ( id TEXT NOT NULL, activity_id TEXT NOT NULL, date TEXT NOT NULL, start
    TEXT, "end" TEXT, status TEXT NOT NULL, cancel_reason TEXT, type TEXT NOT NULL, place_id
    TEXT, conditions TEXT NOT NULL, source TEXT NOT NULL, paper_count INTEGER, nobody_came
    INTEGER NOT NULL, opened_at TEXT, entered_on TEXT, note TEXT NOT NULL, learning_note TEXT
    NOT NULL, joined_to TEXT, meals INTEGER, alive INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(activity_id) REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
    KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(joined_to)
    REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID, STRICT;

CREATE INDEX session_by_date ON session (date);

CREATE TABLE attendance ( id TEXT NOT NULL, session_id TEXT NOT NULL, person_id TEXT NOT NULL,
    status TEXT NOT NULL, at TEXT, left_at TEXT, left_with TEXT NOT NULL, alive INTEGER NOT
    NULL, PRIMARY KEY (id), FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY
    DEFERRED, FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED )
    WITHOUT ROWID, STRICT;

CREATE INDEX attendance_by_person_id ON attendance (person_id);

CREATE INDEX attendance_by_session_id ON attendance (session_id, status, alive);

CREATE TABLE count ( id TEXT NOT NULL, session_id TEXT NOT NULL, age_band TEXT NOT NULL, n
    INTEGER NOT NULL, first_time_n INTEGER NOT NULL, party TEXT NOT NULL, at TEXT, alive INTEGER
    NOT NULL, PRIMARY KEY (id), FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE
    INITIALLY DEFERRED ) WITHOUT ROWID, STRICT;

CREATE INDEX count_by_session_id ON count (session_id);

CREATE TABLE referral ( id TEXT NOT NULL, direction TEXT NOT NULL, date TEXT NOT NULL, person_id
    TEXT, activity_id TEXT, session_id TEXT, other_org TEXT NOT NULL, org_type TEXT NOT NULL,
    reason TEXT NOT NULL, agreed INTEGER, status TEXT NOT NULL, status_date TEXT, alive INTEGER
    NOT NULL, PRIMARY KEY (id), FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE
    INITIALLY DEFERRED, FOREIGN KEY(activity_id) REFERENCES activity (id) DEFERRABLE INITIALLY
    DEFERRED, FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED )
    WITHOUT ROWID, STRICT;

CREATE INDEX referral_by_activity_id ON referral (activity_id);

CREATE INDEX referral_by_person_id ON referral (person_id);

CREATE INDEX referral_by_session_id ON referral (session_id);

CREATE TABLE volunteer_time ( id TEXT NOT NULL, person_id TEXT NOT NULL, date TEXT NOT NULL,
    session_id TEXT, minutes INTEGER, kind TEXT NOT NULL, alive INTEGER NOT NULL, PRIMARY KEY
    (id), FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
    KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID,
    STRICT;

CREATE INDEX volunteer_time_by_date ON volunteer_time (date);

CREATE INDEX volunteer_time_by_person_id ON volunteer_time (person_id);

CREATE INDEX volunteer_time_by_session_id ON volunteer_time (session_id);
"""
