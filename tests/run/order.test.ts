import { describe, expect, test } from 'vitest';
import { Budget, asTheyCome, inOrder, type Ordering } from '../../src/run/order.js';
import { makeTarget } from '../../src/source/index.js';
import type { DocumentItem } from '../../src/types.js';

// The order of a run, with documents that are nothing but names: `a`, or `list(a b c)`.

const item = (name: string): DocumentItem => ({ kind: 'target', target: makeTarget(name) });
const nameOf = (one: DocumentItem): string => (one.kind === 'target' ? one.target.ref : '');

/** Documents end when the test says so. */
function stage(window: number, options: { stop?: AbortSignal; weights?: Record<string, number> } = {}) {
  const started: string[] = [];
  const open = new Map<string, () => void>();
  const ordering: Ordering<string> = {
    settle: async (one) => {
      const name = nameOf(one);
      started.push(name);
      await new Promise<void>((resolve) => open.set(name, resolve));
      const list = /^list\d*\((.*)\)$/.exec(name)?.[1];
      if (list === undefined) return { outcome: name, weight: options.weights?.[name] ?? 1 };
      return { items: list.split(' ').filter(Boolean).map(item), finish: (outcome) => outcome };
    },
    weightOf: () => 1,
    isWorthPulling: () => true,
    budget: new Budget(window),
    stop: options.stop,
  };
  const end = async (...names: string[]): Promise<void> => {
    for (const name of names) {
      open.get(name)?.();
      await turns();
    }
  };
  return { ordering, started, end };
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}

function collect(outcomes: AsyncIterable<string>): { found: string[]; done: Promise<void> } {
  const found: string[] = [];
  const done = (async () => {
    for await (const one of outcomes) found.push(one);
  })();
  return { found, done };
}

const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `d${n}`);

describe('in the order of the sources', () => {
  test('whatever ends first, and no more is started than the window holds', async () => {
    const { ordering, started, end } = stage(3);
    const { found, done } = collect(inOrder(names(6).map(item), ordering));
    await turns();
    expect(started).toEqual(['d0', 'd1', 'd2']);
    await end('d2', 'd1');
    expect(found).toEqual([]);
    await end('d0');
    expect(found).toEqual(['d0', 'd1', 'd2']);
    await end('d5', 'd4', 'd3');
    await done;
    expect(found).toEqual(names(6));
  });

  test('what a list opens up takes its place, and lists behind it are started meanwhile', async () => {
    const { ordering, started, end } = stage(10);
    const { found, done } = collect(inOrder(['list1(a b)', 'list2(c d)', 'e'].map(item), ordering));
    await turns();
    await end('e', 'list2(c d)', 'd');
    expect(started).toContain('c');
    expect(found).toEqual([]);
    await end('list1(a b)', 'a', 'b', 'c');
    await done;
    expect(found).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('a full window never keeps the head from going on', async () => {
    const { ordering, end } = stage(2);
    const { found, done } = collect(inOrder(['list(list2(x))', 'b', 'c'].map(item), ordering));
    await turns();
    await end('b', 'list(list2(x))', 'list2(x)', 'x', 'c');
    await done;
    expect(found).toEqual(['x', 'b', 'c']);
  });

  test('a heavy document takes the room of several', async () => {
    const { ordering, started, end } = stage(4, { weights: { d1: 3 } });
    const { done } = collect(inOrder(names(8).map(item), ordering));
    await turns();
    expect(started).toHaveLength(4);
    await end('d1', 'd0');
    expect(started).toHaveLength(6);
    await end(...names(8));
    await done;
  });

  test('a list that breaks gives what it had, then its error', async () => {
    const { ordering, end } = stage(4);
    const broken = async function* (): AsyncGenerator<DocumentItem> {
      yield item('a');
      throw new Error('the pipe broke');
    };
    const { found, done } = collect(inOrder(broken(), ordering));
    await turns();
    await end('a');
    await expect(done).rejects.toThrow('the pipe broke');
    expect(found).toEqual(['a']);
  });

  test('a list that trickles holds nothing back that is ready', async () => {
    const { ordering, end } = stage(4);
    const trickle = async function* (): AsyncGenerator<DocumentItem> {
      yield item('a');
      await new Promise(() => undefined);
    };
    const { found } = collect(inOrder(trickle(), ordering));
    await turns();
    await end('a');
    expect(found).toEqual(['a']);
  });

  test('a reader that stops early closes the lists', async () => {
    const { ordering, end } = stage(4);
    let isClosed = false;
    const watched = async function* (): AsyncGenerator<DocumentItem> {
      try {
        for (const name of names(100)) yield item(name);
      } finally {
        isClosed = true;
      }
    };
    const outcomes = inOrder(watched(), ordering);
    const first = outcomes.next();
    await turns();
    await end('d0');
    expect((await first).value).toBe('d0');
    await outcomes.return(undefined);
    expect(isClosed).toBe(true);
  });

  test('stopped, it starts nothing new and gives out what is under way', async () => {
    const stop = new AbortController();
    const { ordering, started, end } = stage(2, { stop: stop.signal });
    const { found, done } = collect(inOrder(names(9).map(item), ordering));
    await turns();
    stop.abort();
    await end('d0', 'd1');
    await done;
    expect(found).toEqual(['d0', 'd1']);
    expect(started).toHaveLength(2);
  });
});

describe('as they come', () => {
  test('each once, lists within lists, and no more than the window holds', async () => {
    const { ordering, started, end } = stage(3);
    const { found, done } = collect(asTheyCome(['a', 'list(x y)', 'b', 'c'].map(item), ordering));
    await turns();
    expect(started).toEqual(['a', 'list(x y)', 'b']);
    await end('b', 'list(x y)', 'c', 'y', 'x', 'a');
    await done;
    expect(found).toEqual(['b', 'c', 'y', 'x', 'a']);
  });

  test('stopped, and broken, as in order', async () => {
    const stop = new AbortController();
    const stopped = stage(2, { stop: stop.signal });
    const first = collect(asTheyCome(names(9).map(item), stopped.ordering));
    await turns();
    stop.abort();
    await stopped.end('d1', 'd0');
    await first.done;
    expect(first.found).toEqual(['d1', 'd0']);
    const { ordering, end } = stage(2);
    const broken = async function* (): AsyncGenerator<DocumentItem> {
      yield item('a');
      throw new Error('the pipe broke');
    };
    const second = collect(asTheyCome(broken(), ordering));
    await turns();
    await end('a');
    await expect(second.done).rejects.toThrow('the pipe broke');
    expect(second.found).toEqual(['a']);
  });
});
