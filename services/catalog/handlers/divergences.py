"""Where items differ: from their standard item, the level above, what peers promise (B12, B25)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.catalog.v1 import catalog_pb2
from yangguang.catalog.v1 import governance_pb2 as pb

from services.catalog.domain import unity
from services.catalog.domain.content import known
from services.catalog.domain.unity import Aspect, Finding, Verdict
from services.catalog.handlers import peers, reads, standard
from services.catalog.handlers.scope import Reader
from services.common.ids import resource

# How many items a page looks at when nothing else is said.
LOOKED_AT: Final = 20


async def list_page(
    connection: AsyncConnection, request: pb.ListDivergencesRequest, reader: Reader
) -> pb.ListDivergencesResponse:
    """What differs among a page of the items in force; the page size counts the items looked at."""
    asked = catalog_pb2.ListItemsRequest(
        page_size=request.page_size or LOOKED_AT,
        page_token=request.page_token,
        organisation=request.organisation,
        region=request.region,
    )
    _check_filters(request)
    page = await reads.list_items(connection, asked, reader)
    compared = await _Compared.of(connection, page.items, reader)
    found = [divergence for item in page.items for divergence in compared.divergences(item)]
    return pb.ListDivergencesResponse(
        divergences=[each for each in found if _fits(each, request)],
        next_page_token=page.next_page_token,
    )


def _check_filters(request: pb.ListDivergencesRequest) -> None:
    if request.aspect:
        known(request.aspect, Aspect, "aspect")
    if request.verdict:
        known(request.verdict, Verdict, "verdict")


def _fits(divergence: pb.Divergence, request: pb.ListDivergencesRequest) -> bool:
    return request.aspect in (0, divergence.aspect) and request.verdict in (0, divergence.verdict)


class _Compared:
    """What the items of a page are compared with."""

    def __init__(
        self,
        standards: Mapping[str, catalog_pb2.StandardItem],
        above: Mapping[str, catalog_pb2.Item],
        lowest: Mapping[tuple[str, int], pb.PeerLimit],
    ) -> None:
        self._standards, self._above, self._peers = standards, above, lowest

    @classmethod
    async def of(
        cls, connection: AsyncConnection, found: Sequence[catalog_pb2.Item], reader: Reader
    ) -> _Compared:
        """Read it, each kind by one statement but the items above, which are few."""
        codes = {item.standard_item.partition("/")[2] for item in found}
        rows = await connection.execute(select(standard.TABLE).where(standard.TABLE.c.code.in_(codes)))
        standards = {resource(standard.COLLECTION, row.code): standard.message(row) for row in rows}
        above = {code: await _highest(connection, code, reader) for code in sorted(codes)}
        keys = [(item.standard_item.partition("/")[2], int(item.version.content.level)) for item in found]
        lowest = await peers.lowest(connection, keys)
        return cls(standards, {code: item for code, item in above.items() if item is not None}, lowest)

    def divergences(self, item: catalog_pb2.Item) -> list[pb.Divergence]:
        """Where one item differs."""
        content, code = item.version.content, item.standard_item.partition("/")[2]
        parent, above = self._standards[item.standard_item], self._above.get(code)
        found = [_divergence(item, each, parent.name) for each in unity.compare(content, parent)]
        if above is not None and above.name != item.name:
            findings = unity.compare_contents(content, above.version.content)
            found += [_divergence(item, each, above.name) for each in findings]
        peer = self._peers.get((code, int(content.level)))
        if peer is not None and peers.is_longer(content, peer):
            found.append(_divergence(item, _peer_finding(content, peer), peer.name))
        return found


async def _highest(connection: AsyncConnection, code: str, reader: Reader) -> catalog_pb2.Item | None:
    """The item of a standard item at the highest level: what the others are compared with."""
    asked = catalog_pb2.ListItemsRequest(standard_item=resource(standard.COLLECTION, code), page_size=100)
    found = (await reads.list_items(connection, asked, reader)).items
    return min(found, key=lambda item: (item.version.content.level, item.name), default=None)


def _peer_finding(content: catalog_pb2.ItemContent, peer: pb.PeerLimit) -> Finding:
    shortest = unity.words(catalog_pb2.ItemContent(promised_limit=peer.limit), "promised_limit")
    mine = unity.words(content, "promised_limit")
    return Finding(Aspect.LIMITS_ASPECT, Verdict.WORSE, "promised_limit", mine, f"{shortest}（{peer.place}）")


def _divergence(item: catalog_pb2.Item, finding: Finding, compared_with: str) -> pb.Divergence:
    return pb.Divergence(
        item=item.name,
        item_title=item.version.content.title,
        organisation=item.organisation,
        region=item.region,
        aspect=pb.Aspect.Name(finding.aspect.value),
        verdict=pb.Verdict.Name(finding.verdict.value),
        field=finding.field,
        local=finding.local[:500],
        other=finding.standard[:500],
        compared_with=compared_with,
    )
