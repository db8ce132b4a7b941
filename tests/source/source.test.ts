import { describe, expect, test } from 'vitest';
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

async function recognise(text: string | Buffer, isFile = none): Promise<string[]> {
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

  test('what is longer than any source is refused by its beginning, and the lines behind it are read', async () => {
    const lines = await linesOf(`https://a.example/\n${'x'.repeat(40_000_000)}\nhttps://b.example/\n`);
    expect([lines[0], lines[2]]).toEqual(['https://a.example/', 'https://b.example/']);
    expect(lines[1]!.length).toBeLessThan(17_000_000);
    expect(() => targetFromLine(lines[1]!, none)).toThrow(
      /^a line of more than 65536 characters is no source: x{80}…$/,
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
