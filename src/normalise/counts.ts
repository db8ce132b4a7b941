import { LatinTwin } from '../shared/latin-twin.js';

/** Adults read about so many words of alphabetic text a minute, and so many signs of Chinese or Japanese. */
const wordsPerMinute = 230;
const signsPerMinute = 450;

const sign = new LatinTwin(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
const letter = new LatinTwin(/[\p{L}\p{N}]/u);

type Kind = 'sign' | 'letter' | 'joint' | 'other';

/** What a character is to the count. ASCII is told at once, other characters once for each text. */
class Kinds {
  private readonly others = new Map<number, Kind>();

  of(code: number): Kind {
    if (code < 128) {
      const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
      return isLetter ? 'letter' : code === 0x27 || code === 0x2d || code === 0x2e ? 'joint' : 'other';
    }
    let kind = this.others.get(code);
    if (kind === undefined) {
      const character = String.fromCodePoint(code);
      kind = sign.test(character) ? 'sign' : letter.test(character) ? 'letter' : code === 0x2019 ? 'joint' : 'other';
      this.others.set(code, kind);
    }
    return kind;
  }
}

/** Words of a text; each sign of a script without blanks counts as one. */
export function countWords(text: string): { words: number; minutes: number } {
  const kinds = new Kinds();
  let signCount = 0;
  let wordCount = 0;
  /** Letters make a word; one apostrophe, hyphen or dot between letters does not end it. */
  let before: Kind = 'other';
  let isJoined = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at++;
    const kind = kinds.of(code);
    if (kind === 'sign') signCount++;
    if (kind === 'letter' && before !== 'letter' && !(before === 'joint' && isJoined)) wordCount++;
    isJoined = kind === 'joint' && before === 'letter';
    before = kind;
  }
  const minutes = wordCount / wordsPerMinute + signCount / signsPerMinute;
  return { words: wordCount + signCount, minutes: Math.max(1, Math.round(minutes)) };
}
