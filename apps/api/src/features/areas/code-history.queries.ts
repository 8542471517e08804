import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Standing } from '@domain/areas/standing';
import type { AreaId, FacilityId } from '@domain/shared/ids';
import { asProgram } from '../../platform/database/row-scope';

/** What happened to a code: its standing moved, its facts were stated anew, a leave was given or taken back. */
export const CODE_CHANGES = ['standing', 'facts', 'leave_given', 'leave_withdrawn'] as const;

/** One change of a code: who, when, why, and what stood before. */
export interface CodeChange {
  readonly kind: (typeof CODE_CHANGES)[number];
  readonly at: Date;
  /** Null: the program itself. */
  readonly memberName: string | null;
  /** For a standing its reason, for facts their source where it was stated anew. */
  readonly reason: string | null;
  readonly marketId: string | null;
  readonly standing: Standing | null;
  readonly from: string | null;
  /** Columns by name as they were and as they became; null for a standing. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** A code is changed a few times a year. */
const CHANGES_MAX = 200;

/** Columns of a code that people know it by; the others follow from them or have a history of their own. */
const FACTS = [
  'holder_id',
  'holder_name',
  'households',
  'area_m2',
  'product_id',
  'commune_code',
  'place_name',
  'yield_kg_per_ha',
  'checked',
  'product_ids',
  'packs_kg_per_day',
];

const STANDINGS_OF = (column: 'area_id' | 'facility_id'): string => `
  SELECT 'standing' AS kind, c.at, m.name AS "memberName", c.reason, c.market_id AS "marketId", c.standing, c.from_day::text AS "from",
         NULL::jsonb AS before, NULL::jsonb AS after
  FROM standing_changes c JOIN members m ON m.id = c.member_id WHERE c.${column} = $1`;

/** An organisation goes by its name. */
const NAMED = (side: 'before' | 'after'): string => `
  CASE WHEN a.${side} ? 'holder_id'
    THEN a.${side} || jsonb_build_object('holder_id', (SELECT o.name FROM organisations o WHERE o.id::text = a.${side} ->> 'holder_id'))
    ELSE a.${side} END`;

/** Standings, facts and leaves of one register's codes; $1 is the code's id, $2 the columns of its facts. */
const HISTORY = (table: 'planting_areas' | 'packing_facilities', column: 'area_id' | 'facility_id'): string => `
  ${STANDINGS_OF(column)}
  UNION ALL
  SELECT 'facts', a.at, m.name, a.after ->> 'source', NULL, NULL, NULL, ${NAMED('before')}, ${NAMED('after')}
  FROM audit_log a LEFT JOIN members m ON m.id::text = a.doer ->> 'memberId'
  WHERE a.subject = '${table}' AND a.subject_key = $1::text AND a.action = 'update' AND a.after ?| $2
  UNION ALL
  SELECT CASE a.action WHEN 'insert' THEN 'leave_given' ELSE 'leave_withdrawn' END, a.at, m.name, NULL, NULL, NULL, NULL, NULL,
         jsonb_build_object('user', o.name, 'kg', u.kg, 'from', u.from_day, 'to', u.to_day)
  FROM area_authorisations u JOIN organisations o ON o.id = u.user_id
  JOIN audit_log a ON a.subject = 'area_authorisations' AND a.subject_key = u.id::text AND (a.action = 'insert' OR a.after ? 'withdrawn')
  LEFT JOIN members m ON m.id::text = a.doer ->> 'memberId'
  WHERE u.${column} = $1
  ORDER BY at DESC, kind LIMIT ${CHANGES_MAX}`;

const AREA_HISTORY = HISTORY('planting_areas', 'area_id');
const FACILITY_HISTORY = HISTORY('packing_facilities', 'facility_id');

/** Reads who changed what of a code, newest first: standings from their own table, the rest from the audit. */
@Injectable()
export class CodeHistoryQueries {
  constructor(private readonly source: DataSource) {}

  /** The caller has made sure that the reader may see the area. */
  async ofArea(id: AreaId): Promise<CodeChange[]> {
    return asProgram('a change of a code names the officer who made it', () => this.source.query<CodeChange[]>(AREA_HISTORY, [id, FACTS]));
  }

  /** The caller has made sure that the reader may see the facility. */
  async ofFacility(id: FacilityId): Promise<CodeChange[]> {
    return asProgram('a change of a code names the officer who made it', () =>
      this.source.query<CodeChange[]>(FACILITY_HISTORY, [id, FACTS]),
    );
  }
}
