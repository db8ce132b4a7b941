import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

interface Place {
  id: number;
  kind: string;
  text: string;
  value: number | null;
}
interface Switched {
  isRecording: boolean;
  hits: Uint8Array;
  begin(places?: number): void;
  turnOff(id: number, value?: number): void;
  endRecording(): void;
}

const code = `
const longest = 12;
const greeting = /^(?:hello|hi)\\b/;
const names = new Set(['ada', 'tom']);
const lower = (text) => text.toLowerCase();
function cleanText(text) { return lower(text).trim(); }
export function judge(text) {
  const steps = [];
  note(steps);
  if (text.length > longest) return ['long', ...steps];
  if (greeting.test(text) && !text.endsWith('?')) return ['greeting', ...steps];
  return [names.has(cleanText(text)) ? 'name' : 'other', ...steps];
}
function note(steps) { steps.push('noted'); }
`;

test('every condition, step, pattern, list and number can be switched off, and is itself again afterwards', async () => {
  const from = path.join(mkdtempSync(path.join(tmpdir(), 'wirecopy-ablate-')), 'dist');
  mkdirSync(path.join(from, 'normalise'), { recursive: true });
  writeFileSync(path.join(from, 'normalise/judge.js'), code);
  const load = (file: string) => import(pathToFileURL(file).href);
  const scripts = path.resolve(import.meta.dirname, '../scripts/ablate');
  const { instrument } = await load(path.join(scripts, 'instrument.mjs'));
  const { Switches } = await load(path.join(scripts, 'switches.mjs'));
  const switches: Switched = new Switches();
  Object.assign(globalThis, { ablation: switches });
  const { places }: { places: Place[] } = instrument(from, `${from}-switched`);
  const { judge } = await load(path.join(`${from}-switched`, 'normalise/judge.js'));
  const placeOf = (kind: string, text: string) =>
    places.find((one) => one.kind === kind && one.text.startsWith(text))!.id;

  switches.isRecording = true;
  switches.begin(places.length);
  expect(judge('hello you')).toEqual(['greeting', 'noted']);
  expect(switches.hits[placeOf('rule', 'greeting.test')]).toBe(1);
  expect(switches.hits[placeOf('rule', 'text.length')]).toBe(0);
  switches.endRecording();

  const off: [string, string, string, string[], number?][] = [
    ['rule', 'greeting.test', 'hello you', ['other', 'noted']],
    ['pattern', '/^(?:hello', 'hello you', ['other', 'noted']],
    ['condition', '!text.endsWith', 'hello?', ['greeting', 'noted']],
    ['words', 'new Set', 'Ada ', ['other', 'noted']],
    ['cleaning', 'cleanText', 'Ada', ['other', 'noted']],
    ['step', 'note(steps)', 'Ada', ['name']],
    ['constant', 'const longest', 'hello you', ['long', 'noted'], 6],
  ];
  for (const [kind, text, input, wanted, value] of off) {
    const before = judge(input);
    switches.turnOff(placeOf(kind, text), value);
    switches.begin();
    expect([kind, judge(input)]).toEqual([kind, wanted]);
    switches.turnOff(-1);
    expect([kind, judge(input)]).toEqual([kind, before]);
  }
});
