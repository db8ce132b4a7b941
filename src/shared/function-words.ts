import { LatinTwin } from './latin-twin.js';

// The commonest small words of languages in Latin letters: enough to see that a text is not in the language that its page declares.

const lists: Record<string, string> = {
  en: 'the of and to in that is for with was on are by from this have be it as not which their has were',
  de: 'der die das und ist nicht von den mit dem für auf ein eine im sich auch es an werden aus bei wird zu',
  fr: 'le la les des et est une dans que pour qui du sur pas par plus avec au ce il sont aux cette ont',
  es: 'el la los las de que y en un una por con para del se no su al es lo más como este fue',
  it: 'il lo la gli le di che e un una per con del della non si è sono dei nel alla più anche come',
  pt: 'o os as de que e em um uma para com não do da dos das se na no por mais ao foi são',
  nl: 'de het een van en in is dat op te voor met zijn niet aan er om ook als door naar bij uit maar',
  sv: 'och att det som en på är av för med den till inte har de ett om var från vi så kan men sig',
  da: 'og at det er en til på som af for med den de ikke der har et om var fra kan men blev sig',
  no: 'og at det er en til på som av for med den de ikke har et om var fra kan men ble seg han',
  fi: 'ja on ei että se hän oli mutta myös kun joka ovat kuin niin sen tai mukaan jo vain jos ole',
  pl: 'w i na z do się nie to że jest o jak po od za przez dla są które ma przy ale oraz jego',
  cs: 'a se na v je že s o z do to i za by pro jako po ale od podle jsou které byl není',
  tr: 've bir bu da de için ile olarak çok daha en gibi sonra kadar olan ise değil ancak dedi',
  id: 'yang dan di dengan untuk dari ini itu dalam pada tidak akan juga ke oleh sebagai telah adalah',
  vi: 'của và các là trong cho được với không có đã này một người những khi tại từ về ra',
  ro: 'și în de la cu pe care nu din este a că un o pentru mai sunt au fost dar sau',
  hu: 'a az és hogy nem is egy volt meg csak már van ez mint azt de ki még el szerint',
};

const words: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([language, list]) => [language, new Set(list.split(' '))]),
);

/** Letters of neighbours that its own alphabet lacks; names and quotations bring a few. */
export const foreignLetters: Readonly<Record<string, RegExp>> = {
  ar: /[پچکیٹڈڑہے]/gu,
  bg: /[ыэіїєј]/giu,
  fa: /[ةإٹڈڑے]/gu,
  mk: /[ыэъьйщюя]/giu,
  ru: /[іїєґўј]/giu,
  sr: /[ыэъьйщюя]/giu,
  uk: /[ыэёъў]/giu,
  // A sign alone is a word of brands.
  zh: /[\u3041-\u3096]{2}/gu,
};

const sampleWords = 200;
const minWords = 40;
/** Of running text a quarter to a half are such words. */
const plain = 0.2;
const hardly = 0.05;
/** So many letters hardly have more than `sampleWords` words. */
const maxLetters = 600;
const maxWord = Math.max(...Object.values(lists).flatMap((list) => list.split(' ').map((word) => word.length)));

/** Whether a text has so many of a language's words that no longer look is needed. */
function speaks(own: ReadonlySet<string>, text: string): boolean {
  const enough = hardly * 2 * sampleWords;
  let found = 0;
  let from = 0;
  const start = text.slice(0, maxLetters).toLowerCase();
  while (from < start.length && found < enough) {
    const blank = start.indexOf(' ', from);
    const to = blank < 0 ? start.length : blank;
    if (to - from <= maxWord && own.has(start.slice(from, to))) found++;
    from = to + 1;
  }
  return found >= enough;
}

const betweenWords = new LatinTwin(/[^\p{L}\p{M}]+/u);

/** Whether a text is plainly in another language than the declared one; false wherever that cannot be told. */
export function isPlainlyOther(language: string, text: string): boolean {
  const foreign = foreignLetters[language];
  if (foreign) {
    const sample = text.slice(0, 2_000);
    return (sample.match(foreign)?.length ?? 0) > sample.length / 60;
  }
  const own = words.get(language === 'nb' || language === 'nn' ? 'no' : language);
  if (!own) return false;
  if (speaks(own, text)) return false;
  const sample = text
    .slice(0, 2_000)
    .toLowerCase()
    // Only the first piece may be empty.
    .split(betweenWords, sampleWords + 1)
    .filter((word) => word)
    .slice(0, sampleWords);
  if (sample.length < minWords) return false;
  const share = (list: ReadonlySet<string>): number => sample.filter((word) => list.has(word)).length / sample.length;
  const ownShare = share(own);
  if (ownShare >= hardly * 2) return false;
  // Every running English text has many of its small words; "en" is what themes are left at.
  if (language === 'en' && ownShare < hardly / 2) return true;
  return [...words.values()].some((list) => list !== own && share(list) >= plain && ownShare < share(list) / 3);
}
