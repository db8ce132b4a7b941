import { LatinTwin } from '../shared/latin-twin.js';

// Wire services: the names and signs that their copy carries, in the scripts of the world.

const wires: Record<string, string> = {
  Reuters: 'reuters|thomson reuters|رويترز|ロイター|ロイター通信|路透|路透社|로이터|로이터통신|рейтер',
  AP: 'ap|associated press|the associated press|ap通信|ap통신|美联社|美聯社|أسوشيتد برس',
  AFP: 'afp|agence france-presse|afp通信|afpbb news|afp時事|afp＝時事|afp=時事|法新社|أ ف ب|أفب|فرانس برس|وكالة فرانس برس',
  dpa: 'dpa|dpa-infocom|deutsche presse-agentur|德新社|د ب أ|دبأ',
  APA: 'apa',
  'Keystone-SDA': 'sda|keystone-sda|ats|keystone-ats',
  epd: 'epd',
  KNA: 'kna',
  SID: 'sid',
  ANSA: 'ansa',
  Adnkronos: 'adnkronos',
  AGI: 'agi',
  EFE: 'efe|agencia efe|埃菲社',
  'Europa Press': 'europa press',
  Télam: 'télam|telam',
  Notimex: 'notimex',
  Lusa: 'lusa|agência lusa',
  'Agência Brasil': 'agência brasil',
  ANP: 'anp',
  Belga: 'belga',
  TT: 'tt',
  NTB: 'ntb',
  Ritzau: 'ritzau',
  STT: 'stt',
  PAP: 'pap',
  ČTK: 'ctk|čtk',
  TASR: 'tasr',
  MTI: 'mti',
  HINA: 'hina',
  Tanjug: 'tanjug|танјуг',
  BTA: 'bta|бта',
  Agerpres: 'agerpres',
  'ΑΠΕ-ΜΠΕ': 'απε-μπε|απε|αμνα|αθηναϊκό πρακτορείο',
  Interfax: 'interfax|interfaxru|интерфакс',
  'Interfax-Ukraine': 'interfax-ukraine|інтерфакс-україна|интерфакс-украина',
  TASS: 'tass|塔斯社',
  ТАСС: 'тасс',
  'РИА Новости': 'риа новости|俄新社',
  'RIA Novosti': 'ria novosti',
  Ukrinform: 'ukrinform|укрінформ|укринформ',
  UNIAN: 'unian|уніан|униан',
  БЕЛТА: 'белта|belta',
  Xinhua: 'xinhua|新华社|新華社|新华网|新華網|신화통신',
  CNS: 'cns|中新社|中新网|中新網|中国新闻社|中國新聞社',
  CNA: '中央社|中央通訊社',
  Kyodo: 'kyodo|kyodo news|共同|共同通信|共同通信社|共同社|교도통신',
  Jiji: 'jiji|jiji press|時事|時事通信|時事通信社|时事社',
  Yonhap: 'yonhap|yonhap news|연합뉴스|聯合ニュース|韩联社|韓聯社',
  Newsis: 'newsis|뉴시스',
  News1: 'news1|뉴스1',
  TTXVN: 'ttxvn|vna|thông tấn xã việt nam',
  PTI: 'pti|पीटीआई',
  ANI: 'ani|एएनआई',
  IANS: 'ians|आईएएनएस',
  Antara: 'antara',
  Bernama: 'bernama',
  AAP: 'aap',
  'PA Media': 'pa|pa media|press association',
  'The Canadian Press': 'canadian press|the canadian press|la presse canadienne',
  UPI: 'upi',
  Bloomberg: 'bloomberg',
  CNN: 'cnn',
  Anadolu: 'anadolu|aa|anadolu agency|anadolu ajansı|الأناضول',
  İHA: 'iha|i̇ha',
  DHA: 'dha',
  ANKA: 'anka',
  WAM: 'wam|وام',
  WAFA: 'wafa|وفا',
  SPA: 'spa|واس',
  IRNA: 'irna|ایرنا',
  ISNA: 'isna|ایسنا',
  MENA: 'mena|أ ش أ|أشأ',
};

const byName = new Map(Object.entries(wires).flatMap(([name, all]) => all.split('|').map((one) => [one, name])));

/** Signs of wires that are given names or words as well: a wire writes them in capitals. */
const capitalWires = new Set(
  'sid|ani|hina|mena|pap|spa|wam|sda|apa|aa|pa|tt|ats|anka|cnn|cns|vna|wafa|isna|irna'.split('|'),
);

/** "Redazione ANSA", "Agencia EFE". */
const agencyWord =
  /^\s*(?:redazione|redaktion|redacción|redacție|agencia|agência|agenzia|agence|agentur|agencja|agentura|агентство)\s+(?=\S)/iu;

/** The wire service that a credit names ("dpa/lno", "Reuters Staff", "(AP)"), or null. */
export function agencyOf(text: string): string | null {
  const written = text
    .replace(/[()[\].©（）]/g, '')
    .replace(agencyWord, '')
    .trim();
  const bare = written.toLowerCase();
  if (capitalWires.has(bare) && written !== written.toUpperCase() && written !== bare) return null;
  const whole = byName.get(bare);
  if (whole) return whole;
  const [first = ''] = bare.split(behindName);
  const head = first.trim();
  return head !== bare ? (byName.get(head) ?? null) : null;
}

const behindName = new LatinTwin(/[/,;]|\s+(?:staff|agency|news agency|with|mit)(?!\p{L})/u);

/** Wires whose copy opens with a place and their name in one breath: "ロンドン時事", "新华社北京5月4日电". */
const signed = [...byName.keys()]
  .filter((name) => /[\u3040-\u9fff\uac00-\ud7af]/.test(name))
  .sort((a, b) => b.length - a.length);

/** The wire of the East that stands at the beginning or the end of words without blanks, and what is left of them. */
export function wireIn(words: string): { agency: string; rest: string } | null {
  for (const name of signed) {
    if (words.startsWith(name)) return { agency: byName.get(name)!, rest: words.slice(name.length) };
    if (words.endsWith(name)) return { agency: byName.get(name)!, rest: words.slice(0, -name.length) };
  }
  return null;
}
