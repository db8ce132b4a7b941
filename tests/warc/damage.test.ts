import { createHash } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documents, errors, html, info, page, read, response, site } from '../helpers/warc.js';
import { processorMs } from '../helpers/processor-time.js';

// What is damaged is lost and said; nothing before or behind it is.

/** Bodies of different lengths that pack badly, so that damage meets data and not repetition. */
function story(n: number, length = 3_000): string {
  let seed = n + 1;
  let text = '';
  while (text.length < length) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += `${seed.toString(36)} `;
  }
  return `<p>${n} ${text}</p>`;
}

const url = (n: number): string => `${site}/${n}`;
const records = (count: number, length?: number): Buffer[] =>
  Array.from({ length: count }, (_, n) => response(url(n), [html], story(n, length)));
/** As warcio, wget and wirecopy write them. */
const withDigest = (n: number, length?: number): Buffer => {
  const block = Buffer.from(`HTTP/1.1 200 OK\r\n${html}\r\n\r\n${story(n, length)}`);
  const digest = `sha1:${createHash('sha1').update(block).digest('hex')}`;
  return response(url(n), [html], story(n, length), { fields: { 'WARC-Block-Digest': digest } });
};
const urlsOf = (items: Awaited<ReturnType<typeof read>>): (string | null)[] => documents(items).map((one) => one.url);
const allBut = (count: number, ...lost: number[]): string[] =>
  Array.from({ length: count }, (_, n) => n)
    .filter((n) => !lost.includes(n))
    .map(url);

function flipped(bytes: Buffer, at: number, length = 1): Buffer {
  const out = Buffer.from(bytes);
  for (let n = at; n < at + length; n++) out[n] = out[n]! ^ 0x5a;
  return out;
}

describe('a file of one gzip member a record', () => {
  const members = records(9).map((one) => gzipSync(one));
  const middle = members[4]!;
  test.each([
    ['flipped bits', flipped(middle, 900, 3)],
    ['a flipped bit just behind the header', flipped(middle, 12)],
    ['a damaged magic number', flipped(middle, 0, 2)],
    ['a wrong checksum', flipped(middle, middle.length - 8)],
    ['a wrong length in the trailer', flipped(middle, middle.length - 1)],
    ['a member cut short', middle.subarray(0, 1_000)],
    ['a member without its trailer', middle.subarray(0, -8)],
    ['a hole of zeros', Buffer.alloc(middle.length)],
    ['noise', Buffer.from(story(77))],
    ['a beginning overwritten with zeros', Buffer.concat([Buffer.alloc(512), middle.subarray(512)])],
    ['an end overwritten with zeros', Buffer.concat([middle.subarray(0, 700), Buffer.alloc(middle.length - 700)])],
  ])('%s in the fifth: the others are read, and one loss is said', async (_name, damaged) => {
    const bytes = Buffer.concat([...members.slice(0, 4), damaged, ...members.slice(5)]);
    for (const size of [97, 65_536]) {
      const items = await read(bytes, size);
      expect(urlsOf(items)).toEqual(allBut(9, 4));
      expect(errors(items)).toMatchObject([{ code: 'DECODE', message: expect.stringContaining('x.warc') as string }]);
    }
  });

  test.each([
    ['line ends', Buffer.from('\r\n\r\n'), 9],
    ['records that are not packed', Buffer.concat([response(url(77), [html], story(77)), info]), 10],
    ['one that holds a packed file', response(url(77), [html, 'Content-Encoding: gzip'], gzipSync(story(77))), 10],
    ['a large one', response(url(77), [html], story(77, 300_000)), 10],
  ])('%s between two members are no loss', async (_name, between, count) => {
    const bytes = Buffer.concat([...members.slice(0, 4), between, ...members.slice(4), between]);
    for (const size of [97, 65_536]) {
      const items = await read(bytes, size);
      expect(errors(items)).toEqual([]);
      expect(urlsOf(items).filter((one) => one !== url(77))).toEqual(allBut(9));
      expect(new Set(urlsOf(items)).size).toBe(count);
      expect(documents(items).map((one) => one.bytes.toString())[4]).toBe(
        story(count === 10 ? 77 : 4, count === 10 && between.length > 200_000 ? 300_000 : 3_000),
      );
    }
  });

  test('a plain record that is cut off by a member costs itself', async () => {
    const cut = response(url(77), [html], story(77)).subarray(0, 900);
    const items = await read(Buffer.concat([...members.slice(0, 4), cut, ...members.slice(4)]));
    expect(errors(items).length).toBeGreaterThan(0);
    expect(urlsOf(items).filter((one) => one !== url(77)).length).toBeGreaterThanOrEqual(6);
    for (const { url: one, bytes } of documents(items))
      if (one !== url(77)) expect(bytes.toString()).toBe(story(Number(one!.split('/').pop())));
  });

  test('the last member without its checksum is whole, and that is said', async () => {
    const items = await read(Buffer.concat(members).subarray(0, -5));
    expect(urlsOf(items)).toEqual(allBut(9));
    expect(errors(items)).toMatchObject([{ message: expect.stringContaining('ends before its checksum') as string }]);
  });

  test('damage in the first and in the last, and in two that stand beside each other', async () => {
    const damaged = members.map((one, n) => ([0, 4, 5, 8].includes(n) ? flipped(one, 900, 4) : one));
    const items = await read(Buffer.concat(damaged));
    expect(urlsOf(items)).toEqual(allBut(9, 0, 4, 5, 8));
    expect(errors(items)).toHaveLength(4);
  });

  test('two holes with a record between them are two losses', async () => {
    const hole = Buffer.alloc(2_000);
    const items = await read(Buffer.concat([members[0]!, hole, members[1]!, hole, members[2]!]));
    expect(urlsOf(items)).toEqual(allBut(3));
    expect(errors(items)).toHaveLength(2);
  });

  test('a loss names the record where its head could be read', async () => {
    const items = await read(
      Buffer.concat([...members.slice(0, 3), flipped(members[3]!, 900, 3), ...members.slice(4)]),
    );
    expect(items[3]).toMatchObject({
      url: url(3),
      error: { message: expect.stringContaining(`${url(3)} in x.warc is lost: the gzip member at byte`) as string },
    });
  });

  test('bodies that are stored packed do not look like members', async () => {
    const packed = (n: number): Buffer =>
      gzipSync(response(url(n), [html, 'Content-Encoding: gzip'], gzipSync(story(n))), { level: 0 });
    const bytes = Buffer.concat([packed(0), flipped(packed(1), 150, 3), packed(2)]);
    const items = await read(bytes);
    expect(urlsOf(items)).toEqual(allBut(3, 1));
    expect(errors(items)).toHaveLength(1);
  });

  test('whatever bytes are overwritten, every record whose member is untouched is read', async () => {
    const bytes = Buffer.concat(members);
    const starts = members.map((_, n) => members.slice(0, n).reduce((sum, one) => sum + one.length, 0));
    const places = fc.nat(bytes.length - 1);
    await fc.assert(
      fc.asyncProperty(
        places,
        fc.integer({ min: 1, max: 3_000 }),
        fc.constantFrom(0, 0xff, -1),
        async (at, length, fill) => {
          const damaged = Buffer.from(bytes);
          const end = Math.min(bytes.length, at + length);
          for (let n = at; n < end; n++) damaged[n] = fill === -1 ? damaged[n]! ^ 0x11 : fill;
          const whole = allBut(9).filter((_, n) => starts[n]! >= end || starts[n]! + members[n]!.length <= at);
          const items = await read(damaged, 8_192);
          // A record may survive damage of what says nothing: the time in a member's header.
          expect(urlsOf(items)).toEqual(expect.arrayContaining(whole));
          for (const { url: found, bytes: body } of documents(items)) {
            expect(body.toString()).toBe(story(Number(found!.split('/').pop())));
          }
          if (documents(items).length < 9) expect(errors(items).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a file that is one gzip member', () => {
  const many = (count: number, length?: number, from = 0): Buffer =>
    Buffer.concat(Array.from({ length: count }, (_, n) => withDigest(from + n, length)));
  const isTrue = (items: Awaited<ReturnType<typeof read>>, length?: number): void => {
    for (const one of documents(items))
      expect(one.bytes.toString()).toBe(story(Number(one.url!.split('/').pop()), length));
  };

  test('damage in its middle: what comes before is read, to the last record, and nothing that is wrong', async () => {
    const packed = gzipSync(many(60));
    const items = await read(flipped(packed, Math.floor(packed.length / 2), 8));
    const whole = documents(items).length;
    expect(whole).toBeGreaterThanOrEqual(29);
    expect(urlsOf(items)).toEqual(allBut(60).slice(0, whole));
    isTrue(items);
    expect(errors(items)).toHaveLength(1);
  });

  test('the same in a file that is too large to be held', async () => {
    const packed = gzipSync(many(60, 90_000));
    expect(packed.length).toBeGreaterThan(2_500_000);
    const items = await read(flipped(packed, packed.length - 500_000, 8));
    expect(documents(items).length).toBeGreaterThan(45);
    isTrue(items, 90_000);
    expect(errors(items).length).toBeGreaterThan(0);
  });

  test('large members one behind the other, one of them damaged', async () => {
    const second = gzipSync(many(30, 90_000, 30));
    const parts = [
      gzipSync(many(30, 90_000)),
      flipped(second, second.length - 300_000, 8),
      gzipSync(many(30, 90_000, 60)),
    ];
    const items = await read(Buffer.concat(parts));
    const found = urlsOf(items);
    expect(found).toEqual(
      expect.arrayContaining([...allBut(30), ...Array.from({ length: 30 }, (_, n) => url(60 + n))]),
    );
    expect(found.length).toBeGreaterThan(75);
    isTrue(items, 90_000);
    expect(errors(items).length).toBeGreaterThan(0);
  });

  test('members that cut records anywhere (bgzip) are one stream', async () => {
    const bytes = Buffer.concat(records(20));
    const blocks: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += 5_000) blocks.push(gzipSync(bytes.subarray(at, at + 5_000)));
    const items = await read(Buffer.concat(blocks));
    expect(errors(items)).toEqual([]);
    expect(urlsOf(items)).toEqual(allBut(20));
  });
});

describe('a file that is not packed', () => {
  const all = records(7);
  const third = all[3]!;
  const withLength = (change: (length: number) => string | number): Buffer =>
    Buffer.from(
      third.toString('latin1').replace(/Content-Length: (\d+)/, (_, n) => `Content-Length: ${change(Number(n))}`),
      'latin1',
    );
  const around = (damaged: Buffer): Buffer => Buffer.concat([...all.slice(0, 3), damaged, ...all.slice(4)]);

  test.each([
    ['a hole of zeros in its place', Buffer.alloc(third.length), 'nothing but zeros'],
    ['a hole of zeros over its start', Buffer.concat([Buffer.alloc(300), third.subarray(300)]), 'no record begins'],
    [
      'a hole of zeros over its end',
      Buffer.concat([third.subarray(0, -700), Buffer.alloc(700)]),
      'zeros stand where it ends',
    ],
    [
      'a hole of zeros in its middle',
      Buffer.concat([third.subarray(0, 1_000), Buffer.alloc(600), third.subarray(1_600)]),
      'zeros stand in the middle',
    ],
    ['a damaged first line', Buffer.concat([Buffer.from('XX'), third.subarray(2)]), 'no record begins'],
  ])('%s: the others are read, and one loss is said', async (_name, damaged, message) => {
    for (const size of [131, 65_536]) {
      const items = await read(around(damaged), size);
      expect(urlsOf(items)).toEqual(allBut(7, 3));
      expect(errors(items)).toMatchObject([{ code: 'DECODE', message: expect.stringContaining(message) as string }]);
    }
  });

  test.each([
    ['too small', withLength((n) => n - 1_000)],
    ['too small by a byte', withLength((n) => n - 1)],
    ['too large by what stands behind it', withLength((n) => n + 10)],
    ['too large by a record', withLength((n) => n + 4_000)],
    ['too large by more than the file holds', withLength((n) => n + 500_000)],
    ['too large to be true', withLength(() => '99999999999999999999')],
    ['not a number', withLength(() => 'unknown')],
    ['negative', withLength((n) => -n)],
    ['absent', Buffer.from(third.toString('latin1').replace(/Content-Length: \d+\r\n/, ''), 'latin1')],
  ])('a length that is %s: the record is read up to the next, and that is said', async (_name, wrong) => {
    for (const size of [131, 65_536]) {
      const items = await read(around(wrong), size);
      expect(urlsOf(items)).toEqual(allBut(7));
      expect(documents(items)[3]?.bytes.toString()).toBe(story(3));
      expect(errors(items)).toMatchObject([{ code: 'DECODE', message: expect.stringContaining(url(3)) as string }]);
    }
  });

  test('the same in records that nobody wants', async () => {
    const unwanted = (change: number): Buffer => {
      const one = response(`${site}/a.png`, ['Content-Type: image/png'], story(50), {
        fields: { 'WARC-Type': 'metadata' },
      });
      return Buffer.from(
        one.toString('latin1').replace(/Content-Length: (\d+)/, (_, n) => `Content-Length: ${Number(n) + change}`),
        'latin1',
      );
    };
    for (const change of [-500, 7, 3_000, 9_000_000]) {
      const items = await read(Buffer.concat([...all.slice(0, 3), unwanted(change), ...all.slice(3)]));
      expect(urlsOf(items)).toEqual(allBut(7));
      expect(errors(items)).toHaveLength(1);
    }
  });

  test('a capture inside a capture is part of its record', async () => {
    const inner = Buffer.concat([info, ...records(2)]);
    const fields = { 'WARC-Type': 'metadata' };
    const items = await read(Buffer.concat([all[0]!, response(`${site}/a.warc`, [], inner, { fields }), all[1]!]));
    expect(urlsOf(items)).toEqual(allBut(2));
    expect(errors(items)).toEqual([]);
  });

  test('a block that does not fit its digest is not given where its length was wrong', async () => {
    const stated = response(url(3), [html], story(3), { fields: { 'WARC-Block-Digest': `sha1:${'A'.repeat(32)}` } });
    const wrong = Buffer.from(stated.toString('latin1').replace(/Content-Length: \d+/, 'Content-Length: 9'), 'latin1');
    const items = await read(around(wrong));
    expect(urlsOf(items)).toEqual(allBut(7, 3));
    expect(errors(items)).toHaveLength(1);
  });
});

describe('hostile files', () => {
  test('records that all say too much are read in linear time', async () => {
    const one = Buffer.from(
      'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: 900000\r\n\r\nx\r\n\r\n',
    );
    const time = async (count: number): Promise<number> => {
      const bytes = Buffer.concat(Array.from({ length: count }, () => one));
      const start = processorMs();
      expect(errors(await read(bytes))).toHaveLength(count);
      return processorMs() - start;
    };
    await time(1_000);
    const [small, large] = [await time(10_000), await time(80_000)];
    expect(large / small).toBeLessThan(8 * 3);
  });

  test('a file full of magic numbers is given up', async () => {
    const start = processorMs();
    const items = await read(Buffer.concat([gzipSync(info), Buffer.alloc(3_000_000, Buffer.from([0x1f, 0x8b, 8, 0]))]));
    expect(errors(items)).toHaveLength(1);
    expect(processorMs() - start).toBeLessThan(10_000);
  });

  test('a member that unpacks without end is passed over and not held', async () => {
    const bomb = gzipSync(
      Buffer.concat([
        Buffer.from('WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 300000000\r\n\r\n'),
        Buffer.alloc(300_000_000),
        Buffer.from('\r\n\r\n'),
      ]),
    );
    const before = process.memoryUsage().rss;
    const items = await read(Buffer.concat([bomb, gzipSync(response(url(1), [html], page(1)))]));
    expect(urlsOf(items)).toEqual([url(1)]);
    expect(errors(items)).toEqual([]);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  test('a header that is no gzip, and a reserved flag', async () => {
    const raw = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0xe0, 0, 0, 0, 0, 0, 3]), deflateRawSync(info)]);
    const items = await read(Buffer.concat([gzipSync(info), raw, gzipSync(response(url(1), [html], page(1)))]));
    expect(urlsOf(items)).toEqual([url(1)]);
    expect(errors(items)).toHaveLength(1);
  });
});
