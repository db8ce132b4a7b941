import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/index.js';
import { readWarc } from '../../src/warc/index.js';
import { story } from './contract.js';
import { day, html, type OpenArchive, rawOf, testRaw, words } from './raw-contract.js';

const markerName = 'wirecopy-raw.json';
const own = { isLasting: true, maySetUp: true };
const limits = { largeBytes: 1_000_000, graceMs: 1_000 };

/** What every kind of archive does whose raw pages lie in a folder. `another` is a second archive of the same kind, or null. */
export function testRawFolder(
  name: string,
  open: () => Promise<OpenArchive>,
  another: (() => Promise<Store>) | null = null,
): void {
  let root: string;
  let count = 0;
  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), 'wirecopy-raw-folder-'));
  });
  afterAll(() => rmSync(root, { recursive: true }));
  const openWith = async (): Promise<OpenArchive> => {
    const opened = await open();
    await opened.store.useRawFolder(path.join(root, `folder-${++count}`), own);
    return opened;
  };

  testRaw(`${name}, its pages in a folder`, openWith, { isInFolder: true });

  describe(`${name}: a folder of raw pages`, () => {
    let opened: OpenArchive;
    let store: Store;
    let folder: string;
    beforeEach(async () => {
      opened = await openWith();
      store = opened.store;
      folder = path.join(root, `folder-${count}`);
      await store.setKeepsRaw('all');
    });
    afterEach(() => store.close());

    const files = (): string[] =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((one) => one.endsWith('.warc.gz'))
        .sort();
    const look = async (n: number, at = 0, of = store): Promise<void> => {
      const url = story(n).url!;
      await of.save(story(n), { now: day(at), raw: rawOf(html(words(`p${n}at${at}x`)), url, at) });
    };
    const pagesOf = async (of: Store): Promise<string[]> => {
      const found: string[] = [];
      for await (const { bytes } of of.rawPages(null))
        found.push(/<p>(p\d+at\d+)/.exec(Buffer.from(bytes).toString())![1]!);
      return found;
    };
    const pages = (): Promise<string[]> => pagesOf(store);
    const report = async () => (await store.rawFolder())!;
    const age = (): void => {
      for (const file of files()) utimesSync(path.join(folder, file), 1_000_000, 1_000_000);
    };
    const trouble = (text: string | RegExp) => ({
      ...{ code: 'STORE', trouble: 'raw folder' },
      message: typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text),
    });

    test('what is saved together is one file, that other tools can read', async () => {
      await store.saveAll(
        [1, 2, 3].map((n) => ({
          article: story(n),
          options: {
            now: day(0),
            raw: { ...rawOf(html(words(`p${n}at0x`)), story(n).url!, 0), headers: { 'x-a': 'b' } },
          },
        })),
      );
      expect(files()).toHaveLength(1);
      expect(await pages()).toEqual(['p1at0', 'p2at0', 'p3at0']);
      const urls: string[] = [];
      const bytes = readFileSync(path.join(folder, files()[0]!));
      for await (const item of readWarc(Readable.from([bytes]), { ref: 'x', maxBytes: 1e6 })) {
        if ('error' in item) throw item.error;
        expect(item.document).toMatchObject({ status: 200, headers: { 'x-a': 'b' }, fetchedAt: day(0) });
        urls.push(item.document.url!);
      }
      expect(urls).toEqual([1, 2, 3].map((n) => story(n).url));
      expect(await report()).toMatchObject({ pages: 3, files: 1, read: 3, problems: [], orphans: { files: 0 } });
    });

    test('what writes nothing makes no file', async () => {
      await look(1);
      await look(1, 0);
      await look(2, 1);
      const url = story(2).url!;
      await store.save(story(2), { now: day(2), raw: rawOf(`${html(words('p2at1x'))}<script>1</script>`, url, 2) });
      await store.save(story(3), { now: day(2), raw: { ...rawOf(html(words('p2at1x')), story(3).url!, 2) } });
      const alike = rawOf(`${html(words('p2at1x'))}<script>2</script>`, url, 3);
      await store.save(story(2), { now: day(3), feedUrl: 'https://feed.example/', raw: alike });
      expect(files()).toHaveLength(2);
      expect(await pages()).toEqual(['p1at0', 'p2at1', 'p2at1']);
      await store.setKeepsRaw('none');
      await look(4);
      expect(files()).toHaveLength(2);
    });

    test('other processes know the folder', async () => {
      await look(1);
      const again = await opened.again();
      expect(await pagesOf(again)).toEqual(['p1at0']);
      await look(2, 0, again);
      expect(files()).toHaveLength(2);
    });

    test('an archive that has pages already keeps them, and vacuum moves them out', async () => {
      const bare = (await open()).store;
      await bare.setKeepsRaw('all');
      await look(1, 0, bare);
      await look(2, 0, bare);
      const late = path.join(root, `late-${++count}`);
      await bare.useRawFolder(late, own);
      await look(3, 0, bare);
      expect(await pagesOf(bare)).toEqual(['p1at0', 'p2at0', 'p3at0']);
      expect((await bare.rawFolder())!).toMatchObject({ pages: 1, path: late });
      await bare.vacuum(limits);
      expect(await pagesOf(bare)).toEqual(['p1at0', 'p2at0', 'p3at0']);
      expect((await bare.rawFolder())!).toMatchObject({ pages: 3, files: 1, problems: [] });
      await bare.close();
    });

    describe('not mounted', () => {
      const away = (): string => `${folder}-away`;
      beforeEach(async () => {
        await look(1);
        renameSync(folder, away());
      });

      test.each([false, true])('a save fails whole and writes nothing there; an empty folder: %s', async (isEmpty) => {
        if (isEmpty) mkdirSync(folder);
        await expect(look(2)).rejects.toMatchObject(trouble(/is not there.*mounted/));
        if (isEmpty) expect(readdirSync(folder)).toEqual([]);
        expect(await store.get(story(2).id)).toBeNull();
        expect((await store.get(story(1).id))?.article.id).toBe(story(1).id);
        await expect(pages()).rejects.toMatchObject(trouble('mounted'));
        expect((await report()).problems.join()).toContain('mounted');
        await expect(store.prune({ keepRaw: 'none' })).rejects.toMatchObject(trouble('mounted'));
        await expect(store.vacuum(limits)).rejects.toMatchObject(trouble('mounted'));
        if (isEmpty) rmSync(folder, { recursive: true });
        renameSync(away(), folder);
        await look(2);
        expect(await pages()).toEqual(['p1at0', 'p2at0']);
      });

      test('a save without a page goes on', async () => {
        await store.save(story(7), { now: day(0) });
        expect(await store.get(story(7).id)).not.toBeNull();
      });

      test('it may be elsewhere, for this process or for all', async () => {
        await store.useRawFolder(away(), { isLasting: false, maySetUp: true });
        await look(2);
        expect(await pages()).toEqual(['p1at0', 'p2at0']);
        const again = await opened.again();
        await expect(pagesOf(again)).rejects.toMatchObject(trouble('mounted'));
        await again.useRawFolder(away(), own);
        expect(await pagesOf(again)).toHaveLength(2);
        expect(await pagesOf(await opened.again())).toHaveLength(2);
      });

      test('a second folder is not begun', async () => {
        const second = `${folder}-second`;
        await store.useRawFolder(second, { isLasting: false, maySetUp: true });
        await expect(look(2)).rejects.toMatchObject(trouble('mounted'));
        await expect(store.useRawFolder(second, own)).rejects.toMatchObject(trouble('mounted'));
        expect(existsSync(second)).toBe(false);
        mkdirSync(second);
        await expect(store.useRawFolder(second, own)).rejects.toMatchObject(trouble('mounted'));
        expect(readdirSync(second)).toEqual([]);
      });
    });

    test('a folder that holds something else is refused', async () => {
      const bare = (await open()).store;
      const full = path.join(root, `full-${++count}`);
      mkdirSync(full);
      writeFileSync(path.join(full, 'letter.txt'), 'x');
      await expect(bare.useRawFolder(full, own)).rejects.toMatchObject(trouble('something else'));
      await expect(bare.useRawFolder(path.join(full, 'letter.txt'), own)).rejects.toMatchObject({ code: 'STORE' });
      expect(readdirSync(full)).toEqual(['letter.txt']);
      await bare.close();
    });

    test('a mark that was half written, or is another’s', async () => {
      const bare = (await open()).store;
      const half = path.join(root, `half-${++count}`);
      mkdirSync(half);
      writeFileSync(path.join(half, markerName), '');
      await bare.useRawFolder(half, own);
      await look(1, 0, bare);
      writeFileSync(path.join(half, markerName), '{"archive"');
      await expect(look(2, 0, bare)).rejects.toMatchObject(trouble('damaged'));
      writeFileSync(path.join(half, markerName), '{"archive":"other","home":"x"}');
      await expect(look(2, 0, bare)).rejects.toMatchObject(trouble('another archive'));
      await bare.close();
    });

    test('a copy of the database reads, and neither writes nor takes away, until it takes the folder over', async () => {
      await look(1);
      await look(2);
      const marker = path.join(folder, markerName);
      const { archive } = JSON.parse(readFileSync(marker, 'utf8')) as { archive: string };
      writeFileSync(marker, JSON.stringify({ archive, home: 'the original' }));
      const again = await opened.again();
      expect(await pagesOf(again)).toHaveLength(2);
      await expect(look(3, 0, again)).rejects.toMatchObject(trouble(/the original.*takes the folder over/));
      await expect(again.vacuum(limits)).rejects.toMatchObject(trouble('the original'));
      await expect(again.prune({ keepRaw: 'none' })).rejects.toMatchObject(trouble('the original'));
      // Another machine's variable is no order.
      await again.useRawFolder(folder, { isLasting: false, maySetUp: true });
      await expect(look(3, 0, again)).rejects.toMatchObject(trouble('the original'));
      await again.useRawFolder(folder, own);
      await look(3, 0, again);
      expect(await pagesOf(again)).toHaveLength(3);
    });

    describe('damage', () => {
      beforeEach(async () => {
        await look(1);
        await look(2);
      });
      const first = (): string => path.join(folder, files()[0]!);

      test('a file that is gone', async () => {
        rmSync(first());
        await expect(pages()).rejects.toMatchObject(trouble('is missing'));
        expect((await report()).problems).toEqual([expect.stringMatching(/is missing, with 1 raw pages/)]);
      });

      test('a file that is cut', async () => {
        truncateSync(first(), 600);
        await expect(pages()).rejects.toMatchObject(trouble('ends before it'));
        expect((await report()).problems[0]).toMatch(/is cut/);
      });

      test('a file with the bytes of another', async () => {
        const [one, two] = files().map((file) => path.join(folder, file)) as [string, string];
        writeFileSync(one, readFileSync(two));
        await expect(pages()).rejects.toMatchObject(trouble('damaged'));
        expect((await report()).problems.length).toBeGreaterThan(0);
        await look(3);
        await expect(store.vacuum(limits)).rejects.toMatchObject(trouble('1 raw pages stay where they are'));
        expect(files().length).toBe(2);
        expect((await report()).pages).toBe(3);
      });

      test('a bit that fell over', async () => {
        const bytes = readFileSync(first());
        bytes[bytes.length - 300]! ^= 16;
        writeFileSync(first(), bytes);
        await expect(pages()).rejects.toMatchObject(trouble('damaged'));
      });

      test.each(['../../../etc/passwd', '/etc/passwd', '2026-01-01/../../x.warc.gz', 'C:\\x', '', '2026-01-01/.'])(
        'a row that names %j is not followed',
        async (file) => {
          await opened.write('UPDATE raw SET file = ?', [file as unknown as Uint8Array]);
          await expect(pages()).rejects.toMatchObject(trouble('not one of wirecopy'));
          await expect(store.prune({ keepRaw: 'none' })).rejects.toMatchObject(trouble('not one of wirecopy'));
        },
      );

      test.each(['start = -5', 'bytes = -1', 'bytes = 90000000000', 'size = 90000000000', 'start = NULL', 'size = 3'])(
        'a row that says %s',
        async (set) => {
          await opened.write(`UPDATE raw SET ${set}`);
          await expect(pages()).rejects.toMatchObject(trouble('damaged'));
        },
      );
    });

    describe('vacuum', () => {
      test('puts small files together, and those who read meanwhile read on', async () => {
        for (let n = 0; n < 50; n++) await look(n);
        const before = await pages();
        expect(files()).toHaveLength(50);
        const iterator = store.rawPages(null)[Symbol.asyncIterator]();
        const found = [(await iterator.next()).value];
        await store.vacuum(limits);
        expect(files()).toHaveLength(1);
        for (let one = await iterator.next(); !one.done; one = await iterator.next()) found.push(one.value);
        expect(found).toHaveLength(50);
        expect(await pages()).toEqual(before);
        expect(await report()).toMatchObject({ pages: 50, files: 1, problems: [], orphans: { files: 0 } });
      });

      test('goes up to the size of a large file, and leaves large ones alone', async () => {
        for (let n = 0; n < 20; n++) await look(n);
        const { bytes } = await report();
        const few = { ...limits, largeBytes: bytes / 4 };
        await store.vacuum(few);
        expect(files().length).toBeGreaterThan(3);
        expect(files().length).toBeLessThan(8);
        const names = files();
        await store.vacuum(few);
        expect(files().filter((one) => names.includes(one)).length).toBeGreaterThan(2);
        expect(await pages()).toHaveLength(20);
      });

      test('two at once harm nothing', async () => {
        for (let n = 0; n < 20; n++) await look(n);
        const again = await opened.again();
        await Promise.all([store.vacuum(limits), again.vacuum(limits)]);
        expect(await pages()).toHaveLength(20);
        age();
        await store.vacuum(limits);
        expect(await report()).toMatchObject({ pages: 20, files: 1, problems: [], orphans: { files: 0 } });
      });

      test('takes away what a killed process left, and nothing that is young or somebody else’s', async () => {
        await look(1);
        const [day_] = files()[0]!.split(path.sep) as [string];
        const orphan = path.join(folder, day_, '000000-0123456789abcdef.warc.gz');
        const others = [path.join(folder, day_, 'notes.txt'), path.join(folder, 'mine.warc.gz')];
        for (const one of [orphan, ...others]) writeFileSync(one, 'half');
        expect((await report()).orphans).toEqual({ files: 1, bytes: 4 });
        await store.vacuum({ ...limits, graceMs: 60_000 });
        expect((await report()).orphans.files).toBe(1);
        for (const one of [orphan, ...others]) utimesSync(one, 1_000_000, 1_000_000);
        age();
        await store.vacuum(limits);
        expect((await report()).orphans.files).toBe(0);
        expect(await pages()).toEqual(['p1at0']);
        expect(others.map((one) => readFileSync(one, 'utf8'))).toEqual(['half', 'half']);
      });

      test('keeps to a rule with a size', async () => {
        for (let n = 0; n < 10; n++) await look(n);
        await store.setKeepsRaw('1GB');
        await store.vacuum(limits);
        const { rawBytes } = await store.diskUse(day(0));
        expect(rawBytes).toBe((await report()).bytes);
        await store.setKeepsRaw(`${Math.floor(rawBytes / 2_000)}kB`);
        await look(11);
        expect((await store.diskUse(day(0))).rawBytes).toBeLessThanOrEqual(rawBytes / 2);
      });
    });

    test('what pages take is counted on where they move', async () => {
      const bare = (await open()).store;
      await bare.setKeepsRaw('1GB');
      for (let n = 0; n < 20; n++) await look(n, 0, bare);
      const before = (await bare.diskUse(day(0))).rawBytes;
      const limit = Math.ceil(before / 1_000) + 2;
      await bare.setKeepsRaw(`${limit}kB`);
      await bare.useRawFolder(path.join(root, `late-${++count}`), own);
      await bare.vacuum(limits);
      expect((await bare.diskUse(day(0))).rawBytes).toBeGreaterThan(limit * 1_000);
      await look(20, 0, bare);
      expect((await bare.diskUse(day(0))).rawBytes).toBeLessThanOrEqual(limit * 1_000);
      await bare.close();
    });

    describe('prune', () => {
      test('takes away files that lost all of their pages, and what is left of others is packed by vacuum', async () => {
        await look(1);
        await store.saveAll(
          Array.from({ length: 40 }, (_, n) => ({
            article: story(n + 2),
            options: {
              now: day(5),
              raw: rawOf(html(words(`p${n + 2}at5x`)).repeat(20), story(n + 2).url!, n === 3 ? 9 : 5),
            },
          })),
        );
        expect(files()).toHaveLength(2);
        expect(await store.prune({ olderThan: day(2), isDryRun: true })).toMatchObject({ rawPages: 1 });
        expect(files()).toHaveLength(2);
        await store.prune({ olderThan: day(2) });
        expect(files()).toHaveLength(1);
        expect(await pages()).toHaveLength(40);
        await store.prune({ keepRaw: '36h', now: day(10) });
        expect(await pages()).toHaveLength(1);
        expect(files()).toHaveLength(1);
        await store.prune({ keepRaw: 'none' });
        expect(files()).toEqual([]);
      });
    });

    test('two archives have a folder each', async () => {
      if (another === null) return;
      const other = await another();
      await expect(other.useRawFolder(folder, own)).rejects.toMatchObject(trouble('another archive'));
      await look(1);
      await expect(other.useRawFolder(folder, own)).rejects.toMatchObject(trouble('another archive'));
      await other.close();
    });
  });
}
