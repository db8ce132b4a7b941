/** Classes of Unicode that patterns ask for, in texts that `isLatin` takes; scripts have nothing there, as Latin is asked by none. */
const inLatin: ReadonlyMap<string, string> = new Map([
  ['L', 'A-Za-zªºÀ-ÖØ-öø-ž'],
  ['Lu', `A-ZÀ-ÖØ-Þ${extended((letter) => letter !== letter.toLowerCase())}`],
  ['Ll', `a-zß-öø-ÿ${extended((letter) => letter === letter.toLowerCase())}`],
  ['Lo', 'ªº'],
  ['N', '0-9²³¹¼-¾'],
  ['Nd', '0-9'],
  ['M', ''],
  ['Mn', ''],
  ['Mc', ''],
]);

/** Large and small letters take turns from U+0100 to U+017E, but not throughout. */
function extended(isMeant: (letter: string) => boolean): string {
  let letters = '';
  for (let code = 0x100; code < 0x17f; code++) {
    const letter = String.fromCharCode(code);
    if (isMeant(letter)) letters += letter;
  }
  return letters;
}

/** Letters of Western, Central and Northern Europe and of Turkey, and the punctuation of all scripts; the sign of millionths
 *  counts as Greek, the long s as a small one. Without these two and what is beyond, the flag `u` changes nothing. */
const notLatin = /[^\0-\xb4\xb6-\u017e\u2000-\u206f\u20ac\u2122]/;
let lastText = '';
let isLastLatin = true;

/** One text is asked by many patterns, one after another. */
function isLatin(text: string): boolean {
  if (text !== lastText) {
    isLastLatin = !notLatin.test(text);
    lastText = text;
  }
  return isLastLatin;
}

/**
 * A pattern with letters of all scripts, and its twin for texts in Latin letters, which most are: that one takes V8 a twentieth of the
 * time to compile, which the first page of a run waits for (a millisecond each). Both find the same. Each is made when first asked for.
 * It takes the place of a pattern in all methods of strings but with a function as replacement.
 */
export class LatinTwin {
  private wide: RegExp | null;
  private narrow: RegExp | null = null;
  private readonly source: string;
  private readonly flags: string;

  /** A pattern, or its source where even reading it is to wait. Properties may be those of `inLatin` and scripts. */
  constructor(pattern: RegExp | string, flags = 'u') {
    this.wide = typeof pattern === 'string' ? null : pattern;
    this.source = typeof pattern === 'string' ? pattern : pattern.source;
    this.flags = typeof pattern === 'string' ? flags : pattern.flags;
  }

  /** The one for a text; a pattern of the flags `g` and `y` keeps its `lastIndex`, as ever. */
  of(text: string): RegExp {
    if (isLatin(text)) {
      this.narrow ??= new RegExp(sourceInLatin(this.source, this.flags), this.flags.replace('u', ''));
      return this.narrow;
    }
    this.wide ??= new RegExp(this.source, this.flags);
    return this.wide;
  }

  test(text: string): boolean {
    return this.of(text).test(text);
  }

  exec(text: string): RegExpExecArray | null {
    return this.of(text).exec(text);
  }

  // What strings ask of a pattern in their methods.

  [Symbol.match](text: string): RegExpMatchArray | null {
    return text.match(this.of(text));
  }

  [Symbol.replace](text: string, replacement: string): string {
    return text.replace(this.of(text), replacement);
  }

  [Symbol.search](text: string): number {
    return text.search(this.of(text));
  }

  [Symbol.split](text: string, limit?: number): string[] {
    return text.split(this.of(text), limit);
  }
}

function sourceInLatin(source: string, flags: string): string {
  let isClass = false;
  return source.replace(/\\p\{([\w=]+)\}|\\.|[[\]]/gsu, (found, property: string | undefined) => {
    if (found === '[') isClass = true;
    else if (found === ']') isClass = false;
    if (property === undefined) return found;
    const characters = property.startsWith('Script=') ? '' : inLatin.get(property);
    if (characters === undefined) throw new RangeError(`no twin of \\p{${property}}`);
    // The large form of ß is not among these letters.
    const folded = property === 'Lu' && flags.includes('i') ? `${characters}ß` : characters;
    return isClass ? folded : `[${folded}]`;
  });
}
