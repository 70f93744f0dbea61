import { connectionTypes, LIST_ARGUMENTS } from '#kernel';

/** Workshops in the schema's language. */
export const WORKSHOP_TYPES = `
  type Workshop {
    id: ID!
    version: Int!
    name: String
    """IANA time zone in which the opening hours are meant."""
    timeZone: String
    location: Location @cost(weight: 0)
    openingHours: [OpeningHours!] @cost(weight: 0)
    bays: [Bay!] @cost(weight: 0)
    technicians: [Technician!] @cost(weight: 0)
    services: [WorkshopService!] @cost(weight: 0)
  }
  """WGS 84, in degrees."""
  type Location {
    latitude: Float!
    longitude: Float!
  }
  type OpeningHours {
    """1 is Monday, 7 is Sunday."""
    weekday: Int!
    """HH:MM by the clock on the wall."""
    opens: String!
    closes: String!
  }
  type Bay {
    id: ID!
    name: String!
  }
  type Technician {
    id: ID!
    name: String!
  }
  type WorkshopService {
    code: String!
    name: String!
    durationMinutes: Int!
    bufferMinutes: Int!
  }
  ${connectionTypes('Workshop')}

  extend type Booking {
    workshop: Workshop @needs(permission: "workshop:read")
  }

  extend type Query {
    """The workshops in order of their name; filter and sort as in POST /v1/workshops/search."""
    workshops(${LIST_ARGUMENTS}): WorkshopConnection! @needs(permission: "workshop:read")
    workshop(id: ID!): Workshop @needs(permission: "workshop:read")
  }

  """What a command has changed."""
  type WorkshopReceipt {
    id: ID!
    version: Int!
    position: Int!
    replayed: Boolean!
    workshop: Workshop @needs(permission: "workshop:read")
  }

  input LocationInput {
    latitude: Float!
    longitude: Float!
  }
  input OpeningHoursInput {
    weekday: Int!
    opens: String!
    closes: String!
  }
  input NamedInput {
    name: String!
  }
  input WorkshopServiceInput {
    code: String!
    name: String!
    durationMinutes: Int!
    bufferMinutes: Int
  }
  input RegisterWorkshopInput {
    name: String!
    timeZone: String!
    location: LocationInput!
    openingHours: [OpeningHoursInput!]!
    bays: [NamedInput!]!
    technicians: [NamedInput!]!
    services: [WorkshopServiceInput!]!
  }

  extend type Mutation {
    """Adds a workshop with its opening hours, bays, technicians and services."""
    registerWorkshop(input: RegisterWorkshopInput!, idempotencyKey: String): WorkshopReceipt! @cost(weight: 10) @needs(permission: "workshop:create")
  }
`;
