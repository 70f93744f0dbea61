import { connectionTypes, LIST_ARGUMENTS } from '#kernel';

/** Bookings in the schema's language. What a caller may be kept from seeing can be null. */
export const BOOKING_TYPES = `
  """A slot in a workshop that is held, asked for, agreed on or used."""
  type Booking {
    id: ID!
    version: Int!
    """held, requested, confirmed, started, completed, cancelled or expired; more may come."""
    status: String
    workshopId: ID
    vehicleId: ID
    serviceCode: String
    """The need that the work is for."""
    maintenanceNeedId: ID
    bayId: ID
    technicianId: ID
    startsAt: DateTime
    endsAt: DateTime
    """The workshop's, IANA."""
    timeZone: String
    """startsAt by the clock on the workshop's wall."""
    localStart: String
    """Until when the slot is reserved without a request; null unless the status is held."""
    holdExpiresAt: DateTime
    note: String
    cancellationReason: String
    createdAt: DateTime
    updatedAt: DateTime
  }
  ${connectionTypes('Booking')}

  extend type MaintenanceNeed {
    """The booking that met the need."""
    booking: Booking @needs(permission: "booking:read")
  }

  extend type Query {
    """The bookings, the newest first; filter and sort as in POST /v1/bookings/search."""
    bookings(${LIST_ARGUMENTS}): BookingConnection! @needs(permission: "booking:read")
    booking(id: ID!): Booking @needs(permission: "booking:read")
  }

  """What a command has changed."""
  type BookingReceipt {
    id: ID!
    """The version after it, to be sent as expectedVersion."""
    version: Int!
    """Position in the tenant's log after it."""
    position: Int!
    """Whether this is the stored answer of an earlier try."""
    replayed: Boolean!
    """The booking as it is then; null for somebody who may not read it."""
    booking: Booking @needs(permission: "booking:read")
  }

  input HoldSlotInput {
    workshopId: ID!
    vehicleId: ID!
    serviceCode: String!
    startsAt: DateTime!
    maintenanceNeedId: ID
    holdForSeconds: Int
  }
  input RequestBookingInput {
    note: String
  }
  input CancelBookingInput {
    reason: String!
  }

  extend type Mutation {
    """Holds a slot. Needs an idempotency key."""
    holdSlot(input: HoldSlotInput!, idempotencyKey: String): BookingReceipt! @cost(weight: 10) @needs(permission: "booking:hold")
    """Asks the workshop for the held slot."""
    requestBooking(id: ID!, input: RequestBookingInput, idempotencyKey: String, expectedVersion: Int): BookingReceipt! @cost(weight: 10) @needs(permission: "booking:request")
    """The workshop agrees."""
    confirmBooking(id: ID!, idempotencyKey: String, expectedVersion: Int): BookingReceipt! @cost(weight: 10) @needs(permission: "booking:confirm")
    """Work on the vehicle begins."""
    startBooking(id: ID!, idempotencyKey: String, expectedVersion: Int): BookingReceipt! @cost(weight: 10) @needs(permission: "booking:start")
    """The work is done."""
    completeBooking(id: ID!, idempotencyKey: String, expectedVersion: Int): BookingReceipt! @cost(weight: 10) @needs(permission: "booking:complete")
    """Calls the booking off, until work has begun."""
    cancelBooking(id: ID!, input: CancelBookingInput!, idempotencyKey: String, expectedVersion: Int): BookingReceipt! @cost(weight: 10) @needs(permission: "booking:cancel")
  }
`;
