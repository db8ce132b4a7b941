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
  const repaired = new Repair(withoutPreface(unescaped)).run();
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

const opening = /^(?:\uFEFF|(?:\/\/|\/\*)?\s*<!\[CDATA\[|\*\/|<!--)/;
const closing = ['*/', ']]>', '-->', '--!>', ';'];

/** Comments, CDATA and a semicolon around a text. The end is looked at from behind: `\s*$` would be tried at every blank. */
function withoutWrapping(text: string): string {
  let bare = text.trim();
  // Nearly always nothing stands around it.
  if (/^[[{]/.test(bare) && /[\]}]$/.test(bare) && !bare.endsWith(']]>')) return bare;
  for (let step = 0; step < mostWrappings && opening.test(bare); step++) bare = bare.replace(opening, '').trimStart();
  for (let step = 0; step < mostWrappings; step++) {
    const mark = closing.find((one) => bare.endsWith(one));
    if (mark === undefined) break;
    bare = bare.slice(0, -mark.length).trimEnd();
    // The script's own comment around it.
    if (mark === ']]>' && /\/[/*]$/.test(bare)) bare = bare.slice(0, -2).trimEnd();
  }
  return bare;
}

const mostWrappings = 4;

/** What a program printed before the data: a warning in mark-up, the name that it gives them. */
function withoutPreface(text: string): string {
  if (/^[[{]/.test(text)) return text;
  const start = dataStart.exec(text.slice(0, maxPreface));
  return start ? text.slice(start.index) : text;
}

const dataStart = /\{\s*["']@?\w{1,40}["']\s*:|\[\s*\{/;
const maxPreface = 2000;

const closerOf: Record<string, string> = { '{': '}', '[': ']' };
const legalEscape = /["\\/bfnrtu]/;

/** Writes the text again, token by token. What was written is kept in parts: one text that grows is copied whenever it is looked at. */
class Repair {
  private readonly parts: string[] = [];
  /** The last part that is not white space, -1 where there is none. */
  private last = -1;
  private at = 0;
  private readonly open: string[] = [];

  constructor(private readonly text: string) {}

  run(): string {
    const { text } = this;
    while (this.at < text.length) {
      const character = text[this.at]!;
      if (character === '"' || (character === "'" && /^[,:[{]$/.test(this.parts[this.last] ?? '')))
        this.string(character);
      else if (character === '/' && text[this.at + 1] === '*') this.skipTo('*/');
      else if (character === '/' && text[this.at + 1] === '/') this.skipTo('\n');
      else if (isLetter.test(character) && !/\d/.test(text[this.at - 1] ?? '')) this.word();
      else this.sign(character);
    }
    this.dropComma();
    return this.parts.join('') + this.open.reverse().join('');
  }

  private write(part: string): void {
    if (!isSpace(part)) this.last = this.parts.length;
    this.parts.push(part);
  }

  private skipTo(end: string): void {
    const found = this.text.indexOf(end, this.at + 2);
    this.at = found < 0 ? this.text.length : found + end.length;
  }

  private sign(character: string): void {
    this.at++;
    if (character === '{' || character === '[') {
      if (this.open.length === 0 && this.last >= 0) this.write(',');
      this.open.push(closerOf[character]!);
    } else if (character === '}' || character === ']') {
      this.dropComma();
      // A closer of the wrong kind closes what is open; one too many is left out.
      const expected = this.open.pop();
      if (expected) this.write(expected);
      return;
    } else if (character === ',' && /^[,[{]$/.test(this.parts[this.last] ?? '')) return;
    else if (character === ';' || (character < ' ' && !isSpace(character))) return;
    this.write(character);
  }

  private dropComma(): void {
    if (this.parts[this.last] !== ',') return;
    this.parts.length = this.last;
    // Two commas are never written one behind the other.
    do this.last--;
    while (this.last >= 0 && isSpace(this.parts[this.last]!));
  }

  /** Words of programs where JSON has none, and names of properties without quotes. */
  private word(): void {
    wordAt.lastIndex = this.at;
    const word = wordAt.exec(this.text)?.[0] ?? this.text[this.at]!;
    this.at += word.length;
    const isName =
      /^\s{0,20}:/.test(this.text.slice(this.at, this.at + 24)) && /^[,{]$/.test(this.parts[this.last] ?? '');
    this.write(isName ? JSON.stringify(word) : (programWords[word] ?? word));
  }

  private string(quote: string): void {
    const { text } = this;
    // A comma forgotten between two values.
    if (/["}\]]$/.test(this.parts[this.last] ?? '') && this.open.length > 0) this.write(',');
    const parts = ['"'];
    let from = ++this.at;
    const put = (part: string, next: number): void => {
      parts.push(text.slice(from, this.at), part);
      this.at = next - 1;
      from = next;
    };
    for (; this.at < text.length; this.at++) {
      const character = text[this.at]!;
      if (character === '\\') {
        const next = text[this.at + 1] ?? '';
        if (legalEscape.test(next) && (next !== 'u' || /^[0-9a-f]{4}/i.test(text.slice(this.at + 2, this.at + 6)))) {
          this.at++;
        } else put(next === "'" ? '' : '\\\\', this.at + 1);
      } else if (character === '"' && quote !== '"') put('\\"', this.at + 1);
      else if (character === quote) {
        if (this.endsString(quote)) break;
        if (quote === '"') put('\\"', this.at + 1);
      } else if (character < ' ') put(JSON.stringify(character).slice(1, -1), this.at + 1);
    }
    parts.push(text.slice(from, this.at), '"');
    this.at++;
    this.write(parts.join(''));
  }

  /** A quote ends the string where punctuation of JSON follows it; else the writer forgot to escape it. */
  private endsString(quote: string): boolean {
    let next = this.at + 1;
    while (next < this.text.length && isSpace(this.text[next]!)) next++;
    const sign = this.text[next];
    // The next property, on a line of its own: a comma was forgotten.
    if (sign === '"' && this.text.slice(this.at, next).includes('\n'))
      return property.test(this.text.slice(next, next + 60));
    if (sign === undefined || sign === ':' || sign === '}' || sign === ']') return true;
    if (sign !== ',') return false;
    next++;
    while (next < this.text.length && isSpace(this.text[next]!)) next++;
    return this.text[next] === quote || /["{[}\]\dtfn,-]/.test(this.text[next] ?? '"');
  }
}

const isLetter = /[A-Za-z_$]/;
const wordAt = /[A-Za-z_$][\w$-]{0,60}/y;
const property = /^"[\w@:.-]{1,40}"\s{0,8}:/;
const programWords: Readonly<Record<string, string>> = {
  NaN: 'null',
  undefined: 'null',
  Infinity: 'null',
  None: 'null',
  True: 'true',
  False: 'false',
};

const isSpace = (text: string): boolean => text.length === 1 && /\s/.test(text);
