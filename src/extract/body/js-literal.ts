import { parseLooseJson } from '../../shared/loose-json.js';

// Data of scripts that are no JSON: objects with bare names and single quotes, and Nuxt's `(function(a,b){return {…}}(1,"…"))`, whose
// letters stand for the values behind it. Nothing is run: what is more than a literal is read as null.

const token =
  /\s+|\/\*.*?\*\/|"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|`[^`\\]*(?:\\.[^`\\]*)*`|void 0|![01]|-?[\d.][\w.]*|[A-Za-z_$][\w$]*|[{}[\],:]/sy;

/** The value of a literal of JavaScript; `names` are JSON by the letters that stand for it. Undefined for code. */
export function readLiteral(text: string, names: ReadonlyMap<string, string> = new Map()): unknown {
  const parts: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text)?.[0];
    if (found === undefined) {
      token.lastIndex = 0;
      return undefined;
    }
    if (/^(?:\s|\/\*)/.test(found)) continue;
    const isKey = /^[\w$'-]/.test(found) && /^\s*:/.test(text.slice(at + found.length, at + found.length + 20));
    parts.push(isKey ? JSON.stringify(found.replace(/^'|'$/g, '')) : asJson(found, names));
  }
  return parseLooseJson(parts.join(''));
}

function asJson(found: string, names: ReadonlyMap<string, string>): string {
  const quote = found[0]!;
  if (/^[{}[\],:]$/.test(found) || quote === '"') return found;
  if (quote === "'" || quote === '`') {
    const inner = found.slice(1, -1).replace(/\\(['`$])/g, '$1');
    return `"${inner.replace(/(?<!\\)((?:\\\\)*)"/g, '$1\\"').replace(/\n/g, '\\n')}"`;
  }
  if (quote === '!') return found === '!0' ? 'true' : 'false';
  if (/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e\d+)?)$/.test(found)) return found;
  return names.get(found) ?? 'null';
}

const opening = /\(\s*function\s*\(([\w$,\s]{0,20000})\)\s*\{/;

/** What the first function returns that a script calls where it stands; `endOf` finds the bracket that closes one. */
export function returnedValue(text: string, endOf: (text: string, from: number) => number): unknown {
  const match = opening.exec(text);
  if (!match) return undefined;
  const end = endOf(text, match.index + match[0].length - 1);
  const start = text.indexOf('return', match.index);
  const value = start < 0 ? -1 : text.slice(start, start + 40).search(/[{[]/) + start;
  if (start < 0 || value < start || value > end) return undefined;
  const given = readLiteral(`[${text.slice(end + 1, text.lastIndexOf('))'))}]`);
  const names = new Map<string, string>();
  for (const [at, name] of match[1]!.split(',').entries())
    names.set(name.trim(), JSON.stringify((Array.isArray(given) ? given[at] : null) ?? null));
  return readLiteral(text.slice(value, endOf(text, value)), names);
}
