"""The services of the catalogue, registered on one server."""

from __future__ import annotations

import grpc.aio
from yangguang.catalog.v1.attachments_pb2_grpc import add_AttachmentServiceServicer_to_server
from yangguang.catalog.v1.bundles_pb2_grpc import add_BundleServiceServicer_to_server
from yangguang.catalog.v1.catalog_pb2_grpc import add_CatalogServiceServicer_to_server
from yangguang.catalog.v1.governance_pb2_grpc import add_GovernanceServiceServicer_to_server
from yangguang.catalog.v1.lists_pb2_grpc import add_ListServiceServicer_to_server

from services.catalog.server.attachments import AttachmentService
from services.catalog.server.bundles import BundleService
from services.catalog.server.catalog import CatalogService
from services.catalog.server.desk import Desk
from services.catalog.server.governance import GovernanceService
from services.catalog.server.lists import ListService


def add(server: grpc.aio.Server, desk: Desk, attachments: AttachmentService) -> None:
    """Register them."""
    add_AttachmentServiceServicer_to_server(attachments, server)
    add_CatalogServiceServicer_to_server(CatalogService(desk), server)
    add_GovernanceServiceServicer_to_server(GovernanceService(desk), server)
    add_BundleServiceServicer_to_server(BundleService(desk), server)
    add_ListServiceServicer_to_server(ListService(desk), server)
