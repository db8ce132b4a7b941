import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { refreshTarget } from '../../src/fetch/refresh.js';
import { startServer } from '../helpers/server.js';
import { options, target } from './setting.js';

// Redirects as they come: one said twice, and pages that send their readers on by themselves.

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;
let routes: Record<string, Answer>;
let asked: string[];
let site: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  site = await startServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = routes[request.url ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404).end('none');
  });
});
afterAll(() => site.close());
beforeEach(() => {
  asked = [];
  routes = { '/story': (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(story) };
});

const story = `<title>A story</title><h1>A story</h1>${'<p>Dockers return to work after nine days of strike.</p>'.repeat(40)}`;
const html = (body: string, headers: Record<string, string | string[]> = {}): Answer => {
  return (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
};
const meta = (content: string): string => `<meta http-equiv="refresh" content="${content}">`;

async function get(path: string, more: Partial<typeof options> = {}, isFound = false) {
  const fetcher = openFetcher({ ...options, ...more });
  try {
    const found = await fetcher.fetch(target(`${site.url}${path}`, { isFound }));
    return { ...found, path: found.url?.slice(site.url.length), text: Buffer.from(found.bytes).toString() };
  } finally {
    await fetcher.close();
  }
}

describe('Location', () => {
  test.each([
    ['the same twice', ['/story', '/story']],
    ['the same in two forms', ['/story', 'STORY']],
    ['an empty one beside it', ['', '/story']],
  ])('%s is one', async (_what, location) => {
    const values = location.map((one) => (one === 'STORY' ? `${site.url}/story` : one));
    routes['/a'] = (_, response) =>
      response
        .writeHead(
          301,
          values.flatMap((one) => ['location', one]),
        )
        .end();
    expect(await get('/a')).toMatchObject({ path: '/story', redirects: [{ url: `${site.url}/a`, status: 301 }] });
  });

  test('two places at once are none', async () => {
    routes['/a'] = (_, response) => response.writeHead(302, ['location', '/story', 'location', '/other']).end();
    await expect(get('/a', { retries: 2 })).rejects.toMatchObject({ code: 'NETWORK', message: /several addresses/ });
    expect(asked).toEqual(['/a']);
  });

  test('any other header that comes twice is said once; of two types the last counts', async () => {
    const headers = { etag: ['"a"', '"a"'], 'content-type': ['text/plain', 'text/html; charset=koi8-r'] };
    routes['/a'] = html(story, headers);
    expect(await get('/a')).toMatchObject({ contentType: 'text/html; charset=koi8-r', validators: { etag: '"a"' } });
  });
});

describe('Refresh', () => {
  test.each([
    ['0; url=/story'],
    ['0;URL=/story'],
    ["0; url='/story'"],
    ['0;/story'],
    ['0, url=/story'],
    ['5;url="/story" '],
    ['0.5;url = /story'],
  ])('the header %s leads on', async (refresh) => {
    routes['/a'] = html('', { refresh });
    expect(await get('/a')).toMatchObject({ path: '/story', redirects: [{ url: `${site.url}/a`, status: 200 }] });
  });

  test.each([
    ['in the head', `<!doctype html><html><head><title>Moved</title>${meta('0; url=/story')}</head></html>`],
    ['with its attributes turned round', `<META CONTENT='0;URL=/story' HTTP-EQUIV=Refresh />`],
    ['without quotes', '<meta http-equiv=refresh content=0;url=/story>'],
    ['in the body', `<p>Moved. ${meta('3;url=story')}`],
    ['behind comments', `<!-- a > b --><!-- <p> --><?xml version="1.0"?><!DOCTYPE html>${meta('0;url=/story')}`],
    ['with references', meta('0;url=&#x2f;s&#116;ory')],
    ['by its base', `<base href="/x/"><meta http-equiv="refresh" content="0;url=../story">`],
    ['behind one that means nothing', meta('soon') + meta('0;url=/story')],
    [
      'with its seconds told',
      `<body>${'<a href="/x">A long menu of many links</a>'.repeat(99)}<p>This page has moved.${meta('10;url=/story')}`,
    ],
    ['at once, whatever the page says', story + meta('0;url=/story')],
    ['behind letters that are two in lower case', `<title>${'İ'.repeat(30)}</title>${meta('0;url=/story')}<p>x`],
  ])('the meta %s leads on', async (_what, body) => {
    routes['/a'] = html(body);
    expect((await get('/a')).path).toBe('/story');
  });

  test.each([
    ['to itself', `<p>x${meta('5')}`],
    ['to itself by name', `<p>x${meta('0; url=/a#top')}`],
    ['after minutes', `<p>x${meta('300; url=/story')}`],
    ['of a page that is read meanwhile', story + meta('8; url=/next-picture')],
    ['in a noscript', `<noscript>${meta('0;url=/story')}</noscript><p>x`],
    ['in a comment', `<p>x<!--[if lt IE 9]>${meta('0;url=/story')}<![endif]-->`],
    ['in a script', `<script>document.write('${meta('0;url=/story')}')</script><p>x`],
    [
      'in a script behind letters that are two in lower case',
      `<title>${'İ'.repeat(20)}</title><script></script><script>write(' ${meta('0;url=/story')}')</script><p>x`,
    ],
    ['in a text field', `<p>x<textarea>${meta('0;url=/story')}</textarea>`],
    ['in an attribute', `<p title='${meta('0;url=/story')}'>x`],
    ['to an app', `<p>x${meta('0;url=fb://profile/1')}`],
    ['to a script', `<p>x${meta('0;url=javascript:alert(1)')}`],
    ['in a feed', `<?xml version="1.0"?><rss><item><description>${meta('0;url=/story')}</description></item></rss>`],
    ['in words', '<p>Use refresh with http-equiv.'],
  ])('%s is not followed', async (_what, body) => {
    routes['/a'] = html(body);
    expect(await get('/a')).toMatchObject({ path: '/a', text: body, redirects: [] });
    expect(asked).toEqual(['/a']);
  });

  test('a stub that holds nothing but a script sends on by what it gives readers without scripts', async () => {
    const stub = (more = ''): string =>
      `<html><head><noscript>${meta('0;url=/story')}</noscript><title>${site.url}/story</title></head>${more}<script>location.replace("\\/story")</script></html>`;
    routes['/a'] = html(stub());
    expect((await get('/a')).path).toBe('/story');
    // A page that draws itself by scripts may carry its story in them.
    for (const more of [`<script>${'x'.repeat(5000)}</script>`, '<p>Loading …</p>']) {
      routes['/b'] = html(stub(more));
      expect((await get('/b')).path).toBe('/b');
    }
  });

  test('what is no HTML sends nobody on, nor does a robots.txt', async () => {
    routes['/a'] = html(meta('0;url=/story'), { 'content-type': 'application/json' });
    expect((await get('/a')).path).toBe('/a');
    routes['/robots.txt'] = html('User-agent: *\nDisallow: /story', { refresh: '0;url=/elsewhere' });
    await expect(get('/story', {}, true)).rejects.toMatchObject({ code: 'REFUSED' });
  });
});

describe('a Refresh has the guards of a redirect', () => {
  test.each([
    ['an address inside', 'http://10.0.0.1/', /10\.0\.0\.1/],
    ['a port of another protocol', 'http://127.0.0.1:25/', /no browser/],
  ])('%s is refused', async (_what, to, message) => {
    routes['/a'] = html('', { refresh: `0;url=${to}` });
    routes['/b'] = html(meta(`0;url=${to}`));
    for (const path of ['/a', '/b']) await expect(get(path)).rejects.toMatchObject({ code: 'REFUSED', message });
  });

  test('--max-redirects counts it, and a circle ends', async () => {
    for (let n = 1; n < 5; n++) routes[`/${n}`] = html(meta(`0;url=/${n + 1}`));
    routes['/5'] = html(meta('0;url=/story'));
    expect((await get('/1')).path).toBe('/story');
    await expect(get('/1', { maxRedirects: 4 })).rejects.toMatchObject({ message: /more than 4 times/ });
    routes['/x'] = html(meta('0;url=/y'));
    routes['/y'] = html('', { refresh: '0;url=/x' });
    await expect(get('/x')).rejects.toMatchObject({ code: 'NETWORK', message: /circle/ });
  });

  test('validators of the story do not go to the stub, whose own age says nothing of the story', async () => {
    const stub = 'Wed, 01 Jan 2020 00:00:00 GMT';
    const edits = ['Fri, 01 Mar 2024 00:00:00 GMT', 'Sat, 01 Mar 2025 00:00:00 GMT'];
    const aged = (changed: string, body: string): Answer => {
      return ({ headers }, response) => {
        const since = headers['if-modified-since'];
        const isSame = since !== undefined && Date.parse(since) >= Date.parse(changed);
        const fields = { 'content-type': 'text/html', 'last-modified': changed };
        response.writeHead(isSame ? 304 : 200, fields).end(isSame ? '' : body);
      };
    };
    routes['/a'] = aged(stub, meta('0;url=/edited'));
    routes['/edited'] = aged(edits[0]!, story);
    const first = await get('/a');
    expect(first.path).toBe('/edited');
    routes['/edited'] = aged(edits[1]!, `${story}<p>An edit.`);
    const fetcher = openFetcher(options);
    const validators = [first.validators, { etag: null, lastModified: edits[1]! }];
    // The second are those of what stood at the address before it became a stub.
    routes['/b'] = html(meta('0;url=/edited'));
    const again = await fetcher.fetch(target(`${site.url}/a`), { validators: validators[0]! });
    const moved = await fetcher.fetch(target(`${site.url}/b`), { validators: validators[1]! });
    await fetcher.close();
    for (const found of [again, moved]) {
      expect(found.isNotModified).toBe(false);
      expect(Buffer.from(found.bytes).toString()).toContain('An edit.');
    }
  });

  test('robots.txt counts on the way, and credentials stay at their origin', async () => {
    routes['/robots.txt'] = html('User-agent: *\nDisallow: /story', { 'content-type': 'text/plain' });
    routes['/a'] = html(meta('0;url=/story'));
    await expect(get('/a', {}, true)).rejects.toMatchObject({ code: 'REFUSED' });
    const sent: unknown[] = [];
    const other = await startServer((request, response) => {
      sent.push(request.headers.authorization, request.headers.cookie);
      response.end(story);
    });
    routes['/b'] = html(meta(`0;url=${other.url}/`), { 'set-cookie': 'a=1; path=/b' });
    const fetcher = openFetcher(options);
    await fetcher.fetch(target(`${site.url.replace('//', '//me:secret@')}/b`));
    await fetcher.close();
    await other.close();
    expect(sent).toEqual([undefined, undefined]);
  });
});

test('pages made to be slow are looked at in time that grows with them', () => {
  const url = new URL('https://h.example/');
  const time = (unit: string, length: number): number => {
    const body = Buffer.from(`<p>refresh ${unit.repeat(length / unit.length)}`);
    const started = performance.now();
    refreshTarget({ status: 200, headers: {}, setCookies: [], locations: [], body }, url);
    return performance.now() - started;
  };
  for (const unit of [
    '<a ',
    '<a "',
    `<a '"`,
    '<!--',
    '<script>',
    '<meta http-equiv=refresh content="5;url=x">',
    '<',
    '&#',
    '<a =',
    '<meta a ',
  ]) {
    time(unit, 65_536);
    expect(time(unit, 65_536), unit).toBeLessThan(60);
  }
});
