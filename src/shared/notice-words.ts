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
