import type { OpenAPIObject } from '@nestjs/swagger';
import type { BodyField, EventEntry } from './event-entry';
import { MARKET_EVENTS, ORGANISATION_EVENTS } from './event-table';
import { LISTEN_EXAMPLE } from './listen-example';

/** A page for people: what happens on each stream, and what it carries. Plain HTML, no script. */
export function asyncApiPage(http: OpenAPIObject): string {
  const schemas = http.components?.schemas ?? {};
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mùa Vụ: live</title><meta name="viewport" content="width=device-width">
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#18211d}
code,pre{font:13px/1.5 ui-monospace,monospace;background:#e7ece6;border-radius:3px;padding:.1em .3em}pre{padding:.8em;overflow:auto}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;border-bottom:1px solid #d6ddd6;padding:.4em .6em}</style></head><body>
<h1>Mùa Vụ: the live feed</h1>
<p>The same description for machines: <a href="/api/asyncapi.json">AsyncAPI 3.0</a>. Over HTTP: <a href="/api/docs">OpenAPI</a>.</p>
<h2>How to listen</h2>
<ol><li>Sign in over HTTP, <code>POST /api/v1/sessions {name, password}</code>, and keep the cookie. Sockets are for people's sessions; a program
with a key (<code>Authorization: Bearer mv_…</code>) reads the same streams by long polls, below.</li>
<li>Open socket.io, namespace <code>/live</code>, transport <code>websocket</code>, with that cookie. Refused: <code>connect_error</code> with a code
(<code>auth.required</code>, <code>session.expired</code>, <code>rate.limited</code>).</li>
<li>Send <code>watch {stream, after}</code>; the answer is <code>{ok: true, head, events}</code>, or <code>{ok: true, head, snapshot, events}</code>
without a number or after too long a time, or <code>{ok: false, problem}</code>.</li>
<li>Frames <code>events {stream, from, events[]}</code> follow. Numbers have no gap: drop what you have, watch again on a gap.</li>
<li><code>heartbeat {heads, at}</code> comes every 5 s. A head ahead of you means: watch again. No heartbeat for 30 s means: connect again.</li></ol>
<p>One socket may watch 40 streams and say 200 things in ten seconds; a member has 10 sockets, an organisation 200. Whoever leaves a megabyte of
frames unread, or takes nothing for ten seconds, is cut; come back with your last number. A session that ends is cut within two seconds.</p>
<h3>A program that does all of it</h3>
<pre id="program">${escape(LISTEN_EXAMPLE)}</pre>
<h3>Without a socket</h3>
<p>The same events, numbers and bodies, up to 500 an answer; <code>wait</code> keeps the call open for so many seconds (30 at most) until there is
news, and an answer may come back empty: ask again with the same number. Begin with <code>GET /api/v1/markets/mango/board</code>, whose <code>head</code>
is the number it stands at. <code>410 stream.too_old</code> means the same: begin with the board. Events are kept 400 days.</p>
<pre>curl -H "Authorization: Bearer $KEY" "http://localhost:3000/api/v1/streams/market:mango/events?after=4711&amp;wait=30"
curl -H "Authorization: Bearer $KEY" "http://localhost:3000/api/v1/streams/market:mango/export?day=2026-06-10" &gt; mango.ndjson</pre>
<h3>An event</h3>
<pre>{ "stream": "market:mango", "number": 4711, "name": "offer.opened", "at": "2026-06-10T05:02:31.123Z", "body": { "offer": { … } } }</pre>
${section('market:‹product›, for everyone signed in', MARKET_EVENTS)}
${section('org:‹your organisation›, for you alone', ORGANISATION_EVENTS)}
<h2>Views</h2>
${viewsOf(MARKET_EVENTS, ORGANISATION_EVENTS)
  .map((view) => `<h3 id="${view}">${view}</h3><pre>${escape(JSON.stringify(schemas[view], null, 2))}</pre>`)
  .join('\n')}
</body></html>`;
}

function section(title: string, events: Readonly<Record<string, EventEntry>>): string {
  const rows = Object.entries(events).map(([name, { summary, body }]) => {
    const fields = Object.entries(body).map(([field, value]) => `<code>${field}</code> ${typeName(value)}`);
    return `<tr><td><code>${name}</code></td><td>${escape(summary)}</td><td>${fields.join('<br>')}</td></tr>`;
  });
  return `<h2>${escape(title)}</h2><table><tr><th>Event</th><th>Means</th><th>Body</th></tr>${rows.join('')}</table>`;
}

function typeName(field: BodyField): string {
  return 'view' in field
    ? `<a href="#${field.view}">${field.view}</a>`
    : escape(JSON.stringify(field.schema['enum'] ?? field.schema['type']));
}

function viewsOf(...tables: readonly Readonly<Record<string, EventEntry>>[]): string[] {
  const fields = tables.flatMap((table) => Object.values(table).flatMap(({ body }) => Object.values(body)));
  return [...new Set(fields.flatMap((field) => ('view' in field ? [field.view] : [])))].sort();
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
