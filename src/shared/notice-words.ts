import { LatinTwin } from './latin-twin.js';
/** How publishers head what they had wrong. */
export const correctionWords =
  "corrections?|clarifications?|erratum|errata|korrektur|berichtigung|richtigstellung|rectificatif|correctif|rectificación|corrección|fe de errores|correzione|rettifica|rectificatie|correctie|rettelse|rättelse|oikaisu|sprostowanie|poprawka|editor['’]s note|уточнение|исправлено|виправлення|спростування|düzeltme";
/** In scripts that put no blank between words. */
export const correctionSigns = '訂正|更正|정정';

const notice = new LatinTwin(
  new RegExp(
    `^(?:\\W{0,3}(?:${correctionWords}|${correctionSigns}|anmerkung der redaktion|hinweis|note de la rédaction|nota del editor)(?!\\p{L})(?:,? (?:on )?\\p{L}{3,9}\\.? \\d{1,2}(?:, \\d{4})?| \\([^()]{4,24}\\))?\\s*[:：([—–-]|(?:this|an earlier version of this) (?:story|article|report|post)(?: was| has been)? (?:was |has been |originally |first |incorrectly )?(?:updated|corrected|amended|clarified|misstated|incorrectly|previously|gave|said|published)|this (?:is a breaking|breaking news|is a developing)|(?:in|a) (?:an )?(?:earlier|previous) version|dieser (?:artikel|text|beitrag) wurde|in einer früheren version|cet article a été|este artículo (?:ha sido|fue)|questo articolo è stato|(?:sponsored|paid) (?:content|post|by)|advertorial\\b)`,
    'iu',
  ),
);

/** A line that says that the text was corrected, changed or paid for. */
export function isNotice(text: string): boolean {
  return text.length <= 600 && notice.test(text);
}

/** Looked for in most texts of a page, so that it is plain. */
const machine =
  /\b(?:A\.?I|K\.?I|I\.?A)\b|ИИ|ШІ|AI|ChatGPT|rtificial|rtificiel|ünstliche|unstmatig|unstig|ekoäly|ztuczn|mělá|скусственн|yapay|الاصطناعي|人工|인공지능/;
const summaryOf =
  /summar|key (?:points|takeaways)|zusammenfassung|résumé|resumen|resumo|riassunto|sintesi|samenvatting|sammanfattning|summering|sammendrag|yhteenveto|tiivistelmä|podsumowanie|streszczenie|shrnutí|összefoglal|rezumat|сводк|краткое содержание|özet|ملخص|摘要|总结|總結|要約|요약/i;
const madeBy =
  /generat|creat|produc|(?:made|written) (?:by|with)|erstellt|generier|erzeugt|génér|créé|réalis|generad|cread|elabor|gerad|realizz|gemaakt|gegenereerd|skapa|generer|lavet|laget|tuottam|luom|wygener|stworz|przygotow|vytvoř|készít|сгенерир|создан|подготов|oluştur|hazırlan|تم (?:إنشاء|إعداد)|生成|作成|생성|작성/i;

/** Whether a line says that a machine made the summary that it stands beside. */
export function isMachineNote(text: string): boolean {
  return text.length <= 240 && machine.test(text) && summaryOf.test(text) && madeBy.test(text);
}
