import { LatinTwin } from '../shared/latin-twin.js';

// What a by-line opens with before its labels and names: brackets, the day, signs, the paper.

/** Behind a date: "Monday August 27, 2018 10:05 am PDT by Ada Lind"; with the verb before it or without. */
const datedLabel = new LatinTwin(
  /^(?:posted|published|(?:last )?edited(?=.{0,60}\d)|written|updated|submitted|erstellt|geschrieben|publicado|publié)(?!\p{L}).{0,60}?(?<!\p{L})(?:by|von|por|par|author)[:\s]\s*(?=\p{L})|^(?=.{0,40}\d{1,2}[:.]\d{2}|.{0,40}\d{4}).{4,80}?\s(?:by|von|por|par|di|av|af|door)\s+(?=\p{Lu})/iu,
);
/** "A report by", "Aus Aalvik berichtet" */
const article = new LatinTwin(
  /^aus \p{L}{2,30} berichtet\s|^(?!a cura )(?:an?|eine?|une?|una?)\s+(?=\p{L}+\s(?:by|von|par|por|di)\s)/iu,
);

export const withoutDate = (text: string): string => text.replace(datedLabel, '').replace(article, '');

/** A by-line in brackets. */
export const unwrapped = (text: string): string =>
  /^\s*[[(（【〔]([^()[\]（）【】〔〕]*)[\])）】〕]?\s*$/u.exec(text)?.[1] ?? text;

const glued = new LatinTwin(
  /^(?:By|Von|Por|Par|Av|Af|Door|Di)(?=\p{Lu}\p{Ll})(?!ron|kes|rne|ers|lan|ego|ana|ane|tri)/u,
);

/** "信报记者蔡雪婧", "社会部・大森健太": the paper or desk stands before the name. */
const paperOf = new LatinTwin(
  /^\p{Script=Han}{1,10}(?:(?:记者|記者|通讯员|通訊員)[\s：:]*|(?:部|局|班|委員)[・\s]\s*)(?=\p{Script=Han})/u,
);

/** A text without signs and the paper before its name. */
export const withoutLead = (text: string): string =>
  text
    .replace(/^[\s:：,.–—|•·*"“”„«»()[\]（）【】■□●◆▲★※-]+/u, '')
    // "Γράφει ο/η"
    .replace(/^η\s/, '')
    .replace(glued, '')
    .replace(paperOf, '');
