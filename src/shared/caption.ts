import { LatinTwin } from './latin-twin.js';
import { works } from './byline-words.js';
import type { Image } from '../types.js';

// Lines under pictures.

const agencies =
  'AFP|AP|AP Photo|Reuters|REUTERS|Getty|Getty Images|EPA|dpa|DPA|Imago|IMAGO|Shutterstock|Alamy|Bloomberg|Xinhua|EFE|ANSA|PA|PA Media|Keystone|picture alliance|UNIAN|Ukrinform|Anadolu|AA|TASS|Kyodo|Jiji|Yonhap|NurPhoto|Zuma|WireImage|iStock|Pixabay|Unsplash|APA|NTB|TT|ANP|Belga|LUSA|Lusa|PAP|MTI|ČTK|CTK|Flickr|Wikimedia|Wikimedia Commons|Handout|Archiv|Archives|Archive';
const labels = `${works.photographer}|photo by|picture by|photographer|image (?:credit|source|caption|by)|credits?|crédits?(?: photo)?|crédito|quelle|зображення|foto di|fot\\.|写真|撮影|图片|圖片|摄影|사진|صورة|תצלום|फ़ोटो|ภาพ`;

const bracketed = new LatinTwin(
  new RegExp(
    String.raw`^(.*\S)\s*[([（【]\s*((?:(?:${labels})\s*[:：=/|by ]*\s*)?[^()[\]（）【】]{2,120})[)\]）】]\.?$`,
    'iu',
  ),
);
/** Behind the end of a sentence or a sign; or with a capital, as "Foto: …" at the end of a caption. */
const behindSign = new LatinTwin(
  new RegExp(
    String.raw`^(.{6,}?(?:[.!?…"”»。।)]\s*|\s[|•·–—-]\s*))(?:${labels})\s*(?:[:：=]|by\b|/|(?<=fot\.))\s*(.{2,100})$`,
    'iu',
  ),
);
const behindText = new LatinTwin(new RegExp(String.raw`^(.{12,}?)\s((?:${labels})\s?[:：=]\s*)(\S.{1,70})$`, 'iu'));
const leading = new LatinTwin(new RegExp(String.raw`^(?:${labels})\s*(?:[:：,]|\bby\b|/)\s*(.{2,200})$`, 'iu'));
/** "… on 15 January. MARION LEROUX / AFP", "… yesterday. / PACO REBOLLO", "… in March. REUTERS/Jo Penn". */
const shouted = new LatinTwin(
  /^(.{12,}?[.!?…”»])\s*\/?\s*((?:REUTERS|AFP|AP|EPA|EFE|ANSA|DPA)\s?\/.{2,60}|\p{Lu}[\p{Lu}.'’-]+(?:\s\p{Lu}[\p{Lu}.'’-]+){1,3}(?:\s*\/\s*[\p{L} ]{2,30})?)$/u,
);
/** Buttons behind a credit. */
const button = new LatinTwin(
  /\s*(?:Purchase Licensing Rights.*|Acquire Licensing Rights.*|Enlarge|Zoom|Agrandir|Ampliar|Vergrößern|Visa mer|hide caption.*|toggle caption.*|\(more\))$/iu,
);
const copyright = new LatinTwin(/^(.{12,}?)\s*(?:©|\(c\))\s*(.{2,80})$/iu);
const source = new RegExp(String.raw`(?:^|[/,\s(])(?:${agencies})(?:$|[/,\s)])`, 'u');
const labelled = new LatinTwin(new RegExp(String.raw`^(?:${labels})(?!\p{L})`, 'iu'));

const opensLarge = new LatinTwin(/^[\p{Lu}\p{Lo}]/u);

/** Longer lines are prose. */
const maxCaption = 500;

/** Whether a line inside the story is surely a caption: an agency's sign in brackets also ends paragraphs ("(dpa)", "(mit AFP)"). */
export function isSureCaption(line: string): boolean {
  const sign = /[([（]([^()[\]]{2,60})[)\]）]\.?$/u.exec(line)?.[1];
  if (sign === undefined) return true;
  return (
    labelled.test(sign) ||
    /getty|shutterstock|imago|alliance|alamy|\bvia\b|\bpool\b|\p{Lu}\p{L}+ \p{Lu}\p{L}+\s?\//iu.test(sign)
  );
}

/** A caption and a credit that stand on lines of their own are one picture. */
export function joinPictures(images: readonly Image[]): Image[] {
  const joined: Image[] = [];
  for (const image of images) {
    const last = joined.at(-1);
    const isPair =
      last &&
      (last.caption === null) !== (image.caption === null) &&
      (last.credit === null) !== (image.credit === null);
    if (isPair)
      joined[joined.length - 1] = {
        ...last,
        caption: last.caption ?? image.caption,
        credit: last.credit ?? image.credit,
      };
    else joined.push(image);
  }
  return joined;
}

/** The picture that a line is the caption of, or null. The picture's address is not in a text. */
export function readCaption(whole: string): Image | null {
  if (whole.length > maxCaption) return null;
  const line = whole.replace(button, '');
  const inBrackets = bracketed.exec(line);
  if (inBrackets && (source.test(inBrackets[2]!) || labelled.test(inBrackets[2]!))) {
    return picture(inBrackets[1]!, withoutLabel(inBrackets[2]!));
  }
  const behind = behindSign.exec(line);
  if (behind) return picture(behind[1]!, behind[2]!);
  const capital = behindText.exec(line);
  if (capital && opensLarge.test(capital[2]!)) return picture(capital[1]!, capital[3]!);
  const named = shouted.exec(line);
  if (named) return picture(named[1]!.replace(/\s*\/$/, ''), named[2]!);
  const marked = copyright.exec(line);
  if (marked && !/all rights|alle rechte|\d{4}/i.test(marked[2]!)) return picture(marked[1]!, marked[2]!);
  const alone = leading.exec(line);
  if (!alone) return null;
  const isCaption = /^(?:image|picture|photo) caption/i.test(line);
  const isCredit = source.test(alone[1]!) || alone[1]!.length < 60;
  if (isCaption) return picture(alone[1]!, null);
  return isCredit ? picture(null, alone[1]!) : null;
}

const label = new LatinTwin(new RegExp(String.raw`^(?:${labels})(?!\p{L})\s*(?:[:：=/]|by\b)?\s*`, 'iu'));
const withoutLabel = (credit: string): string => credit.replace(label, '').trim() || credit;

/** Clocks and lengths of films. */
const noCredit = /^[\d:.,\s]*(?:min|sec|sek|uhr|std)?\.?$/i;
/** "--pageNumber-- von …": a template that was not filled. */
const unfilled = /\s*(?:--[a-z]+--|\{\{).*$/i;

const labelWithSign = new LatinTwin(new RegExp(String.raw`^(?:${labels}|copyright)\s*(?:[:：=]|by\b)\s*`, 'iu'));

/** Whom a credit names, without brackets, labels and signs; null where it names nobody. */
export function cleanCredit(text: string): string | null {
  const bare = text
    .replace(button, '')
    .replace(unfilled, '')
    .replace(/^[([（【]([^()[\]（）【】]+)[)\]）】]$/u, '$1');
  const name = bare
    .replace(labelWithSign, '')
    .replace(/^[\s:©]+/u, '')
    .trim();
  return name === '' || noCredit.test(name) ? null : name;
}

function picture(caption: string | null, credit: string | null): Image {
  const clean = (text: string | null): string | null => text?.replace(/\s*[|•·–—-]\s*$/u, '').trim() || null;
  return { url: null, caption: clean(caption), credit: clean(credit), alt: null, width: null, height: null };
}
