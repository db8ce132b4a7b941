import { describe, expect, test } from 'vitest';
import { chooseAccess } from '../../src/normalise/access.js';
import { chooseAddress } from '../../src/normalise/address.js';
import { bodyInForm } from '../../src/normalise/body.js';
import { countWords } from '../../src/normalise/counts.js';
import { chooseGenre, chooseKind } from '../../src/normalise/genre.js';
import { cleanHeadline } from '../../src/normalise/headline.js';
import { chooseLanguage, languageTag } from '../../src/normalise/language.js';
import { readDateline } from '../../src/normalise/dateline.js';
import { chooseOrigin } from '../../src/normalise/origin.js';
import { chooseImages } from '../../src/normalise/pictures.js';
import { chooseSection } from '../../src/normalise/section.js';
import { isSiteName, type SiteNames, siteNames } from '../../src/normalise/site-names.js';
import { chooseSummary } from '../../src/normalise/summary.js';
import { cleanTags } from '../../src/normalise/tags.js';
import { nothingSeen } from '../../src/shared/raw-article.js';
import type {
  Block,
  Candidate,
  CandidateOf,
  Field,
  FieldValue,
  Image,
  RawArticle,
  SourceName,
} from '../../src/types.js';

function seen<F extends Field>(field: F, value: FieldValue[F], source: SourceName = 'meta', confidence = 1): Candidate {
  const candidate: CandidateOf<F> = { field, value, source, place: source, confidence };
  return candidate as Candidate;
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, html: null, level: null });

const url = 'https://www.harbour-herald.example/2026/05/quay';
const site: SiteNames = siteNames({
  url,
  candidates: [seen('publisher', { name: 'The Harbour Herald', url: null }), seen('section', 'Politics')],
});

const rawWith = (parts: Partial<RawArticle>): RawArticle => ({
  ...nothingSeen(),
  url,
  ...parts,
});

describe('the site’s name', () => {
  test.each(['The Harbour Herald', 'harbour-herald.example', 'Harbour Herald', 'HarbourHerald'])('%s is it', (text) => {
    expect(isSiteName(text, site)).toBe(true);
  });

  test.each(['Harbour', 'Herald'])('%s is a word of it that a tag may be', (text) => {
    expect(isSiteName(text, site)).toBe(false);
  });

  test.each([
    ['Cranes move again | The Harbour Herald', 'Cranes move again'],
    ['Cranes move again - Harbour Herald', 'Cranes move again'],
    ['The Harbour Herald – Cranes move again', 'Cranes move again'],
    ['Cranes move again | Politics | The Harbour Herald', 'Cranes move again'],
    ['Cranes move again / The Harbour Herald', 'Cranes move again'],
    ['The Harbour Herald / Cranes move again', 'Cranes move again'],
    ['Cranes move again_The Harbour Herald', 'Cranes move again'],
    ['Cranes move again-The Harbour Herald', 'Cranes move again'],
    ['Cranes / Gantries', 'Cranes / Gantries'],
    ['Storm warning – the harbour herald sounds', 'Storm warning – the harbour herald sounds'],
    ['Storm Warning – The Harbour Herald Is Back', 'Storm Warning – The Harbour Herald Is Back'],
    ['Cranes move again – The Harbour Herald Online', 'Cranes move again'],
    ['Cranes move again – Harbour Herald Sport', 'Cranes move again'],
    ['Cranes - a love story', 'Cranes - a love story'],
    ['Port: cranes move again', 'Port: cranes move again'],
    ['Harbour: cranes move again', 'Harbour: cranes move again'],
    ['The Harbour Herald: cranes move again', 'cranes move again'],
    ['Cranes move again (Page 2) | The Harbour Herald', 'Cranes move again'],
    ['Kräne bewegen sich wieder – Seite 2 von 3', 'Kräne bewegen sich wieder'],
    ['Las grúas se mueven - Página 2', 'Las grúas se mueven'],
    ['Краны снова заработали — Страница 2', 'Краны снова заработали'],
    ['港のクレーンが再び動いた（1/3ページ）', '港のクレーンが再び動いた'],
    ['港のクレーンが再び動いた 2ページ目', '港のクレーンが再び動いた'],
    ['港口的起重机恢复工作（第2页）', '港口的起重机恢复工作'],
    ['항구 크레인 다시 움직여 (1/3)', '항구 크레인 다시 움직여'],
    ['Harbour beat Aalvik (3-2)', 'Harbour beat Aalvik (3-2)'],
    ['Die besten Kräne (2023)', 'Die besten Kräne (2023)'],
    ['The long road home: part 2', 'The long road home: part 2'],
    ['AT&amp;T buys the &#8216;harbour&#8217;', 'AT&T buys the ‘harbour’'],
    ['What &nbsp; and &lt;br&gt; do', 'What &nbsp; and &lt;br&gt; do'],
  ])('%s', (text, expected) => {
    expect(cleanHeadline(text, site)).toBe(expected);
  });
});

describe('tags', () => {
  test.each([
    [['Port, Unions, Shipping'], ['Port', 'Unions', 'Shipping']],
    [['Port', 'port', 'PORT'], ['Port']],
    [['#Port', 'The Harbour Herald', 'Tags:'], ['Port']],
    [
      ['sections/port', 'person/Ada Lindqvist', 'Topic: Ships'],
      ['port', 'Ada Lindqvist', 'Ships'],
    ],
    [['Privacy Policy', '_Newsletter', 'PERSON', 'Port'], ['Port']],
    [['NLP Category: Ships', 'ISO:4217', 'Port'], ['Port']],
    [['Aalvik news today', 'latest Aalvik news', 'Port'], ['Port']],
    [['AER', 'AIR', 'CRSH', 'DIS', 'GEN', 'INDG', 'TPT'], []],
    [
      ['NATO', 'EU', 'Port'],
      ['NATO', 'EU', 'Port'],
    ],
    [
      ['Smith, John', 'Port', 'Ships'],
      ['Smith, John', 'Port', 'Ships'],
    ],
    // Services that stories are shared with are written about, too.
    [
      ['Facebook', 'Open Source', 'Privacy'],
      ['Facebook', 'Open Source', 'Privacy'],
    ],
    [['Facebook', 'X', 'WhatsApp', 'Port'], ['Port']],
    [
      ['Share', 'Facebook', 'Port', 'Ships'],
      ['Port', 'Ships'],
    ],
    [
      ['COP26', 'A380', '2024', '1541', 'WIG20'],
      ['COP26', 'A380', '2024', '1541', 'WIG20'],
    ],
    [['IPTC04001000', 'EN12345', 'Port'], ['Port']],
    [
      ['Port,Ships', 'Ferry', 'Quay', 'Smith, John'],
      ['Port', 'Ships', 'Ferry', 'Quay', 'Smith, John'],
    ],
  ])('%j', (list, expected) => {
    expect(cleanTags(list, site).map(({ tag }) => tag)).toEqual(expected);
  });
});

describe('language', () => {
  test.each([
    ['de_DE', 'de-DE'],
    ['EN-us', 'en-US'],
    ['English', 'en'],
    ['cz', 'cs'],
    ['jp', 'ja'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['x-default', null],
    ['us', null],
    ['xx', null],
    ['mul', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(languageTag(text)).toBe(expected);
  });

  const russian =
    'Краны крупнейшего порта страны снова заработали в понедельник, спустя девять дней после начала забастовки докеров.';

  test('what is declared counts, the page’s own language before a theme’s default locale', () => {
    const candidates = [seen('language', 'en_US', 'open-graph'), seen('language', 'de-AT', 'meta')];
    expect(chooseLanguage(candidates, null, 'Kurz.').language).toBe('de-AT');
  });

  test('a text plainly in another language of the same script is believed more than a theme’s default', () => {
    const german =
      'Die Kräne des größten Hafens im Land bewegen sich seit Montag wieder, neun Tage nach dem Beginn des Streiks der Hafenarbeiter. Die Gewerkschaft und der Betreiber haben sich auf höhere Löhne für die Nachtschicht geeinigt, und die ersten Schiffe werden noch in dieser Woche entladen. Das ist für die Stadt nicht nur eine gute Nachricht.';
    expect(chooseLanguage([seen('language', 'en')], null, german).language).toBe('de');
    expect(chooseLanguage([seen('language', 'de-AT')], null, german).language).toBe('de-AT');
  });

  test('a theme’s "en" above a text with hardly any small word of English is not believed', () => {
    const turkish =
      'Karabel köyünü karşı kıyıdaki yola bağlayan asma köprü, selden on dört ay sonra yeniden açıldı. İlk geçişi pazartesi sabahı ilkokulun otuz bir öğrencisi yaptı. Köprünün halatları ve ayakları yenilendi, tahta döşemesinin yerine çelik ızgara kondu. Muhtar, köprü yokken hastalarını traktörle dereden geçirdiklerini söyledi.';
    expect(chooseLanguage([seen('language', 'en')], null, turkish).language).toBe('tr');
    const names = 'Ada Lind, Tom Berg, Petra Voss, Owen Marsh, Lena Hovland, Ivo Brandt and Marit Solberg won. '.repeat(
      6,
    );
    expect(chooseLanguage([seen('language', 'en')], null, names).language).toBe('en');
  });

  test('a text in another script is believed more than the page', () => {
    expect(chooseLanguage([seen('language', 'en')], null, russian).language).toBe('ru');
  });

  test('without a declaration the text is detected, unless it is too short', () => {
    expect(chooseLanguage([], null, russian).language).toBe('ru');
    expect(chooseLanguage([], null, 'Да.').language).toBeNull();
  });
});

describe('the address', () => {
  test('tracking parameters go, and what was reached becomes an alias', () => {
    const choice = chooseAddress([seen('canonicalUrl', 'https://www.harbour-herald.example/quay?utm_source=x&id=7')], {
      url,
    });
    expect(choice.canonicalUrl).toBe('https://www.harbour-herald.example/quay?id=7');
    expect(choice.aliases).toEqual([url]);
  });

  test.each([
    'https://www.harbour-herald.example/',
    'http://localhost/quay',
    'http://staging.herald.local/quay',
    'https://herald.test/quay',
    'javascript:alert(1)',
  ])('%s is not believed', (declared) => {
    expect(chooseAddress([seen('canonicalUrl', declared)], { url }).canonicalUrl).toBe(url);
  });

  test.each(['https://10.herald.example/ferry', 'https://localhost-news.example/ferry'])(
    '%s only begins like a host of an inner network',
    (declared) => {
      expect(chooseAddress([seen('canonicalUrl', declared)], { url }).canonicalUrl).toBe(declared);
    },
  );

  const story = 'https://herald.example/2025/04/ferry-sails-again';

  test.each([
    ['a hole of a template', 'https://herald.example/{{slug}}'],
    ['a hole that was escaped', 'https://herald.example/news/%7B%7B%20slug%20%7D%7D'],
    ['a hole of a router', 'https://herald.example/news/[slug]'],
    ['a missing value', 'https://herald.example/news/undefined'],
    ['a missing value in the middle', 'https://herald.example/null/ferry'],
    ['an address without its scheme', 'https://herald.example/2025/04/www.herald.example/2025/04/ferry-sails-again'],
    ['a section', 'https://herald.example/news/'],
    ['a section of two words', 'https://herald.example/en/local-news'],
    ['a section in another script', 'https://herald.example/новости'],
    ['a parent', 'https://herald.example/2025/04/'],
    ['a parent', 'https://herald.example/2025'],
    ['a page of errors', 'https://herald.example/404.html'],
    ['an inner network', 'http://172.20.1.9/2025/04/ferry-sails-again'],
    ['an inner network', 'http://10.0.0.5/2025/04/ferry-sails-again'],
  ])('%s is nobody’s address: %s', (_name, declared) => {
    expect(chooseAddress([seen('canonicalUrl', declared, 'meta')], { url: story }).canonicalUrl).toBe(story);
  });

  test.each([
    [`${story}/amp`, story],
    [`${story}/page/2`, story],
    [`${story}/12345`, story],
    ['https://herald.example/story.php?id=7', 'https://herald.example/ferry'],
    ['https://herald.example/2025/04/ferry-sails', 'https://herald.example/ferry'],
    ['https://herald.example/a/b?filter[0]=x', 'https://herald.example/a/b?filter[0]=x'],
    ['https://herald.example/news/nulled', 'https://herald.example/2025/nulled'],
  ])('%s may declare %s', (reached, declared) => {
    expect(chooseAddress([seen('canonicalUrl', declared, 'meta')], { url: reached }).canonicalUrl).toBe(declared);
  });

  test.each(['https://herald.example/', 'https://herald.example/404', 'http://192.168.0.7/ferry'])(
    'of a page without an address of its own, %s is nobody’s',
    (declared) => {
      expect(chooseAddress([seen('canonicalUrl', declared, 'meta')], { url: null }).canonicalUrl).toBeNull();
    },
  );

  test('the copy of an archive has the address of its page', () => {
    const copy = `https://web.archive.org/web/20250411101112/${story}`;
    expect(chooseAddress([seen('canonicalUrl', copy, 'meta')], { url: copy }).canonicalUrl).toBe(story);
    expect(chooseAddress([], { url: copy }).canonicalUrl).toBe(story);
  });

  test('of an entry that shares its link, it is the place of the page, or none', () => {
    const place = 'https://herald.example/notes#May_4';
    expect(chooseAddress([], { url: 'https://herald.example/notes', ownUrl: place }).canonicalUrl).toBe(place);
    expect(chooseAddress([], { url: 'https://herald.example/status', ownUrl: null }).canonicalUrl).toBeNull();
  });

  test('another host in og:url is not believed, in rel=canonical it is', () => {
    const other = 'https://wire.example/a/quay';
    expect(chooseAddress([seen('canonicalUrl', other, 'open-graph')], { url }).canonicalUrl).toBe(url);
    expect(chooseAddress([seen('canonicalUrl', other, 'meta')], { url }).canonicalUrl).toBe(other);
  });
});

describe('the other fields', () => {
  test('a section is neither the front page nor the story itself', () => {
    const steps = [
      'Home',
      'The Harbour Herald',
      'tags',
      '2021',
      '01. November 2021',
      'Cranes move again',
      'Sie befinden sich hier:',
      'chevron_right',
      '< Back to all posts',
      'teilen',
      'Economy',
    ].map((value) => seen('section', value, 'breadcrumbs'));
    expect(chooseSection(steps, site, 'Cranes move again').section).toBe('Economy');
    const kicker = seen('section', 'Harbour: Cranes of the old quay move again', 'breadcrumbs');
    expect(chooseSection([kicker], site, 'Cranes of the old quay move again').section).toBeNull();
    expect(chooseSection([seen('section', 'Election 2026', 'breadcrumbs')], site, null).section).toBe('Election 2026');
    for (const headline of ['In Aalvik, cranes move again', 'Ferry | cranes move again', 'Ferry / Cranes move again'])
      expect(chooseSection([seen('section', headline, 'breadcrumbs')], site, headline).section).toBeNull();
  });

  test.each([
    [['espana', 'España'], 'España'],
    [['news_news', 'My Europe'], 'My Europe'],
    [['sport', 'Top Stories'], 'sport'],
    [['www.herald.example', 'Docks'], 'Docks'],
  ])('of the sections %j, as several sources say, %s is it', ([declared = '', shown = ''], expected) => {
    const candidates = [seen('section', declared, 'article-meta'), seen('section', shown, 'breadcrumbs')];
    expect(chooseSection(candidates, site, null).section).toBe(expected);
  });

  test('a declared genre in the language of the page is called as the others are', () => {
    expect(chooseGenre([seen('genre', 'Nuomonės')], null).genre).toBe('opinion');
    expect(chooseGenre([seen('genre', 'Essay')], null).genre).toBe('essay');
    // Sections, places and stations that pages declare as genres.
    for (const word of ['Bay Area', 'KPLR', 'uk news', 'Biology / Biochemistry'])
      expect(chooseGenre([seen('genre', word)], null).genre).toBeNull();
  });

  test('a summary that is cut off is completed by a source that goes on', () => {
    const candidates = [
      seen('summary', 'The cranes of the port moved again…', 'open-graph'),
      seen('summary', 'The cranes of the port moved again on Monday.', 'json-ld'),
    ];
    expect(chooseSummary(candidates, 'Cranes').summary).toBe('The cranes of the port moved again on Monday.');
  });

  test.each([
    ['a slogan', 'Quay Post: news, sport and weather for you', 'The cranes of the port moved again on Monday.'],
    ['the story in other words', 'Cranes at the port are moving after a strike', null],
    [
      'nothing, where it says nothing of the headline',
      'Quay Post: news, sport and weather for you',
      null,
      'A man in white',
    ],
  ])(
    'what is shown below the headline wins over %s',
    (_, declared, shown, standfirst = 'The cranes of the port moved again on Monday.') => {
      const candidates = [seen('summary', declared, 'meta'), seen('summary', standfirst, 'heading')];
      expect(chooseSummary(candidates, 'Cranes move again').summary).toBe(shown ?? declared);
      expect(chooseSummary(candidates.slice(0, 1), 'Cranes move again').summary).toBe(declared);
    },
  );

  test('the headline again is no summary', () => {
    expect(
      chooseSummary([seen('summary', 'Cranes move again after nine days')], 'Cranes move again after nine days')
        .summary,
    ).toBeNull();
  });

  test('genre comes from the article’s type, else from the section', () => {
    expect(chooseGenre([seen('type', 'OpinionNewsArticle', 'json-ld')], null).genre).toBe('opinion');
    expect(chooseGenre([seen('type', 'NewsArticle', 'json-ld')], 'Meinung').genre).toBe('opinion');
    expect(chooseGenre([seen('type', 'NewsArticle', 'json-ld')], 'Port').genre).toBe('news');
    expect(chooseGenre([], 'Port').genre).toBeNull();
  });

  test('kind is live, video or article by what the page calls itself', () => {
    expect(chooseKind(rawWith({ candidates: [seen('type', 'LiveBlogPosting', 'json-ld')] }), 9_000, false)).toBe(
      'live',
    );
    expect(chooseKind(rawWith({ candidates: [seen('type', 'video.other', 'open-graph')] }), 90, false)).toBe('video');
    expect(chooseKind(rawWith({ candidates: [seen('type', 'video.other', 'open-graph')] }), 9_000, false)).toBe(
      'article',
    );
  });

  test('kind is page where nobody and no day is named and the type is a site’s, not a story’s', () => {
    const kind = (types: string[], isAnonymous: boolean): string =>
      chooseKind(rawWith({ candidates: types.map((type) => seen('type', type, 'open-graph')) }), 9_000, isAnonymous);
    expect(kind(['website'], true)).toBe('page');
    expect(kind(['AboutPage', 'Organization'], true)).toBe('page');
    expect(kind(['website'], false)).toBe('article');
    expect(kind(['website', 'NewsArticle'], true)).toBe('article');
    expect(kind(['article'], true)).toBe('article');
    expect(kind([], true)).toBe('article');
  });

  test('access: declared, a part that is closed is a meter, and a refused status a wall', () => {
    expect(chooseAccess([seen('access', 'open', 'json-ld')], 200, 500).access).toBe('open');
    expect(chooseAccess([seen('access', 'open', 'json-ld'), seen('access', 'metered')], 200, 500).access).toBe(
      'metered',
    );
    expect(chooseAccess([], 402, 40).access).toBe('paywalled');
    expect(chooseAccess([], 200, 500)).toMatchObject({ access: 'unknown', bodyComplete: null });
  });

  test.each([
    ['Subscribe to continue reading', 'paywalled'],
    ['Dieser Artikel ist exklusiv für Abonnenten.', 'paywalled'],
    ['Il vous reste 73.2% de cet article à lire.', 'paywalled'],
    ['You have 2 free articles left', 'metered'],
    ['Subscribe to our newsletter', 'unknown'],
  ] as const)('“%s” beside a short text means %s, unless mark-up says more', (text, expected) => {
    expect(chooseAccess([], 200, 90, [text]).access).toBe(expected);
    expect(chooseAccess([], 200, 900, [text]).access).toBe('unknown');
    expect(chooseAccess([seen('access', 'open', 'json-ld')], 200, 90, [text]).access).toBe('open');
  });

  test('a meter or wall that says how much is missing, or that the text goes on, stands before a cut text', () => {
    const behind = (...texts: string[]): boolean | null => chooseAccess([], 200, 200, texts).bodyComplete;
    expect(behind('Subscribe to continue reading')).toBe(false);
    expect(behind('Il vous reste 73.2% de cet article à lire.')).toBe(false);
    expect(behind('Dieser Artikel ist exklusiv für Abonnenten.')).toBeNull();
    expect(behind('You have 2 free articles left')).toBeNull();
  });

  test('the publisher’s own count tells whether the text is whole', () => {
    expect(chooseAccess([seen('wordCount', 1_000, 'json-ld')], 200, 960).bodyComplete).toBe(true);
    expect(chooseAccess([seen('wordCount', 1_000, 'json-ld')], 200, 90).bodyComplete).toBe(false);
  });

  test.each([
    ['KYIV, Ukraine (AP) — The cranes moved again.', 'KYIV, Ukraine', 'AP'],
    ['Berlin (dpa/tmn) - Die Kräne bewegen sich wieder.', 'Berlin', 'dpa'],
    ['LONDON, April 3 (Reuters) - The cranes moved again.', 'LONDON', 'Reuters'],
    ['AALVIK – The cranes moved again.', 'AALVIK', null],
    ['NEW DELHI: The cranes moved again.', 'NEW DELHI', null],
    ['WATCH: The cranes moved again.', null, null],
    ['МОСКВА, 4 мая. /ТАСС/. Краны снова заработали.', 'МОСКВА', 'ТАСС'],
    ['Москва. 4 мая. INTERFAX.RU - Краны снова заработали.', 'Москва', 'Interfax'],
    ['(부산=연합뉴스) 항구의 크레인이 다시 움직였다.', '부산', 'Yonhap'],
    ['新华社上海5月4日电 港口的起重机恢复了工作。', '上海', 'Xinhua'],
    ['【ロンドン時事】港のクレーンが再び動き始めた。', 'ロンドン', 'Jiji'],
    ['The cranes – all nine – moved again.', null, null],
    ['AALVIK, Nov 7, 2023 (AFP) - The cranes moved again.', 'AALVIK', 'AFP'],
    ['Aalvik, 7. Nov (AFP) - Die Kräne bewegen sich wieder.', 'Aalvik', 'AFP'],
    ['Santa Rosa, 7 nov (EFE).- Las grúas se mueven de nuevo.', 'Santa Rosa', 'EFE'],
    ['AALVIK, 7 de noviembre (AFP).- Las grúas se mueven.', 'AALVIK', 'AFP'],
    ['Aalvik, 07 nov 2023 (Lusa) - Os guindastes voltaram.', 'Aalvik', 'Lusa'],
    ['(ANSA) - AALVIK, 07 NOV - Le gru si muovono di nuovo.', 'AALVIK', 'ANSA'],
    ['(MTI) – A daruk újra mozognak.', null, 'MTI'],
    ['New Delhi, Nov 7 (PTI) The cranes moved again.', 'New Delhi', 'PTI'],
    ['Jan. 10 (Bloomberg) -- Cranes moved again.', null, 'Bloomberg'],
    ['Aalvik (Noruega), 7 nov (EFE).- Las grúas se mueven.', 'Aalvik', 'EFE'],
    ['TOKYO, Nov. 7, Kyodo - The cranes moved again.', 'TOKYO', 'Kyodo'],
    ['The minister (AP) said that cranes moved.', null, null],
    ['ХАРНВИК, 7 ноя — РИА Новости. Краны снова заработали.', 'ХАРНВИК', 'РИА Новости'],
    ['هارنويك - (أ.ف.ب) عادت الرافعات إلى العمل.', 'هارنويك', 'AFP'],
    ['［アールヴィク　７日　ロイター］ - 港のクレーンが再び動いた。', 'アールヴィク', 'Reuters'],
    ['【11月7日 AFP】港のクレーンが再び動いた。', null, 'AFP'],
    ['【共同社东京11月7日电】港口的起重机恢复了工作。', '东京', 'Kyodo'],
    ['（中央社記者林佳蓉台北7日電）港口的起重機恢復運作。', '台北', 'CNA'],
    ['中新网11月7日电 港口的起重机恢复了工作。', null, 'CNS'],
    ['[특집] 항구의 크레인이 다시 움직였다.', null, null],
  ])('%s', (text, dateline, agency) => {
    const blocks = [paragraph(text), paragraph('More text.')];
    expect(readDateline([], blocks, site)).toBe(dateline);
    expect(chooseOrigin([], blocks, [], site)?.agency ?? null).toBe(agency);
  });

  test('a stamp, the paper, a speaker and a heading are no place', () => {
    const speaker = ['The cranes moved.', 'And again.', 'ADA LIND: They will not stop.'].map(paragraph);
    expect(readDateline([], speaker, site)).toBeNull();
    expect(readDateline([], [paragraph('DISCLAIMER: The Herald sells cranes.')], site)).toBeNull();
    expect(readDateline([], [paragraph('HARBOUR HERALD: What made you buy the cranes?')], site)).toBeNull();
    const declared = ['2022-05-08T02:14:23-05:00', 'The Harbour Herald', 'Published on May 8, 2022', 'Aalvik'];
    expect(
      readDateline(
        declared.map((value) => seen('dateline', value)),
        [],
        site,
      ),
    ).toBe('Aalvik');
  });

  test.each([
    ['港のクレーンが再び動いた。（共同）', 'Kyodo'],
    ['Źródło: PAP', 'PAP'],
    ['Джерело: Укрінформ', 'Ukrinform'],
    ['Theo TTXVN', 'TTXVN'],
    ['/ritzau/', 'Ritzau'],
    ['© dpa-infocom, dpa:231107-99-123456/2', 'dpa'],
    ['연합뉴스', 'Yonhap'],
    ['Quelle: eigene Berechnungen', null],
  ])('%s at the end names the wire', (text, agency) => {
    expect(chooseOrigin([], [paragraph('First.'), paragraph(text)], [], site)?.agency ?? null).toBe(agency);
  });

  test.each([
    ['（共同）', 'Kyodo'],
    ['Źródło: PAP', 'PAP'],
    ['The minister said so (dpa)', null],
  ])('%s beside the text', (text, agency) => {
    expect(chooseOrigin([], [paragraph('First.')], [], site, [text])?.agency ?? null).toBe(agency);
  });

  test.each(['oprac. Anna Lind, PAP', 'Redazione PAP'])('a by-line names it: %s', (name) => {
    const people = [{ name, role: null, kind: null, url: null, email: null }];
    const one = { ...seen('authors', people, 'byline'), traits: { distance: 1 } } as Candidate;
    expect(chooseOrigin([one], [paragraph('First.')], [], site)?.agency).toBe('PAP');
    const far = { ...one, traits: { distance: 40 } } as Candidate;
    expect(chooseOrigin([far], [paragraph('First.')], [], site)).toBeNull();
  });

  test('credits of several wires beside a story say nothing of it', () => {
    expect(chooseOrigin([], [paragraph('First.')], [], site, ['(dpa)', '(AP)'])).toBeNull();
  });

  test('an agency that signs the last paragraph is the origin', () => {
    expect(chooseOrigin([], [paragraph('First.'), paragraph('The vote is on 11 May. (dpa)')], [], site)).toEqual({
      agency: 'dpa',
      credit: null,
    });
  });

  test('the lead picture comes first, and one picture in two sizes is one', () => {
    const picture = (address: string, caption: string | null = null): Image => ({
      url: address,
      caption,
      credit: null,
      alt: null,
      width: null,
      height: null,
    });
    const declared = seen('image', picture('https://cdn.example/a/quay-at-dawn.jpg?w=1200'), 'json-ld');
    const shown = picture('https://cdn.example/b/quay-at-dawn-300x200.jpg', 'Dawn');
    expect(chooseImages(rawWith({ candidates: [declared], images: [shown] }))).toEqual([shown]);
    expect(chooseImages(rawWith({ candidates: [declared] }))).toHaveLength(1);
    const logo = seen('image', picture('https://cdn.example/brand/herald-logo-1200.png'), 'open-graph');
    expect(chooseImages(rawWith({ candidates: [logo], images: [shown] }))).toEqual([shown]);
  });

  test('words are counted in every script', () => {
    expect(countWords('Nine days, it’s over.').words).toBe(4);
    expect(countWords('港口恢复工作').words).toBe(6);
  });

  test('the body has the form that was asked for', () => {
    const blocks: Block[] = [
      { kind: 'heading', text: 'What was agreed', html: 'What was agreed', level: 2 },
      {
        kind: 'paragraph',
        text: 'See the deal *now*',
        html: 'See <a href="https://a.example/x">the deal</a> *now*',
        level: null,
      },
    ];
    expect(bodyInForm(blocks, 'text')).toBe('What was agreed\n\nSee the deal *now*');
    expect(bodyInForm(blocks, 'markdown')).toBe('## What was agreed\n\nSee [the deal](https://a.example/x) \\*now\\*');
    expect(bodyInForm(blocks, 'html')).toBe(
      '<h2>What was agreed</h2>\n<p>See <a href="https://a.example/x">the deal</a> *now*</p>',
    );
    expect(bodyInForm(blocks, 'blocks')).toEqual(blocks);
    expect(bodyInForm(blocks, 'none')).toBeNull();
    expect(bodyInForm([], 'text')).toBeNull();
  });
});
