import { describe, expect, test } from 'vitest';
import { nameInLine } from '../../src/source/list-form.js';
import { recogniseStandardInput, targetFromLine, targetFromName } from '../../src/source/index.js';
import { expectLinear } from '../helpers/growth.js';

const none = (): boolean => false;
const all = (): boolean => true;

describe('names on the command line', () => {
  test.each([
    ['https://example.org/a b', { url: 'https://example.org/a%20b', file: null }],
    ['HTTP://Example.ORG', { url: 'http://example.org/', file: null }],
    ['example.org/story', { url: 'https://example.org/story', file: null }],
    ['story.html', { url: null, file: 'story.html' }, all],
    ['absent.html', { url: null, file: 'absent.html' }],
    ['story.md', { url: 'https://story.md/', file: null }],
    ['./story', { url: null, file: './story' }],
    ['file:///tmp/a%20b.html', { url: null, file: '/tmp/a b.html' }],
    [' https://example.org/a ', { url: 'https://example.org/a' }],
    ['feed://example.org/rss', { url: 'http://example.org/rss' }],
    ['feed:https://example.org/rss', { url: 'https://example.org/rss' }],
    ['feeds://example.org/rss', { url: 'https://example.org/rss' }],
    ['view-source:https://example.org/a', { url: 'https://example.org/a' }],
    ['<https://example.org/a>', { url: 'https://example.org/a' }],
    ['<URL:https://example.org/a>', { url: 'https://example.org/a' }],
    ['localhost:8000/x', { url: 'http://localhost:8000/x' }],
    ['localhost', { url: 'http://localhost/' }],
    ['127.0.0.1:80/x', { url: 'http://127.0.0.1/x' }],
    ['[::1]:8080/x', { url: 'http://[::1]:8080/x' }],
    ['myserver:8000', { url: 'http://myserver:8000/' }],
    ['example.org:8443/x', { url: 'https://example.org:8443/x' }],
  ])('%s', (name, expected, isFile = none) => {
    expect(targetFromName(name, isFile)).toMatchObject(expected);
  });

  test('a password goes to the server and not into messages', () => {
    expect(targetFromName('https://ada:secret@example.org/x', none)).toMatchObject({
      ref: 'https://example.org/x',
      url: 'https://ada:secret@example.org/x',
    });
  });

  test('other schemes are refused by name', () => {
    expect(() => targetFromName('ftp://example.org/', none)).toThrow(/only http: and https:/);
    for (const name of ['', ' ', '\t']) expect(() => targetFromName(name, none)).toThrow(/a source is empty/);
  });
});

describe('lines of a list', () => {
  test('an object names file, address and what to call it', () => {
    const line = '{"file":"a.html","url":"https://a.example/","ref":"mine","contentType":"text/html"}';
    expect(targetFromLine(line, none)).toMatchObject({
      file: 'a.html',
      url: 'https://a.example/',
      ref: 'mine',
      contentType: 'text/html',
    });
  });

  test('a line of --failures is taken back', () => {
    const line =
      '{"source":"https://a.example/x","url":"https://a.example/x","code":"TIMEOUT","message":"m","retryable":true}';
    expect(targetFromLine(line, none)).toMatchObject({ url: 'https://a.example/x', file: null });
  });

  test('broken JSON says so', () => {
    expect(() => targetFromLine('{"url": ', none)).toThrow(/not JSON/);
    expect(() => targetFromLine('{"href": "x"}', none)).toThrow(/needs "url" or "file"/);
  });
});

describe('lists in the forms of other programs', () => {
  const urls = ['https://a.example/1', 'https://b.example/2'];
  const objects = (indent: number): string =>
    JSON.stringify(
      urls.map((url, id) => ({ id, title: 'A "brace }" in it', url, of: { id: [] } })),
      null,
      indent,
    );
  test.each([
    ['comments behind the address', 'https://a.example/1 # first\nhttps://b.example/2\t# second\n'],
    ['a header line', 'url\nhttps://a.example/1\nhttps://b.example/2\n'],
    ['CSV with a header', 'id,url,title\n1,https://a.example/1,"One, two"\n2,https://b.example/2,Three\n'],
    ['CSV with a header in other words', 'Nr,Wo,Was\n1,https://a.example/1,x\n2,https://b.example/2,y\n'],
    [
      'CSV whose cells go on over lines',
      'url,note\nhttps://a.example/1,"One\n\n# two, ""three"" http://c.example/"\nhttps://b.example/2,Four\n',
    ],
    ['a table with a quote that none ends', 'url\tnote\nhttps://a.example/1\t"One\nhttps://b.example/2\tTwo\n'],
    ['a table with quotes in cells', 'url\tnote\nhttps://a.example/1\t"One\nhttps://b.example/2\t"Two" he said\n'],
    ['CSV in quotes', '"https://a.example/1","One ""or"" two, three"\n"https://b.example/2","Four"\n'],
    ['semicolons', 'titel;link\nEins;https://a.example/1\nZwei;https://b.example/2\n'],
    ['TSV', 'One\thttps://a.example/1\nTwo\thttps://b.example/2\n'],
    ['a title behind the address', 'https://a.example/1  The first story\nhttps://b.example/2 The second\n'],
    ['carriage returns and blanks', '\r\n  https://a.example/1  \r\n\r\nhttps://b.example/2'],
    ['commas and quotes of a program', '"https://a.example/1",\n"https://b.example/2",\n'],
    ['JSON in one line', '["https://a.example/1","https://b.example/2"]\n'],
    ['JSON, a name a line', '[\n  "https://a.example/1",\n  "https://b.example/2"\n]\n'],
    ['a long JSON array', `["https://a.example/1",${' '.repeat(5_000)}"https://b.example/2"]`],
    ['a JSON array in one line whose objects begin with other keys', objects(0)],
    ['a JSON array over lines', objects(2)],
    ['JSON objects over lines, one behind the other', objects(2).slice(2, -2).replaceAll('},', '}')],
    ['single quotes', `'https://a.example/1'\n'https://b.example/2'\n`],
    ['commas behind', 'https://a.example/1,\nhttps://b.example/2,\n'],
    ['bullets', '- https://a.example/1\n- https://b.example/2\n'],
    ['numbers', '1. https://a.example/1\n2. https://b.example/2\n'],
    ['links of Markdown', '* [One (1)](https://a.example/1)\n* [Two](https://b.example/2 "Two")\n'],
    ['several addresses in a line', 'https://a.example/1 https://b.example/2\n'],
    ['the same with commas', '- https://a.example/1, https://b.example/2,\n'],
    ['check boxes', '- [ ] https://a.example/1\n- [x] https://b.example/2\n'],
    ['angle brackets', '<https://a.example/1>\n<https://b.example/2>\n'],
    ['a prose line among addresses', 'Our list of today:\nhttps://a.example/1\nhttps://b.example/2\n'],
  ])('%s', async (name, text) => {
    const [kind, ...found] = await recognise(text);
    expect(kind).toBe('list');
    const names = found.map((one) => (one.startsWith('{') ? (JSON.parse(one) as { url: string }).url : one));
    expect(name.startsWith('a prose') ? names.slice(-2) : names).toEqual(urls);
  });

  test('objects of a JSON array are lines of a list', async () => {
    const [, first, second] = await recognise(`[{"url":"${urls[0]}"},{"file":"b.html","url":"${urls[1]}"}]`);
    expect(targetFromLine(first!, none)).toMatchObject({ url: urls[0] });
    expect(targetFromLine(second!, none)).toMatchObject({ file: 'b.html', url: urls[1] });
    expect(await recognise(`["${urls[0]}", `)).toEqual(['list', `["${urls[0]}",`]);
  });

  test('JSON over lines that names no source is a document, and an object that is cut off is said', async () => {
    const feed = { version: 'https://jsonfeed.org/version/1.1', url: 'https://a.example/', items: [] };
    expect((await recognise(JSON.stringify(feed, null, 2)))[0]).toBe('document');
    expect((await recognise(JSON.stringify([{ schemaVersion: 1, url: urls[0] }], null, 2)))[0]).toBe('document');
    expect((await recognise('{\n  "name": "a",\n  "version": "1.0.0"\n}\n'))[0]).toBe('document');
    const [, first, cut] = await recognise(`[\n { "url": "${urls[0]}" },\n { "url": "${urls[1]}`);
    expect([first, cut]).toEqual([`{ "url": "${urls[0]}" }`, `{ "url": "${urls[1]}`]);
    expect((await recognise(`[{${'}'.repeat(60_000)}`))[0]).toBe('document');
  });

  test('an array of records, as --format array prints it, is a list of records', async () => {
    const record = (n: number): string =>
      JSON.stringify({ schemaVersion: 1, url: `https://a.example/${n}`, body: 'x'.repeat(5000) });
    expect(await recognise(`[\n${record(1)},\n${record(2)}\n]\n`)).toEqual(['list', record(1), record(2)]);
  });

  test('UTF-16 with and without a mark, and NUL between names', async () => {
    const text = `${urls.join('\r\n')}\r\n`;
    expect(await recognise(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(['list', ...urls]);
    expect(await recognise(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())).toEqual(['list', ...urls]);
    expect(await recognise(Buffer.from(text, 'utf16le'))).toEqual(['list', ...urls]);
    expect(await recognise(`a b.html\0c.html\0`, all)).toEqual(['list', 'a b.html', 'c.html']);
  });

  test('commas inside of addresses are a part of them', async () => {
    const dotted = ['https://a.example/0,1518,123,00.html', 'https://a.example/0,1518,124,00.html'];
    expect(await recognise(`${dotted.join('\n')}\n`)).toEqual(['list', ...dotted]);
  });

  test('a text that begins with an address is a text', async () => {
    const prose = 'The harbour was closed on Tuesday as the wind rose to gale force, the port said.\n';
    const whole = (async function* () {
      yield Buffer.from(`https://a.example/1\n${prose.repeat(8)}`);
    })();
    expect((await recogniseStandardInput(whole, none)).kind).toBe('document');
  });

  test('the first lines that trickle in are enough', async () => {
    let isTaken = false;
    const slow = (async function* () {
      yield Buffer.from('https://a.example/1\n');
      isTaken = true;
      yield Buffer.from('https://b.example/2\n');
    })();
    const input = await recogniseStandardInput(slow, none);
    expect([input.kind, isTaken]).toEqual(['list', false]);
  });
});

async function recognise(text: string | Buffer, isFile: (name: string) => boolean = none): Promise<string[]> {
  const bytes = Buffer.from(text as string);
  const chunks = (async function* () {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  })();
  const input = await recogniseStandardInput(chunks, isFile);
  const seen: string[] = [];
  if (input.kind === 'list') for await (const line of input.lines) seen.push(line);
  else for await (const chunk of input.chunks) seen.push(Buffer.from(chunk).toString('latin1'));
  return [input.kind, ...(input.kind === 'list' ? seen : [seen.join('')])];
}

describe('standard input', () => {
  test.each([
    ['addresses', 'https://a.example/1\nhttps://a.example/2', ['list', 'https://a.example/1', 'https://a.example/2']],
    ['comments first', '# mine\r\n\r\nhttps://a.example/1\r\n', ['list', 'https://a.example/1']],
    ['JSON lines', '{"url":"https://a.example/"}\n', ['list', '{"url":"https://a.example/"}']],
    ['one word with a dot', 'a.example/feed\n', ['list', 'a.example/feed']],
    ['nothing', '', ['list']],
    ['a page', '<html>\n</html>', ['document', '<html>\n</html>']],
    ['a JSON Feed', '{\n "version": 1 }', ['document', '{\n "version": 1 }']],
    ['a JSON Feed on one line', '{"url":"x","items":[]}', ['document', '{"url":"x","items":[]}']],
    ['prose', 'A headline of some words\nby Ada', ['document', 'A headline of some words\nby Ada']],
    ['WARC', 'WARC/1.1\r\n', ['document', 'WARC/1.1\r\n']],
  ])('%s', async (_name, text, expected) => {
    expect(await recognise(text)).toEqual(expected);
  });

  test('a file name with spaces is a source where such a file is', async () => {
    expect(await recognise('my page\n', all)).toEqual(['list', 'my page']);
  });

  test('names of files in quotes (ls -Q) are files', async () => {
    const isFile = (name: string): boolean => !name.startsWith('"');
    const names = ['list', 'my page.html', 'b.html'];
    expect(await recognise('"my page.html"\n"b.html"\n', isFile)).toEqual(names);
    expect(await recognise('"my page.html"\n', none)).toEqual(['document', '"my page.html"\n']);
  });

  test('gzip-ed bytes are the document', async () => {
    expect((await recognise(Buffer.from([0x1f, 0x8b, 8, 0, 0x0a, 1, 2])))[0]).toBe('document');
  });

  test('one endless line is a document, and only its head is held back', async () => {
    expect((await recognise('x'.repeat(10_000)))[0]).toBe('document');
  });
});

describe('lines without an end', () => {
  async function* chunksOf(text: string, size = 65_536): AsyncIterable<Uint8Array> {
    for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
  }
  async function linesOf(text: string): Promise<string[]> {
    const input = await recogniseStandardInput(chunksOf(text), none);
    const lines: string[] = [];
    if (input.kind === 'list') for await (const line of input.lines) lines.push(line);
    return lines;
  }

  test('a line that comes in many pieces is put together in linear time', async () => {
    await expectLinear((size) => {
      const text = `https://a.example/\n${'x'.repeat(size)}`;
      return () => linesOf(text);
    }, 4_000_000);
  });

  test.each([
    ['blanks before no comment', '\t'],
    ['commas', ','],
    ['signs of comments', ' #'],
    ['quotes', "'"],
    ['brackets', '['],
    ['bullets', '- '],
  ])('a name among %s is found in linear time', async (_what, piece) => {
    const form = { separator: null, column: 0, hasHeader: false };
    await expectLinear((size) => {
      const line = `https://a.example/${piece.repeat(size / piece.length)}x`;
      return () => nameInLine(line, form, () => false);
    }, 60_000);
  });

  test('a quote that none ends loses no line of a long table', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `https://a.example/${i},${i % 900 ? 'x' : '"x'}`);
    const lines = await linesOf(`url,note\n${rows.join('\n')}\n`);
    expect(lines).toHaveLength(20_000);
  });

  test('what is longer than any source is refused by its beginning, and the lines behind it are read', async () => {
    const lines = await linesOf(`https://a.example/\n${'x'.repeat(40_000_000)}\nhttps://b.example/\n`);
    expect([lines[0], lines[2]]).toEqual(['https://a.example/', 'https://b.example/']);
    expect(lines[1]!.length).toBeLessThan(17_000_000);
    expect(() => targetFromLine(lines[1]!, none)).toThrow(
      /^a line of more than 65536 characters is too long for a source: x{80}…$/,
    );
    expect(() => targetFromLine(`{"a":"${'x'.repeat(17_000_000)}"}`, none)).toThrow(/more than 16777216/);
  });

  test('line ends between two chunks are one end', async () => {
    const bytes = Buffer.from('https://a.example/\r\nhttps://b.example/\n');
    const input = await recogniseStandardInput(
      (async function* () {
        for (const byte of bytes) yield Uint8Array.of(byte);
      })(),
      none,
    );
    const lines: string[] = [];
    if (input.kind === 'list') for await (const line of input.lines) lines.push(line);
    expect(lines).toEqual(['https://a.example/', 'https://b.example/']);
  });
});
