import { describe, expect, test } from 'vitest';
import { agencyOf, isDesk, looksLikePerson } from '../../src/normalise/name-words.js';
import { nameKey, parseNames } from '../../src/normalise/names.js';
import type { RawAuthor } from '../../src/types.js';

const namesIn = (name: string, parts: Partial<RawAuthor> = {}): string[] =>
  parseNames({ name, role: null, kind: null, url: null, email: null, ...parts }).map((one) => one.name);

describe('names in a byline', () => {
  test.each([
    ['By Ada Lindqvist', ['Ada Lindqvist']],
    ['ByAda Lindqvist', ['Ada Lindqvist']],
    ['Byron Adams', ['Byron Adams']],
    ['Von: Ada Lindqvist', ['Ada Lindqvist']],
    ['Von Ada Lindqvist und Tom Okafor, dpa', ['Ada Lindqvist', 'Tom Okafor', 'dpa']],
    ['A. Lindqvist, B. Okafor and C. Holm', ['A. Lindqvist', 'B. Okafor', 'C. Holm']],
    ['Par Ada Lindqvist et Tom Okafor', ['Ada Lindqvist', 'Tom Okafor']],
    ['Por Ada Lindqvist y Tom Okafor', ['Ada Lindqvist', 'Tom Okafor']],
    ['Ada Lindqvist & Tom Okafor', ['Ada Lindqvist', 'Tom Okafor']],
    ['Автор: Анна Иванова и Пётр Сидоров', ['Анна Иванова', 'Пётр Сидоров']],
    ['Ada Lindqvist (Kyiv)', ['Ada Lindqvist']],
    ['Ada Lindqvist in Berlin', ['Ada Lindqvist']],
    ['By Ada Lindqvist April 12, 2024', ['Ada Lindqvist']],
    ['Posted on December 20, 2025 by Ada Lindqvist', ['Ada Lindqvist']],
    ['11.12.2019 - Ada Lindqvist', ['Ada Lindqvist']],
    ['Alle Artikel von Ada Lindqvist', ['Ada Lindqvist']],
    ['Lindqvist, A. B.', ['A. B. Lindqvist']],
    ['구현모 기자 ku@herald.example', ['구현모']],
    ['De Vries', ['De Vries']],
    ['Redaktion', ['Redaktion']],
    ['Center for Harbour Research', ['Center for Harbour Research']],
    ['Ada Lindqvist For The Herald On Sunday', ['Ada Lindqvist']],
    ['Ada Lindqvist for the Herald', ['Ada Lindqvist for the Herald']],
  ])('%s', (text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  test.each([
    '14:00',
    '4 May 2026',
    'May 4',
    'Share',
    'https://herald.example/author/ada',
    '@ada',
    'Von',
    'Getty Images',
    'Written By',
    'Fact Checked',
    'View Comments',
    'Sat',
    '',
  ])('%s is no name', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  test('an organisation’s name is not split', () => {
    expect(namesIn('Ports and Quays Ltd', { kind: 'organisation' })).toEqual(['Ports and Quays Ltd']);
  });

  test('an address beside a single name is kept with it', () => {
    const [one] = parseNames({
      name: 'Ada Lindqvist (ada@herald.example)',
      role: null,
      kind: null,
      url: null,
      email: null,
    });
    expect(one).toMatchObject({ name: 'Ada Lindqvist', email: 'ada@herald.example' });
  });

  test('case, accents and dots do not make two names', () => {
    expect(nameKey('JOSÉ P. ORTIZ')).toBe(nameKey('Jose P Ortiz'));
  });

  test('wire services are known by name and sign', () => {
    expect(agencyOf('dpa/lno')).toBe('dpa');
    expect(agencyOf('(Reuters)')).toBe('Reuters');
    expect(agencyOf('Reuters Staff')).toBe('Reuters');
    expect(agencyOf('Ada Lindqvist')).toBeNull();
    expect(agencyOf('constructor')).toBeNull();
  });

  test('desks are no persons, and persons of many scripts are', () => {
    expect(isDesk('Herald News Desk')).toBe(true);
    expect(['Ada Lindqvist', 'Анна Иванова', 'Ludwig van der Rohe', '渡辺洋介'].map(looksLikePerson)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(looksLikePerson('read more here')).toBe(false);
  });
});
