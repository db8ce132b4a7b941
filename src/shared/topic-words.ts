import { LatinTwin } from './latin-twin.js';

// What stands over, or before, a list of a story's topics, by language.

const nouns = [
  'tags?|keywords?|(?:all |related )?topics?|topics in this (?:article|story)|in this (?:article|story)|filed under',
  '(?:alle |weitere )?themen|thema|schlagw(?:ort|orte|orter|örter|örte)|stichw(?:orte|orter|örter)',
  'mots[- ]cl[ée]s?|étiquettes?|sujets?|th[eè]mes?|th[eé]matiques?',
  'temas?(?: relacionados)?|etiquetas|archivado en|palabras clave|palavras-chave|assuntos?|t[oó]picos|argomenti|parole chiave|tag correlati',
  'trefwoorden|onderwerpen|emner|emneord|[äa]mnen|aiheet|avainsanat|tagi|tematy|t[eé]mata|[sš]t[ií]tky|címkék|subiecte|etiketler|konular',
  'тег|теги|темы|тема|теми|сюжеты|ключевые слова|ключові слова|мітки|chủ đề|từ khóa|topik|tag terkait',
  'タグ|(?:関連)?キーワード|トピック|标签|標籤|关键词|關鍵字|태그|(?:관련 ?)?키워드',
  'كلمات مفتاحية|الكلمات المفتاحية|وسوم|مواضيع|المواضيع|תגיות|برچسب(?:‌)?ها',
];

/** They may lead to another story as well, so they count only above a list of short links. */
const leads = [
  'more on(?: this(?: topic| story)?)?|explore more(?: on these topics)?|read more (?:about|on)|posted in',
  'mehr (?:lesen )?(?:über|zu|zum|zu diesem) ?(?:thema|themen)?|mehr zu(?:m|r)?',
  'sur (?:le|ce) (?:m[eê]me )?(?:sujet|th[eè]me)|en savoir plus sur|m[aá]s sobre|mais sobre|leggi anche su',
  'people(?: in this (?:article|story))?|persons|personen(?: im artikel)?|personnes citées|personas|persone|osoby|персоны',
  '(?:lees )?meer over|(?:les )?mer om|läs mer om|l[æe]s mere om|lisää aiheesta|wi[eę]cej o',
];

const heading = new LatinTwin(new RegExp(`^(?:${nouns.join('|')})\\s*(?:[:：]|$)\\s*`, 'iu'));
const above = new LatinTwin(new RegExp(`^(?:${[...nouns, ...leads].join('|')})\\s*[:：]?$`, 'iu'));

/** Length of the label, colon and blanks with it, that calls what follows the story's topics; 0 for none. */
export function topicLabelLength(text: string): number {
  return heading.exec(text)?.[0].length ?? 0;
}

/** Whether a text is nothing but words that stand above a list of topics. */
export function isTopicHeading(text: string): boolean {
  return above.test(text);
}
