// node warc-read.mjs wirecopy|warcio FILE OUT: reads a WARC in a process of its own, writes a line for each record (address, SHA-1 of the
// body) to OUT, and prints what it cost as JSON.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { readWarc } from '../../../dist/warc/index.js';

const [, , reader, file, out] = process.argv;
const list = createWriteStream(out);
const source = createReadStream(file, { highWaterMark: 262_144 });
const marks = [];
let records = 0;
let losses = 0;

async function note(url, bytes) {
  records++;
  if (!list.write(`${url} ${createHash('sha1').update(bytes).digest('hex')}\n`)) await once(list, 'drain');
  if (records % 5_000 === 0) marks.push(Math.round(process.memoryUsage().rss / 1_048_576));
}

if (reader === 'warcio') {
  const { WARCParser } = await import('warcio');
  for await (const record of new WARCParser(source)) await note(record.warcTargetURI, await record.readFully());
} else {
  for await (const item of readWarc(source, { ref: file, maxBytes: 16_777_216 })) {
    if ('error' in item) losses++;
    else await note(item.document.url, item.document.bytes);
  }
}
await new Promise((resolve) => list.end(resolve));
const { user, system } = process.cpuUsage();
const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? Number.NaN) / 1024;
console.log(JSON.stringify({ records, losses, seconds: (user + system) / 1e6, peak, marks }));
