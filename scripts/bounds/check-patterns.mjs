import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { check } from 'recheck';
import { parseAst } from 'rolldown/parseAst';

const dist = path.resolve(import.meta.dirname, '../../dist');
/** Patterns that can be slow on a text that they never get, with that text: `fillers.mjs` puts it into every document. */
const knownFile = path.join(import.meta.dirname, 'known-patterns.json');
const timeout = 20_000;

/** Asks `recheck` of every pattern of the built program; gives the new ones that backtrack, as lines. */
export async function checkPatterns(say, { isAccepting = false } = {}) {
  const known = new Map(JSON.parse(readFileSync(knownFile, 'utf8')).map((one) => [one.pattern, one]));
  const found = [];
  const slow = [];
  const patterns = [...(await allPatterns())].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [pattern, file] of patterns) {
    const end = pattern.lastIndexOf('/');
    const result = await check(pattern.slice(1, end), pattern.slice(end + 1).replace('v', 'u'), { timeout });
    if (result.status === 'safe') continue;
    const kind = result.status === 'unknown' ? 'unknown' : result.complexity.type;
    const degree = result.complexity?.degree ?? null;
    const attack = result.attack && {
      before: result.attack.pumps.map(({ prefix }) => prefix).join(''),
      piece: result.attack.pumps.at(-1)?.pump ?? '',
      after: result.attack.suffix,
    };
    slow.push({ pattern, file, kind, ...(degree ? { degree } : {}), ...(attack ? { attack } : {}) });
    const accepted = known.get(pattern);
    // Not told in time, on a busy machine: neither safe nor found.
    if (kind === 'unknown') continue;
    // What takes exponential time has no length at which it is harmless.
    if (accepted && kind !== 'exponential' && (degree ?? 0) <= (accepted.degree ?? 9)) continue;
    found.push(`${file}: ${kind}${degree ? ` of degree ${degree}` : ''}: ${pattern.slice(0, 300)}`);
    say(found.at(-1));
  }
  if (isAccepting)
    writeFileSync(
      knownFile,
      `${JSON.stringify(
        slow.filter(({ kind }) => kind !== 'exponential'),
        null,
        2,
      )}\n`,
    );
  say(`patterns: ${patterns.length} looked at, ${slow.length} not safe, ${found.length} new`);
  return found;
}

/** Literals by the syntax tree; what is put together at run time by what the constructor is given while the modules load. */
async function allPatterns() {
  const patterns = new Map();
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.js') && !file.startsWith('bundle'),
  );
  for (const file of files) {
    visit(parseAst(readFileSync(path.join(dist, file), 'utf8')), (node) => {
      if (node.type === 'Literal' && node.regex) patterns.set(`/${node.regex.pattern}/${node.regex.flags}`, file);
      // Made when first asked for, which loading the modules is not.
      if (node.type !== 'NewExpression' || node.callee.name !== 'LatinTwin') return;
      const [source, flags] = node.arguments;
      if (source.type !== 'TaggedTemplateExpression') return;
      const { quasis } = source.quasi;
      if (quasis.length !== 1) throw new Error(`${file}: a LatinTwin is a pattern, or one String.raw`);
      patterns.set(`/${quasis[0].value.raw}/${flags?.value ?? 'u'}`, file);
    });
  }
  const Original = globalThis.RegExp;
  let now = '';
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, values) => {
      const made = Reflect.construct(target, values);
      // Those of other packages are theirs to look at.
      const from = new Error().stack.split('\n')[2] ?? '';
      if (from.includes(`${dist}${path.sep}`)) patterns.set(String(made), now);
      return made;
    },
  });
  try {
    // A module that is a process of its own runs when it is loaded.
    for (const file of files.filter((one) => !/-child\.js$/.test(one))) {
      now = file;
      await import(path.join(dist, file));
    }
  } finally {
    globalThis.RegExp = Original;
  }
  return patterns;
}

function visit(node, see) {
  if (Array.isArray(node)) for (const one of node) visit(one, see);
  else if (node !== null && typeof node === 'object') {
    if (typeof node.type === 'string') see(node);
    for (const value of Object.values(node)) if (typeof value === 'object') visit(value, see);
  }
}
