// A copy of dist whose rules, word lists, readers and constants can be switched off one by one. The places are found in the syntax tree:
// every condition and its parts, every step, cleaning, pattern, list of words and number of a module.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** What reads mark-up and bytes is not a rule. */
const isRuleFile = (file) =>
  /^(?:extract|normalise)\//.test(file)
    ? !/\/(?:html-[a-z]+|page-element|runs|page|index|inline-html|links)\.js$/.test(file) ||
      /metadata\/index|normalise\/index/.test(file)
    : /^shared\/(?:byline|caption|country|date-(?!names)|listing|notice|path-signs|paywall|picture|wall|likeness|segments|before-day)/.test(
        file,
      );

const cleanings = /^(?:without|clean|cut|strip|fold|shorten)[A-Z]/;
const isWordList = ({ type, callee, arguments: args }) =>
  type === 'NewExpression' && /^(?:Set|Map)$/.test(callee.name) && args.length === 1;

/** @returns {{ dist, places }} places are `{ id, file, line, kind, text, value }`. */
export function instrument(from, to) {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, filter: (source) => !source.includes(`${path.sep}bundle`) });
  const places = [];
  for (const file of readdirSync(to, { recursive: true, encoding: 'utf8' }).sort()) {
    const name = file.split(path.sep).join('/');
    if (!name.endsWith('.js') || !isRuleFile(name)) continue;
    const code = readFileSync(path.join(to, file), 'utf8');
    writeFileSync(path.join(to, file), new Instrumented(name, code, places).text());
  }
  return { dist: to, places };
}

class Instrumented {
  edits = [];

  constructor(file, code, places) {
    Object.assign(this, { file, code, places });
    for (const statement of parseAst(code).body) this.module(statement);
  }

  place(kind, node, value = null) {
    const { file, code, places } = this;
    const id = places.length;
    const line = code.slice(0, node.start).split('\n').length;
    places.push({
      id,
      file,
      line,
      kind,
      text: code.slice(node.start, node.end).replace(/\s+/g, ' ').slice(0, 110),
      value,
    });
    return id;
  }

  wrap(node, before, after) {
    this.edits.push({ start: node.start, end: node.end, before, after });
  }

  call(method, node, kind = method) {
    this.wrap(node, `ablation.${method}(${this.place(kind, node)}, `, ')');
  }

  /** Statements of the module itself: constants, patterns and word lists can be set there. */
  module(statement) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration') return this.visit(statement, true);
    let setters = '';
    for (const { id, init } of declaration.declarations) {
      if (!init) continue;
      const number = numberOf(init);
      if (id.type !== 'Identifier') this.visit(init, true);
      else if (number !== null) {
        const at = this.place('constant', { start: declaration.start, end: declaration.end }, number);
        setters += `ablation.constant(${at}, ${number}, (value) => { ${id.name} = value; });`;
      } else if (init.regex) {
        const at = this.place('pattern', init);
        this.wrap(init, `ablation.sharedPattern(${at}, `, `, (value) => { ${id.name} = value; })`);
        setters += `ablation.plain(${at}, (value) => { ${id.name} = value; }, ${this.code.slice(init.start, init.end)});`;
      } else this.visit(init, true);
    }
    if (setters === '') return;
    // "const" at the start of the declaration becomes "let".
    this.edits.push({ start: declaration.start, end: declaration.start + 5, replaced: 'let  ' });
    this.edits.push({ start: statement.end, end: statement.end, before: setters, after: '' });
  }

  visit(node, isModule = false) {
    if (Array.isArray(node)) for (const one of node) this.visit(one, isModule);
    if (!node || typeof node.type !== 'string') return;
    this.look(node, isModule);
    const isInner = /Function/.test(node.type);
    for (const [key, child] of Object.entries(node)) {
      if (child && typeof child === 'object' && key !== 'regex') this.visit(child, isModule && !isInner);
    }
  }

  look(node, isModule) {
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') this.call('when', node.test, 'rule');
    else if (node.type === 'LogicalExpression') this.operands(node);
    else if (node.type === 'ExpressionStatement' && isLocalCall(node.expression) && !isModule)
      this.wrap(node.expression, `ablation.step(${this.place('step', node.expression)}) && `, '');
    else if (node.type === 'SpreadElement' && node.argument.type === 'CallExpression') this.call('list', node.argument);
    else if (node.type === 'ArrayExpression' && !isModule)
      for (const one of node.elements)
        if (one && isLocalCall(one) && /^read[A-Z]/.test(one.callee.name)) this.call('list', one, 'reader');
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && cleanings.test(node.callee.name))
      this.call('cleaning', node.callee);
    if (node.regex)
      this.wrap(
        node,
        `ablation.${isModule ? 'sharedPattern' : 'pattern'}(${this.place('pattern', node)}, `,
        isModule ? ', () => {})' : ')',
      );
    if (isModule && isWordList(node)) this.call('words', node);
  }

  operands({ operator, left, right }) {
    for (const one of [left, right]) {
      if (one.type === 'LogicalExpression' && one.operator === operator) continue;
      if (operator === '||') this.call('when', one, 'alternative');
      else if (operator === '&&' && !isGuard(one)) this.call('also', one, 'condition');
    }
  }

  text() {
    const inserts = [];
    this.edits.forEach(({ start, end, before = '', after = '', replaced = null }, at) => {
      if (replaced !== null) inserts.push({ at: start, order: [2, 0, 0], text: replaced, skip: end - start });
      else {
        // At one place what ends comes before what begins; what is within begins last and ends first.
        if (after) inserts.push({ at: end, order: [0, -start, -at], text: after });
        inserts.push({ at: start, order: [1, -end, at], text: before });
      }
    });
    inserts.sort(
      (a, b) => a.at - b.at || a.order[0] - b.order[0] || a.order[1] - b.order[1] || a.order[2] - b.order[2],
    );
    let text = '';
    let from = 0;
    for (const { at, text: inserted, skip = 0 } of inserts) {
      text += this.code.slice(from, at) + inserted;
      from = at + skip;
    }
    return `const ablation = globalThis.ablation;\n${text}${this.code.slice(from)}`;
  }
}

const isLocalCall = ({ type, callee }) => type === 'CallExpression' && callee.type === 'Identifier';

/** "There is one at all": without it the rest cannot be asked. */
function isGuard(node) {
  if (node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'ChainExpression') return true;
  if (node.type !== 'BinaryExpression') return false;
  return [node.left, node.right].some(
    (one) => one.name === 'undefined' || (one.type === 'Literal' && one.value === null && !one.regex),
  );
}

function numberOf(node) {
  if (node.type === 'Literal' && typeof node.value === 'number') return node.value;
  const isNegative =
    node.type === 'UnaryExpression' && node.operator === '-' && typeof node.argument.value === 'number';
  return isNegative ? -node.argument.value : null;
}
