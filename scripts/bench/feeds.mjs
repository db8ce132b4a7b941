// A feed of 2,000 entries, bytes to entries, beside rss-parser alone and feedsmith: every reading in a child process, the tools
// in turns; medians. `first` is a process that reads one feed, as a command does, `warm` one that has read several. On a busy machine
// the times of the processor tell more than the clock.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostileFeeds } from './parts/hostile-feeds.mjs';

const entries = 2_000;
const rounds = 3;
const warmReadings = 8;
const warmUp = 3;
const tools = ['rss-parser', 'feedsmith', 'wirecopy'];
const formats = { rss: rssFeed, atom: atomFeed };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function ask(tool, file, times) {
  const child = fork(path.join(import.meta.dirname, 'parts/feed-client.mjs'), [JSON.stringify({ tool, file, times })]);
  const [result] = await once(child, 'message');
  return result;
}

async function read(tool, file, times) {
  const result = await ask(tool, file, times);
  if (result.entries !== entries) throw new Error(`${tool} read ${result.entries} entries of ${entries}`);
  return result;
}

export async function run() {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-bench-'));
  try {
    for (const [format, write] of Object.entries(formats)) {
      const text = write();
      const file = path.join(folder, `${format}.xml`);
      writeFileSync(file, text);
      await compare(format, file, Buffer.byteLength(text));
    }
    await hostility(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compare(format, file, size) {
  const keys = ['first', 'firstCpu', 'warm', 'warmCpu', 'peak', 'most'];
  const found = Object.fromEntries(tools.map((tool) => [tool, Object.fromEntries(keys.map((key) => [key, []]))]));
  for (let round = 0; round < rounds; round++) {
    for (const tool of tools) {
      const once = await read(tool, file, 1);
      const often = await read(tool, file, warmReadings);
      found[tool].first.push(once.ms[0]);
      found[tool].firstCpu.push(once.cpu[0]);
      found[tool].peak.push(once.peakMB);
      found[tool].warm.push(median(often.ms.slice(warmUp)));
      found[tool].warmCpu.push(median(often.cpu.slice(warmUp)));
      found[tool].most.push(often.peakMB);
    }
  }
  console.log(`${format}, ${entries} entries, ${(size / 1e6).toFixed(1)} MB (ratios: to rss-parser)`);
  for (const tool of tools) {
    const of = (key) => median(found[tool][key]);
    const timed = (key) =>
      `${of(key).toFixed(0).padStart(5)} ms ${(of(key) / median(found['rss-parser'][key])).toFixed(2)}x`;
    console.log(
      `${tool.padEnd(11)} first${timed('first')}, CPU${timed('firstCpu')}   ` +
        `warm${timed('warm')}, CPU${timed('warmCpu')} (${(1000 / of('warm')).toFixed(1)} feeds/s)   ` +
        `peak ${of('peak').toFixed(0)} MB, after ${warmReadings} readings ${of('most').toFixed(0)} MB`,
    );
  }
}

/** Bounded in time and memory, each with an end that can be told. */
async function hostility(folder) {
  console.log('hostile feeds');
  const file = path.join(folder, 'hostile.xml');
  for (const [name, write] of Object.entries(hostileFeeds)) {
    const text = write();
    writeFileSync(file, text);
    const { entries: count, cpu, peakMB } = await ask('wirecopy', file, 1);
    const size = `${(text.length / 1e6).toFixed(1)} MB`;
    console.log(
      `${name.padEnd(26)} ${size.padStart(8)}  CPU ${cpu[0].toFixed(0).padStart(5)} ms  peak ${peakMB.toFixed(0).padStart(4)} MB  ${Number.isInteger(count) ? `${count} entries` : count}`,
    );
  }
}

const words =
  'harbour council dockers pilots crane quay strike talks autumn budget tender ferry ministry court appeal vote inquiry'.split(
    ' ',
  );
const phrase = (seed, count) =>
  Array.from({ length: count }, (_, at) => words[(seed * 7 + at * at + at) % words.length]).join(' ');

/** WordPress writes links whole; in Atom they may be relative. */
function content(n, origin = '') {
  const paragraph = (at) =>
    `<p>The ${phrase(n + at, 18)}, said <a href="${origin}/people/${n % 40}?utm_source=rss">Ada Lindqvist</a> &#8211; &ldquo;${phrase(n * 3 + at, 9)}&rdquo; &amp; more.</p>`;
  return `<figure><img src="${origin}/images/${n}.jpg" alt="${phrase(n, 4)}" width="640" height="360" /></figure>${Array.from({ length: 6 }, (_, at) => paragraph(at)).join('\n')}`;
}

function dateOf(n) {
  return new Date(Date.UTC(2026, 4, 4) - n * 1_800_000);
}

/** As WordPress writes it. */
function rssFeed() {
  const item = (n) => `<item>
    <title>${phrase(n, 8)} &#038; ${n}</title>
    <link>https://herald.example/2026/05/${n}/${phrase(n, 4).replaceAll(' ', '-')}/</link>
    <comments>https://herald.example/2026/05/${n}/#respond</comments>
    <pubDate>${dateOf(n).toUTCString().replace('GMT', '+0000')}</pubDate>
    <dc:creator><![CDATA[Ada Lindqvist]]></dc:creator>
    <category><![CDATA[Ports]]></category><category><![CDATA[${words[n % words.length]}]]></category>
    <guid isPermaLink="false">https://herald.example/?p=${n}</guid>
    <description><![CDATA[<p>${phrase(n, 30)} [&#8230;]</p>]]></description>
    <content:encoded><![CDATA[${content(n, 'https://herald.example')}]]></content:encoded>
    <wfw:commentRss>https://herald.example/2026/05/${n}/feed/</wfw:commentRss><slash:comments>${n % 9}</slash:comments>
    <media:content url="https://herald.example/images/${n}.jpg" medium="image"><media:title type="html">${phrase(n, 4)}</media:title></media:content>
  </item>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour Herald</title><atom:link href="https://herald.example/feed/" rel="self" type="application/rss+xml" /><link>https://herald.example</link><description>News of the port</description><language>en</language>
${Array.from({ length: entries }, (_, n) => item(n)).join('')}</channel></rss>`;
}

function atomFeed() {
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const entry = (n) => `<entry>
    <title type="html">${phrase(n, 8)} &amp;#038; ${n}</title><link rel="alternate" type="text/html" href="/2026/05/${n}"/>
    <id>tag:herald.example,2026:${n}</id><published>${dateOf(n).toISOString()}</published><updated>${dateOf(n).toISOString()}</updated>
    <author><name>Ada Lindqvist</name><uri>https://herald.example/people/1</uri></author>
    <category term="Ports"/><category term="${words[n % words.length]}"/>
    <summary>${phrase(n, 30)}</summary><content type="html">${escaped(content(n))}</content>
  </entry>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://herald.example/"><title>Harbour Herald</title><link rel="self" href="/feed"/><link href="/"/><id>tag:herald.example,2026:feed</id><updated>${dateOf(0).toISOString()}</updated>
${Array.from({ length: entries }, (_, n) => entry(n)).join('')}</feed>`;
}
