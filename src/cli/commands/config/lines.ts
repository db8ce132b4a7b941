import { readFileSync } from 'node:fs';
import { camel } from '../../flags/config.js';

/** Where each key of a configuration file stands: `delay` or `sync.delay` → its line. Empty where that cannot be told. */
export async function linesOf(file: string): Promise<Map<string, number>> {
  const { isMap, isScalar, LineCounter, parseDocument } = await import('yaml');
  const counter = new LineCounter();
  // JSON is YAML, too.
  const { contents } = parseDocument(readFileSync(file, 'utf8'), { lineCounter: counter });
  const lines = new Map<string, number>();
  const walk = (node: unknown, before: readonly string[]): void => {
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const path = [...before, before[0] === 'hosts' ? String(key.value) : camel(String(key.value))];
      if (key.range) lines.set(path.join('.'), counter.linePos(key.range[0]).line);
      // hosts: {host: {headers: {Name: …}}} is the deepest.
      if (path.length < 4) walk(value, path);
    }
  };
  walk(contents, []);
  return lines;
}
