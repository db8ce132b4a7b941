/** Longer texts are state of a program, not a description of a page. */
const maxRepairLength = 4_000_000;

/** JSON as pages write it: comments and CDATA around it, bare line breaks and quotes in strings, trailing commas, brackets
 *  left open, several values one after the other. Undefined where nothing can be made of it. One pass, never throws. */
export function parseLooseJson(text: string): unknown {
  const bare = withoutWrapping(text);
  const strict = parse(bare);
  if (strict !== undefined) return strict;
  if (bare.length > maxRepairLength) return undefined;
  const unescaped = /^[[{]\s*&quot;/.test(bare) ? bare.replaceAll('&quot;', '"').replaceAll('&amp;', '&') : bare;
  const repaired = new Repair(unescaped).run();
  return parse(repaired) ?? parse(`[${repaired}]`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller tries the next reading of the text.
    return undefined;
  }
}

function withoutWrapping(text: string): string {
  const bare = text.trim();
  // Nearly always nothing stands around it.
  if (/^[[{]/.test(bare) && /[\]}]$/.test(bare) && !bare.endsWith(']]>')) return bare;
  return bare
    .replace(/^\uFEFF/, '')
    .replace(/^(?:\/\/|\/\*)?\s*<!\[CDATA\[\s*(?:\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)?\s*\]\]>\s*(?:\*\/)?$/, '')
    .replace(/^<!--/, '')
    .replace(/-->$/, '')
    .replace(/;\s*$/, '')
    .trim();
}

const closerOf: Record<string, string> = { '{': '}', '[': ']' };
const legalEscape = /["\\/bfnrtu]/;

/** Writes the text again, token by token. */
class Repair {
  private out = '';
  private at = 0;
  private readonly open: string[] = [];

  constructor(private readonly text: string) {}

  run(): string {
    const { text } = this;
    while (this.at < text.length) {
      const character = text[this.at]!;
      if (character === '"') this.string();
      else if (character === '/' && text[this.at + 1] === '*') this.skipTo('*/');
      else if (character === '/' && text[this.at + 1] === '/') this.skipTo('\n');
      else this.sign(character);
    }
    return this.out.replace(/,\s*$/, '') + this.open.reverse().join('');
  }

  private skipTo(end: string): void {
    const found = this.text.indexOf(end, this.at + 2);
    this.at = found < 0 ? this.text.length : found + end.length;
  }

  private sign(character: string): void {
    this.at++;
    if (character === '{' || character === '[') {
      if (this.open.length === 0 && /\S/.test(this.out)) this.out += ',';
      this.open.push(closerOf[character]!);
    } else if (character === '}' || character === ']') {
      this.dropComma();
      // A closer of the wrong kind closes what is open; one too many is left out.
      const expected = this.open.pop();
      if (!expected) return;
      this.out += expected;
      return;
    } else if (character === ',' && /[,[{]\s*$/.test(this.out.slice(-20))) return;
    else if (character === ';' || (character < ' ' && !/\s/.test(character))) return;
    this.out += character;
  }

  private dropComma(): void {
    let end = this.out.length;
    while (end > 0 && /\s/.test(this.out[end - 1]!)) end--;
    if (this.out[end - 1] === ',') this.out = this.out.slice(0, end - 1);
  }

  private string(): void {
    const { text } = this;
    let value = '"';
    this.at++;
    for (; this.at < text.length; this.at++) {
      const character = text[this.at]!;
      if (character === '\\') {
        const next = text[this.at + 1] ?? '';
        if (legalEscape.test(next) && (next !== 'u' || /^[0-9a-f]{4}/i.test(text.slice(this.at + 2, this.at + 6)))) {
          value += character + next;
          this.at++;
        } else if (next === "'") continue;
        else value += '\\\\';
      } else if (character === '"') {
        if (this.endsString()) break;
        value += '\\"';
      } else if (character < ' ') value += JSON.stringify(character).slice(1, -1);
      else value += character;
    }
    this.at++;
    this.out += `${value}"`;
  }

  /** A quote ends the string where punctuation of JSON follows it; else the writer forgot to escape it. */
  private endsString(): boolean {
    let next = this.at + 1;
    while (next < this.text.length && /\s/.test(this.text[next]!)) next++;
    const sign = this.text[next];
    if (sign === undefined || sign === ':' || sign === '}' || sign === ']') return true;
    if (sign !== ',') return false;
    next++;
    while (next < this.text.length && /\s/.test(this.text[next]!)) next++;
    return /["{[}\]\dtfn-]/.test(this.text[next] ?? '"');
  }
}
