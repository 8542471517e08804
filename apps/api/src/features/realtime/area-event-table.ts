import type { DomainEventName } from '@domain/events';
import { LACKS } from '@domain/areas/missing-papers';
import { PAPER_KINDS } from '@domain/areas/paper';
import type { BodyField, EventEntry } from './event-entry';

const text: BodyField = { schema: { type: 'string' } };
const whole: BodyField = { schema: { type: 'integer', minimum: 0 } };
const day = { type: 'string', format: 'date' } as const;
const owner: Readonly<Record<string, BodyField>> = {
  ownerId: { schema: { type: 'string', format: 'uuid', description: 'Whose stream it is' } },
};
const paper: Readonly<Record<string, BodyField>> = {
  ...owner,
  paper: {
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'number', 'validFrom', 'validTo', 'state'],
      properties: {
        kind: { enum: PAPER_KINDS },
        number: { type: 'string' },
        validFrom: day,
        validTo: day,
        state: { enum: ['declared', 'verified', 'revoked'] },
      },
    },
  },
};
const markets = { type: 'array', items: { type: 'string' } } as const;
const lost: BodyField = {
  schema: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['marketId', 'missing'],
      properties: { marketId: { type: 'string' }, missing: { type: 'array', items: { enum: LACKS } } },
    },
  },
};

/** Events of codes and papers on an organisation's own stream. */
export const AREA_EVENTS: Readonly<Partial<Record<DomainEventName, EventEntry>>> = {
  'area.standing_changed': {
    summary: 'The standing of a code that you hold or use changed',
    body: {
      ...owner,
      code: text,
      marketId: { schema: { type: ['string', 'null'], description: 'Null: the code as a whole' } },
      standing: { schema: { enum: ['applied', 'active', 'suspended', 'revoked'] } },
      from: { schema: day },
      reason: text,
    },
  },
  'area.usage_warned': {
    summary: 'So much of what a code bears this season is spoken for',
    body: { ...owner, code: text, season: whole, percent: whole, usedKg: whole, capacityKg: whole },
  },
  'paper.declared': { summary: 'You declared a paper', body: paper },
  'paper.verified': { summary: 'An officer has seen your paper', body: paper },
  'paper.revoked': { summary: 'Your paper is no longer good', body: paper },
  'paper.expiring': { summary: 'Your paper ends within thirty days', body: paper },
  'paper.expired': { summary: 'Your paper is over', body: paper },
  'lot.markets_lost': {
    summary: 'A lot of yours may no longer go to some markets',
    body: { ...owner, lotId: { schema: { type: 'string', format: 'uuid' } }, lost, kept: { schema: markets } },
  },
};
