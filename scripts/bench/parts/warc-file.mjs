// A made-up WARC of one gzip member a record, and the same with a fault in every hundredth member.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';

/** A generator of its own, so that every run makes the same file. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const letters = 'etaoinshrdlucmfw';

function words(next, count) {
  const out = [];
  for (let n = 0; n < count; n++) {
    let word = '';
    for (let left = 2 + Math.floor(next() * 9); left > 0; left--) word += letters[Math.floor(next() * 16)];
    out.push(word);
  }
  return out.join(' ');
}

/** Two hundred pages of 10 to 70 KB; what tells records apart is their head and first line. */
function bodies() {
  const next = random(7);
  return Array.from({ length: 200 }, () =>
    Array.from({ length: 20 + Math.floor(next() * 130) }, () => `<p>${words(next, 70)}</p>`).join('\n'),
  );
}

function record(n, body) {
  const page = `<!doctype html><title>Story ${n}</title><h1>Story ${n}</h1>${body}`;
  const block = Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${page.length}\r\n\r\n${page}`,
  );
  const digest = createHash('sha1').update(block).digest('hex');
  const head = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Record-ID: <urn:uuid:00000000-0000-8000-8000-${String(n).padStart(12, '0')}>`,
    `WARC-Target-URI: https://herald.example/story/${n}`,
    'WARC-Date: 2026-05-04T08:00:00Z',
    `WARC-Block-Digest: sha1:${digest}`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
}

const flipped = (bytes, at, length) => {
  const out = Buffer.from(bytes);
  for (let n = at; n < at + length; n++) out[n] ^= 0x5a;
  return out;
};

/** Each takes a record's member and gives what stands in its place. The last two lose nothing. */
const faults = [
  (member) => flipped(member, Math.floor(member.length / 2), 4),
  (member) => Buffer.alloc(member.length),
  (member) => member.subarray(0, Math.floor(member.length / 3)),
  (member) => flipped(member, 0, 3),
  (member) => flipped(member, member.length - 8, 2),
  (member) => Buffer.concat([member.subarray(0, 400), Buffer.alloc(4_096), member.subarray(4_496)]),
  (member) => Buffer.concat([member, Buffer.alloc(8_192)]),
  (_member, plain) =>
    gzipSync(
      Buffer.from(plain.toString('latin1').replace(/(\r\nContent-Length: )\d+(\r\n\r\nHTTP)/, '$1777$2'), 'latin1'),
    ),
];
const lossless = 2;

/** Writes both files; gives how many records and faults there are, and which records are lost. */
export async function writeWarcs({ sound, damaged, bytes }) {
  const files = [createWriteStream(sound), createWriteStream(damaged)];
  const pages = bodies();
  const lost = new Set();
  let faultCount = 0;
  let unpacked = 0;
  let n = 0;
  for (let written = 0; written < bytes; n++) {
    const plain = record(n, pages[n % pages.length]);
    const member = gzipSync(plain, { level: 1 });
    let other = member;
    if (n % 100 === 99) {
      const kind = faultCount++ % faults.length;
      other = faults[kind](member, plain);
      if (kind < faults.length - lossless) lost.add(`https://herald.example/story/${n}`);
    }
    written += member.length;
    unpacked += plain.length;
    for (const [at, chunk] of [member, other].entries()) {
      if (!files[at].write(chunk)) await once(files[at], 'drain');
    }
  }
  await Promise.all(files.map((file) => new Promise((resolve) => file.end(resolve))));
  return { records: n, faults: faultCount, lost, unpacked };
}
