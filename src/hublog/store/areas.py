"""The list of areas as rows: kept beside the journal, since it is about places and not about people."""

from collections.abc import Sequence
from typing import Any

from hublog.domain.hub_packs import Area
from hublog.store.mapping import Cells


def cells(area_list: str, area: Area) -> Cells:
    """The row of an area in the list of that name."""
    place = (area.lsoa, area.imd_decile, area.imd_index, area.district)
    return area_list, area.postcode, *place


def area(row: Sequence[Any]) -> Area:
    """The area of a row, without the name of its list."""
    postcode, lsoa, imd_decile, imd_index, district = row
    return Area(
        postcode=postcode,
        lsoa=lsoa,
        imd_decile=imd_decile,
        imd_index=imd_index,
        district=district,
    )
