#!/usr/bin/env node
// What the pages cost, of one published application or of several side by side, as a Markdown table with ratios to the first of them:
// bytes of style sheets and scripts, first byte to interactive, live heap of a circuit, lines of code, packages that nothing uses.
//
//   dotnet build -c Release benchmarks/JourneyMapper.Benchmarks                       # this checkout: the heap hook, the browser's driver
//   dotnet build -c Release OLD/benchmarks/JourneyMapper.Benchmarks                   # the first one's: it loads the data
//   dotnet publish -c Release OLD/src/JourneyMapper.Web -o /tmp/before
//   dotnet publish -c Release NEW/src/JourneyMapper.Web -o /tmp/after
//   node benchmarks/pages/measure.mjs before=/tmp/before,OLD after=/tmp/after,NEW
//
// Each argument is LABEL=PUBLISHED_FOLDER,CHECKOUT: the folder that is run, and the checkout that it was made from (its lines are counted, its
// node_modules hold PostgreSQL). The oldest comes first: the data is made once, with its schema and its generator, and copied for the others,
// which bring the schema up to date when they start. Everything is started here, on free ports and with data below TMPDIR, and is gone afterwards.
//
//   ROUNDS=15 HEAP_ROUNDS=3 CIRCUITS=20     how often, and how many circuits share a measurement of the heap
//   ONLY=bytes,time,heap,lines,packages     some of it
//   BROWSER_PATH=…                          another Chromium than the one in node_modules
//
// Rounds alternate between the applications, so that a noisy machine hurts all alike; still, leave it alone meanwhile.
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const EMAIL = 'owner@example.org', PASSWORD = 'a sentence that is easy to remember';
const { ROUNDS = 15, HEAP_ROUNDS = 3, CIRCUITS = 20, ONLY = 'bytes,time,heap,lines,packages' } = process.env;
const BENCHMARKS = 'benchmarks/JourneyMapper.Benchmarks/bin/Release/net10.0';
const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const tool = path.join(here, BENCHMARKS, 'JourneyMapper.Benchmarks.dll');
const subjects = process.argv.slice(2).map(argument => {
  const [, label, published, checkout] = argument.match(/^([^=]+)=([^,]+),(.+)$/) ?? [];
  if (!label) { console.error('usage: node measure.mjs LABEL=PUBLISHED_FOLDER,CHECKOUT [LABEL=…]'); process.exit(2); }
  return { label, published: path.resolve(published), checkout: path.resolve(checkout) };
});
if (!subjects.length) { console.error('usage: node measure.mjs LABEL=PUBLISHED_FOLDER,CHECKOUT [LABEL=…]'); process.exit(2); }
const wants = what => ONLY.split(',').includes(what);
const progress = text => console.error(text);
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
const median = numbers => { const sorted = numbers.toSorted((a, b) => a - b), middle = sorted.length >> 1; return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2; };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pages-'));
// PostgreSQL runs as another user when this runs as root.
fs.chmodSync(folder, 0o755);

// ---- the applications ----------------------------------------------------------------------------------------------------------------

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

const running = new Set();
// Rented arrays that a pool keeps are nobody's, and how many it keeps is chance.
const SMALL_POOL = { DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXPARTITIONCOUNT: '1', DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION: '1' };

async function start(subject, data, environment = {}) {
  const [port, heap] = [await freePort(), await freePort()];
  const process_ = spawn('dotnet', [path.join(subject.published, 'JourneyMapper.Web.dll')], {
    cwd: subject.published,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ASPNETCORE_ENVIRONMENT: 'Production', ASPNETCORE_URLS: `http://localhost:${port}`, DOTNET_STARTUP_HOOKS: tool, JOURNEYMAPPER_HEAP_PORT: `${heap}`,
      JourneyMapper__DataDirectory: data, JourneyMapper__PackagesDirectory: path.join(subject.checkout, 'node_modules'), JourneyMapper__SignInAttemptsPerMinute: '100000',
      JourneyMapper__Setup__Email: EMAIL, JourneyMapper__Setup__Password: PASSWORD, ...environment,
    },
  });
  let output = '';
  for (const stream of [process_.stdout, process_.stderr]) stream.on('data', text => output = (output + text).slice(-4000));
  running.add(process_);
  process_.once('exit', () => running.delete(process_));
  const address = `http://localhost:${port}`;
  for (let i = 0; ; i++) {
    if (process_.exitCode !== null || i > 600) throw new Error(`${subject.label} does not start:\n${output}`);
    if (await fetch(`${address}/health/ready`).then(answer => answer.ok, () => false)) break;
    await pause(200);
  }
  return { ...subject, address, heap, process: process_ };
}

async function stop(application) {
  if (application.process.exitCode !== null) return;
  const ended = new Promise(resolve => application.process.once('exit', resolve));
  application.process.kill('SIGTERM');
  await ended;
}

// 20 journeys of 15 touchpoints, a map of 13 and one of 500, with audits and measurements.
async function prepare() {
  const [first] = subjects, data = path.join(folder, 'data-0'), load = path.join(first.checkout, BENCHMARKS, 'JourneyMapper.Benchmarks.dll');
  progress('making the data');
  const application = await start(first, data);
  const connection = `Host=${data}/postgres/socket;Username=journeymapper;Database=journeymapper`;
  for (const size of [['20', '15', '60', '1'], ['1', '13', '60', '2'], ['1', '500', '8', '3']]) execFileSync('dotnet', [load, 'load', connection, ...size], { stdio: ['ignore', 'ignore', 'inherit'] });
  await stop(application);
  subjects.forEach((_, i) => i && execFileSync('cp', ['-a', data, path.join(folder, `data-${i}`)]));
}

// ---- the browser ---------------------------------------------------------------------------------------------------------------------

function launch() {
  const { chromium } = createRequire(import.meta.url)(path.join(here, BENCHMARKS, '.playwright/package'));
  let executablePath = process.env.BROWSER_PATH;
  if (!executablePath) {
    executablePath = path.join(folder, 'chromium');
    fs.writeFileSync(executablePath, zlib.brotliDecompressSync(fs.readFileSync(path.join(here, 'node_modules/@sparticuz/chromium/bin/chromium.br'))), { mode: 0o755 });
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'] });
}

// The circuit answers when the page has told it of something that it has drawn; the map, when its gestures are read.
const CLOCK = `(() => {
  window.clock = {};
  clock.drawn = new Promise(resolve => window.WebSocket = class extends WebSocket {
    send(data) {
      super.send(data);
      if (typeof data !== 'string' && new TextDecoder('latin1').decode(data).includes('OnRenderCompleted')) resolve(performance.now());
    }
  });
  clock.ready = new Promise(resolve => new MutationObserver((_, observer) => {
    if (!document.querySelector('.board[data-ready=true]')) return;
    observer.disconnect();
    resolve(performance.now());
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] }));
})()`;

async function signIn(browser, application) {
  const context = await browser.newContext({ baseURL: application.address, viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
  await context.addInitScript(CLOCK);
  const page = await context.newPage();
  await page.goto('/account/sign-in');
  await page.getByLabel('Email').fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(url => !url.pathname.startsWith('/account/'));
  application.context = context;
  application.maps = {};
  // All journeys, not just the first of them.
  const more = page.getByRole('button', { name: /^Show more/ });
  await page.waitForLoadState('networkidle');
  while (await more.count()) {
    await more.click();
    await page.waitForTimeout(500);
  }
  for (const touchpoints of [13, 500]) {
    const card = page.getByRole('article').filter({ hasText: new RegExp(`(?<!\\d)${touchpoints} touchpoints`) });
    await card.waitFor();
    application.maps[touchpoints] = await card.getByRole('heading').getByRole('link').getAttribute('href');
  }
  await page.close();
}

const isMap = where => /^\d+$/.test(where);
const addressOf = (application, where) => isMap(where) ? new URL(application.maps[where], application.address).href : where;

async function open(application, where) {
  const page = await application.context.newPage();
  await page.goto(addressOf(application, where));
  const milliseconds = await page.evaluate(map => (map ? clock.ready : clock.drawn).then(at => at - performance.getEntriesByType('navigation')[0].responseStart), isMap(where));
  return { page, milliseconds };
}

// Leaving the page tells the server, which then forgets the circuit at once.
async function leave(page) {
  const told = page.waitForEvent('requestfinished', { predicate: request => request.url().endsWith('/_blazor/disconnect'), timeout: 3000 }).catch(() => {});
  await page.goto('about:blank');
  await told;
  await page.close();
}

// ---- what is measured ----------------------------------------------------------------------------------------------------------------

async function bytes(browser, application) {
  const context = await browser.newContext({ baseURL: application.address, storageState: await application.context.storageState() });
  const page = await context.newPage(), answers = [];
  page.on('requestfinished', request => ['script', 'stylesheet'].includes(request.resourceType()) && answers.push(request.sizes().then(sizes => ({
    name: new URL(request.url()).pathname.replace(/\.[a-z0-9]{10}(?=\.(css|js|mjs)$)/, ''), kind: request.resourceType(), size: sizes.responseBodySize,
  }))));
  await page.goto('/', { waitUntil: 'networkidle' });
  await pause(1500);
  const files = (await Promise.all(answers)).toSorted((a, b) => b.size - a.size);
  await context.close();
  return files;
}

async function heapOf(application) {
  const text = await new Promise((resolve, reject) => {
    let answer = '';
    net.connect(application.heap, '127.0.0.1').on('data', part => answer += part).on('end', () => resolve(answer)).on('error', reject);
  });
  return Number(text);
}

// What is let go of a little later, as by timers, has gone.
async function settledHeapOf(application) {
  let last = await heapOf(application);
  for (let i = 0; i < 20; i++) {
    await pause(1500);
    const now = await heapOf(application);
    if (Math.abs(now - last) < 32 * 1024) return now;
    last = now;
  }
  return last;
}

// What many circuits with the page add to the application without any of them. What they share is part of it: with many, hardly any.
async function heapOfCircuit(application, where) {
  const idle = await settledHeapOf(application), pages = [];
  for (let i = 0; i < CIRCUITS; i++) pages.push((await open(application, where)).page);
  const open_ = await settledHeapOf(application);
  await Promise.all(pages.map(leave));
  progress(`  ${application.label}: ${(idle / 1024).toFixed(0)} → ${(open_ / 1024).toFixed(0)} KiB`);
  return (open_ - idle) / CIRCUITS;
}

// Lines of the pages that are neither the board, nor the map, nor paper. Only what is checked in: not what a build makes.
const NOT_COUNTED = [
  /\/Features\/Board\//, /\/Shared\/Map\//, /^src\/JourneyMapper\.Web\/Map\//, /\/wwwroot\/js\/board\//, /\/(map|print|report)\.css$/,
  /\/Features\/Export\/(PrintedMap|Legend)\.razor/, /\/Features\/Coverage\/Report\/(CoverageReport|ReportFindings)\.razor/,
];
function lines(checkout) {
  const kinds = {};
  for (const file of execFileSync('git', ['-C', checkout, 'ls-files', 'src'], { encoding: 'utf8' }).trim().split('\n')) {
    const kind = file.match(/\.(razor|razor\.css|css|razor\.js|js)$/)?.[1];
    if (!kind || NOT_COUNTED.some(pattern => pattern.test(file)) || !fs.existsSync(path.join(checkout, file))) continue;
    kinds[kind] = (kinds[kind] ?? 0) + fs.readFileSync(path.join(checkout, file), 'utf8').split('\n').length - 1;
  }
  return kinds;
}

const unused = subject => execFileSync('dotnet', [tool, 'packages', subject.published], { encoding: 'utf8' }).split('\n').filter(Boolean);

// ---- the table -----------------------------------------------------------------------------------------------------------------------

const rows = [], notes = [];
const row = (name, values, unit, digits, target, meets = (value, first) => value <= first * target) => rows.push(
  `| ${name} | ${values.map(value => `${value.toFixed(digits)}${unit}`).join(' | ')} |` + values.slice(1).map(value =>
    ` ${values[0] ? (value / values[0]).toFixed(2) + '×' : '–'} | ${typeof target === 'number' ? `≤ ${target}×` : target} | ${meets(value, values[0]) ? 'yes' : 'no'} |`).join(''));
const sum = numbers => numbers.reduce((a, b) => a + b, 0);

// Runs something with all of the applications, each with its owner in front of the browser.
async function together(action, environment) {
  const browser = await launch(), applications = [];
  for (const [i, subject] of subjects.entries()) applications.push(await start(subject, path.join(folder, `data-${i}`), environment));
  for (const application of applications) await signIn(browser, application);
  // The review of all journeys runs once in the background after a start, and would disturb.
  for (const application of applications) await open(application, '/coverage').then(({ page }) => leave(page));
  await pause(10_000);
  await action(browser, applications);
  await browser.close();
  for (const application of applications) await stop(application);
}

async function measureBytes(browser, applications) {
  progress('bytes');
  const all = [];
  for (const application of applications) all.push(await bytes(browser, application));
  row('Compressed CSS + JS of the journeys page', all.map(files => sum(files.map(file => file.size)) / 1024), ' KiB', 1, 1);
  for (const [i, files] of all.entries()) {
    const kinds = ['stylesheet', 'script'].map(kind => `${kind}s ${(sum(files.filter(file => file.kind === kind).map(file => file.size)) / 1024).toFixed(1)} KiB`);
    notes.push(`CSS and JS of the journeys page, ${applications[i].label}: ${kinds.join(', ')}. ${files.map(file => `${file.name} ${file.size}`).join(' · ')}`);
  }
}

async function measureTime(browser, applications) {
  for (const [where, name] of [['/', 'journeys'], ['/coverage', 'coverage'], ['500', 'a map of 500 touchpoints']]) {
    progress(`first byte to interactive: ${name}`);
    const times = applications.map(() => []);
    for (let round = -3; round < ROUNDS; round++) {
      for (const [i, application] of applications.entries()) {
        const { page, milliseconds } = await open(application, where);
        if (round >= 0) times[i].push(milliseconds);
        await leave(page);
        await pause(200);
      }
    }
    row(`First byte to interactive: ${name} (median of ${ROUNDS})`, times.map(median), ' ms', 0, 1.1);
    notes.push(`First byte to interactive, ${name}: ${times.map((list, i) => `${applications[i].label} ${Math.min(...list).toFixed(0)}–${Math.max(...list).toFixed(0)} ms`).join(', ')}.`);
  }
}

async function measureHeap(browser, applications) {
  for (const [where, name] of [['/', 'journeys page'], ['/coverage/touchpoints', 'inventory of 50 rows'], ['13', 'map of 13 touchpoints'], ['500', 'map of 500 touchpoints']]) {
    progress(`heap of a circuit: ${name}`);
    const heaps = applications.map(() => []);
    for (let round = -1; round < HEAP_ROUNDS; round++) {
      for (const [i, application] of applications.entries()) {
        const size = await heapOfCircuit(application, where) / 1024;
        if (round >= 0) heaps[i].push(size);
      }
    }
    row(`Live heap of a circuit: ${name} (median of ${HEAP_ROUNDS} × ${CIRCUITS})`, heaps.map(median), ' KiB', 0, 1.15);
    notes.push(`Heap of a circuit, ${name}: ${heaps.map((list, i) => `${applications[i].label} ${list.map(size => size.toFixed(0)).join(', ')} KiB`).join('; ')}.`);
  }
}

try {
  if (['bytes', 'time', 'heap'].some(wants)) await prepare();
  if (wants('bytes')) await together(measureBytes);
  if (wants('time')) await together(measureTime);
  if (wants('heap')) await together(measureHeap, SMALL_POOL);
  if (wants('lines')) {
    const counted = subjects.map(subject => lines(subject.checkout));
    row('Lines of .razor, .css and .js outside board, map and print', counted.map(kinds => sum(Object.values(kinds))), '', 0, 0.9);
    notes.push(`Lines: ${counted.map((kinds, i) => `${subjects[i].label} ${Object.entries(kinds).map(([kind, count]) => `.${kind} ${count}`).join(', ')}`).join('; ')}.`);
  }
  if (wants('packages')) {
    const lists = subjects.map(unused);
    row('NuGet packages in the published application that nothing uses', lists.map(list => list.length), '', 0, '0', value => value === 0);
    notes.push(`Packages that nothing refers to: ${lists.map((list, i) => `${subjects[i].label} ${list.join(', ') || 'none'}`).join('; ')}.`);
  }
  const others = subjects.slice(1);
  console.log(`| measurement | ${subjects.map(subject => subject.label).join(' | ')} |${others.map(() => ' ratio | target | met |').join('')}`);
  console.log(`|---|${subjects.map(() => '---:|').join('')}${others.map(() => '---:|---:|---|').join('')}`);
  console.log(rows.join('\n'));
  console.log(`\n${notes.map(note => `- ${note}`).join('\n')}\n`);
  console.log(`${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores, ${os.type()} ${os.release()}, load ${os.loadavg()[0].toFixed(1)}.`);
} finally {
  for (const process_ of running) process_.kill('SIGTERM');
  for (let i = 0; i < 100 && running.size; i++) await pause(200);
  fs.rmSync(folder, { recursive: true, force: true });
}
