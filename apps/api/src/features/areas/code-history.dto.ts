import { ApiProperty } from '@nestjs/swagger';
import { M2_PER_HA } from '@domain/areas/planting-area';
import { STANDINGS, type Standing } from '@domain/areas/standing';
import { CODE_CHANGES, type CodeChange } from './code-history.queries';

const FIELDS = [
  'account',
  'holderName',
  'households',
  'hectares',
  'productId',
  'communeCode',
  'placeName',
  'yieldKgPerHa',
  'productIds',
  'packsKgPerDay',
  'checked',
  'user',
  'kg',
  'from',
  'to',
] as const;
type Field = (typeof FIELDS)[number];

/** Columns in the order in which a form asks for them. */
const FIELD_OF: Readonly<Record<string, Field>> = {
  holder_id: 'account',
  holder_name: 'holderName',
  households: 'households',
  area_m2: 'hectares',
  product_id: 'productId',
  commune_code: 'communeCode',
  place_name: 'placeName',
  yield_kg_per_ha: 'yieldKgPerHa',
  product_ids: 'productIds',
  packs_kg_per_day: 'packsKgPerDay',
  checked: 'checked',
  user: 'user',
  kg: 'kg',
  from: 'from',
  to: 'to',
};

export class FieldChangeView {
  @ApiProperty({ enum: FIELDS, enumName: 'CodeField' }) field: Field;
  @ApiProperty({ type: String, nullable: true, description: 'What stood there before; null: nothing' }) before: string | null;
  @ApiProperty({ type: String, nullable: true }) after: string | null;
}

export class CodeChangeView {
  @ApiProperty({ enum: CODE_CHANGES, enumName: 'CodeChangeKind' }) kind: CodeChange['kind'];
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the program itself' }) memberName: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why, or the source where it was stated anew' }) reason: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the code as a whole' }) marketId: string | null;
  @ApiProperty({ enum: STANDINGS.states, enumName: 'Standing', nullable: true }) standing: Standing | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'First day of the standing' }) from: string | null;
  @ApiProperty({ type: [FieldChangeView], description: 'Of facts and leaves' }) fields: FieldChangeView[];
}
export class CodeHistoryView {
  @ApiProperty({ type: [CodeChangeView] }) items: CodeChangeView[];
}

export function toCodeHistory(changes: readonly CodeChange[]): CodeHistoryView {
  return {
    items: changes.map(({ at, before, after, ...change }) => ({ ...change, at: at.toISOString(), fields: fieldsOf(before, after) })),
  };
}

function fieldsOf(before: CodeChange['before'], after: CodeChange['after']): FieldChangeView[] {
  return Object.entries(FIELD_OF).flatMap(([column, field]) =>
    after !== null && column in after ? [{ field, before: wordOf(field, before?.[column]), after: wordOf(field, after[column]) }] : [],
  );
}

function wordOf(field: Field, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (field === 'productIds') return (value as string[]).join(', ');
  return field === 'hectares' ? String(Number(value) / M2_PER_HA) : String(value as string | number | boolean);
}
