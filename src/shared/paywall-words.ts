// What a page says where it stops a reader within a story, by language: asked only where no mark-up tells who may read it. Pages that
// are a wall throughout are told by wall-words.ts.

const word = '[\\p{L}\\p{M}\\p{N}]';
/** Phrases between bars, by whole words. */
const spaced = (list: readonly string[]): RegExp => new RegExp(`(?<!${word})(?:${list.join('|')})(?!${word})`, 'iu');
const either = (spacedList: readonly string[], unspaced: string): RegExp[] => [
  spaced(spacedList),
  new RegExp(unspaced, 'u'),
];

/** So many are left; who may read on. */
const metered = [
  spaced([
    'you have (\\d+|one|two|three|no) (more )?(free )?articles? (left|remaining)|(free )?articles? (left|remaining) this month',
    'noch \\d+ (kostenlose|freie) artikel',
    'il vous reste \\d+ articles?',
    'te quedan \\d+ art[íi]culos',
  ]),
];

const walled = either(
  [
    '(subscribe|sign up|log ?in|register|become a (member|subscriber)) (now )?to (continue|keep|finish) reading|to (continue|keep) reading,? (this (article|story),? )?(please )?(subscribe|log ?in|register|sign)|this (article|story|content) is (only )?(for|reserved for|available to|exclusive to) (our )?(paying )?(subscribers|members)|(subscriber|member)s?[- ]only (article|content|story)',
    '(dieser|der|diesen) (artikel|beitrag|inhalt|text) (ist|können|lesen) (exklusiv |nur |sie nur )?(für|als|mit) (unsere )?(\\p{L}{0,12}-)?(abonnent|plus|abo|digital)\\p{L}*|weiterlesen mit .{0,40}(abo\\p{L}*|plus\\p{L}*|\\+)|jetzt (weiterlesen|abonnieren und weiterlesen)|um (diesen artikel |weiter)\\s?(zu )?(ganz )?(weiter)?(zu)?lesen|sie haben noch kein abo|(mit|im) (\\p{L}+[- ])?(plus-?|digital-?)abo weiterlesen|exklusiv für abonnent\\p{L}*',
    '(article|contenu) (est )?réservé aux abonnés|il vous reste [\\d.,]+\\s?% de cet article|abonnez-vous pour lire',
    '(contenido|art[íi]culo) (exclusivo )?(para|solo para) (nuestros )?suscriptores|suscr[íi]bete para (seguir|continuar) leyendo',
    'contenuto (riservato|esclusivo) (agli|per gli) abbonati|abbonati per continuare',
    'conteúdo exclusivo para assinantes',
    'dit artikel is (exclusief )?voor abonnees',
    '(logga in|bli prenumerant) för att (läsa|fortsätta)|denne artikkelen er (kun )?for abonnenter|for å lese (hele|resten)|(vain|vain meidän) tilaajille',
    'материал доступен (только )?(для )?подписчикам|эта статья доступна только подписчикам',
  ],
  'この記事は(?:有料)?会員限定|(?:有料)?会員限定(?:記事|です)|続き(?:を|は|お)(?:読む|ご覧|お?読み)[^。]{0,12}(?:には|会員|登録|購読)|(?:登録|購読|ログイン)(?:すると|して)続き|残り\\s?[\\d,]+\\s?文字|会员专享|(?:订阅|登录|开通会员)后?(?:即可)?(?:继续)?阅读(?:全文)?|(?:仅限|只限)(?:会员|订阅)|訂閱戶專屬|訂閱(?:後|即可)[^。]{0,6}閱讀|(?:全文|剩余|余下)共?\\s?[\\d,]+\\s?字|구독자 전용|(?:구독|회원 가입)하(?:고|면) (?:계속|전체)',
);

/** How much of the text is missing. */
const cut = either(
  ['il vous reste [\\d.,]+\\s?%|[\\d,]+ (more )?words (left|remaining)|noch [\\d.]+ (wörter|zeichen)'],
  '残り\\s?[\\d,]+\\s?文字|(?:全文|剩余|余下)共?\\s?[\\d,]+\\s?字',
);

const says = (patterns: readonly RegExp[], text: string): boolean => patterns.some((pattern) => pattern.test(text));
const maxWall = 400;

export interface Paywall {
  access: 'metered' | 'paywalled';
  text: string;
  /** It tells how much is missing. */
  isCut: boolean;
}

/** What the words around a story say of who may read it; null where they say nothing. */
export function readPaywall(texts: readonly string[]): Paywall | null {
  const short = texts.filter((text) => text.length <= maxWall);
  const isCut = short.some((text) => says(cut, text));
  for (const text of short) {
    if (says(metered, text)) return { access: 'metered', text, isCut };
    if (says(walled, text)) return { access: 'paywalled', text, isCut };
  }
  return null;
}

/** A short line of a wall, as it stands behind the part of a story that all may read. */
export function isPaywallLine(text: string): boolean {
  return text.length <= 120 && (says(walled, text) || says(cut, text));
}
