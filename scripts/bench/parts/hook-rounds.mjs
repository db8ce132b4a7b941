// A thousand new articles while sync and hook are killed at random (SIGKILL): each is told at least once, in order, none is lost.
//   node scripts/bench/parts/hook-rounds.mjs [articles] [seed]     (after npm run build)
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const articles = Number(process.argv[2] ?? 1000);
let seed = Number(process.argv[3] ?? 1);
const random = () => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};
const bin = path.resolve(import.meta.dirname, '../../../bin/wirecopy.js');
const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-hooks-bench-'));
const log = path.join(folder, 'log');
const pidFile = path.join(folder, 'pid');
writeFileSync(log, '');
const records = path.join(folder, 'records');
mkdirSync(records);
const hook = path.join(folder, 'hook.sh');
// Each call notes who runs, and tells its article only at its end, as one line. What cannot be killed cannot be tested.
writeFileSync(
  hook,
  `#!/bin/sh\necho $$ > '${pidFile}'\ncat > '${records}'/$WIRECOPY_ID\nsleep 0.02\necho "$WIRECOPY_SEQUENCE $WIRECOPY_ID $WIRECOPY_EVENT" >> '${log}'\n`,
  {
    mode: 0o755,
  },
);

let shown = 0;
const headline = (n) => `Story ${n} $(touch pwned); \`id\` | > {} %s \\ "' \${HOME} {"a":1} \u{1f6a2}`;
const item = (n) =>
  `<item><title><![CDATA[${headline(n)}]]></title><link>http://herald.example/story-${n}</link><guid>story-${n}</guid>` +
  `<description>The text of story ${n}, which is long enough to be told from the others. ${'It goes on. '.repeat(n % 9)}</description></item>`;
const server = createServer((_request, response) => {
  const items = Array.from({ length: shown }, (_, at) => item(shown - at));
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  response.end(`<rss version="2.0"><channel><title>Herald</title>${items.join('')}</channel></rss>`);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const feed = `http://127.0.0.1:${server.address().port}/feed`;
const env = { PATH: process.env.PATH, HOME: folder, WIRECOPY_ARCHIVE: path.join(folder, 'archive.db') };
const run = (...args) => {
  const child = spawn(process.execPath, [bin, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const ended = new Promise((resolve) => child.on('close', (status) => resolve({ status, text })));
  return { child, ended };
};
await run('follow', feed, '--entries-only', '--no-check', '--allow-private').ended;
const sync = () =>
  run(
    'sync',
    feed,
    '--allow-private',
    '--no-ledger',
    '--delay',
    '0',
    '--threads',
    '1',
    '--hook',
    'bench',
    '--exec',
    hook,
    '--hook-retries',
    '5',
  );
await sync().ended;
const kills = { sync: 0, hook: 0 };
const kill = (pid, what) => {
  try {
    process.kill(pid, 'SIGKILL');
    kills[what]++;
  } catch {
    // It has ended.
  }
};
const began = Date.now();
const statuses = [];
while (shown < articles) {
  shown = Math.min(articles, shown + Math.max(1, Math.round((articles / 20) * 2 * random())));
  const { child, ended } = sync();
  let isRunning = true;
  ended.then(({ status }) => {
    isRunning = false;
    statuses.push(status);
  });
  const killAt = Date.now() + 500 + random() * 5000;
  while (isRunning) {
    await sleep(10 + random() * 60);
    if (isRunning && random() < 0.7) {
      const pid = Number(readFileSync(pidFile, { encoding: 'utf8', flag: 'a+' }));
      if (pid > 1) kill(pid, 'hook');
    }
    if (isRunning && Date.now() > killAt && random() < 0.5) kill(child.pid, 'sync');
  }
  await ended;
}
const last = await sync().ended;
await run('hooks', 'retry').ended;
const again = await sync().ended;
const told = readFileSync(log, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
const ids = new Set(told.map(([, id]) => id));
const sequences = told.map(([sequence]) => Number(sequence));
// A call that was killed with its sync may end a moment later and say the same once more: never an older one for the first time.
let highest = 0;
const late = [];
const seen = new Set();
for (const sequence of sequences) {
  if (!seen.has(sequence) && sequence < highest) late.push(sequence);
  seen.add(sequence);
  highest = Math.max(highest, sequence);
}
// Each record as it was told last, and whether its headline came as the text that it is.
const texts = [...ids].map((id) => JSON.parse(readFileSync(path.join(records, id), 'utf8')).headline);
const asText = new Set(texts.filter((text) => text === headline(/^Story (\d+)/.exec(text)?.[1]))).size;
const strangers = readdirSync(folder, { recursive: true }).filter((file) => String(file).includes('pwned'));
const result = {
  articles,
  asText,
  strangers,
  told: told.length,
  different: ids.size,
  outOfOrder: late,
  kills,
  statuses: statuses.length,
  seconds: Math.round((Date.now() - began) / 1000),
  last: last.status,
  again: again.status,
};
console.log(JSON.stringify(result));
server.close();
rmSync(folder, { recursive: true, force: true });
process.exitCode = [ids.size, asText].every((n) => n === articles) && late.length + strangers.length === 0 ? 0 : 1;
