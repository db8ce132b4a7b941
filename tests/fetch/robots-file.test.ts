import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { readRules } from '../../src/fetch/robots.js';
import { startServer } from '../helpers/server.js';
import { options, target } from './setting.js';

// How a robots.txt comes, and what is kept of it.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-robots-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const closed = 'User-agent: *\nDisallow: /closed\n';

/** One site whose robots.txt a test may change while it runs. */
async function site() {
  const state = {
    asked: 0,
    status: 200,
    text: closed as string | Buffer,
    headers: {} as Record<string, string>,
    isDead: false,
  };
  const server = await startServer((request, response) => {
    const way = request.url ?? '';
    if (way.startsWith('/hop/')) {
      const n = Number(way.slice(5));
      response.writeHead(302, { location: n > 0 ? `/hop/${n - 1}` : '/rules' }).end();
    } else if (way === '/rules') response.end(closed);
    else if (way !== '/robots.txt') response.end('page');
    else {
      state.asked++;
      if (state.isDead) request.socket.destroy();
      else response.writeHead(state.status, state.headers).end(state.text);
    }
  });
  return { ...server, state };
}

/** The status of a page that the rules close, or the code of the refusal. */
async function ask(url: string, deps: Parameters<typeof openFetcher>[1] = {}) {
  const fetcher = openFetcher({ ...options, delayMs: deps.ledgerFile ? 1 : 0 }, deps);
  try {
    return (await fetcher.fetch(target(`${url}/closed/1`, { isFound: true }))).status;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await fetcher.close();
  }
}

describe('the file', () => {
  test('a mark at its start hides no rule, and any line end is one', () => {
    for (const text of [`\uFEFF${closed}`, closed.replaceAll('\n', '\r\n'), closed.replaceAll('\n', '\r')]) {
      expect(
        readRules('https://h.example', { status: 200, text }, 'wirecopy/1').allows('https://h.example/closed'),
      ).toBe(false);
    }
  });

  test('a NUL hides none of the rules behind it from the next run', async () => {
    const { url, state, close } = await site();
    state.text = `# \0\n${closed}`;
    const ledgerFile = path.join(folder, 'nul.db');
    expect([await ask(url, { ledgerFile }), await ask(url, { ledgerFile })]).toEqual(['REFUSED', 'REFUSED']);
    expect(state.asked).toBe(1);
    await close();
  });

  test.each(['utf16le', 'utf16be', 'utf16le without a mark'])('saved as %s it closes the same', async (form) => {
    const server = await site();
    const bytes = Buffer.from(`${form.includes('without') ? '' : '\uFEFF'}${closed}`, 'utf16le');
    server.state.text = form === 'utf16be' ? bytes.swap16() : bytes;
    expect(await ask(server.url)).toBe('REFUSED');
    await server.close();
  });

  test('of a file that is too long the first 500 KiB count, whole lines only', async () => {
    const server = await site();
    server.state.text = `${closed}${'# filler\n'.repeat(400_000)}`;
    expect(await ask(server.url)).toBe('REFUSED');
    server.state.text = `${'#'.repeat(9)}\n`.repeat(200_000) + closed;
    expect(await ask(server.url)).toBe(200);
    const cut = `User-agent: *\nDisallow: /x\n${'#'.repeat(511_900)}\nDisallow: /closed-for-nobody-${'y'.repeat(200)}`;
    expect(
      readRules('https://h.example', { status: 200, text: cut }, 'wirecopy').allows('https://h.example/closed-f'),
    ).toBe(true);
    await server.close();
  });

  test('five redirects are followed; more, or to an address inside, are as if there were none', async () => {
    const server = await site();
    server.state.status = 302;
    for (const [location, expected] of [
      ['/hop/3', 'REFUSED'],
      ['/hop/9', 200],
      ['http://10.0.0.1/robots.txt', 200],
      ['/robots.txt', 200],
    ] as const) {
      server.state.headers = { location };
      expect(await ask(server.url), location).toBe(expected);
    }
    await server.close();
  });

  test('Sitemap lines are there for whoever looks for sitemaps, whatever group they stand in', async () => {
    const server = await site();
    server.state.text = `${closed}Sitemap: /news.xml\nUser-agent: other\nSITEMAP: https://cdn.example/map.xml # all\nSitemap: javascript:x\nSitemap: /news.xml\nCrawl-delay: 7`;
    const fetcher = openFetcher({ ...options, robots: 'never' });
    const found = await fetcher.robots(`${server.url}/any/page`);
    expect(found.sitemaps).toEqual([`${server.url}/news.xml`, 'https://cdn.example/map.xml']);
    expect(found.crawlDelayMs).toBe(0);
    expect(found.allows(`${server.url}/closed`)).toBe(false);
    await fetcher.robots(server.url);
    expect(server.state.asked).toBe(1);
    await fetcher.close();
    await server.close();
  });
});

describe('what is kept', () => {
  const hour = 3_600_000;

  test('a server that is ill closes all, but for whoever still knows its rules (up to 30 days)', async () => {
    const server = await site();
    server.state.text = 'User-agent: *\nDisallow: /elsewhere';
    let now = Date.parse('2026-05-04T12:00:00Z');
    const deps = { ledgerFile: path.join(folder, 'stale.db'), now: () => now + performance.now() };
    expect(await ask(server.url, deps)).toBe(200);
    for (const fault of [{ status: 503 }, { isDead: true }]) {
      Object.assign(server.state, { status: 200, isDead: false }, fault);
      now += 48 * hour;
      expect(await ask(server.url, deps)).toBe(200);
    }
    now += 31 * 24 * hour;
    expect(await ask(server.url, deps)).toBe('NETWORK');
    expect(server.state.asked).toBe(4);
    await server.close();
  });

  test('an ill answer is not kept for the day', async () => {
    const server = await site();
    server.state.status = 500;
    const deps = { ledgerFile: path.join(folder, 'ill.db') };
    expect(await ask(server.url, deps)).toBe('REFUSED');
    Object.assign(server.state, { status: 404 });
    expect(await ask(server.url, deps)).toBe(200);
    await server.close();
  });

  test('a run that was interrupted keeps nothing of what it did not ask', async () => {
    const server = await site();
    const deps = { ledgerFile: path.join(folder, 'stopped.db') };
    expect(await ask(server.url, { ...deps, stop: AbortSignal.abort() })).toBe('INTERRUPTED');
    expect(await ask(server.url, deps)).toBe('REFUSED');
    await server.close();
  });

  test('the rules of many origins do not pile up in memory', async () => {
    const { Robots } = await import('../../src/fetch/robots.js');
    const asked: string[] = [];
    const fetchRobots = async (origin: string) => {
      asked.push(origin);
      return { status: 200, text: `${closed}${'#'.repeat(1_000_000)}` };
    };
    const robots = new Robots(fetchRobots, 'wirecopy', null, Date.now);
    for (let n = 0; n < 12; n++) await robots.rulesFor(`https://h${n}.example`);
    await robots.rulesFor('https://h11.example');
    expect(asked).toHaveLength(12);
    await robots.rulesFor('https://h0.example');
    expect(asked).toHaveLength(13);
  });
});
