import { problemOf } from '../../platform/http/problem';
import { exampleId } from './example-values';

type Json = Readonly<Record<string, unknown>>;

const AT = '2026-06-10T05:02:31.123Z';
const stream = { type: 'string', examples: ['market:mango'] };
const events = { type: 'array', items: { $ref: '#/components/schemas/LiveEventView' } };
const head = { type: 'integer', minimum: 0, description: 'Number of the newest event; 0 before the first' };
const after = { type: ['integer', 'null'], minimum: 0, description: 'Number of the last event seen' };
const taken = { const: true };
const refused: Json = {
  type: 'object',
  required: ['ok', 'problem'],
  additionalProperties: false,
  properties: { ok: { const: false }, problem: { $ref: '#/components/schemas/ProblemDto' } },
};
const unknownStream: Json = {
  ok: false,
  problem: problemOf({ code: 'stream.unknown', facts: {}, field: 'stream' }, 'vW1nL0aXk3bT9dQeAAAB', undefined),
};
const withdrawn: Json = {
  stream: 'market:mango',
  number: 4712,
  name: 'offer.withdrawn',
  at: AT,
  body: { offerId: exampleId('offer.id') },
};

/** What a client says on /live, what it is answered, and what it hears there beside the events themselves. Examples are replayed by a spec. */
export const CONTROL: Readonly<Record<string, Json>> = {
  watch: message('watch', 'Follow a stream', object(['stream'], { stream, after }), [
    { stream: 'market:mango' },
    { stream: 'market:mango', after: null },
    { stream: 'market:mango', after: 0 },
    { stream: 'market:durian-of-nobody', after: 0 },
  ]),
  'watch.answer': message(
    'watch.answer',
    'Where a watcher starts, or why it may not',
    {
      oneOf: [
        object(['ok', 'head', 'events'], { ok: taken, head, events }),
        object(['ok', 'head', 'snapshot'], { ok: taken, head, snapshot: { type: ['object', 'null'] }, events }),
        refused,
      ],
    },
    [{ ok: true, head: 4712, events: [withdrawn] }, { ok: true, head: 4712, snapshot: null }, unknownStream],
  ),
  unwatch: message('unwatch', 'Stop following a stream', object(['stream'], { stream }), [
    { stream: 'market:mango' },
    { stream: 'market:durian-of-nobody' },
  ]),
  'unwatch.answer': message('unwatch.answer', 'Left, or why not', { oneOf: [object(['ok'], { ok: taken }), refused] }, [
    { ok: true },
    unknownStream,
  ]),
  events: message(
    'events',
    'What happened on a stream, in order',
    object(['stream', 'from', 'events'], { stream, from: { type: 'integer', minimum: 1, description: 'Number of the first' }, events }),
    [{ stream: 'market:mango', from: 4712, events: [withdrawn] }],
  ),
  heartbeat: message(
    'heartbeat',
    'How far each watched stream has come, every five seconds',
    object(['heads', 'at'], {
      heads: { type: 'object', additionalProperties: { type: 'integer' } },
      at: { type: 'string', format: 'date-time' },
    }),
    [{ heads: { 'market:mango': 4712 }, at: AT }],
  ),
};

function message(name: string, title: string, payload: Json, examples: readonly Json[]): Json {
  return { name, title, payload, examples: examples.map((example) => ({ payload: example })) };
}

function object(required: readonly string[], properties: Json): Json {
  return { type: 'object', required, additionalProperties: false, properties };
}
