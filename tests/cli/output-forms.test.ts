import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formatters, formOfFile, plainFormat } from '../../src/output/index.js';
import { editedStrike, strike } from '../helpers/archive.js';
import { archiveRuns } from '../helpers/archive-runs.js';
import { makeArticle } from '../helpers/article.js';

const page = path.resolve('fixtures/pages/harbour-strike/page.html');
const { folder, inFolder, run } = archiveRuns();

describe('the ending of --output', () => {
  test.each(['table.xlsx', 'a.foo', 'a.doc', 'a.xml', 'a.xlsx.gz'])(
    '%s is refused, and nothing is written',
    async (name) => {
      for (const command of [['fetch', page], ['export']]) {
        const { status, stdout, stderr } = await run([...command, '--output', inFolder(name)]);
        expect([status, stdout]).toEqual([2, '']);
        expect(stderr).toMatch(/does not write \.(xlsx|foo|doc|xml); it knows .*\.csv.*--format/);
      }
      expect(readdirSync(folder())).toEqual([]);
    },
  );

  test.each(['records', 'records.2026-05', '.hidden', 'a.foo'])(
    '%s is written where the form is said, or the name has no ending',
    async (name) => {
      const said = name === 'a.foo' ? ['--format', 'csv'] : [];
      expect((await run(['fetch', page, '--output', inFolder(name), ...said])).status).toBe(0);
      expect(readFileSync(inFolder(name), 'utf8')).toContain('Dockers return');
    },
  );

  test.each(['list.csv.gz', 'list.ndjson.gz', 'list.html.GZ', 'plain.gz'])(
    '%s is packed, and reads as the plain file',
    async (name) => {
      const args = (file: string) => ['export', '--output', inFolder(file)];
      const plain = name.replace(/\.gz$/i, '');
      expect((await run(args(name))).status).toBe(0);
      expect((await run(args(plain))).status).toBe(0);
      expect(gunzipSync(readFileSync(inFolder(name))).equals(readFileSync(inFolder(plain)))).toBe(true);
    },
  );

  test('a packed file is whole or not at all, and delivered once', async () => {
    const args = ['export', '--since-last', `packed-${path.basename(folder())}`, '--output', inFolder('new.ndjson.gz')];
    expect((await run(args)).status).toBe(0);
    expect(
      gunzipSync(readFileSync(inFolder('new.ndjson.gz')))
        .toString()
        .trimEnd()
        .split('\n'),
    ).toHaveLength(3);
    writeFileSync(inFolder('old.csv.gz'), gzipSync('kept'));
    await run(['fetch', inFolder('nowhere.html'), '--output', inFolder('old.csv.gz')]);
    expect(gunzipSync(readFileSync(inFolder('old.csv.gz'))).toString()).toBe('kept');
    expect(readdirSync(folder()).sort()).toEqual(['new.ndjson.gz', 'old.csv.gz']);
  });

  test('.zst is packed where Node can, else refused in plain words', async () => {
    const { status, stderr } = await run(['export', '--output', inFolder('a.csv.zst')]);
    const { createZstdCompress, zstdDecompressSync } = (await import('node:zlib')) as {
      createZstdCompress?: unknown;
      zstdDecompressSync?: (bytes: Uint8Array) => Buffer;
    };
    if (createZstdCompress) {
      expect(zstdDecompressSync?.(readFileSync(inFolder('a.csv.zst'))).toString()).toContain('headline');
    } else {
      expect([status, readdirSync(folder())]).toEqual([2, []]);
      expect(stderr).toContain('cannot write .zst');
    }
  });

  test('names are told apart by their last part', () => {
    expect(formOfFile('/tmp/v1.foo/list')).toEqual({ ending: null, format: null, packing: null });
    expect(formOfFile('C:\\a.foo\\list.CSV.gz')).toEqual({ ending: 'csv', format: 'csv', packing: 'gzip' });
    expect(formOfFile('.gz')).toEqual({ ending: null, format: null, packing: null });
  });
});

describe('--output-dir', () => {
  test.each<[string[], RegExp]>([
    [[], /\.json$/],
    [['--format', 'json'], /\.json$/],
    [['--format', 'markdown'], /^2026-05-04-dockers-return-to-work-after-nine-days\.md$/],
    [['--format', 'html'], /\.html$/],
    [['--format', 'csv', '--name', '{id}'], /^[0-9a-f]{16}\.csv$/],
    [['--name', '{slug}.txt'], /\.txt$/],
  ])('files of %j have the ending of their format', async (flags, name) => {
    expect((await run(['fetch', page, '--output-dir', inFolder('out'), ...flags])).status).toBe(0);
    expect(readdirSync(inFolder('out'))).toEqual([expect.stringMatching(name)]);
  });

  test.each(['{slug}.xlsx', '{slug}.csv.gz'])('--name %s is refused', async (name) => {
    const { status, stderr } = await run(['fetch', page, '--output-dir', inFolder('out'), '--name', name]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--name')]);
  });
});

describe('tables', () => {
  test('--field chooses columns and their order; lists and objects are told as in a template', async () => {
    const { stdout } = await run([
      'fetch',
      page,
      '--format',
      'csv',
      '--field',
      'date,headline,authors,image,contributors,dateBasis',
    ]);
    const [head, row] = stdout.split('\r\n');
    expect(head).toBe('date,headline,authors,image,contributors,dateBasis');
    expect(row).toContain(
      '2026-05-04T06:30:00+02:00,Dockers return to work after nine days,Ada Lindqvist; Tom Okafor,http',
    );
    expect(row).toContain(',Ada Lindqvist; Tom Okafor,');
  });

  test('a column is no key of JSON, and other forms have no fields', async () => {
    expect(await run(['fetch', page, '--field', 'image'])).toMatchObject({ status: 2, stdout: '' });
    expect(await run(['fetch', page, '--field', 'headline', '--format', 'html'])).toMatchObject({
      status: 2,
      stdout: '',
    });
  });

  test('--bom is for tables', async () => {
    const { stdout } = await run(['fetch', page, '--format', 'csv', '--bom']);
    expect(stdout.startsWith('\uFEFFid,kind')).toBe(true);
    expect((await run(['fetch', page, '--bom'])).status).toBe(2);
  });
});

test('a file’s word on tables, pages or fields is for the formats that have a place for it', async () => {
  const config = inFolder('config.json');
  writeFileSync(
    config,
    JSON.stringify({ bom: true, title: 'Ports', link: 'https://h.example/', field: 'headline', body: 'text' }),
  );
  for (const format of ['csv', 'html', 'ndjson', 'opml', 'text', 'warc']) {
    const { status, stdout } = await run(['export', '--format', format, '--config', config]);
    expect([format, status]).toEqual([format, 0]);
    if (format === 'csv') expect(stdout.startsWith('\uFEFFheadline\r\n')).toBe(true);
    if (format === 'html' || format === 'opml') expect(stdout).toContain('Ports');
  }
});

describe('pages and feeds', () => {
  test.each<[string, string[]]>([
    ['html', ['<title>Ports &amp; ships</title>', '<a href="https://h.example/?a=1&amp;b=2">Ports &amp; ships</a>']],
    ['rss', ['<title>Ports &amp; ships</title>', '<link>https://h.example/?a=1&amp;b=2</link>']],
    ['atom', ['<title>Ports &amp; ships</title>', '<link rel="alternate" href="https://h.example/?a=1&amp;b=2"/>']],
    ['jsonfeed', ['"title":"Ports & ships"', '"home_page_url":"https://h.example/?a=1&b=2"']],
  ])('%s takes --title and --link', async (format, parts) => {
    const { stdout } = await run([
      'export',
      '--format',
      format,
      '--title',
      'Ports & ships',
      '--link',
      'https://h.example/?a=1&b=2',
    ]);
    for (const part of parts) expect(stdout).toContain(part);
    if (format === 'jsonfeed') expect(JSON.parse(stdout).items).toHaveLength(3);
  });

  test('OPML takes a title, and refuses what it has no place for', async () => {
    expect((await run(['export', '--format', 'opml', '--title', 'Ports & ships'])).stdout).toContain(
      '<title>Ports &amp; ships</title>',
    );
    for (const flags of [['--link', 'https://h.example/'], ['--bom'], ['--body', 'none'], ['--field', 'url']])
      expect(await run(['export', '--format', 'opml', ...flags])).toMatchObject({ status: 2, stdout: '' });
    expect((await run(['export', '--format', 'warc', '--title', 'x'])).status).toBe(2);
  });

  test('elsewhere they are wrong usage, and so is a link that leads nowhere', async () => {
    expect((await run(['export', '--format', 'csv', '--title', 'x'])).status).toBe(2);
    expect((await run(['export', '--format', 'html', '--link', 'javascript:alert(1)'])).status).toBe(2);
  });

  const image = {
    url: 'https://h.example/a (1).jpg?x="1"',
    caption: 'A *crane*',
    credit: 'N. <Osei>',
    alt: null,
    width: null,
    height: null,
  };
  test('the lead picture stands in HTML, escaped, once; unsafe addresses do not', () => {
    const article = makeArticle({
      images: [{ ...image, url: 'javascript:alert(1)' }, image, { ...image, url: 'https://h.example/b.jpg' }],
    });
    const html = (formatters.html(plainFormat).head?.() ?? '') + formatters.html(plainFormat).article(article, 0);
    expect(html.match(/<img /g)).toHaveLength(1);
    expect(html).toContain('<img src="https://h.example/a (1).jpg?x=&quot;1&quot;" alt="A *crane*"');
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src http: https:");
    expect(html).not.toContain('javascript:');
  });

  test('the lead picture stands in Markdown, escaped', () => {
    const markdown = formatters.markdown(plainFormat).article(makeArticle({ images: [image] }), 0);
    expect(markdown).toContain(
      '![A \\*crane\\*](https://h.example/a%20%281%29.jpg?x="1")\n\n*A \\*crane\\* (N. \\<Osei',
    );
  });
});

describe('--body of what the archive keeps', () => {
  const forms: [string, (body: unknown) => boolean][] = [
    ['text', (body) => body === editedStrike.body],
    ['none', (body) => body === null],
    ['html', (body) => String(body).startsWith('<p>The air defence')],
    ['markdown', (body) => String(body).startsWith('The air defence')],
    ['blocks', (body) => Array.isArray(body) && (body[0] as { kind: string }).kind === 'paragraph'],
  ];
  test.each(forms)('%s, in export, show and list', async (form, isSo) => {
    for (const args of [
      ['export', '--tag', 'war'],
      ['show', strike.id],
      ['list', '--tag', 'war'],
      ['list', '--tag', 'war', '--json'],
    ]) {
      const { stdout, stderr } = await run([...args, '--body', form]);
      expect([args, isSo((JSON.parse(stdout) as { body: unknown }).body), stderr]).toEqual([args, true, '']);
    }
  });

  test('none leaves the text out of pages, too', async () => {
    expect((await run(['export', '--format', 'html', '--body', 'none'])).stdout).not.toContain('air defence');
    expect((await run(['export', '--format', 'html', '--body', 'html'])).stdout).toContain('<p>The air defence');
  });
});
