import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid } from '@domain/shared/ids';
import { WholeNumber } from './whole-number';

/** The most rows one page carries. */
export const PAGE_MAX = 100;

/** Where a page starts and how long it is. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: PAGE_MAX, default: PAGE_MAX })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  limit?: number;
}

/** One page of a list that is sorted by id, newest first (UUIDv7 sorts by time). */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Ask for the next page with it; null on the last. */
  readonly next: string | null;
}

/** Reads the cursor of a list sorted by id: the last id seen. @throws DomainError `page.cursor_invalid` */
export function cursorId(query: PageQuery): string | null {
  if (query.cursor === undefined) return null;
  if (!isUuid(query.cursor)) throw new DomainError('page.cursor_invalid', {}, 'cursor');
  return query.cursor;
}

/** Rows fetched one beyond the limit, as a page. */
export function pageOf<Item extends { readonly id: string }>(rows: readonly Item[], limit: number): Page<Item> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
