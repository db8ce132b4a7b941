import { expect, test } from 'vitest';
import { isPageOf } from '../../src/normalise/index.js';
import type { Candidate, RawArticle } from '../../src/types.js';

function raw(headline: string | null, text: string, summary: string | null = null): RawArticle {
  const said = (field: 'headline' | 'summary', value: string | null): Candidate[] =>
    value === null ? [] : [{ field, value, source: 'feed', place: field }];
  return {
    ...{ kind: 'entry', url: null, images: [], links: [], updates: [], briefs: [], notices: [], removals: [] },
    candidates: [...said('headline', headline), ...said('summary', summary)],
    blocks: text === '' ? [] : [{ kind: 'paragraph', text } as RawArticle['blocks'][number]],
  };
}

const entry = raw(
  'Dockers of Orrin end nine days of strike',
  '',
  'Ships are unloaded again after the union agreed on Monday.',
);

test.each<[string, RawArticle, boolean]>([
  ['the story', raw('Dockers of Orrin end strike', 'The cranes moved again.'), true],
  [
    'the story under another headline',
    raw('Quays busy again', 'After nine days of strike the dockers of Orrin end it.'),
    true,
  ],
  [
    'the story with the teaser in its text',
    raw('Quays', 'Ships are unloaded again, as the union agreed on Monday to it.'),
    true,
  ],
  ['a wall', raw('Robot or human?', 'Hold the button down to confirm that you are human. Thank you!'), false],
  [
    'a log-in form in Swedish',
    raw('Mitt konto', 'Ange din e-postadress och ditt lösenord för att fortsätta läsa.'),
    false,
  ],
  ['a page without a word', raw(null, ''), false],
  ['a long story in other words', raw('Något annat', 'En helt annan text om hamnen. '.repeat(100)), true],
])('the page of an entry: %s', (_name, page, isIts) => {
  expect(isPageOf(page, entry)).toBe(isIts);
});

test('an entry that says next to nothing is of any page', () => {
  const wall = raw('Robot or human?', 'Hold the button down.');
  for (const little of [raw(null, ''), raw('Update', ''), raw('Photo of the day', '')])
    expect(isPageOf(wall, little)).toBe(true);
});

test('of scripts that part no words each sign counts', () => {
  const story = raw('码头工人结束罢工', '', '船只周一重新卸货。');
  expect(isPageOf(raw('码头恢复', '工人结束了九天的罢工，码头重新忙碌。'), story)).toBe(true);
  expect(isPageOf(raw('请登录', '输入您的电子邮件和密码以继续阅读。'), story)).toBe(false);
});
