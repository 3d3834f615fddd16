"""The rows a phone is sent: plain values, so that their tag is a digest of them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True)
class PhoneItem:
    """`expiry_policy`: warn, override or block."""

    id: UUID
    code: str
    zh: str
    en: str
    unit: str
    decimals: int
    gtin: str | None
    tracking: str
    issue_method: str
    received_as: str
    shelf_life_days: int | None
    expiry_policy: str
    expiry_warn_days: int
    pick_rule: str


@dataclass(frozen=True)
class PhoneLocation:
    """`status` is the worse of its own and its area's."""

    id: UUID
    code: str
    zh: str
    en: str
    kind: str
    site_id: UUID
    status: str


@dataclass(frozen=True)
class PhoneBalance:
    """So much of a lot at one place; issued to an order or free, in a pack or loose."""

    location_id: UUID
    order_id: UUID | None
    pack_id: UUID | None
    quantity: Decimal


@dataclass(frozen=True)
class PhoneLot:
    """`state`: masterdata.statuses; judged by `expires_on` on the plant's day."""

    id: UUID
    number: str
    kind: str
    item_id: UUID
    state: str
    supplier_lot: str | None
    received_at: datetime
    expires_on: date | None
    balances: list[PhoneBalance] = field(default_factory=list)


@dataclass(frozen=True)
class PhoneNeed:
    """In the item's own unit. `left`: what may still be issued, after what its alternatives cover already."""

    item_id: UUID
    position: int
    alternative_of: int | None
    required: Decimal
    issued: Decimal
    left: Decimal


@dataclass(frozen=True)
class PhoneOrder:
    """A released order with its traveller cards."""

    id: UUID
    number: str
    item_id: UUID
    quantity: Decimal
    due_at: datetime
    cards: list[str]
    needs: list[PhoneNeed] = field(default_factory=list)


@dataclass(frozen=True)
class PhoneReservation:
    """What this person's phone may issue without a network, until `ends_at`."""

    id: UUID
    order_id: UUID
    lot_id: UUID
    location_id: UUID
    left: Decimal
    ends_at: datetime


@dataclass(frozen=True)
class PhoneCountLine:
    """`expected` is kept from who counts blind."""

    lot_id: UUID
    pack_id: UUID | None
    expected: Decimal | None
    counted: Decimal | None


@dataclass(frozen=True)
class PhoneCount:
    """An open count sheet."""

    id: UUID
    number: str
    location_id: UUID
    blind: bool
    lines: list[PhoneCountLine] = field(default_factory=list)


@dataclass(frozen=True)
class PhonePack:
    """A box or pallet that is still here."""

    id: UUID
    number: str
    kind: str
    state: str
    location_id: UUID | None
    parent_id: UUID | None


@dataclass(frozen=True)
class PhoneSupplier:
    """Who delivers."""

    id: UUID
    code: str
    zh: str
    en: str


@dataclass(frozen=True)
class PhoneHelper:
    """Who may let something past: `matter` is release, expired, pick, place or otherwise."""

    matter: str
    name: str
    phone: str | None


@dataclass(frozen=True)
class PhoneStock:
    """A set is null when the phone has it already. `day` is the plant's, by which dates are judged."""

    day: date
    tags: list[str]
    items: list[PhoneItem] | None
    locations: list[PhoneLocation] | None
    lots: list[PhoneLot] | None
    orders: list[PhoneOrder] | None
    reservations: list[PhoneReservation] | None
    counts: list[PhoneCount] | None
    packs: list[PhonePack] | None
    suppliers: list[PhoneSupplier] | None
    helpers: list[PhoneHelper] | None
