"""What the pages about laptops ask of a real store."""


def test_a_store_says_who_wrote_in_it_last_and_that_nobody_else_did(home) -> None:
    home.add_somebody()
    with home.store.reading() as reader:
        assert list(reader.last_written()) == [home.store.device]
        assert reader.written_on_several() == []
