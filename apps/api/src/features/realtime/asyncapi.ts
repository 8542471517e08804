import type { OpenAPIObject } from '@nestjs/swagger';
import { CONTROL } from './control-messages';
import type { BodyField, EventEntry } from './event-entry';
import { MARKET_EVENTS, ORGANISATION_EVENTS } from './event-table';
import { exampleId } from './example-values';
import { exampleOf } from './example-of';

type Json = Readonly<Record<string, unknown>>;

const REF = '#/components/schemas/';
const EXAMPLE_STREAMS = { market: 'market:mango', org: `org:${exampleId('organisationId')}` } as const;

/** The AsyncAPI 3.0 description of /live, made from the event table; views are taken over from the HTTP document. */
export function asyncApiDocument(http: OpenAPIObject): Json {
  const schemas = http.components?.schemas ?? {};
  const market = messages('market', MARKET_EVENTS, schemas);
  const organisation = messages('org', ORGANISATION_EVENTS, schemas);
  return {
    asyncapi: '3.0.0',
    info: { title: 'Mùa Vụ live', version: http.info.version, description: DESCRIPTION },
    defaultContentType: 'application/json',
    servers: { here: { host: '{host}', protocol: 'socket.io', pathname: '/live', variables: { host: { default: '127.0.0.1:3000' } } } },
    channels: {
      market: {
        address: 'market:{productId}',
        parameters: { productId: { description: 'A product; the market’s id' } },
        messages: refs(Object.keys(market)),
      },
      organisation: {
        address: 'org:{organisationId}',
        parameters: { organisationId: { description: 'Your own organisation' } },
        messages: refs(Object.keys(organisation)),
      },
      control: { address: '/live', messages: refs(Object.keys(CONTROL)) },
    },
    operations: {
      watch: { ...control('receive', 'watch'), reply: { channel: { $ref: '#/channels/control' }, messages: [controlRef('watch.answer')] } },
      unwatch: {
        ...control('receive', 'unwatch'),
        reply: { channel: { $ref: '#/channels/control' }, messages: [controlRef('unwatch.answer')] },
      },
      events: control('send', 'events'),
      heartbeat: control('send', 'heartbeat'),
      marketEvents: { action: 'send', channel: { $ref: '#/channels/market' } },
      organisationEvents: { action: 'send', channel: { $ref: '#/channels/organisation' } },
    },
    components: { messages: { ...market, ...organisation, ...CONTROL }, schemas },
  };
}

const DESCRIPTION =
  'socket.io, websocket only, signed in by the session cookie of the handshake. `watch {stream, after}` answers `{ok, head, events}` with what ' +
  'was missed after that number, or `{ok, head, snapshot}` when there was no number or too old a one. Then frames `events {stream, from, events}` ' +
  'follow. Numbers are gapless and in order of commit; drop what you have, and watch again on a gap. GET /api/v1/streams/{stream}/events shows the same.';

/** The body of each event, by message name, as the entries of a frame. */
function messages(kind: 'market' | 'org', events: Readonly<Record<string, EventEntry>>, schemas: Json): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(events).map(([name, entry]) => {
      const payload = eventSchema(kind, name, entry);
      return [`${kind}.${name}`, { name, title: entry.summary, payload, examples: [{ payload: exampleOf(payload, schemas) }] }];
    }),
  );
}

/** The JSON schema of one event on one kind of stream. */
export function eventSchema(kind: 'market' | 'org', name: string, entry: EventEntry): Json {
  const fields = Object.entries(entry.body);
  return {
    type: 'object',
    required: ['stream', 'number', 'name', 'at', 'body'],
    additionalProperties: false,
    properties: {
      stream: { type: 'string', pattern: `^${kind}:`, examples: [EXAMPLE_STREAMS[kind]] },
      number: { type: 'integer', minimum: 1, examples: [4712] },
      name: { const: name },
      at: { type: 'string', format: 'date-time' },
      body: {
        type: 'object',
        required: fields.map(([field]) => field),
        additionalProperties: false,
        properties: Object.fromEntries(fields.map(([field, value]) => [field, fieldSchema(value)])),
      },
    },
  };
}

function fieldSchema(field: BodyField): Json {
  return 'view' in field ? { $ref: REF + field.view } : field.schema;
}

function control(action: 'send' | 'receive', name: string): Json {
  return { action, channel: { $ref: '#/channels/control' }, messages: [controlRef(name)] };
}

function controlRef(name: string): Json {
  return { $ref: `#/channels/control/messages/${name}` };
}

function refs(names: readonly string[]): Record<string, Json> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }]));
}
