import { expect, test } from 'vitest';
import { NearGroups } from '../../src/store/near-groups.js';

const wire = (last: string): string =>
  `${Array.from({ length: 80 }, (_, n) => `word${n} of the report`).join(' ')} ${last}`;
const member = (source: string) => ({ headline: 'The wire', url: null, source, date: null });

test('texts that are nearly the same are one group, the earliest first', () => {
  const groups = new NearGroups();
  groups.add(wire('one'), member('one.example'));
  groups.add('too short to tell', member('short.example'));
  groups.add(Array.from({ length: 90 }, (_, n) => `other${n}`).join(' '), member('other.example'));
  groups.add(wire('two'), member('two.example'));
  expect(groups.counts()).toEqual({
    groups: 1,
    articles: 2,
    largest: [{ articles: 2, sources: 2, members: [member('one.example'), member('two.example')] }],
  });
});

test('what lies far back is forgotten', () => {
  const groups = new NearGroups(3);
  groups.add(wire('one'), member('one.example'));
  for (let story = 0; story < 3; story++) {
    groups.add(Array.from({ length: 90 }, (_, n) => `other${story}${n}`).join(' '), member('other.example'));
  }
  groups.add(wire('two'), member('two.example'));
  expect(groups.counts().groups).toBe(0);
});

test('one text over and over takes no longer each time', () => {
  const timeOf = (count: number): number => {
    const groups = new NearGroups();
    const began = performance.now();
    for (let n = 0; n < count; n++) groups.add(wire('again'), member('one.example'));
    expect(groups.counts()).toMatchObject({ groups: 1, articles: count });
    return performance.now() - began;
  };
  timeOf(500);
  const few = Math.max(5, timeOf(2_000));
  // Four times as many take four times as long; comparing all with all took sixteen.
  expect(timeOf(8_000)).toBeLessThan(few * 10);
});
