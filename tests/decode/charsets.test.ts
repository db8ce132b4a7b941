import { TextDecoder as SpecDecoder } from '@exodus/bytes/encoding.js';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/decode/index.js';

// Labels of servers and pages, and what browsers make of them (https://encoding.spec.whatwg.org/#names-and-labels).

const hex = (text: string): Uint8Array => Buffer.from(text.replace(/\s/g, ''), 'hex');
const html = (content: Uint8Array, contentType: string | null = null) =>
  decodeText(content, { contentType, kind: 'html' });
const page = (head: string, body: Uint8Array): Uint8Array => Buffer.concat([Buffer.from(`${head}<p>`, 'latin1'), body]);

/** Label, bytes, text, and the name of the charset that it means. */
const labelled: [string, string, string, string][] = [
  ['koi8-u', 'f0d2c9d7a6d4', 'Привіт', 'koi8-u'],
  ['KOI8-RU', 'a6', 'і', 'koi8-u'],
  ['iso-2022-jp', '1b2442467c4b5c1b2842', '日本', 'iso-2022-jp'],
  ['euc-jp', 'c6fccbdc', '日本', 'euc-jp'],
  ['shift-jis', '93fa967b', '日本', 'shift_jis'],
  ['windows-31j', '8740', '①', 'shift_jis'],
  ['euc-kr', 'b4ebc7d1b9ceb1b9', '대한민국', 'euc-kr'],
  ['ks_c_5601-1987', 'b4eb', '대', 'euc-kr'],
  ['windows-949', '8c63', '똠', 'euc-kr'],
  ['gb2312', 'd6d0cec4', '中文', 'gb18030'],
  ['gb_2312-80', 'd6d0', '中', 'gb18030'],
  ['gbk', '8140', '丂', 'gb18030'],
  ['gb18030', '8139ef30', '㐁', 'gb18030'],
  ['big5-hkscs', 'fa40', '\u{20547}', 'big5'],
  ['big5', 'a4a4a4e5', '中文', 'big5'],
  ['iso-8859-1', '938094', '“€”', 'windows-1252'],
  ['ascii', '93', '“', 'windows-1252'],
  ['iso-8859-15', 'a4', '€', 'iso-8859-15'],
  ['iso-8859-11', 'a1', 'ก', 'windows-874'],
  ['tis-620', 'a1', 'ก', 'windows-874'],
  ['iso-8859-8-i', 'e0', 'א', 'iso-8859-8-i'],
  ['windows-1256', 'c7', 'ا', 'windows-1256'],
  ['x-cp1251', 'cff0e8', 'При', 'windows-1251'],
  ['macintosh', '8e', 'é', 'macintosh'],
  ['x-mac-ukrainian', 'a2', 'Ґ', 'x-mac-cyrillic'],
  ['ibm866', '8f', 'П', 'ibm866'],
  ['unicode-1-1-utf-8', 'c3a9', 'é', 'utf-8'],
  ['utf8', 'c3a9', 'é', 'utf-8'],
];

describe('labels', () => {
  test.each(labelled)('%s in the header', (label, bytes, text, charset) => {
    expect(html(hex(bytes), `text/html; charset=${label}`)).toMatchObject({ text, charset, charsetFrom: 'header' });
  });

  test.each(labelled)('%s in a meta element', (label, bytes, text, charset) => {
    const found = html(page(`<!doctype html><meta charset="${label}">`, hex(bytes)));
    expect(found).toMatchObject({ charset, charsetFrom: 'declared' });
    expect(found.text.endsWith(`<p>${text}`)).toBe(true);
  });

  test('a meta element that says utf-16 is read as UTF-8, since ASCII could be read', () => {
    expect(html(page('<meta charset="utf-16">', hex('c3a9'))).text).toContain('<p>é');
  });

  test('labels that mean "decode nothing" do not hide the page', () => {
    for (const label of ['iso-2022-kr', 'hz-gb-2312', 'replacement']) {
      expect(html(Buffer.from('<p>é'), `text/html; charset=${label}`)).toMatchObject({
        text: '<p>é',
        charset: 'utf-8',
      });
    }
  });

  test('quotes, spaces and more parameters round the label of a header', () => {
    for (const type of [
      'text/html;charset=koi8-r',
      'text/html; Charset="koi8-r"; boundary=x',
      "text/html; charset='koi8-r'",
      'text/html; charset = koi8-r',
      'text/html; x=y; CHARSET=KOI8-R',
    ]) {
      expect(html(hex('f0d2'), type), type).toMatchObject({ text: 'Пр', charset: 'koi8-r' });
    }
  });
});

describe('places', () => {
  test('a meta element after the first kilobyte is found, one in a comment or a script is not', () => {
    const filler = `<script>${'var x = 1;'.repeat(200)}</script>`;
    expect(html(page(`${filler}<meta charset=koi8-r>`, hex('f0d2'))).charset).toBe('koi8-r');
    expect(html(page('<!-- <meta charset=koi8-r> -->', Buffer.from('é'))).charset).toBe('utf-8');
  });

  test('UTF-16 by its mark wins over what header and page say', () => {
    const text = '\uFEFF<meta charset="koi8-r"><p>Привет';
    expect(html(Buffer.from(text, 'utf16le'), 'text/html; charset=utf-8')).toMatchObject({
      charset: 'utf-16le',
      charsetFrom: 'bom',
    });
  });

  test('UTF-16 by the header, both orders, without a mark', () => {
    const bytes = Buffer.from('<p>Привет', 'utf16le');
    expect(html(bytes, 'text/html; charset=utf-16').text).toBe('<p>Привет');
    expect(html(Buffer.from(bytes).swap16(), 'text/html; charset=utf-16be').text).toBe('<p>Привет');
  });

  test('an XML declaration of XHTML counts where nothing else does', () => {
    const found = html(page('<?xml version="1.0" encoding="windows-1251"?><html>', hex('cff0e8')));
    expect(found.text).toContain('При');
  });
});

describe('lies', () => {
  const russian = 'cff0e0e2e8f2e5ebfcf1f2e2ee20eff0e8edffebee20f0e5f8e5ede8e520ee20eff0e0e7e4ede8eae5';

  test('a header and a meta element that say UTF-8 of what is none are passed over', () => {
    const body = hex(russian.repeat(4));
    for (const type of ['text/html; charset=utf-8', null]) {
      const found = html(page('<meta charset="utf-8">', body), type);
      expect(found).toMatchObject({ charset: 'windows-1251', charsetFrom: 'detected' });
      expect(found.text).toContain('Правительство приняло решение');
    }
  });

  test('a label that is sent counts, however well the bytes read in another way: so browsers do it', () => {
    expect(html(Buffer.from('<p>é'), 'text/html; charset=windows-1251').text).toBe('<p>Г©');
  });
});

/** Bytes of a text in a charset of one byte a sign. */
function encode(label: string, text: string): Buffer {
  const decoder = new SpecDecoder(label);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from([...text].map((sign) => bytes.get(sign) ?? 63));
}

const thai = 'เรือข้ามฟากกลับมาแล่นอีกครั้งหลังจากหยุดให้บริการสามสัปดาห์';
const russian = 'Паром возобновил движение после трёхнедельного перерыва, сообщила администрация порта.';
const ukrainian = 'Пором відновив рух після тритижневої перерви, повідомила адміністрація порту.';

describe('labels that cannot be right', () => {
  const samples = {
    'windows-1251': [
      '0fLg8PP+IOLu5O7q4Pfq8yDiIMfg8OX3/OUg7/Dl4vDg8v/yIOIg4ejh6+ju8uXq8y4g0OXs7u3yIO7h7unkuPLx/yDiIPfl8vvw5SDs6Ovr6O7t4Cwg7+7r7uLo7fMg4vvk5evo8iDu4evg8fL8Lg==',
      'Старую водокачку',
    ],
    shift_jis: [
      'lHCNWoLMltiRoo1ajsmCqpKsgsyQfY+RitmCyYLIgumBQon8j0OCyYLNjmyJrYl+gqmCqYLogUGUvJWqgs2NkYKqlYmSU4K3gumBQpKslq+CzY9clE6C4IvzgquJxoK+gsGCvYLGmGKCt4FC',
      '廃校の木造校舎',
    ],
    'euc-jp': [
      'x9G5u6TOzNrCpLm7vMukrMSupM6/3r3xtNuky6TKpOuho7L+vaSky6TPu82yr7HfpKukq6TqoaLIvsqspM+58aSsyenDtKS5pOuho8SuzLGkz729x6+k4rb1pK2yyKTApMOkv6TIz8OkuaGj',
      '廃校の木造校舎',
    ],
    big5: [
      'r+68b6RRpFSmfqq6v328dLFKqtmxTqfvq9issKrAsM+5z67RwF2hQaR1tXu2T6XOpXymyrhVpLihQajkpKSkQKVipdGsRqmyrXS+4aFBqX6lwazfseap+qZ+rEuk0bZ9qfGhQa7RxHml0auwuMy5QqjToUM=',
      '荒廢十三年的糖廠',
    ],
  } as const;

  test.each([
    ['windows-1251', 'iso-8859-1'],
    ['windows-1251', 'windows-1252'],
    ['shift_jis', 'iso-8859-1'],
    ['shift_jis', 'euc-jp'],
    ['euc-jp', 'shift_jis'],
    ['big5', 'windows-1252'],
    ['big5', 'gb2312'],
  ] as const)('%s that is called %s is read as what it is', (charset, label) => {
    const [encoded, start] = samples[charset];
    const text = Buffer.concat(Array.from({ length: 3 }, () => Buffer.from(encoded, 'base64')));
    const head = `<html><head><meta charset="${label}"><title>News</title></head><body><nav><a href="/">Home</a></nav><p>`;
    const bytes = Buffer.concat([Buffer.from(head), text, Buffer.from('</p></body></html>')]);
    const decoded = decodeText(bytes, { contentType: 'text/html', kind: 'html' });
    expect([decoded.charset, decoded.text.includes(start)]).toEqual([charset, true]);
  });

  test('a text in Latin letters keeps its label, however many accents it has', () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset="iso-8859-1"><p>'),
      Buffer.from("Épée élevée à l'été, où les idées créées ".repeat(8), 'latin1'),
    ]);
    expect(decodeText(bytes, { contentType: null, kind: 'html' }).charset).toBe('windows-1252');
  });
});

describe('without any label', () => {
  test.each([
    ['windows-874', thai],
    ['windows-874', thai.slice(0, 24)],
    ['x-mac-cyrillic', russian],
    ['x-mac-cyrillic', ukrainian],
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['ibm866', russian],
  ])('%s is told by its words (%#)', (charset, text) => {
    const found = html(page('<html><title>x</title>', encode(charset, text)));
    expect(found).toMatchObject({ charset, charsetFrom: 'detected' });
    expect(found.text).toContain(text);
  });

  test('a charset that is seldom met is not guessed from a few signs', () => {
    for (const text of [
      'Café au lait',
      '“Olé”, she said – and left',
      'naïve coöperation',
      'Où ça? Là-bas, à côté d’ici',
    ]) {
      expect(html(page('', encode('windows-1252', text))).charset, text).toMatch(/^(?:windows-125\d|iso-8859-\d+)$/);
    }
    expect(html(page('', encode('windows-874', 'ไทย'))).charset).not.toBe('windows-874');
    expect(html(page('', encode('x-mac-cyrillic', 'Да'))).charset).not.toBe('x-mac-cyrillic');
  });

  test('ISO-2022-JP is told by its escapes, there and back', () => {
    const jis = Buffer.from('1b2442467c4b5c1b2842', 'hex');
    const found = html(page('<html><title>', jis));
    expect(found).toMatchObject({ charset: 'iso-2022-jp', charsetFrom: 'detected' });
    expect(found.text).toContain('日本');
    expect(decodeText(jis, { contentType: 'text/plain', kind: 'text' }).text).toBe('日本');
    for (const other of [
      '\x1b[31mred\x1b[0m',
      'a \x1b$ sign',
      '\x1b$B with no way back',
      `\x1b$B${'!'.repeat(100_000)}`,
      '\x1b$BF|K\\\x1b(Bé',
    ]) {
      expect(html(Buffer.from(other)).charset, other.slice(0, 20)).toBe('utf-8');
    }
    // What is declared counts.
    expect(html(jis, 'text/html; charset=us-ascii').charset).toBe('windows-1252');
  });
});
