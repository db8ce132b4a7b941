// What a page says where it stops a reader: asked only where no mark-up tells who may read the story.

/** So many are left; who may read on. */
const metered =
  /\b(?:you have (?:\d+|one|two|three|no) (?:more )?(?:free )?articles? (?:left|remaining)|(?:free )?articles? (?:left|remaining) this month|noch \d+ (?:kostenlose|freie) artikel|il vous reste \d+ articles?|te quedan \d+ art[íi]culos)\b/iu;

const walled =
  /(?:\b(?:subscribe|sign up|log ?in|register|become a (?:member|subscriber)) (?:now )?to (?:continue|keep|finish) reading\b|\bto (?:continue|keep) reading,? (?:this (?:article|story),? )?(?:please )?(?:subscribe|log ?in|register|sign)|\bthis (?:article|story|content) is (?:only )?(?:for|reserved for|available to|exclusive to) (?:our )?(?:paying )?(?:subscribers|members)\b|\b(?:subscriber|member)s?[- ]only (?:article|content|story)\b|\b(?:dieser|der) (?:artikel|beitrag|inhalt) ist (?:exklusiv |nur )?für (?:unsere )?abonnent|\bweiterlesen mit\b.{0,40}(?:abo|plus|\+)|\bjetzt (?:weiterlesen|abonnieren und weiterlesen)\b|\bum (?:diesen artikel |weiter)\s?(?:zu )?(?:ganz )?(?:weiter)?(?:zu)?lesen\b|\b(?:article|contenu) (?:est )?réservé aux abonnés\b|\bil vous reste [\d.,]+\s?% de cet article\b|\babonnez-vous pour lire\b|\b(?:contenido|art[íi]culo) (?:exclusivo )?(?:para|solo para) (?:nuestros )?suscriptores\b|\bsuscr[íi]bete para (?:seguir|continuar) leyendo\b|\bcontenuto (?:riservato|esclusivo) (?:agli|per gli) abbonati\b|\babbonati per continuare\b|\bconteúdo exclusivo para assinantes\b|\bdit artikel is (?:exclusief )?voor abonnees\b|\b(?:logga in|bli prenumerant) för att (?:läsa|fortsätta)|\bdenne artikkelen er (?:kun )?for abonnenter\b|\bfor å lese (?:hele|resten)|\b(?:vain|vain meidän) tilaajille\b|материал доступен (?:только )?(?:для )?подписчикам|эта статья доступна только подписчикам|この記事は(?:有料)?会員限定|続きを読むには|残り\s?\d+文字|会员专享|訂閱戶專屬)/iu;

/** What the words around a story say of who may read it; null where they say nothing. */
export function readWall(texts: readonly string[]): { access: 'metered' | 'paywalled'; text: string } | null {
  for (const text of texts) {
    if (text.length > 400) continue;
    if (metered.test(text)) return { access: 'metered', text };
    if (walled.test(text)) return { access: 'paywalled', text };
  }
  return null;
}
