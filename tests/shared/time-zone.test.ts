import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatOffset, isTimeZone, offsetAtInstant, offsetAtLocal } from '../../src/shared/time-zone.js';

test.each([
  ['Europe/Kyiv', '2024-04-02T05:28', '+03:00'],
  ['Europe/Kyiv', '2024-01-02T05:28', '+02:00'],
  ['America/St_Johns', '2024-01-02T05:28', '-03:30'],
  // The hour that comes twice: still summer time.
  ['Europe/Berlin', '2024-10-27T02:30', '+02:00'],
  ['Europe/Berlin', '2024-10-27T03:00', '+01:00'],
  // The hour that is skipped: as before the change.
  ['Europe/Berlin', '2024-03-31T02:30', '+01:00'],
  ['Europe/Berlin', '2024-03-31T03:00', '+02:00'],
  ['America/New_York', '2024-11-03T01:30', '-04:00'],
  ['Pacific/Apia', '2011-12-31T10:00', '+14:00'],
])('%s at %s is %s', (zone, local, offset) => {
  expect(formatOffset(offsetAtLocal(zone, Date.parse(`${local}Z`))!)).toBe(offset);
});

test('an unknown zone is no zone', () => {
  expect(isTimeZone('Mars/Olympus')).toBe(false);
  expect(offsetAtLocal('Mars/Olympus', 0)).toBeNull();
});

test('an instant shown in a zone and read back in it is the same instant, but for the hour that comes twice', () => {
  const zones = fc.constantFrom('Europe/Kyiv', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
  const minutes = fc.integer({ min: 0, max: 2 ** 25 });
  fc.assert(
    fc.property(zones, minutes, (zone, minute) => {
      const instant = minute * 60_000;
      const offset = offsetAtInstant(zone, instant)!;
      const back = instant + offset * 60_000 - offsetAtLocal(zone, instant + offset * 60_000)! * 60_000;
      expect([0, 1_800_000, 3_600_000]).toContain(instant - back);
    }),
  );
});
