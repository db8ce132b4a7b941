// A made-up WARC with a fault in every hundredth member: what is read of it, beside what warcio reads of the same file undamaged.
// npm run bench warc; BENCH_WARC_MB=1024 says how large the packed file is. Linux only, as it reads /proc.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeWarcs } from './parts/warc-file.mjs';

const megabytes = Number(process.env.BENCH_WARC_MB ?? 1_024);
const script = path.join(import.meta.dirname, 'parts/warc-read.mjs');

function read(reader, file, out) {
  const ran = spawnSync(process.execPath, [script, reader, file, out], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

const linesOf = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean);

export async function run() {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-warc-'));
  const at = (name) => path.join(folder, name);
  try {
    const made = await writeWarcs({
      sound: at('sound.warc.gz'),
      damaged: at('damaged.warc.gz'),
      bytes: megabytes * 1_048_576,
    });
    console.log(
      `${megabytes} MiB, ${made.records} records (${(made.unpacked / 1_048_576).toFixed(0)} MiB unpacked), ${made.faults} faults, ${made.lost.size} of them in a record`,
    );
    const runs = [
      ['warcio', 'sound'],
      ['wirecopy', 'sound'],
      ['wirecopy', 'damaged'],
    ];
    for (const [reader, name] of runs) {
      const cost = read(reader, at(`${name}.warc.gz`), at(`${reader}-${name}`));
      const rate = (made.unpacked / 1_048_576 / cost.seconds).toFixed(0);
      const fifths = [1, 2, 3, 4, 5].map((n) => cost.marks[Math.floor((cost.marks.length * n) / 5) - 1]).join(' ');
      console.log(
        `${reader.padEnd(9)} ${name.padEnd(8)} ${cost.records} records, ${cost.losses} losses said, ${cost.seconds.toFixed(1)} s processor (${rate} MiB/s), peak ${cost.peak.toFixed(0)} MB, after each fifth ${fifths} MB`,
      );
    }
    const sound = linesOf(at('warcio-sound'));
    const wanted = sound.filter((line) => !made.lost.has(line.split(' ')[0]));
    const isSame = (one, other) => one.length === other.length && one.every((line, n) => line === other[n]);
    console.log(`undamaged, the same records as warcio: ${isSame(sound, linesOf(at('wirecopy-sound')))}`);
    console.log(`damaged, the same less those that were hit: ${isSame(wanted, linesOf(at('wirecopy-damaged')))}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
