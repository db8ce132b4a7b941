import { expect, test } from 'vitest';
import { NoArticleError, WirecopyError } from '../../src/errors.js';
import { parseTextPage } from '../../src/text-page/index.js';

function outcomeOf(text: string): string {
  try {
    parseTextPage(text, { url: null, rule: null });
    return 'story';
  } catch (error) {
    if (error instanceof NoArticleError) return error.reason;
    return error instanceof WirecopyError ? error.code : String(error);
  }
}

test.each([
  ['a word', 'harbour\n'],
  ['a word in Chinese', '码头\n'],
])('%s is no article', (_, text) => expect(outcomeOf(text)).toBe('empty'));

const story = [
  'The harbour was closed on Tuesday, said the town (and its port authority).',
  'It opens again on Friday; ferries sail as before, the company said.',
].join('\n\n');

test.each([
  ['a short one', story],
  ['one below a menu', `Sign in\nSubscribe\nHarbour closed until Friday\n\n${story}`],
  [
    'one in Chinese',
    '码头周二关闭\n\n港务局表示，码头从周二起关闭，周五重新开放，渡轮照常运行，乘客可以提前一天购票。',
  ],
  [
    'one that shows code',
    `How the port counts its ships\n\n${story}\n\n    count = 0;\n    count += 1;\n    print(count);\n\n${story}`,
  ],
])('%s is a story', (_, text) => expect(outcomeOf(text)).toBe('story'));

test.each([
  ['Just a moment...\nHerald\nVerify you are human by completing the action below.\n', 'BLOCKED'],
  ['Портовая газета\nВход\nЛогин\nПароль\nЗабыли пароль?\n', 'BLOCKED'],
  ['Herald\n451: Unavailable for legal reasons\nThis page is not available in your country.\n', 'BLOCKED'],
  ['Herald\nThis article is no longer available.\nTry our front page.\n', 'soft-404'],
])('a wall in plain text is refused', (text, outcome) => expect(outcomeOf(text)).toBe(outcome));
