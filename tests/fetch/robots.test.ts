import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { readRules } from '../../src/fetch/robots.js';
import { startServer } from '../helpers/server.js';
import { options, target } from './setting.js';
import { processorMs } from '../helpers/processor-time.js';

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

  test.each([
    // RFC 9309 section 2.2.2, and what servers write.
    ['/%7Eann/', '/~ann/a', false],
    ['/~ann/', '/%7Eann/a', false],
    ['/%7eann', '/%7eann', false],
    ['/foo/bar/%62%61%7A', '/foo/bar/baz', false],
    ['/foo/bar/\u30c4', '/foo/bar/%E3%83%84', false],
    ['/foo/bar/%e3%83%84', '/foo/bar/\u30c4', false],
    ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https%3A%2F%2Ffoo.bar', false],
    ['/foo/bar?baz=https%3A%2F%2Ffoo.bar', '/foo/bar?baz=https://foo.bar', false],
    ['/a%2Fb', '/a/b', true],
    ['/a/b', '/a%2fb', true],
    ['/a%2fb', '/a%2Fb', false],
    ['/a[b]|c^d', '/a[b]|c^d', false],
    ['/a b', '/a%20b', false],
    ['/100%', '/100%25', false],
    ['/path/file-with-a-%2A.html', '/path/file-with-a-*.html', false],
    ['/path/file-with-a-%2A.html', '/path/file-with-a-b.html', true],
    ['/path/foo-%24', '/path/foo-$', false],
    ['/a$b', '/a$b', false],
    ['/fish*.php$', '/fish/a.php', false],
    ['/fish*.php$', '/fish/a.php?x', true],
    ['/a*b*$', '/a-b-c', false],
    ['*/print', '/x/print/1', false],
    ['/*?sid=', '/x?sid=1', false],
    ['/ab$', '/ab', false],
    ['/a*ab$', '/ab', true],
    ['/a**b', '/axb', false],
  ])('%s closes %s: %s is open', (rule, path, isOpen) => {
    expect(rules(`User-agent: *\nDisallow: ${rule}`).allows(new URL(path, origin).href)).toBe(isOpen);
    expect(rules(`User-agent: *\nDisallow: /\nAllow: ${rule}`).allows(new URL(path, origin).href)).toBe(!isOpen);
  });

  test('names of fields in any case, and misspelt as people do', () => {
    for (const line of ['DISALLOW: /x', 'dissallow: /x', 'Disalow : /x', 'disallow /x', '  Disallow:/x  # why']) {
      for (const agent of ['USER-AGENT: *', 'User agent: *', 'useragent:*', 'user-agent *']) {
        expect(rules(`${agent}\n${line}`).allows(`${origin}/x`), `${agent}|${line}`).toBe(false);
      }
    }
    expect(rules('User-agent: *\nDisallowed: /x\nNo-index: /x').allows(`${origin}/x`)).toBe(true);
  });

  test('groups of one name are one, and lines between that are no rules part nothing', () => {
    const text =
      'User-agent: wirecopy\nSitemap: /s.xml\nUser-agent: other\nDisallow: /a\n\nUser-agent: wirecopy/2.0\nDisallow: /b';
    for (const path of ['/a', '/b']) expect(rules(text).allows(origin + path)).toBe(false);
    expect(rules(text, 'other').allows(`${origin}/b`)).toBe(true);
  });

  test('the rules are those of a plain reading of them', () => {
    const sign = fc.constantFrom('a', 'b', '/', '*', '?', '%61', '%2A', '.');
    const path = fc.array(fc.constantFrom('a', 'b', '/', '?', '.', '*'), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 7 }), fc.boolean(), path, (signs, isWhole, way) => {
        const url = new URL(`${origin}/${way.join('')}`);
        const meanings: Record<string, string> = { '*': '.*', '%61': 'a', '%2A': '\\*', '?': '\\?', '.': '\\.' };
        const pattern = signs.map((one) => meanings[one] ?? one);
        const closed = new RegExp(`^/${pattern.join('')}${isWhole ? '$' : ''}`).test(url.pathname + url.search);
        const text = `User-agent: *\nDisallow: /${signs.join('')}${isWhole ? '$' : ''}`;
        expect(rules(text).allows(url.href), text).toBe(!closed);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['*a', 400],
    ['*', 500_000],
    ['/*', 100],
    ['%', 100_000],
    ['a*', 3],
  ])('half a megabyte of wildcards (%s, %i a line) takes no time for each address', (unit, count) => {
    const line = `Disallow: /${unit.repeat(count)}zz\n`;
    const found = rules(`User-agent: *\n${line.repeat(Math.ceil(500_000 / line.length))}`);
    const url = `${origin}/${'a/'.repeat(1_000)}`;
    found.allows(url);
    const started = processorMs();
    for (let n = 0; n < 5; n++) expect(found.allows(url)).toBe(true);
    expect((processorMs() - started) / 5).toBeLessThan(200);
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
    expect(times[1]! - times[0]!).toBeGreaterThan(150);
    expect(notes.join()).toContain('Crawl-delay');
    await fetcher.close();
    await server.close();
  });
});
