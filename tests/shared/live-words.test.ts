import { expect, test } from 'vitest';
import { saysLive } from '../../src/shared/live-words.js';

test.each([
  'https://herald.example/live/quay',
  'https://herald.example/quay-liveblog-7',
  'Quay strike: live updates',
  'Grève au port, en direct',
  'Huelga: minuto a minuto',
  'Sciopero in diretta',
  'Страйк: онлайн',
  '港の再開、ライブ',
  'إضراب الميناء مباشر',
])('%s is live', (text) => expect(saysLive(text)).toBe(true));

test.each(['Where sailors lived', 'https://herald.example/deliver/olive', 'La directrice du port', 'Ada Living'])(
  '%s is not',
  (text) => expect(saysLive(text)).toBe(false),
);
