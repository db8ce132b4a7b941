// One parser reads one feed file so many times, in a process of its own: time of each reading and the process's peak memory.
import { readFileSync } from 'node:fs';

const { tool, file, times } = JSON.parse(process.argv[2]);
const url = 'https://herald.example/feed';

const tools = {
  'rss-parser': async () => {
    const { default: Parser } = await import('rss-parser');
    return async (bytes) => (await new Parser().parseString(bytes.toString('utf8'))).items.length;
  },
  feedsmith: async () => {
    const { parseFeed } = await import('feedsmith');
    return (bytes) => {
      const { feed } = parseFeed(bytes.toString('utf8'));
      return (feed.items ?? feed.entries).length;
    };
  },
  wirecopy: async () => {
    const { parseFeed } = await import('../../../dist/read/index.js');
    return async (bytes) => (await parseFeed(bytes, { url })).entries.length;
  },
};

const bytes = readFileSync(file);
const read = await tools[tool]();
const ms = [];
const cpu = [];
let entries = 0;
for (let turn = 0; turn < times; turn++) {
  const start = process.hrtime.bigint();
  const before = process.cpuUsage();
  try {
    entries = await read(bytes);
  } catch (error) {
    if (!error.code) throw error;
    entries = error.code; // refused by name, which is an answer
  }
  ms.push(Number(process.hrtime.bigint() - start) / 1e6);
  const { user, system } = process.cpuUsage(before);
  cpu.push((user + system) / 1e3);
}
process.send({ entries, ms, cpu, peakMB: (process.resourceUsage().maxRSS * 1024) / 1e6 });
