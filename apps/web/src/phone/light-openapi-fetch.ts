// The phone's stand-in for openapi-fetch: the types stay those of the real one (the build only puts this file in its
// place), the work is what shared/api/client.ts asks of it. light-openapi-fetch.spec.ts holds it to the real one.

interface Init {
  readonly params?: {
    readonly path?: Readonly<Record<string, string | number>>;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly header?: Readonly<Record<string, string>>;
  };
  readonly body?: unknown;
}

interface Middleware {
  readonly onResponse?: (given: { response: Response; schemaPath: string }) => unknown;
  readonly onError?: (given: { error: unknown }) => unknown;
}

interface Options {
  readonly credentials?: RequestCredentials;
  readonly baseUrl?: string;
  readonly bodySerializer: (body: unknown) => BodyInit;
  readonly fetch: (request: Request) => Promise<Response>;
}

function addressOf(schemaPath: string, { path = {}, query = {} }: NonNullable<Init['params']>): string {
  const filled = schemaPath.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(path[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) if (one != null) search.append(name, String(one));
  }
  const words = search.toString();
  return words === '' ? filled : `${filled}?${words}`;
}

/** Sends, lets the middleware see the answer or the fault, and reads the body. */
export default function createClient(options: Options) {
  const middlewares: Middleware[] = [];
  const call =
    (method: string) =>
    async (schemaPath: string, { params = {}, body }: Init = {}): Promise<{ data?: unknown; response: Response }> => {
      const isForm = body instanceof FormData;
      const request = new Request((options.baseUrl ?? '') + addressOf(schemaPath, params), {
        method,
        credentials: options.credentials ?? 'same-origin',
        headers: { ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }), ...params.header },
        ...(body === undefined ? {} : { body: options.bodySerializer(body) }),
      });
      let response: Response;
      try {
        response = await options.fetch(request);
      } catch (error) {
        for (const { onError } of middlewares) {
          const instead = await onError?.({ error });
          if (instead instanceof Error) throw instead;
        }
        throw error;
      }
      for (const { onResponse } of middlewares) await onResponse?.({ response, schemaPath });
      const isEmpty = response.status === 204 || response.headers.get('content-length') === '0';
      return isEmpty ? { response } : { data: (await response.json()) as unknown, response };
    };
  return {
    GET: call('GET'),
    POST: call('POST'),
    PUT: call('PUT'),
    PATCH: call('PATCH'),
    DELETE: call('DELETE'),
    use: (...added: Middleware[]) => void middlewares.push(...added),
  };
}
