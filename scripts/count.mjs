// node scripts/count.mjs [DIR]: lines of src that are code (no blanks, no comments) by part, numbers and patterns of modules, and the
// features of each learned model with those that no tree asks.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'rolldown/parseAst';

const root = path.resolve(process.argv[2] ?? path.resolve(import.meta.dirname, '..'));
const src = path.join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).sort();
const parts = new Map();
const sums = { lines: 0, constants: 0, patterns: 0, words: 0 };
for (const file of files.filter((one) => one.endsWith('.ts'))) {
  const code = readFileSync(path.join(src, file), 'utf8');
  const program = parseAst(code, { lang: 'ts' });
  const lines = codeLines(code, program);
  const part = file.split(path.sep)[0];
  parts.set(part, (parts.get(part) ?? 0) + lines);
  sums.lines += lines;
  for (const statement of program.body) countValues(statement.declaration ?? statement);
}
console.log([...parts].map(([part, lines]) => `${String(lines).padStart(6)}  ${part}`).join('\n'));
const data = files.filter((one) => one.endsWith('.json'));
const dataLines = data.reduce(
  (sum, file) => sum + readFileSync(path.join(src, file), 'utf8').trimEnd().split('\n').length,
  0,
);
console.log(`${String(sums.lines).padStart(6)}  lines of code in all, and ${dataLines} of data files`);
console.log(`${sums.constants} numbers, ${sums.patterns} patterns and ${sums.words} lists of words of modules`);
for (const file of files.filter((one) => one.endsWith('.model.json'))) countFeatures(file);

/** Lines that hold anything but blanks and comments; strings and patterns are not comments whatever they hold. */
function codeLines(code, program) {
  const marked = new Uint8Array(code.length);
  const literals = [];
  walk(program, (node) => {
    if (node.type === 'Literal' || node.type === 'TemplateElement') literals.push([node.start, node.end]);
  });
  for (const [start, end] of literals) marked.fill(1, start, end);
  let bare = '';
  for (let at = 0; at < code.length; at++) {
    if (marked[at] || code[at] !== '/' || (code[at + 1] !== '/' && code[at + 1] !== '*'))
      bare += marked[at] && code[at] === ' ' ? '.' : code[at];
    else {
      const end = code[at + 1] === '/' ? code.indexOf('\n', at) : code.indexOf('*/', at) + 2;
      const stop = end < at ? code.length : end;
      bare += code.slice(at, stop).replace(/[^\n]/g, '');
      at = stop - 1;
    }
  }
  return bare.split('\n').filter((line) => line.trim() !== '').length;
}

function walk(node, look) {
  if (Array.isArray(node)) for (const one of node) walk(one, look);
  else if (node && typeof node === 'object') {
    if (typeof node.type === 'string') look(node);
    for (const child of Object.values(node)) if (child && typeof child === 'object') walk(child, look);
  }
}

function countValues(declaration) {
  if (declaration.type !== 'VariableDeclaration') return;
  for (const { init } of declaration.declarations) {
    if (init?.type === 'Literal' && typeof init.value === 'number') sums.constants++;
    if (init?.type === 'NewExpression' && /^(?:Set|Map)$/.test(init.callee.name)) sums.words++;
    walk(init, (node) => {
      if (node.regex) sums.patterns++;
    });
  }
}

function countFeatures(file) {
  const model = JSON.parse(readFileSync(path.join(src, file), 'utf8'));
  if (model.features) return countAsked(file, model);
  // One file of several models.
  for (const [name, part] of Object.entries(model)) if (part?.features) countAsked(`${file}, ${name}`, part);
}

function countAsked(file, { features, feature }) {
  const asked = new Set(Buffer.from(feature, 'base64'));
  const unasked = features.filter((_, at) => !asked.has(at));
  console.log(`${file}: ${features.length} features, asked by no tree: ${unasked.join(', ') || 'none'}`);
}
