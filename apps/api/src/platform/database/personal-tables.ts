/** What a table keeps about one person beside who they are: theirs to take along, and gone when they ask to be forgotten. */
export interface PersonalTable {
  /** Reads what the person is handed; keys and other secrets are not among it. $1: the member. */
  readonly take: string;
  /** Lets go of it. $1: the member. */
  readonly forget: string;
}

/** Every such table, by its name in the file that a person takes along. The one declaration. */
export const PERSONAL_TABLES = {
  devices: {
    take: `SELECT device, language, endpoint AS address, created_at AS "turnedOnAt", renewed_at AS "renewedAt"
           FROM push_subscriptions WHERE member_id = $1 ORDER BY id`,
    forget: 'DELETE FROM push_subscriptions WHERE member_id = $1',
  },
  noticeSettings: {
    take: `SELECT pushed, muted, quiet_from_min AS "quietFromMin", quiet_to_min AS "quietToMin", urgent_anyway AS "urgentAnyway",
             shows_prices AS "showsPrices" FROM notice_settings WHERE member_id = $1 ORDER BY organisation_id`,
    forget: 'DELETE FROM notice_settings WHERE member_id = $1',
  },
  alerts: {
    take: `SELECT kind, name, max_km AS "maxKm", place_id AS "placeId", grade_id AS "gradeId", within_days AS "withinDays", product_ids AS "productIds", certificates, words, min_vnd_per_kg AS "minVndPerKg", max_vnd_per_kg AS "maxVndPerKg",
             min_kg AS "minKg", harvest_from::text AS "from", harvest_to::text AS "to", told_at AS "toldAt", created_at AS "createdAt"
           FROM alerts WHERE member_id = $1 ORDER BY id`,
    forget: 'DELETE FROM alerts WHERE member_id = $1',
  },
  priceAlerts: {
    take: `SELECT market_id AS "marketId", grade_id AS "gradeId", direction, vnd_per_kg AS "vndPerKg", state, told_at AS "toldAt",
             told_vnd_per_kg AS "toldVndPerKg", created_at AS "createdAt" FROM price_alerts WHERE member_id = $1 ORDER BY id`,
    forget: 'DELETE FROM price_alerts WHERE member_id = $1',
  },
  notices: {
    take: `SELECT rule, facts, at, seen_at AS "seenAt" FROM notices WHERE member_id = $1 ORDER BY id`,
    forget: 'DELETE FROM notices WHERE member_id = $1',
  },
} as const satisfies Readonly<Record<string, PersonalTable>>;

export type PersonalTableName = keyof typeof PERSONAL_TABLES;

export const PERSONAL_TABLE_NAMES = Object.keys(PERSONAL_TABLES) as readonly PersonalTableName[];
