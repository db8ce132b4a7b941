// Fetching beside undici alone, politeness by the server's own log, and hostile answers within their limits. Loopback only.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const part = (name) => path.join(import.meta.dirname, 'parts', `${name}.mjs`);

async function client(settings) {
  const child = fork(part('fetch-client'), [JSON.stringify(settings)]);
  const [result] = await once(child, 'message');
  return result;
}

export async function run() {
  const server = fork(part('fetch-server'));
  const [{ port }] = await once(server, 'message');
  const ask = async (message) => {
    server.send(message);
    return (await once(server, 'message'))[0];
  };
  try {
    await speed(port);
    await ask('gaps');
    await politeness(port, ask);
    await hostility(port);
  } finally {
    server.disconnect();
  }
}

/** 5,000 small pages of 50 hosts, no delay; the best of five each, taken in turns. */
async function speed(port) {
  const settings = { port, pages: 5_000, hosts: 50, options: { fetch: { delayMs: 0 } } };
  const best = { undici: null, wirecopy: null };
  for (let round = 0; round < 5; round++) {
    for (const mode of ['undici', 'wirecopy']) {
      const ran = await client({ ...settings, mode });
      if (!best[mode] || ran.ms < best[mode].ms) best[mode] = ran;
    }
  }
  for (const [name, { ms, cpuMs, peakMiB }] of Object.entries(best)) {
    const rate = Math.round(settings.pages / (ms / 1000));
    const cpu = Math.round((cpuMs / settings.pages) * 1000);
    console.log(
      `${name.padEnd(13)} ${rate} pages a second, ${cpu} µs of processor a page, peak ${Math.round(peakMiB)} MiB`,
    );
  }
  console.log(`ratio         ${(best.undici.ms / best.wirecopy.ms).toFixed(2)} (promise: 0.7)`);
  for (const pages of [20_000, 60_000]) {
    const more = await client({ ...settings, mode: 'wirecopy', pages });
    console.log(`memory        ${Math.round(more.peakMiB)} MiB at ${pages} pages`);
  }
}

async function politeness(port, ask) {
  const fetch = { delayMs: 1_000, perHost: 1 };
  const ran = await client({ mode: 'wirecopy', port, pages: 300, hosts: 50, options: { fetch } });
  const log = await ask('gaps');
  console.log(
    `delay 1s      ${log.requests} requests to ${log.hosts} hosts in ${(ran.ms / 1000).toFixed(1)} s; smallest gap at one host ${log.smallest.toFixed(1)} ms`,
  );
}

async function hostility(port) {
  for (const [path, fetch] of [
    ['/zeros', {}],
    ['/endless', {}],
    ['/trickle', { timeoutMs: 5_000 }],
  ]) {
    const ran = await client({ mode: 'wirecopy', port, pages: 1, hosts: 1, options: { path, fetch } });
    const ended = `${ran.ends.join()} after ${(ran.ms / 1000).toFixed(1)} s`;
    console.log(`${path.padEnd(13)} ${ended}, peak ${Math.round(ran.peakMiB)} MiB`);
  }
}
