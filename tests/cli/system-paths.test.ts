import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configFolder, dataFolder, type System, stateFolder, untilde } from '../../src/cli/folders.js';
import { checkNameSigns, isFileName } from '../../src/cli/writing/folder-writer.js';
import { splitCommand } from '../../src/hook/index.js';
import { fileNameOf, goalOf, refuseSamePlace } from '../../src/output/index.js';
import { isDeviceName, sameNameKey } from '../../src/shared/file-names.js';
import { recogniseStandardInput, targetFromLine, targetFromName } from '../../src/source/index.js';
import { makeArticle } from '../helpers/article.js';

// Paths as Windows and macOS have them, by rules that are asked here on any system; nothing of it runs there.

const nowhere = (): boolean => false;

describe('drives and addresses', () => {
  test.each([
    'C:\\pages\\story.html',
    'C:/pages/story.html',
    'c://pages/story.html',
    'C:story.html',
    'D:2024/story.html',
    'D:8000',
    '\\\\server\\share\\story.html',
    '\\\\?\\C:\\very\\long\\story.html',
    '.\\pages\\herald.example\\story.html',
    'pages\\herald.example',
  ])('%s is a file', (name) => {
    expect(targetFromName(name, nowhere)).toMatchObject({ file: name, url: null });
    const line = JSON.stringify({ file: name, url: 'https://herald.example/story' });
    expect(targetFromLine(line, nowhere)).toMatchObject({ file: name, url: 'https://herald.example/story' });
  });

  test.each([
    ['https://herald.example/C:/story', 'https://herald.example/C:/story'],
    ['herald.example/story', 'https://herald.example/story'],
    ['myserver:8000/story', 'http://myserver:8000/story'],
    ['localhost:8000', 'http://localhost:8000/'],
    ['http://a:8080/', 'http://a:8080/'],
  ])('%s is an address', (name, url) => {
    expect(targetFromName(name, nowhere)).toMatchObject({ url, file: null });
  });

  test('other schemes are still refused', () => {
    expect(() => targetFromName('ftp://herald.example/story', nowhere)).toThrow(/only http/);
  });

  test('a list of paths is a list, with the line ends of Windows, too', async () => {
    const text = 'C:\\pages\\one\r\nC:\\pages\\two\r\n';
    const input = await recogniseStandardInput(
      (async function* () {
        yield Buffer.from(text);
      })(),
      nowhere,
    );
    const lines: string[] = [];
    if (input.kind === 'list') for await (const line of input.lines) lines.push(line);
    expect(lines).toEqual(['C:\\pages\\one', 'C:\\pages\\two']);
  });
});

describe('folders', () => {
  const system = (platform: NodeJS.Platform, home: string): System => ({ platform, home: () => home });
  const windows = system('win32', 'C:\\Users\\ann');
  const mac = system('darwin', '/Users/ann');
  const env = { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming', LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' };

  test('Windows: settings roam, the archive stays', () => {
    expect(configFolder(env, windows)).toBe('C:\\Users\\ann\\AppData\\Roaming\\wirecopy');
    expect(dataFolder(env, windows)).toBe('C:\\Users\\ann\\AppData\\Local\\wirecopy');
    expect(stateFolder(env, windows)).toBe('C:\\Users\\ann\\AppData\\Local\\wirecopy');
    expect(dataFolder({ ...env, XDG_DATA_HOME: 'D:\\data' }, windows)).toBe('D:\\data\\wirecopy');
    expect(dataFolder({ ...env, XDG_DATA_HOME: 'data' }, windows)).toBe('C:\\Users\\ann\\AppData\\Local\\wirecopy');
  });

  test('Windows without its variables, and with HOME as a shell of another system sets it', () => {
    expect(configFolder({}, windows)).toBe('C:\\Users\\ann\\.config\\wirecopy');
    expect(dataFolder({ HOME: '/c/Users/ann' }, windows)).toBe('C:\\Users\\ann\\.local\\share\\wirecopy');
    expect(dataFolder({ LOCALAPPDATA: 'relative' }, windows)).toBe('C:\\Users\\ann\\.local\\share\\wirecopy');
  });

  test('macOS and Linux', () => {
    expect(configFolder({}, mac)).toBe('/Users/ann/Library/Preferences/wirecopy');
    expect(stateFolder({ XDG_STATE_HOME: '/state' }, mac)).toBe('/state/wirecopy');
    expect(dataFolder({ HOME: '/home/bob', ...env }, system('linux', '/home/ann'))).toBe(
      '/home/bob/.local/share/wirecopy',
    );
  });

  test('~ in a configuration file is the home folder, with the slash of the system', () => {
    expect(untilde('~\\news\\archive.db', windows)).toBe('C:\\Users\\ann\\news\\archive.db');
    expect(untilde('~/news/archive.db', windows)).toBe('C:\\Users\\ann\\news\\archive.db');
    expect(untilde('~/news/archive.db', mac)).toBe('/Users/ann/news/archive.db');
    expect(untilde('~', mac)).toBe('/Users/ann');
    expect(untilde('~\\news', mac)).toBe('~\\news');
    expect(untilde('~bob/news', windows)).toBe('~bob/news');
    expect(untilde('C:\\news', windows)).toBe('C:\\news');
  });
});

describe('names of files in a folder', () => {
  const named = (headline: string, template = '{slug}.json', platform: NodeJS.Platform = 'win32'): string | null =>
    fileNameOf(template, makeArticle({ headline, date: '2024-04-02', language: 'en' }), platform);

  test.each(['CON', 'nul', 'Aux', 'PRN', 'COM1', 'lpt9'])(
    'a story called %s does not write to a device',
    (headline) => {
      for (const platform of ['win32', 'linux', 'darwin'] as const) {
        expect(named(headline, '{slug}.json', platform)).toBe(`${headline.toLowerCase()}_.json`);
        expect(named(headline, '{slug}/{date}.tar.gz', platform)).toBe(`${headline.toLowerCase()}_/2024-04-02.tar.gz`);
      }
    },
  );

  test.each(['Con air', 'Nullify', 'COM10', 'Auxiliary', 'CONTROL'])('%s is no device', (headline) => {
    expect(named(headline)).toBe(`${headline.toLowerCase().replace(' ', '-')}.json`);
  });

  test('dots and blanks at the end, which Windows drops, are left out there', () => {
    expect(named('Story', '{slug}. /{date}...')).toBe('story/2024-04-02');
    expect(named('Story', '{slug}./{date}', 'linux')).toBe('story./2024-04-02');
    expect(named('Story', '../{slug}.json')).toBe('../story.json');
  });

  test('both slashes make folders on Windows, and each part is looked at', () => {
    expect(named('nul', 'con\\{slug}\\x.json')).toBe('con_/nul_/x.json');
    expect(isFileName('{date}\\')).toBe(false);
  });

  test('signs that Windows takes in no name are told before anything is written', () => {
    for (const template of [
      '{date}:{slug}.json',
      'C:\\out\\{slug}.json',
      '{slug}?.json',
      '{slug}|x',
      '<{slug}>',
      '"{slug}"',
      '*{slug}',
    ])
      expect(() => checkNameSigns(template, 'win32')).toThrow(/Windows takes no/);
    for (const platform of ['linux', 'darwin'] as const) checkNameSigns('{date}:{slug}.json', platform);
    checkNameSigns('{date}\\{slug}.json', 'win32');
  });

  test('a headline of any length and in any form is a name of a length that all systems take, in one form', () => {
    const long = named('ö'.normalize('NFD').repeat(500), '{slug}-{slug}-{slug}.json')!;
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(220);
    expect(long).toBe(long.normalize('NFC'));
    expect(named('Über'.normalize('NFD'))).toBe(named('Über'.normalize('NFC')));
    // What only Windows counts: in units of two bytes.
    expect(named('🚢'.repeat(300), '{headline}{slug}.json')!.length).toBeLessThanOrEqual(255);
  });
});

describe('outputs', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-paths-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['NUL', '\\\\.\\NUL'],
    ['nul', '\\\\.\\nul'],
    ['C:\\out\\nul', '\\\\.\\nul'],
    ['CON', '\\\\.\\CON'],
  ])('%s is written to as a device on Windows', (name, file) => {
    expect(goalOf(name, 'win32')).toEqual({ kind: 'stream', file });
  });

  test.each(['aux.json', 'C:\\out\\con.csv', 'com1.ndjson.gz'])('%s is refused there', (name) => {
    expect(() => goalOf(name, 'win32')).toThrow(/the name of a device on Windows/);
  });

  test.each(['2026-05-01T10:00.json', 'what?.csv', 'a|b.csv'])('%s is refused there, with the sign', (name) => {
    expect(() => goalOf(name, 'win32')).toThrow(/Windows takes no [:?|]/);
  });

  test('on other systems these are files', () => {
    for (const name of ['nul', 'aux.json', '10:00.json']) {
      expect(goalOf(path.join(folder, name), 'linux')).toMatchObject({ kind: 'file', hasContent: false });
    }
  });

  test('two outputs whose names differ only in case or in how a letter is built are one file on Windows and macOS', () => {
    const two = (one: string, other: string) => ({
      '--output': path.join(folder, one),
      '--failures': path.join(folder, other),
    });
    for (const platform of ['win32', 'darwin'] as const) {
      expect(() => refuseSamePlace(two('News.json', 'news.JSON'), platform)).toThrow(/the same file/);
      expect(() => refuseSamePlace(two('é'.normalize('NFC'), 'é'.normalize('NFD')), platform)).toThrow(/the same file/);
    }
    refuseSamePlace(two('News.json', 'news.JSON'), 'linux');
    expect(sameNameKey('É'.normalize('NFD'), 'darwin')).toBe('é'.normalize('NFC'));
  });
});

test('devices are told by their stem, as Windows does', () => {
  for (const name of ['nul', 'NUL.txt', 'nul.tar.gz', 'nul .txt', 'COM¹', 'conin$'])
    expect(isDeviceName(name)).toBe(true);
  for (const name of ['', '.nul', 'null', 'com', 'com12', 'x.nul', 'nul-1.txt']) expect(isDeviceName(name)).toBe(false);
});

test('a hook’s command keeps the backslashes of Windows; a share stands in single quotes', () => {
  expect(splitCommand('"C:\\Program Files\\nodejs\\node.exe" C:\\hooks\\tell.mjs {}')).toEqual([
    'C:\\Program Files\\nodejs\\node.exe',
    'C:\\hooks\\tell.mjs',
    '{}',
  ]);
  expect(splitCommand("'\\\\server\\hooks\\tell.exe' {}")).toEqual(['\\\\server\\hooks\\tell.exe', '{}']);
});
