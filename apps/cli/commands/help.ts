/** What `clutch help` prints. */
export const HELP = `Usage: clutch <command>

  start [--verbose] [--no-demo]    Run everything until Ctrl-C: Postgres, api, admin, worker; the first time, play the demo
  demo                             Play the demo against a running Clutch
  migrate [--canary-only]          Bring the database to this release, or only the first few tenants
  migrate --status                 What the last migration did, and what is open
  migrate --check-drift            Compare every tenant's schema with what the migrations make
  tenants [list]                   Every tenant, where it lives and how it stands
  tenants suspend|resume|rename    Stop a tenant's writes, let it go on, give it another slug or name
  tenants export|restore           Write a tenant to an archive, make one out of an archive
  tenants move <slug> --to <cell>  Move a tenant to another database server
  tenants delete|keep              Have a tenant deleted after some days, or change one's mind
  projections [list]               What lags, is paused, halted or parked; with --tenant <slug> all that a tenant has
  projections pause|resume <name>  Hold a projection, policy, process or feed where it stands, let it go on
  projections rebuild|cancel       Fill a projection anew beside its tables, or give that up
  projections parked|retry|skip    The events that could not be handled; try one again, or leave it out for good
  config show                      Every setting, its value and where that comes from
  config check                     Tell every wrong setting
  config example [--check]         Write .env.example, or only compare it
  keys rotate                      Begin a new root key of personal data and destroy the old one; at least weekly
  keys restore                     After a restore of the database: lay the present keys and erasures over it
  audit verify <file> --key <pem>  Whether an exported audit trail is as it was written; with --tenant <slug> in the database
  audit key                        The public key of this installation's audit trails
  events [types]                   Every event type that was ever written, and by which build
  events retire <Type>             Give up a type that no release reads any more
  help                             This text

Settings are CLUTCH_* variables of the environment or of the file .env; see .env.example.`;
