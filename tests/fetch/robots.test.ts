import { describe, expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { readRules } from '../../src/fetch/robots.js';
import { startServer } from '../helpers/server.js';
import { options, target } from './setting.js';

const origin = 'https://h.example';
const rules = (text: string, userAgent = 'wirecopy/1.0') => readRules(origin, { status: 200, text }, userAgent);

describe('what robots.txt means (RFC 9309)', () => {
  test('the longest rule wins, and Allow on a tie', () => {
    const found = rules('User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /tie\nAllow: /tie');
    expect(found.allows(`${origin}/news/1`)).toBe(false);
    expect(found.allows(`${origin}/news/open/1`)).toBe(true);
    expect(found.allows(`${origin}/tie`)).toBe(true);
    expect(found.allows(`${origin}/else`)).toBe(true);
  });

  test('wildcards and the end mark', () => {
    const found = rules('User-agent: *\nDisallow: /*.pdf$\nDisallow: /a/*/b');
    expect(found.allows(`${origin}/x.pdf`)).toBe(false);
    expect(found.allows(`${origin}/x.pdf?download`)).toBe(true);
    expect(found.allows(`${origin}/a/1/2/b/c`)).toBe(false);
  });

  test('our own group, whatever its case, and no other', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUser-Agent: WireCopy\nAllow: /\nCrawl-delay: 3\n';
    expect(rules(text).allows(`${origin}/x`)).toBe(true);
    expect(rules(text).crawlDelayMs).toBe(3_000);
    expect(rules(text, 'other/2').allows(`${origin}/x`)).toBe(false);
  });

  test('an empty Disallow, an empty file and a page of HTML close nothing', () => {
    for (const text of ['User-agent: *\nDisallow:', '', '<!doctype html><p>not here</p>']) {
      expect(rules(text).allows(`${origin}/x`)).toBe(true);
    }
  });

  test('Crawl-delay has an end', () => {
    expect(rules('User-agent: *\nCrawl-delay: 86400').crawlDelayMs).toBe(60_000);
    expect(rules('User-agent: *\nCrawl-delay: never').crawlDelayMs).toBe(0);
  });

  test.each([
    [200, false],
    [404, true],
    [403, true],
    [301, true],
    [500, false],
    [503, false],
    [429, false],
  ])('status %i', (status, isOpen) => {
    expect(readRules(origin, { status, text: 'User-agent: *\nDisallow: /' }, 'wirecopy').allows(`${origin}/x`)).toBe(
      isOpen,
    );
  });

  test('a huge file of hostile rules is read in bounded time', () => {
    const text = `User-agent: *\n${`Disallow: /${'*a'.repeat(200)}\n`.repeat(5_000)}`;
    expect(rules(text).allows(`${origin}/${'a'.repeat(300)}`)).toBe(false);
  });
});

async function site(robots: { status?: number; text?: string; location?: string } | null) {
  const asked: string[] = [];
  const server = await startServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/robots.txt') {
      if (!robots) request.socket.destroy();
      else {
        response.writeHead(robots.status ?? 200, robots.location ? { location: robots.location } : {});
        response.end(robots.text ?? '');
      }
    } else if (request.url === '/moved') response.writeHead(302, { location: '/closed/1' }).end();
    else if (request.url === '/other-robots') response.end('User-agent: *\nDisallow: /closed');
    else response.end('page');
  });
  return { ...server, asked };
}

async function get(url: string, more: Partial<typeof options>, isFound: boolean) {
  const fetcher = openFetcher({ ...options, ...more });
  try {
    return (await fetcher.fetch(target(url, { isFound }))).status;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await fetcher.close();
  }
}

describe('when it counts', () => {
  const closed = { text: 'User-agent: *\nDisallow: /closed' };

  test('for what was found, not for what was typed, unless asked otherwise', async () => {
    const server = await site(closed);
    const url = `${server.url}/closed/1`;
    expect(await get(url, {}, false)).toBe(200);
    expect(await get(url, {}, true)).toBe('REFUSED');
    expect(await get(url, { robots: 'always' }, false)).toBe('REFUSED');
    expect(await get(url, { robots: 'never' }, true)).toBe(200);
    expect(await get(`${server.url}/open`, {}, true)).toBe(200);
    await server.close();
  });

  test('on a redirect, too', async () => {
    const server = await site(closed);
    expect(await get(`${server.url}/moved`, {}, true)).toBe('REFUSED');
    expect(server.asked).not.toContain('/closed/1');
    await server.close();
  });

  test('it is asked for once a run, also by many at once', async () => {
    const server = await site(closed);
    const fetcher = openFetcher(options);
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => fetcher.fetch(target(`${server.url}/${n}`, { isFound: true }))),
    );
    await fetcher.close();
    expect(server.asked.filter((one) => one === '/robots.txt')).toHaveLength(1);
    await server.close();
  });

  test('a redirected robots.txt is followed, a server in trouble closes all, a missing file opens all', async () => {
    for (const [robots, expected] of [
      [{ status: 301, location: '/other-robots' }, 'REFUSED'],
      [{ status: 500 }, 'REFUSED'],
      [{ status: 404 }, 200],
      [null, 'NETWORK'],
    ] as const) {
      const server = await site(robots);
      expect(await get(`${server.url}/closed/1`, {}, true)).toBe(expected);
      await server.close();
    }
  });

  test('Crawl-delay is kept, and said', async () => {
    const server = await site({ text: 'User-agent: *\nCrawl-delay: 0.3' });
    const notes: string[] = [];
    const fetcher = openFetcher(options, { note: (text) => notes.push(text) });
    const times: number[] = [];
    for (const path of ['/1', '/2']) {
      await fetcher.fetch(target(`${server.url}${path}`, { isFound: true }));
      times.push(performance.now());
    }
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(270);
    expect(notes.join()).toContain('Crawl-delay');
    await fetcher.close();
    await server.close();
  });
});
