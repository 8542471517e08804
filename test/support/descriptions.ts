import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { expectDone, type HttpClient } from './http-client';

type Schema = Record<string, unknown>;

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}

interface HttpDescription {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface LiveMessage {
  readonly payload: Schema;
  readonly examples: readonly { readonly payload: Record<string, unknown> }[];
}

interface LiveDescription {
  readonly asyncapi: string;
  readonly components: { readonly messages: Readonly<Record<string, LiveMessage>> };
}

/** What the server says of itself, ready to hold its answers against. */
export class Descriptions {
  private readonly compiled = new Map<string, ValidateFunction>();

  private constructor(
    readonly http: HttpDescription,
    readonly live: LiveDescription,
    private readonly ajv: Ajv2020,
  ) {}

  static async of(client: HttpClient): Promise<Descriptions> {
    const http = expectDone(await client.get<HttpDescription>('/api/openapi.json'));
    const live = expectDone(await client.get<LiveDescription>('/api/asyncapi.json'));
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema({ $id: 'http', ...(http as object) });
    ajv.addSchema({ $id: 'live', ...(live as object) });
    return new Descriptions(http, live, ajv);
  }

  /** Faults of an answer to this operation; none if it is as described. `path` as the description writes it. */
  faultsOfAnswer(method: string, path: string, status: number, body: unknown): string[] {
    const content = this.http.paths[path]?.[method]?.responses[String(status)]?.content;
    if (!content) return [`${method} ${path} does not describe ${status}`];
    const type = Object.keys(content)[0] ?? '';
    const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema'].map(escaped).join('/');
    return this.faults(`http#/${pointer}`, body, `${method} ${path} ${status}`);
  }

  /** Faults of an event as a stream carried it. */
  faultsOfEvent(event: { readonly stream: string; readonly name: string }): string[] {
    const message = `${event.stream.startsWith('market:') ? 'market' : 'org'}.${event.name}`;
    return this.faultsOfMessage(message, event);
  }

  /** Faults of anything that is said on /live, by the name of its message there. */
  faultsOfMessage(message: string, payload: unknown): string[] {
    if (!this.live.components.messages[message]) return [`${message} is not described`];
    return this.faults(`live#/components/messages/${escaped(message)}/payload`, payload, message);
  }

  /** The payloads that the description shows for a message. */
  examplesOf(message: string): Record<string, unknown>[] {
    return (this.live.components.messages[message]?.examples ?? []).map(({ payload }) => payload);
  }

  private faults(reference: string, value: unknown, what: string): string[] {
    const validate = this.compiled.get(reference) ?? this.ajv.compile({ $ref: reference });
    this.compiled.set(reference, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${what}: ${instancePath} ${message}`);
  }
}

/** A key as a JSON pointer inside a reference writes it. */
function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}
