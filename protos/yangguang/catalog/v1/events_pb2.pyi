import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from yangguang.catalog.v1 import bundles_pb2 as _bundles_pb2
from yangguang.catalog.v1 import catalog_pb2 as _catalog_pb2
from yangguang.catalog.v1 import governance_pb2 as _governance_pb2
from yangguang.catalog.v1 import lists_pb2 as _lists_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class StandardItemCreated(_message.Message):
    __slots__ = ("standard_item",)
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    standard_item: _catalog_pb2.StandardItem
    def __init__(self, standard_item: _Optional[_Union[_catalog_pb2.StandardItem, _Mapping]] = ...) -> None: ...

class StandardItemRevised(_message.Message):
    __slots__ = ("standard_item",)
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    standard_item: _catalog_pb2.StandardItem
    def __init__(self, standard_item: _Optional[_Union[_catalog_pb2.StandardItem, _Mapping]] = ...) -> None: ...

class StandardItemAbolished(_message.Message):
    __slots__ = ("standard_item",)
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    standard_item: _catalog_pb2.StandardItem
    def __init__(self, standard_item: _Optional[_Union[_catalog_pb2.StandardItem, _Mapping]] = ...) -> None: ...

class ItemCreated(_message.Message):
    __slots__ = ("item", "standard_item", "organisation", "region")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    item: str
    standard_item: str
    organisation: str
    region: str
    def __init__(self, item: _Optional[str] = ..., standard_item: _Optional[str] = ..., organisation: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class ItemVersionDrafted(_message.Message):
    __slots__ = ("version", "state", "return_reason")
    VERSION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    RETURN_REASON_FIELD_NUMBER: _ClassVar[int]
    version: str
    state: _catalog_pb2.ItemVersion.State
    return_reason: str
    def __init__(self, version: _Optional[str] = ..., state: _Optional[_Union[_catalog_pb2.ItemVersion.State, str]] = ..., return_reason: _Optional[str] = ...) -> None: ...

class ItemVersionPublished(_message.Message):
    __slots__ = ("item", "number", "standard_item", "organisation", "organisation_title", "region", "content", "effective_time", "document_number")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    STANDARD_ITEM_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_TITLE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    item: str
    number: int
    standard_item: str
    organisation: str
    organisation_title: str
    region: str
    content: _catalog_pb2.ItemContent
    effective_time: _timestamp_pb2.Timestamp
    document_number: str
    def __init__(self, item: _Optional[str] = ..., number: _Optional[int] = ..., standard_item: _Optional[str] = ..., organisation: _Optional[str] = ..., organisation_title: _Optional[str] = ..., region: _Optional[str] = ..., content: _Optional[_Union[_catalog_pb2.ItemContent, _Mapping]] = ..., effective_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document_number: _Optional[str] = ...) -> None: ...

class ItemSuspended(_message.Message):
    __slots__ = ("item", "suspend_time", "document_number")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    SUSPEND_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    item: str
    suspend_time: _timestamp_pb2.Timestamp
    document_number: str
    def __init__(self, item: _Optional[str] = ..., suspend_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document_number: _Optional[str] = ...) -> None: ...

class ItemResumed(_message.Message):
    __slots__ = ("item", "resume_time", "document_number")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    RESUME_TIME_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    item: str
    resume_time: _timestamp_pb2.Timestamp
    document_number: str
    def __init__(self, item: _Optional[str] = ..., resume_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document_number: _Optional[str] = ...) -> None: ...

class ItemCancelled(_message.Message):
    __slots__ = ("item", "cancel_time", "reason", "document_number")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    CANCEL_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    item: str
    cancel_time: _timestamp_pb2.Timestamp
    reason: _catalog_pb2.CancelReason
    document_number: str
    def __init__(self, item: _Optional[str] = ..., cancel_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[_Union[_catalog_pb2.CancelReason, str]] = ..., document_number: _Optional[str] = ...) -> None: ...

class ClaimDeclined(_message.Message):
    __slots__ = ("claim",)
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    claim: _governance_pb2.Claim
    def __init__(self, claim: _Optional[_Union[_governance_pb2.Claim, _Mapping]] = ...) -> None: ...

class PeerLimitRecorded(_message.Message):
    __slots__ = ("peer_limit",)
    PEER_LIMIT_FIELD_NUMBER: _ClassVar[int]
    peer_limit: _governance_pb2.PeerLimit
    def __init__(self, peer_limit: _Optional[_Union[_governance_pb2.PeerLimit, _Mapping]] = ...) -> None: ...

class HandoverChanged(_message.Message):
    __slots__ = ("handover",)
    HANDOVER_FIELD_NUMBER: _ClassVar[int]
    handover: _governance_pb2.Handover
    def __init__(self, handover: _Optional[_Union[_governance_pb2.Handover, _Mapping]] = ...) -> None: ...

class CampaignChanged(_message.Message):
    __slots__ = ("campaign",)
    CAMPAIGN_FIELD_NUMBER: _ClassVar[int]
    campaign: _governance_pb2.Campaign
    def __init__(self, campaign: _Optional[_Union[_governance_pb2.Campaign, _Mapping]] = ...) -> None: ...

class ProposalMade(_message.Message):
    __slots__ = ("proposal",)
    PROPOSAL_FIELD_NUMBER: _ClassVar[int]
    proposal: _governance_pb2.Proposal
    def __init__(self, proposal: _Optional[_Union[_governance_pb2.Proposal, _Mapping]] = ...) -> None: ...

class CampaignPublished(_message.Message):
    __slots__ = ("campaign", "cancelled_items", "handed_down_items")
    CAMPAIGN_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_ITEMS_FIELD_NUMBER: _ClassVar[int]
    HANDED_DOWN_ITEMS_FIELD_NUMBER: _ClassVar[int]
    campaign: _governance_pb2.Campaign
    cancelled_items: _containers.RepeatedScalarFieldContainer[str]
    handed_down_items: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, campaign: _Optional[_Union[_governance_pb2.Campaign, _Mapping]] = ..., cancelled_items: _Optional[_Iterable[str]] = ..., handed_down_items: _Optional[_Iterable[str]] = ...) -> None: ...

class BundleChanged(_message.Message):
    __slots__ = ("bundle",)
    BUNDLE_FIELD_NUMBER: _ClassVar[int]
    bundle: _bundles_pb2.Bundle
    def __init__(self, bundle: _Optional[_Union[_bundles_pb2.Bundle, _Mapping]] = ...) -> None: ...

class ItemsImported(_message.Message):
    __slots__ = ("report",)
    REPORT_FIELD_NUMBER: _ClassVar[int]
    report: _lists_pb2.ImportReport
    def __init__(self, report: _Optional[_Union[_lists_pb2.ImportReport, _Mapping]] = ...) -> None: ...

class IntermediaryChanged(_message.Message):
    __slots__ = ("intermediary",)
    INTERMEDIARY_FIELD_NUMBER: _ClassVar[int]
    intermediary: _governance_pb2.Intermediary
    def __init__(self, intermediary: _Optional[_Union[_governance_pb2.Intermediary, _Mapping]] = ...) -> None: ...

class FeeDeclarationChanged(_message.Message):
    __slots__ = ("fee_declaration",)
    FEE_DECLARATION_FIELD_NUMBER: _ClassVar[int]
    fee_declaration: _governance_pb2.FeeDeclaration
    def __init__(self, fee_declaration: _Optional[_Union[_governance_pb2.FeeDeclaration, _Mapping]] = ...) -> None: ...
