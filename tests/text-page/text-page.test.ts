import { describe, expect, test } from 'vitest';
import { WirecopyError } from '../../src/errors.js';
import { parseTextPage } from '../../src/text-page/index.js';
import { processorMs } from '../helpers/processor-time.js';

const text = ` date 2025-03-04 Skip to content
Harbour, Strike, Ports
Dockers of three ports walk out over night shifts

by Ada Moor and The Coastal Desk March 3, 2025 11:40 PM 3 min read
A crane stands still in Lowhaven on March 3, 2025. (Jo Penn/Pool/AFP via Getty Images)
Dockers in three ports laid down work on Monday night.

The walk-out will last two days, the union said.

Authors: Ada Moor, The Coastal Desk
News Feed

1:10 AM

Ferry to the islands cancelled.

The ferry company said so on Tuesday.
10:05 PM

Minister meets the union.

The talks took three hours.
`;

test('a saved text gives headline, authors, date, caption, body and the live block with rolled-back days', () => {
  const raw = parseTextPage(text, { url: null, rule: null });
  const value = (field: string) => raw.candidates.find((candidate) => candidate.field === field)?.value;
  expect(value('headline')).toBe('Dockers of three ports walk out over night shifts');
  expect(value('date')).toEqual({ text: 'March 3, 2025 11:40 PM', iso: '2025-03-03T23:40' });
  expect(value('tags')).toEqual(['Harbour', 'Strike', 'Ports']);
  expect(raw.images[0]?.credit).toBe('Jo Penn/Pool/AFP via Getty Images');
  expect(raw.blocks.map((block) => block.text)).toEqual([
    'Dockers in three ports laid down work on Monday night.',
    'The walk-out will last two days, the union said.',
  ]);
  expect(raw.briefs.map((brief) => [brief.date?.text, brief.headline])).toEqual([
    ['1:10 AM', 'Ferry to the islands cancelled.'],
    ['10:05 PM', 'Minister meets the union.'],
  ]);
});

describe('a hostile text ends in a bounded time', () => {
  const story = `${'The harbour was closed on Monday, and nobody knew for how long it would be. '.repeat(4)}\n`;
  test.each([
    ['one line of megabytes', 'word '.repeat(200_000)],
    ['nothing but brackets', `${'['.repeat(1_000_000)}\n# A title\n[a](http://b.example)\n${story.repeat(5)}`],
    ['nothing but clocks', `${story.repeat(3)}${'12:30\n'.repeat(8_000)}`],
    [
      'nothing but by-lines',
      `A headline of some words\n${'By Ada Moor and Jo Penn\n'.repeat(8_000)}${story.repeat(3)}`,
    ],
    ['nothing but dates', `A headline of some words\n${'4 May 2026 12:30\n'.repeat(8_000)}${story.repeat(3)}`],
    ['nothing but marks', `${'> '.repeat(50_000)}${'* '.repeat(50_000)}\n${story.repeat(3)}`],
  ])('%s', (_name, hostile) => {
    const start = processorMs();
    try {
      parseTextPage(hostile, { url: null, rule: null });
    } catch (error) {
      expect(error).toBeInstanceOf(WirecopyError);
    }
    expect(processorMs() - start).toBeLessThan(20_000);
  });
});

test('one mark is enough in a note with YAML before it, and a stray asterisk stays in a text without', () => {
  const story = [
    'The ferry to the island sailed again on **Tuesday** after three weeks in port, the company said.',
    'Its captain praised the [crew](crew.md) that had mended the engine in the dock of the old yard.',
  ].join('\n\n');
  const bodyOf = (text: string): string =>
    parseTextPage(text, { url: null, rule: null })
      .blocks.map((block) => block.text)
      .join('\n');
  expect(bodyOf(`---\ntitle: Ferry sails again\n---\n\n${story.split('\n')[0]}\n\nIt is full.`)).toContain(
    'on Tuesday after',
  );
  expect(bodyOf(`Ferry sails again\n\n${story.split('\n')[0]}\n\nIt was full to the last seat.`)).toContain(
    '**Tuesday**',
  );
});

test('a link that begins a broken line is in its paragraph; a list of links stays a list', () => {
  const dump = [
    '   [1]Home [2]News [3]Sport',
    '',
    '   Ferry sails again',
    '',
    '   The ferry to the island sailed again on Tuesday with a hold full of',
    '   [4]herring and a tired crew of nine, said the harbour master of the',
    '   north pier, who had waited for it since the ice broke in the basin.',
    '',
    '   Its captain praised the yard that had mended the engine in the dock',
    '   and the townspeople who had brought bread over the hill by sledge.',
    '',
    'References',
    '',
    '   1. https://herald.example/',
    '   4. https://herald.example/herring',
  ].join('\n');
  const raw = parseTextPage(dump, { url: null, rule: null });
  expect(raw.candidates.find(({ field }) => field === 'headline')?.value).toBe('Ferry sails again');
  expect(raw.blocks[0]!.text).toContain('with a hold full of herring and a tired crew');
});

describe('the story of a saved text', () => {
  const parts = [
    'The ferry to the islands will sail again on Thursday, the harbour board said, after the landing stage that a storm had closed in March was mended.',
    'Forty families on the outer islands had been supplied by a fishing boat in the meantime, and the school had given its lessons by radio.',
    '"Nobody went hungry, but nobody had fresh bread for three weeks either," said the head teacher, who counted eleven pupils at the pier.',
    'The repairs cost 2.4 million crowns, about twice what the board had set aside, and the council will have to decide in June.',
  ];
  const read = (head: string, ...lines: string[]) =>
    parseTextPage(`Ferry to the islands sails again\n${head}\n\n${lines.join('\n\n')}\n`, { url: null, rule: null });
  const fieldOf = (raw: ReturnType<typeof read>, field: string) =>
    raw.candidates.find((candidate) => candidate.field === field)?.value;

  test('is whole with a label of an advert between all of its paragraphs', () => {
    const raw = read('By Lena Hovland | 10 April 2025', parts.join('\n\nAdvertisement\n\n'));
    expect(raw.blocks.map(({ text }) => text)).toEqual(parts);
  });

  test('tells of other days than its own', () => {
    const raw = read('By Lena Hovland', ...parts, 'The pier was built on 3 May 1931 and rebuilt in 1978.');
    expect(fieldOf(raw, 'date')).toBeUndefined();
    const dated = read('By Lena Hovland', 'TARVIK, 10 April 2025 (Coast Wire) – The ferry will sail again.', ...parts);
    expect(fieldOf(dated, 'date')).toEqual({ text: '10 April 2025', iso: '2025-04-10' });
  });

  test('ends with its own list, and not with titles of other stories', () => {
    const list = ['## What comes next', '- Tickets go on sale on Monday.', '- Cars must be booked.'];
    const raw = parseTextPage(`# Ferry to the islands sails again\n\n${[...parts, ...list].join('\n\n')}\n`, {
      url: null,
      rule: null,
    });
    expect(raw.blocks.map(({ text }) => text)).toContain('- Tickets go on sale on Monday.\n- Cars must be booked.');
    const others = ['## More stories', '- Storm closes the landing stage', '- Council debates the winter timetable'];
    const bare = parseTextPage(`# Ferry to the islands sails again\n\n${[...parts, ...others].join('\n\n')}\n`, {
      url: null,
      rule: null,
    });
    expect(bare.blocks.map(({ text }) => text)).toEqual(parts);
  });

  test('has the author whom a label amid the line names', () => {
    const raw = parseTextPage(
      '奥林渡轮停航三周后恢复\n2025-04-10 08:15 来源：海港日报 作者：李文\n\n港务局表示，自三月风暴以来关闭的栈桥修复完毕，开往奥林的渡轮将于周四恢复航行。\n\n外岛四十户人家在此期间由渔船供应物资，塔维克的学校通过无线电授课，校长索尔贝格说。\n\n索尔贝格说，没有人挨饿，但三个星期没有新鲜面包，周二上午首次试航时她在码头数到十一名学生。\n',
      { url: null, rule: null },
    );
    expect(fieldOf(raw, 'authors')).toMatchObject([{ name: '李文' }]);
  });
});

test('the head that a clipper writes gives the address, and names without the links of notes', () => {
  const story = 'The ferry will sail again on Thursday, the harbour board said, after the landing stage was mended.';
  const head = [
    '---',
    'title: "Ferry sails again"',
    'source: "https://herald.example/ferry"',
    'author:',
    '  - "[[Maja Olsen]]"',
    '  - "[[people/okoro|Tom Okoro]]"',
    'published: 2025-04-10',
    '---',
  ];
  const raw = parseTextPage(`${head.join('\n')}\n${story}\n\n${story} Twice.\n`, { url: null, rule: null });
  expect(raw.url).toBe('https://herald.example/ferry');
  const authors = raw.candidates.find(({ field }) => field === 'authors')?.value;
  expect(authors).toMatchObject([{ name: 'Maja Olsen' }, { name: 'Tom Okoro' }]);
});

describe('a first line above the headline names no author without a label', () => {
  const story = [
    'Le conseil municipal de Bellerive a voté lundi la transformation de l’ancien lavoir en médiathèque. Le vote a été serré.',
    'Les travaux coûteront quatre millions d’euros, selon la maire, Odile Garnier. La moitié sera payée par le département.',
    'Des riverains demandent où les visiteurs laisseront leurs voitures. Le quai ne compte que douze places.',
  ];
  test.each(['Le Courrier de Bellerive', 'The Oldbridge Ledger', 'Głos Zatoki', 'La Voce della Riva'])(
    '%s',
    (paper) => {
      const text = `${paper}\n\nActualités | Sports | Culture\n\nL’ancien lavoir deviendra une médiathèque\n\n${story.join('\n\n')}\n`;
      const raw = parseTextPage(text, { url: null, rule: null });
      expect(raw.candidates.filter(({ field }) => field === 'authors')).toEqual([]);
      expect(raw.blocks.map((block) => block.text)).toEqual(story);
    },
  );
});
