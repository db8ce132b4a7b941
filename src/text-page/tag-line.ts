// Lines of topics.

const label =
  /^(?:tags?|topics?|related topics|more on|filed under|keywords?|in this (?:story|article)|themen|schlagw[öo]rte(?:r)?|stichw[öo]rter|mots[- ]clés?|étiquettes|sujets|thèmes|etiquetas|archivado en|más sobre|temas|palabras clave|palavras-chave|tópicos|argomenti|parole chiave|trefwoorden|onderwerpen|emner|ämnen|aiheet|tagi|tematy|štítky|címkék|subiecte|etiketler|konular|теги?|темы|тема|ключевые слова|ключові слова|мітки|теми|タグ|キーワード|関連キーワード|标签|標籤|关键词|關鍵字|태그|키워드|كلمات مفتاحية|الكلمات المفتاحية|وسوم|مواضيع|תגיות|برچسب(?:‌)?ها)\s*(?:[:：]|$)\s*/iu;

const maxLine = 400;
const maxTag = 50;

/** Tags of a line that says that it is one; `[]` where the list follows on the next lines. Null for any other line. */
export function readTagLine(text: string): string[] | null {
  const opened = text.length <= maxLine ? label.exec(text) : null;
  if (!opened) return null;
  return splitTags(text.slice(opened[0].length));
}

/** A bare list with commas between short capitalised names: what sites print above a headline. */
export function bareTags(text: string): string[] | null {
  if (text.length > maxLine || /[.!?:;]$|\d{4}/.test(text)) return null;
  const tags = text.split(/,\s+|、|，/);
  const isList =
    tags.length >= 2 &&
    tags.every(
      (tag) => tag.length > 1 && tag.length <= 35 && /^[\p{Lu}\p{Lo}\p{N}#]/u.test(tag) && tag.split(' ').length <= 4,
    );
  return isList ? tags : null;
}

function splitTags(text: string): string[] {
  const separator = /[,;、，،|•·]/.test(text) ? /\s*[,;、，،|•·]\s*/u : /\s*#/u.test(text) ? /\s*#/u : /\s{2,}/;
  return text
    .split(separator)
    .map((tag) => tag.replace(/^#/, '').trim())
    .filter((tag) => tag.length > 1 && tag.length <= maxTag);
}
