import { expect, test } from 'vitest';
import { defineSite, findSiteRule, siteRules } from '../../src/sites/index.js';

test('a rule is found by host, with and without www, and below it', () => {
  expect(findSiteRule('https://kyivindependent.com/a')?.id).toBe('kyiv-independent');
  expect(findSiteRule('https://www.kyivindependent.com/a')?.id).toBe('kyiv-independent');
  expect(findSiteRule('https://notkyivindependent.com/a')).toBeNull();
  expect(findSiteRule(null)).toBeNull();
  expect(findSiteRule('not an address')).toBeNull();
});

test('an old layout keeps its rule for pages of its time', () => {
  const old = defineSite({ id: 'old', hosts: ['gazette.example'], validUntil: '2020-12-31' });
  const now = defineSite({ id: 'now', hosts: ['gazette.example'] });
  const find = (date: string | null) => findSiteRule('https://gazette.example/', { date, extra: [old, now] })?.id;
  expect(find('2019-05-04')).toBe('old');
  expect(find('2026-05-04')).toBe('now');
});

test('ids and hosts are each used once, and zones are real', () => {
  const ids = siteRules.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const rule of siteRules) {
    expect(rule.hosts.length).toBeGreaterThan(0);
    if (rule.timeZone) expect(() => new Intl.DateTimeFormat('en', { timeZone: rule.timeZone })).not.toThrow();
  }
});
