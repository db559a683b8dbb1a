// What a program does first: make a journey, put a touchpoint on it, change that only if nobody else has, and read it back page by page.
import createClient from 'openapi-fetch';
import type { paths } from './made/schema.js';

declare const process: { argv: string[] };
const [, , baseUrl = '', token = ''] = process.argv;
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });

const made = await client.POST('/api/v1/journeys', { body: { title: 'Made by a client', tags: ['generated'] }, headers: { 'Idempotency-Key': 'client-1' } });
if (!made.data) throw new Error(made.error.detail ?? 'no journey');
const journey: string = made.data.id;

const added = await client.POST('/api/v1/journeys/{journey}/touchpoints', {
  params: { path: { journey } },
  body: { stage: 'decision', name: 'Store visit', emotion: 1, kpis: [{ kpi: 'net-promoter-score', target: 40, margin: 5 }] },
});
if (!added.data) throw new Error(added.error.detail ?? 'no touchpoint');

const path = { journey, id: added.data.id };
const stale = await client.PATCH('/api/v1/journeys/{journey}/touchpoints/{id}', { params: { path, header: { 'If-Match': '"r0"' } }, body: { name: 'Lost' } });
const tag = added.response.headers.get('ETag') ?? '';
const changed = await client.PATCH('/api/v1/journeys/{journey}/touchpoints/{id}', { params: { path, header: { 'If-Match': tag } }, body: { action: 'Tries three bikes', painPoints: ['Queue'] } });

const names: string[] = [];
let cursor: string | undefined;
do {
  const page = await client.GET('/api/v1/journeys/{journey}/touchpoints', { params: { path: { journey }, query: cursor === undefined ? { limit: 1 } : { limit: 1, cursor } } });
  for (const touchpoint of page.data?.touchpoints ?? []) names.push(`${touchpoint.name}: ${touchpoint.action}`);
  cursor = page.data?.next ?? undefined;
} while (cursor);

console.log(JSON.stringify({ stale: stale.response.status, changed: changed.response.status, names }));
