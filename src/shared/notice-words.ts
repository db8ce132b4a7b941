const notice =
  /^(?:\W{0,3}(?:correction|clarification|editor['’]s note|korrektur|anmerkung der redaktion|hinweis|erratum|rectificatif|note de la rédaction|corrección|fe de errores|rectificación|nota del editor|errata|rettifica|rettelse|rättelse|oikaisu|poprawka|уточнение|исправлено|виправлення|düzeltme|訂正|更正|정정)(?!\p{L})(?:,? (?:on )?\p{L}{3,9}\.? \d{1,2}(?:, \d{4})?| \([^()]{4,24}\))?\s*[:：([—–-]|(?:this|an earlier version of this) (?:story|article|report|post)(?: was| has been)? (?:was |has been |originally |first |incorrectly )?(?:updated|corrected|amended|clarified|misstated|incorrectly|previously|gave|said|published)|this (?:is a breaking|breaking news|is a developing)|(?:in|a) (?:an )?(?:earlier|previous) version|dieser (?:artikel|text|beitrag) wurde|in einer früheren version|cet article a été|este artículo (?:ha sido|fue)|questo articolo è stato|(?:sponsored|paid) (?:content|post|by)|advertorial\b)/iu;

/** A line that says that the text was corrected, changed or paid for. */
export function isNotice(text: string): boolean {
  return text.length <= 600 && notice.test(text);
}
