import { expect, test } from 'vitest';
import { serve, startServer } from '../helpers/server.js';
import { wirecopy } from '../helpers/run.js';

const story = (title: string) =>
  `<!doctype html><html><head><title>${title}</title><meta property="og:type" content="article"></head><body><article><h1>${title}</h1>${'<p>The dockers of the harbour went back to work on Monday, after nine days without ships.</p>'.repeat(6)}</article></body></html>`;

async function fetched(sitemap: string) {
  const asked: (string | undefined)[] = [];
  const server = await startServer((request, response) => {
    asked.push(request.url);
    serve({
      '/m.xml': { body: sitemap.replaceAll('{base}', `http://${request.headers.host}`), type: 'application/xml' },
      '/a': { body: story('Alpha harbour opens') },
      '/b': { body: story('Bravo bridge closes') },
    })(request, response);
  });
  try {
    const flags = ['--no-ledger', '--allow-private', '--delay', '0', '--robots', 'never', '--retries', '0'];
    const ran = await wirecopy(['fetch', `${server.url}/m.xml`, ...flags]);
    const lines = ran.stdout.split('\n').filter(Boolean);
    const headlines = lines.map((line) => (JSON.parse(line) as { headline: string }).headline);
    return { ...ran, headlines, asked };
  } finally {
    await server.close();
  }
}

const entry = (name: string) => `<url><loc>{base}/${name}</loc></url>`;

test('a sitemap that is cut off gives its whole entries, and is a failure', async () => {
  const ran = await fetched(`<?xml version="1.0"?><urlset>${entry('a')}${entry('b')}<url><loc>{base}/c`);
  expect(ran.headlines).toEqual(['Alpha harbour opens', 'Bravo bridge closes']);
  expect(ran.status).toBe(1);
  expect(ran.stderr).toMatch(/m\.xml is cut off: .* \[FEED\]\n$/);
});

test('a page that a sitemap names three times is asked for once', async () => {
  const ran = await fetched(`<urlset>${entry('a')}${entry('b')}${entry('a')}${entry('a')}</urlset>`);
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(ran.headlines).toEqual(['Alpha harbour opens', 'Bravo bridge closes']);
  expect(ran.asked.filter((one) => one === '/a')).toHaveLength(1);
});

test('the addresses of bookmarks are read, and what their owner wrote of them is not', async () => {
  const note = '<DD>The dockers of the harbour went back to work on Monday, after nine days without ships.';
  const marks = ['{base}/a', 'javascript:void(0)', 'place:sort=8', '{base}/b', '{base}/a', '{base}/c?x&amp;y'].map(
    (address) => `<DT><A HREF="${address}" ADD_DATE="1772438400">Harbour</A>\n${note}\n`,
  );
  const ran = await fetched(
    `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n${marks.join('')}</DL><p>\n`,
  );
  expect(ran.headlines).toEqual(['Alpha harbour opens', 'Bravo bridge closes']);
  // Several are asked for at once.
  expect(ran.asked.filter((one) => one !== '/m.xml').sort()).toEqual(['/a', '/b', '/c?x&y']);

  const none = await fetched('<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p></DL><p>\n');
  expect(none).toMatchObject({ status: 1, stdout: '' });
  expect(none.stderr).toMatch(/holds bookmarks, but no address of a page \[UNRECOGNISED\]/);
});
