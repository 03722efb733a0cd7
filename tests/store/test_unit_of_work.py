from hublog.domain.people import Person


def test_many_rows_are_written_in_the_order_of_their_ids(home) -> None:
    ids = ["p3", "p1", "p2"]
    with home.store.writing("Ann", "test") as work:
        work.put_all([Person(id=each, known_as="Wren") for each in ids])
        changed = work.commit()
    with home.store.reading() as reader:
        written = [change.row_id for change in reader.changes_of(changed.stamp)]
    assert written == sorted(ids)


def test_each_change_carries_the_stamp_of_its_own_action(home) -> None:
    stamps = []
    for row_id in ("p1", "p2"):
        with home.store.writing("Ann", "test") as work:
            work.put(Person(id=row_id, known_as="Wren"))
            stamps.append(work.commit().stamp)
    with home.store.reading() as reader:
        assert [reader.changes_of(each)[0].stamp for each in stamps] == stamps
