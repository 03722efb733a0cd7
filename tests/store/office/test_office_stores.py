"""The stores that the tests of the office run on are the real ones, and empty."""

from hublog.domain.office.hubs import ListedHub


def test_every_store_that_is_made_is_empty_and_on_its_own(office_stores) -> None:
    first, second = office_stores(), office_stores()
    with first.writing() as work:
        work.put_hub(ListedHub(code="CUM-EWA", name="Ewanrigg Hub", first_month="2026-04"))
        work.commit()
    with first.reading() as one, second.reading() as other:
        assert [hub.code for hub in one.hubs()] == ["CUM-EWA"]
        assert other.hubs() == ()
        assert one.digest() == other.digest()  # hubs are no part of what was sent
