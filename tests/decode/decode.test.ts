import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/decode/index.js';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const html = (content: Uint8Array, contentType: string | null = null) =>
  decodeText(content, { contentType, kind: 'html' });

// "Привет, мир" in each charset
const windows1251 = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0];
const koi8 = [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4, 0x2c, 0x20, 0xcd, 0xc9, 0xd2];
const shiftJis = [0x93, 0xfa, 0x96, 0x7b]; // 日本

describe('the order of belief', () => {
  test('a byte order mark wins over the header, and is not part of the text', () => {
    const found = html(Buffer.from('\uFEFFPrünn', 'utf8'), 'text/html; charset=windows-1252');
    expect(found).toMatchObject({ text: 'Prünn', charset: 'utf-8', charsetFrom: 'bom' });
  });

  test('UTF-16 of both orders is told by its mark', () => {
    const little = Buffer.from('\uFEFFΑθήνα', 'utf16le');
    expect(html(little)).toMatchObject({ text: 'Αθήνα', charset: 'utf-16le' });
    expect(html(Buffer.from(little).swap16())).toMatchObject({ text: 'Αθήνα', charset: 'utf-16be' });
  });

  test('UTF-16 without a mark is told by its zeros', () => {
    const page = Buffer.from('<html><title>Athens</title></html>', 'utf16le');
    expect(html(page)).toMatchObject({ charset: 'utf-16le', text: '<html><title>Athens</title></html>' });
  });

  test('UTF-16 without a mark and of few tags is told by the sign that it begins with', () => {
    const page = Buffer.from(`<p>${'Паром снова пошёл на острова. '.repeat(40)}`, 'utf16le');
    expect(html(page)).toMatchObject({ charset: 'utf-16le', text: expect.stringMatching(/^<p>Паром/) as string });
    expect(html(Buffer.from(page).swap16())).toMatchObject({ charset: 'utf-16be' });
  });

  test('a header of UTF-8 against a declaration: one wrong byte decides', () => {
    const page = Buffer.from('<meta charset="iso-8859-1"><p>Z\xfcrich', 'latin1');
    expect(html(page, 'text/html; charset=utf-8').text).toMatch(/Zürich/);
    const old = Buffer.concat([Buffer.from('<meta charset="iso-8859-1"><p>Zürich, Köln, '), Buffer.from([0xfc])]);
    expect(html(old, 'text/html; charset=utf-8').text).toMatch(/Zürich, Köln, \uFFFD/);
  });

  test('the header wins over the declaration', () => {
    const page = bytes('<meta charset="utf-8"><p>', windows1251);
    expect(html(page, 'text/html; charset="windows-1251"')).toMatchObject({
      charset: 'windows-1251',
      charsetFrom: 'header',
    });
    expect(html(page, 'text/html; charset="windows-1251"').text).toContain('Привет, мир');
  });

  test.each([
    ['<meta charset=koi8-r>'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'],
    [`<!-- ${'x'.repeat(3000)} --><script>var a = "<meta charset=utf-8>"</script><meta charset='KOI8-R'>`],
  ])('a declaration is found (%#)', (head) => {
    const page = bytes(head.replace('<meta charset=utf-8>', ''), '<p>', koi8);
    expect(html(page)).toMatchObject({ charset: 'koi8-r', charsetFrom: 'declared' });
    expect(html(page).text).toContain('Привет, мир');
  });

  test('an XML declaration is believed, but not when it says UTF-16 in ASCII', () => {
    const feed = (label: string, rest: number[]) =>
      decodeText(bytes(`<?xml version="1.0" encoding="${label}"?><rss>`, rest), { contentType: null, kind: 'xml' });
    expect(feed('windows-1251', windows1251)).toMatchObject({ charset: 'windows-1251', charsetFrom: 'declared' });
    expect(feed('UTF-16', [0xc3, 0xa9]).text).toContain('é');
  });

  test('an old label on a page that was stored anew as UTF-8 is not believed', () => {
    const page = Buffer.from('<meta charset="iso-8859-1"><p>Die Straßen von Zürich für alle</p>');
    expect(html(page)).toMatchObject({ charset: 'utf-8', charsetFrom: 'utf-8' });
    expect(html(page, 'text/html; charset=iso-8859-1').text).toContain('Straßen von Zürich');
    // One such pair may be what the page means.
    expect(html(bytes('<meta charset="iso-8859-1"><p>', [0xc3, 0xa4])).text).toContain('Ã¤');
  });

  test('without a label, strict UTF-8 comes before any guess', () => {
    expect(html(Buffer.from('<p>Zürich — “ok”</p>'))).toMatchObject({ charset: 'utf-8', charsetFrom: 'utf-8' });
  });

  test('a label that nobody knows is passed over', () => {
    expect(html(Buffer.from('<meta charset="utf-8"><p>é'), 'text/html; charset=klingon')).toMatchObject({
      charset: 'utf-8',
      charsetFrom: 'declared',
    });
  });
});

describe('labels and what they mean', () => {
  test('windows-1252 has its quotes, dashes and euro sign (Node 20 alone loses them)', () => {
    const page = bytes([0x93], 'Price', [0x94, 0x20, 0x96, 0x20, 0x80], '5');
    for (const label of ['windows-1252', 'iso-8859-1', 'latin1', 'us-ascii'])
      expect(html(page, `text/html; charset=${label}`)).toMatchObject({
        text: '“Price” – €5',
        charset: 'windows-1252',
      });
  });

  test('gb2312 is read as gb18030, four-byte forms included', () => {
    const page = bytes([0xd6, 0xd0, 0xce, 0xc4, 0x20, 0x81, 0x39, 0xef, 0x30]);
    expect(html(page, 'text/html; charset=gb2312')).toMatchObject({ text: '中文 㐁', charset: 'gb18030' });
  });

  test.each([
    ['x-sjis', shiftJis, '日本', 'shift_jis'],
    ['cp932', shiftJis, '日本', 'shift_jis'],
    ['cp949', [0xc7, 0xd1], '한', 'euc-kr'],
    ['iso-8859-16', [0xaa], 'Ș', 'iso-8859-16'],
    ['iso-8859-9', [0xfe], 'ş', 'windows-1254'],
    ['x-user-defined', [0x93], '“', 'windows-1252'],
    ['big5-hkscs', [0xa4, 0xa4], '中', 'big5'],
  ])('%s', (label, content, text, charset) => {
    expect(html(bytes(content), `text/html; charset=${label}`)).toMatchObject({ text, charset });
  });
});

describe('pages without a label', () => {
  const samples: [string, number[] | string, string][] = [
    [
      'windows-1251',
      'Правительство приняло решение о повышении цен на хлеб в новом году, сообщает газета',
      'правительство',
    ],
  ];
  test.each(samples)('%s is detected from its words', (charset, text, word) => {
    const encoded = [...(text as string)].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code < 128 ? code : code - 0x350; // А is U+0410 and 0xC0; the block is in the same order
    });
    const script = '<script>var x = 1; </script>'.repeat(500);
    const found = html(bytes(`<html><head>${script}</head><body><p>`, encoded, '</p></body></html>'));
    expect(found).toMatchObject({ charset, charsetFrom: 'detected' });
    expect(found.text.toLowerCase()).toContain(word);
  });
});

describe('hostile bytes', () => {
  test('a wrong byte costs one character, a cut last character too', () => {
    const page = bytes('<p>caf', [0xc3, 0xa9], ' ', [0xff], ' end', [0xe2, 0x82]);
    expect(html(page, 'text/html; charset=utf-8').text).toBe('<p>café \uFFFD end\uFFFD');
  });

  test('binary content is refused', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 32);
    expect(() => html(noise)).toThrow(/binary/);
  });

  test('a megabyte of opening brackets and high bytes is decided at once', () => {
    expect(html(bytes('<'.repeat(1_000_000), [0xe9, 0xe8])).text).toHaveLength(1_000_002);
    expect(html(bytes('<script>'.repeat(130_000), [0xe9])).text).toHaveLength(1_040_001);
  });

  test('nothing at all is an empty text', () => {
    expect(html(new Uint8Array())).toMatchObject({ text: '', charset: 'utf-8' });
  });
});

test('a charset that is a word of the language of programs is none', () => {
  const bytes = Buffer.from('<meta charset=constructor <p>caf\xe9 noir', 'latin1');
  expect(decodeText(bytes, { contentType: null, kind: 'html' }).text).toContain('caf\u00e9 noir');
});

test('stray zero bytes are no part of the text', () => {
  const page = Buffer.from('<p>The bro\0nze bell of Prünn</p>');
  const decoded = html(page, 'text/html; charset=utf-8');
  expect(decoded.text).toBe('<p>The bronze bell of Prünn</p>');
  expect(decoded.source().next('', 1000)).toBe('<p>The bronze bell of Prünn</p>');
  expect(html(Buffer.from('<p>Prünn</p>', 'utf16le')).text).toBe('<p>Prünn</p>');
});
