/** Whose rows a table holds. */
export type RowPolicy =
  /** Reference data, the same for everyone: read by all, written by the setup only. */
  | { readonly kind: 'reference' }
  /** Open to everyone signed in, written by the program alone. */
  | { readonly kind: 'shared' }
  /** Counters that everyone's work raises; they carry nothing of anyone. `why` says so. */
  | { readonly kind: 'open'; readonly why: string }
  /** Of one organisation: nobody else reads or writes them. */
  | { readonly kind: 'own'; readonly column: string }
  /** Of several organisations, the two sides of something. A column may be null. */
  | { readonly kind: 'parties'; readonly columns: readonly string[] }
  /** Of the organisations that a column lists. */
  | { readonly kind: 'listed'; readonly column: string }
  /** On the market: read by everyone signed in, written by its organisation. */
  | { readonly kind: 'published'; readonly column: string }
  /** Seen with the row it belongs to; added freely, because it is added together with that row. */
  | { readonly kind: 'follows'; readonly parent: string; readonly on: Readonly<Record<string, string>> }
  /** Numbered events: markets' for everyone signed in, an organisation's for itself; anyone's work may append. */
  | { readonly kind: 'events' }
  /** The program alone: nobody's request reaches them but through a declared place. `why` says what they hold. */
  | { readonly kind: 'program'; readonly why: string };

/** What stands in the audit when a row changes. */
export interface AuditRule {
  /** The columns that name the row. */
  readonly key: readonly string[];
  /** Columns that are never written down: secrets and their hashes. */
  readonly secret?: readonly string[];
}

export interface TableRule {
  readonly rows: RowPolicy;
  /** True when rows are only ever added: the serving role cannot change or remove them. */
  readonly appendOnly?: true;
  /** Left out for what is no state of anyone's: counters, sessions’ last use, copies. */
  readonly audit?: AuditRule;
}

const reference: TableRule = { rows: { kind: 'reference' } };
const byId: AuditRule = { key: ['id'] };

/**
 * Every table of the program: whose its rows are, and whether its changes are audited. The one declaration; `apply-policies.ts` makes
 * PostgreSQL hold it, and the spec fails for a table that is not here.
 */
export const TABLES: Readonly<Record<string, TableRule>> = {
  migrations: { rows: { kind: 'program', why: 'which migrations have run' } },
  datasets: reference,
  products: { rows: { kind: 'shared' }, appendOnly: true, audit: byId },
  product_versions: { rows: { kind: 'shared' }, audit: { key: ['product_id', 'version'] } },
  reference_prices: reference,
  destination_markets: reference,
  communes: reference,
  places: reference,
  routes: reference,
  markets: { rows: { kind: 'shared' } },
  market_settings: { rows: { kind: 'shared' }, appendOnly: true, audit: { key: ['market_id', 'version'] } },
  market_halts: { rows: { kind: 'shared' }, audit: { key: ['market_id', 'halted_at'] } },
  market_gates: { rows: { kind: 'shared' } },
  gap_answers: { rows: { kind: 'follows', parent: 'trades', on: { trade_id: 'id' } }, appendOnly: true },
  round_files: { rows: { kind: 'program', why: 'everyone’s offers and limits, by number' } },
  rounds: { rows: { kind: 'shared' }, appendOnly: true },

  streams: { rows: { kind: 'open', why: 'names and last numbers; every writer raises its streams’ counters' } },
  events: { rows: { kind: 'events' } },
  cursors: { rows: { kind: 'program', why: 'how far subscribers have read' } },
  idempotency_keys: { rows: { kind: 'own', column: 'organisation_id' } },

  audit_log: { rows: { kind: 'own', column: 'organisation_id' }, appendOnly: true },
  audit_chain: { rows: { kind: 'program', why: 'the seal of the audit' }, appendOnly: true },

  organisations: { rows: { kind: 'shared' }, audit: byId },
  members: {
    rows: { kind: 'program', why: 'names and password hashes of people' },
    audit: { key: ['id'], secret: ['password_hash', 'totp_secret', 'totp_last_step'] },
  },
  memberships: { rows: { kind: 'own', column: 'organisation_id' }, audit: { key: ['member_id', 'organisation_id'] } },
  sessions: { rows: { kind: 'program', why: 'hashes of session cookies' } },
  organisation_particulars: { rows: { kind: 'own', column: 'organisation_id' }, audit: { key: ['organisation_id'] } },
  invitations: { rows: { kind: 'own', column: 'organisation_id' }, audit: { key: ['id'], secret: ['token_hash'] } },
  password_resets: { rows: { kind: 'program', why: 'hashes of reset links' }, audit: { key: ['member_id'], secret: ['token_hash'] } },
  password_wishes: { rows: { kind: 'program', why: 'who has forgotten the password' } },
  api_keys: { rows: { kind: 'own', column: 'organisation_id' }, audit: { key: ['id'], secret: ['secret_hash', 'last_used_at'] } },

  offers: { rows: { kind: 'published', column: 'seller_id' }, audit: byId },
  offer_versions: { rows: { kind: 'follows', parent: 'offers', on: { offer_id: 'id' } }, appendOnly: true },
  offer_photos: { rows: { kind: 'published', column: 'seller_id' }, audit: { key: ['id'], secret: ['large', 'small'] } },
  orders: { rows: { kind: 'own', column: 'buyer_id' }, audit: byId },
  order_versions: { rows: { kind: 'follows', parent: 'orders', on: { order_id: 'id' } }, appendOnly: true },
  standing_orders: { rows: { kind: 'own', column: 'buyer_id' }, audit: byId },
  standing_order_due: { rows: { kind: 'follows', parent: 'standing_orders', on: { standing_order_id: 'id' } } },
  standing_order_lines: { rows: { kind: 'follows', parent: 'standing_orders', on: { standing_order_id: 'id' } } },
  standing_offers: { rows: { kind: 'own', column: 'seller_id' }, audit: byId },
  standing_offer_due: { rows: { kind: 'follows', parent: 'standing_offers', on: { standing_offer_id: 'id' } } },
  standing_offer_lines: { rows: { kind: 'follows', parent: 'standing_offers', on: { standing_offer_id: 'id' } } },
  contracts: { rows: { kind: 'parties', columns: ['cooperative_id', 'processor_id'] }, audit: byId },
  call_offs: { rows: { kind: 'follows', parent: 'contracts', on: { contract_id: 'id' } }, audit: byId },
  contract_versions: {
    rows: { kind: 'follows', parent: 'contracts', on: { contract_id: 'id' } },
    audit: { key: ['contract_id', 'version'] },
  },
  contract_signatures: {
    rows: { kind: 'follows', parent: 'contracts', on: { contract_id: 'id' } },
    appendOnly: true,
    audit: { key: ['contract_id', 'version', 'party_id'] },
  },
  call_off_receipts: { rows: { kind: 'follows', parent: 'call_offs', on: { call_off_id: 'id' } }, appendOnly: true, audit: byId },
  force_majeure: { rows: { kind: 'follows', parent: 'contracts', on: { contract_id: 'id' } }, audit: byId },
  contract_reminders: { rows: { kind: 'follows', parent: 'contracts', on: { contract_id: 'id' } }, appendOnly: true },
  index_points: { rows: { kind: 'shared' }, appendOnly: true, audit: { key: ['index_id', 'product_id', 'place_id', 'day', 'revision'] } },
  intake_plans: { rows: { kind: 'own', column: 'processor_id' }, audit: byId },
  plant_days: { rows: { kind: 'own', column: 'processor_id' } },
  plant_day_shares: { rows: { kind: 'program', why: 'room of a plant that a running round of a market has reserved' } },
  plant_day_waits: { rows: { kind: 'program', why: 'markets that want more room of a plant than they got' } },
  trades: { rows: { kind: 'parties', columns: ['seller_id', 'buyer_id'] }, audit: byId },
  trade_confirmations: { rows: { kind: 'follows', parent: 'trades', on: { trade_id: 'id' } }, appendOnly: true },
  contract_confirmations: { rows: { kind: 'follows', parent: 'trades', on: { trade_id: 'id' } }, appendOnly: true },
  credits: { rows: { kind: 'parties', columns: ['seller_id', 'buyer_id'] }, audit: { key: ['seller_id', 'buyer_id'] } },
  trade_payments: {
    rows: { kind: 'follows', parent: 'trades', on: { trade_id: 'id' } },
    appendOnly: true,
    audit: { key: ['trade_id'] },
  },
  bids: { rows: { kind: 'parties', columns: ['seller_id', 'buyer_id'] }, audit: byId },
  bid_versions: { rows: { kind: 'follows', parent: 'bids', on: { bid_id: 'id' } }, appendOnly: true },
  auctions: { rows: { kind: 'shared' }, audit: { key: ['offer_id'] } },
  trade_changes: { rows: { kind: 'follows', parent: 'trades', on: { trade_id: 'id' } }, appendOnly: true },
  trade_corrections: { rows: { kind: 'follows', parent: 'trades', on: { trade_id: 'id' } }, audit: byId },
  offer_ask_steps: { rows: { kind: 'program', why: 'asks for days to come, which nobody but the seller may know' } },
  documents: { rows: { kind: 'listed', column: 'party_ids' } },
  planting_areas: { rows: { kind: 'shared' }, audit: byId },
  area_authorisations: { rows: { kind: 'shared' }, audit: byId },
  area_seasons: { rows: { kind: 'shared' } },
  area_debits: { rows: { kind: 'program', why: 'which trade draws how much on whose code' } },
  standing_changes: { rows: { kind: 'shared' }, appendOnly: true },
  packing_facilities: { rows: { kind: 'shared' }, audit: byId },
  packing_debits: { rows: { kind: 'program', why: 'which trade is packed under whose leave' } },
  day_turns: { rows: { kind: 'program', why: 'until which day the beginnings of days were told' } },
  papers: { rows: { kind: 'published', column: 'holder_id' }, audit: byId },
  paper_files: { rows: { kind: 'own', column: 'holder_id' }, audit: { key: ['id'], secret: ['content'] } },
  access_rules: { rows: { kind: 'shared' }, audit: byId },
  register_imports: { rows: { kind: 'own', column: 'organisation_id' } },
  register_import_rows: { rows: { kind: 'follows', parent: 'register_imports', on: { import_id: 'id' } } },
  alerts: { rows: { kind: 'own', column: 'organisation_id' } },
  price_alerts: { rows: { kind: 'own', column: 'organisation_id' } },
  notices: { rows: { kind: 'own', column: 'organisation_id' } },
  notice_settings: { rows: { kind: 'own', column: 'organisation_id' } },
  notice_deliveries: { rows: { kind: 'own', column: 'organisation_id' } },
  push_subscriptions: { rows: { kind: 'program', why: 'addresses and keys of people’s devices' } },
  document_files: { rows: { kind: 'follows', parent: 'documents', on: { document_id: 'id' } } },
};
