import { expect, test } from 'vitest';
import { colourLevel } from '../../src/cli/screen/colour.js';

test.each([
  ['a flag beats all', false, { FORCE_COLOR: '1' }, true, 0],
  ['a flag beats all, the other way', true, { NO_COLOR: '1' }, false, 1],
  ['FORCE_COLOR beats NO_COLOR', undefined, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, 1],
  ['NO_COLOR beats a terminal', undefined, { NO_COLOR: '1' }, true, 0],
  ['an empty NO_COLOR says nothing', undefined, { NO_COLOR: '' }, true, 1],
  ['a dumb terminal', undefined, { TERM: 'dumb' }, true, 0],
  ['a pipe', undefined, { TERM: 'xterm-256color' }, false, 0],
  ['a terminal of many colours', undefined, { TERM: 'xterm-256color' }, true, 2],
] as const)('%s', (_name, flag, env, isTerminal, level) => {
  expect(colourLevel(flag, env, isTerminal)).toBe(level);
});
