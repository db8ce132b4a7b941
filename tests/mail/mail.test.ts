import { expect, test } from 'vitest';
import { readMail } from '../../src/mail/index.js';
import { articleSchema } from '../../src/schema.js';
import { wirecopy } from '../helpers/run.js';
import { processorMs } from '../helpers/processor-time.js';

const story = (title: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${'<p>The dockers of the harbour went back to work on Monday, after nine days without ships – naïve, said some.</p>'.repeat(6)}</article></body></html>`;

/** RFC 2045, section 6.7. */
function quoted(text: string, charset: BufferEncoding = 'utf8'): string {
  const escaped = [...Buffer.from(text, charset)].map((byte) =>
    byte === 61 || byte > 126 || (byte < 32 && byte !== 10)
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  const lines: string[] = [''];
  for (const one of escaped) {
    if (lines[lines.length - 1]!.length + one.length > 75) lines.push('');
    lines[lines.length - 1] += one;
  }
  return lines.join('=\r\n');
}

const part = (headers: string[], body: string): string => `${headers.join('\r\n')}\r\n\r\n${body}`;
const multi = (head: string[], type: string, ...parts: string[]): string =>
  part(
    [...head, 'MIME-Version: 1.0', `Content-Type: multipart/${type}; boundary="b=_1"`],
    `${parts.map((one) => `--b=_1\r\n${one}\r\n`).join('')}--b=_1--\r\n`,
  );
const htmlPart = (html: string, more: string[] = []): string =>
  part(
    ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', ...more],
    quoted(html),
  );

const letterHead = [
  'Received: from mx.example by mx2.example; Mon, 04 May 2026 06:15:00 +0000',
  'From: =?UTF-8?Q?Harbour_Cour=C3=ADer?= <news@harbour.example>',
  'To: reader@example.org',
  'Subject: =?utf-8?B?TW9ybmluZyBsZXR0ZXI6IGRvY2tlcnMg4oCTIGJhY2s=?=',
  'Date: Mon, 04 May 2026 08:15:00 +0200',
  'Message-ID: <1@harbour.example>',
];
const savedHead = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://harbour.example/news/dockers',
  'Subject: Dockers',
  'Date: Tue, 05 May 2026 10:00:00 +0000',
];

const read = async (text: string) => {
  const mail = await readMail(Buffer.from(text, 'latin1'), 'x.eml');
  return { ...mail, text: mail.bytes.toString() };
};

test('a newsletter of HTML and text gives its HTML, subject, sender and time', async () => {
  const mail = await read(
    multi(
      letterHead,
      'alternative',
      part(['Content-Type: text/plain'], 'The same as text.'),
      htmlPart(story('Dockers')),
    ),
  );
  expect(mail.text).toContain(story('Dockers'));
  expect(mail).toMatchObject({
    contentType: 'text/html; charset=utf-8',
    url: null,
    savedAt: null,
    letter: {
      subject: 'Morning letter: dockers – back',
      date: 'Mon, 04 May 2026 08:15:00 +0200',
      from: { name: 'Harbour Couríer', address: 'news@harbour.example' },
    },
  });
});

test.each([
  [
    'one part',
    part(
      [...letterHead, 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
      quoted(story('Dockers')),
    ),
  ],
  [
    'base64',
    part(
      [...letterHead, 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64'],
      Buffer.from(story('Dockers'))
        .toString('base64')
        .replace(/(.{76})/g, '$1\r\n'),
    ),
  ],
  [
    'another charset',
    part(
      [...letterHead, 'Content-Type: text/html; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable'],
      quoted(story('Dockers').replaceAll('–', '-'), 'latin1'),
    ),
  ],
  [
    'LF alone',
    part(
      [...letterHead, 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
      quoted(story('Dockers')),
    ).replaceAll('\r\n', '\n'),
  ],
  [
    'an mbox of one',
    `From news@harbour.example Mon May  4 08:15:00 2026\n${part([...letterHead, 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'], quoted(story('Dockers')))}`,
  ],
])('a letter in %s', async (_name, text) => {
  const mail = await read(text);
  expect(mail.text.replaceAll('–', '-')).toContain(story('Dockers').replaceAll('–', '-'));
  expect(mail.letter?.subject).toBe('Morning letter: dockers – back');
});

test('a letter of text alone', async () => {
  const mail = await read(part([...letterHead, 'Content-Type: text/plain; charset=utf-8'], 'The dockers went back.'));
  expect(mail).toMatchObject({ contentType: 'text/plain; charset=utf-8', text: 'The dockers went back.\n' });
});

test('quotes and dashes of windows-1252 stay what they are, in head and text', async () => {
  const head = ['From: x@harbour.example', 'To: y@example.org', 'Subject: =?windows-1252?Q?=93Fog=94_=96_again?='];
  const type = ['Content-Type: text/html; charset=windows-1252', 'Content-Transfer-Encoding: quoted-printable'];
  const mail = await read(part([...head, ...type], '<p>=93The dockers=94 went back =96 all of them, said Ny=E9.</p>'));
  expect(mail.letter?.subject).toBe('“Fog” – again');
  expect(mail.text).toContain('“The dockers” went back – all of them, said Nyé.');
});

test('a part that does not say its charset is left to its page to say', async () => {
  const quotedPage = '<meta charset=3D"iso-8859-2"><p>Przysta=F1 w =A3odzi</p>';
  const type = ['Content-Type: text/html;', ' format=flowed', 'Content-Transfer-Encoding: quoted-printable'];
  const mail = await read(part([...letterHead, ...type], quotedPage));
  expect(mail.contentType).toBe('text/html');
  expect(mail.bytes.toString('latin1')).toContain('<p>Przysta\xf1 w \xa3odzi</p>');
});

test('MHTML gives its root page alone, with its address and when it was saved', async () => {
  const frame = htmlPart('<p>A frame with an advertisement</p>', ['Content-Location: https://ads.example/1']);
  const style = part(['Content-Type: text/css', 'Content-Location: https://harbour.example/a.css'], 'p { color: red }');
  const mail = await read(multi(savedHead, 'related', htmlPart(story('Dockers')), style, frame));
  expect(mail.text.trim()).toBe(story('Dockers'));
  expect(mail).toMatchObject({
    url: 'https://harbour.example/news/dockers',
    savedAt: '2026-05-05T10:00:00.000Z',
    letter: null,
  });
});

test('the root of MHTML may be named and stand behind others', async () => {
  const saved = multi(
    savedHead,
    'related; start="<root@x>"',
    htmlPart('<p>A frame</p>', ['Content-ID: <frame@x>']),
    htmlPart(story('Dockers'), ['Content-ID: <root@x>']),
  );
  expect((await read(saved)).text.trim()).toBe(story('Dockers'));
});

test('a newsletter with pictures is not taken for a saved page', async () => {
  const picture = part(
    ['Content-Type: image/png', 'Content-ID: <p@x>', 'Content-Transfer-Encoding: base64'],
    'iVBORw0KGgo=',
  );
  const mail = await read(multi(letterHead, 'related', htmlPart(story('Dockers')), picture));
  expect(mail.letter?.subject).toMatch(/Morning letter/);
  expect(mail.text).toContain('<h1>Dockers</h1>');
});

test('a mailbox of several letters, a letter without text and one nested without end are refused', async () => {
  const one = `From a@b.example Mon May  4 08:15:00 2026\n${part(letterHead, 'One.')}\n\n`;
  await expect(read(one + one)).rejects.toMatchObject({
    code: 'UNRECOGNISED',
    message: expect.stringMatching(/several e-mails/) as string,
  });
  await expect(read(multi(letterHead, 'mixed', part(['Content-Type: image/png'], 'x')))).rejects.toMatchObject({
    code: 'UNRECOGNISED',
  });
  let deep = 'Content-Type: text/plain\r\n\r\nx';
  for (let n = 0; n < 60; n++)
    deep = `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n${deep}\r\n--b${n}--`;
  await expect(read(`${letterHead.join('\r\n')}\r\n${deep}`)).rejects.toMatchObject({ code: 'DECODE' });
});

test('hostile letters end in time', async () => {
  for (const piece of [
    '--b=_1\r\n',
    '--b=_1\n\n',
    'Content-Type: multipart/related; boundary=b\r\n',
    '=\r\n',
    '<',
    '\r\n',
  ]) {
    const start = processorMs();
    await readMail(Buffer.from(multi(letterHead, 'related', piece.repeat(20_000))), 'x').catch((error: unknown) => {
      expect(error).toMatchObject({ name: expect.stringMatching(/^(Unrecognised|Decode)Error$/) as string });
    });
    expect(processorMs() - start).toBeLessThan(5_000);
  }
});

test('wirecopy fetch reads a letter and a saved page', async () => {
  const letter = await wirecopy(['fetch', '-'], {
    stdin: multi(letterHead, 'alternative', htmlPart(story('Dockers go back to work'))),
  });
  expect(letter).toMatchObject({ status: 0, stderr: '' });
  expect(articleSchema.parse(JSON.parse(letter.stdout))).toMatchObject({ date: '2026-05-04T08:15:00+02:00' });
  const saved = await wirecopy(['fetch', '-'], {
    stdin: multi(savedHead, 'related', htmlPart(story('Dockers go back to work'))),
  });
  expect(saved).toMatchObject({ status: 0, stderr: '' });
  expect(articleSchema.parse(JSON.parse(saved.stdout))).toMatchObject({
    url: 'https://harbour.example/news/dockers',
    headline: 'Dockers go back to work',
    date: null,
    source: { fetchedAt: '2026-05-05T10:00:00.000Z' },
  });
});

test('a letter of text has its subject for a headline, once', async () => {
  const text = [
    'The ferry to the island will sail again on Thursday, the harbour board said, after the landing stage was repaired.',
    'Forty families on the outer islands had been supplied by a fishing boat in the meantime, their teacher said.',
    'The repairs cost 2.4 million crowns, about twice what the board had set aside, and the council decides in June.',
    'The first boat leaves at nine in the morning and takes the post, the milk and the schoolbooks with it.',
  ];
  for (const [subject, lines] of [
    ['Ferry sails again', text],
    ['Fwd: Ferry sails again', ['Ferry sails again', ...text]],
  ] as const) {
    const stdin = `From: Harbour <news@harbour.example>\r\nSubject: ${subject}\r\nDate: Mon, 4 May 2026 08:15:00 +0200\r\n\r\n${lines.join('\r\n\r\n')}\r\n`;
    const ran = await wirecopy(['fetch', '-'], { stdin });
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(ran.stdout)).toMatchObject({ headline: 'Ferry sails again', body: text.join('\n\n') });
  }
});

test('a saved page whose pictures stand first is the page, not a letter without text', async () => {
  const picture = part(['Content-Type: image/png', 'Content-Transfer-Encoding: base64'], 'iVBORw0KGgo=');
  const frame = htmlPart(story('Frame'), ['Content-Location: https://harbour.example/frame']);
  const mail = await read(multi(savedHead, 'related; type="text/html"', picture, htmlPart(story('Dockers')), frame));
  expect(mail.text).toContain(story('Dockers'));
  expect(mail.text).not.toContain('Frame');
});

test('a page saved by a browser that tells its address in the page’s own part', async () => {
  const head = ['From: <Saved by Microsoft Internet Explorer 11>', 'Date: Tue, 05 May 2026 10:00:00 +0000'];
  const located = htmlPart(story('Dockers go back'), ['Content-Location: https://harbour.example/news/', '\tdockers']);
  expect(await read(multi(head, 'related', located))).toMatchObject({
    url: 'https://harbour.example/news/dockers',
    letter: null,
  });
  // In a letter it is a picture's or the sender's template.
  expect(await read(multi(letterHead, 'related', located))).toMatchObject({ url: null });
});

test('a letter that Apple Mail keeps is the letter without its length and its settings', async () => {
  const letter = part(
    [...letterHead, 'Content-Type: text/plain; charset=utf-8'],
    `The dockers went back.\r\n\r\nAll of them.\r\n`,
  );
  const settings =
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">\n<plist version="1.0"></plist>\n';
  for (const length of [letter.length, 12]) {
    const mail = await read(`${length}      \n${letter}${settings}`);
    expect(mail.letter?.subject).toBe('Morning letter: dockers – back');
    expect(mail.text.trim()).toBe('The dockers went back.\n\nAll of them.');
  }
  expect((await read(`>From nobody\n${letter}`)).letter?.from?.address).toBe('news@harbour.example');
});

test('the root is the page of the address that was saved, also behind a frame', async () => {
  const frame = htmlPart('<p>A frame with an advertisement</p>', ['Content-Location: https://ads.example/1']);
  const page = htmlPart(story('Dockers'), ['Content-Location: https://harbour.example/news/dockers']);
  const mail = await read(multi(savedHead, 'related; type="text/html"', frame, page));
  expect(mail.bytes.toString()).toContain('Dockers');
  expect(mail.bytes.toString()).not.toContain('advertisement');
});
