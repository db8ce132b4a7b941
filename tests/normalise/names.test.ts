import { describe, expect, test } from 'vitest';
import { agencyOf } from '../../src/normalise/wires.js';
import { nameKey, parseNames } from '../../src/normalise/names.js';
import type { RawAuthor } from '../../src/types.js';
import { processorMs } from '../helpers/processor-time.js';

const namesIn = (name: string, parts: Partial<RawAuthor> = {}): string[] =>
  parseNames({ name, role: null, kind: null, url: null, email: null, ...parts }).map((one) => one.name);

describe('names in a byline', () => {
  test.each([
    ['By Ada Lindqvist', ['Ada Lindqvist']],
    ['ByAda Lindqvist', ['Ada Lindqvist']],
    ['Byron Adams', ['Byron Adams']],
    ['نویسنده: شیرین کاوه\u200cپور', ['شیرین کاوه\u200cپور']],
    ['By Ada\u200c Lindqvist', ['Ada Lindqvist']],
    ['wpadmin_quay', []],
    ['editor2', []],
    ['root', []],
    ['Von: Ada Lindqvist', ['Ada Lindqvist']],
    ['Von Ada Lindqvist und Tom Okafor, dpa', ['Ada Lindqvist', 'Tom Okafor', 'dpa']],
    ['By ADA MOOR, Associated Press', ['ADA MOOR']],
    ['A. Lindqvist, B. Okafor and C. Holm', ['A. Lindqvist', 'B. Okafor', 'C. Holm']],
    ['Par Ada Lindqvist et Tom Okafor', ['Ada Lindqvist', 'Tom Okafor']],
    ['Por Ada Lindqvist y Tom Okafor', ['Ada Lindqvist', 'Tom Okafor']],
    ['Ada Lindqvist & Tom Okafor', ['Ada Lindqvist', 'Tom Okafor']],
    ['Автор: Анна Иванова и Пётр Сидоров', ['Анна Иванова', 'Пётр Сидоров']],
    ['Ada Lindqvist (Kyiv)', ['Ada Lindqvist']],
    ['Ada Lindqvist in Berlin', ['Ada Lindqvist']],
    ['By Ada Lindqvist April 12, 2024', ['Ada Lindqvist']],
    ['Posted on December 20, 2025 by Ada Lindqvist', ['Ada Lindqvist']],
    ['11.12.2019 - Ada Lindqvist', ['Ada Lindqvist']],
    ['Alle Artikel von Ada Lindqvist', ['Ada Lindqvist']],
    ['Lindqvist, A. B.', ['A. B. Lindqvist']],
    ['(HNN) – 1 hour ago', ['HNN']],
    ['Ada Lindqvist)', ['Ada Lindqvist']],
    ['王小明 ) 【字号：大 中 小】', ['王小明']],
    ['李晓东 新报网编辑：刘明', ['李晓东']],
    ['AP AP', ['AP']],
    ['Duran Duran', ['Duran Duran']],
    ['Ada Lindqvist Samstag', ['Ada Lindqvist']],
    ['Posted by HarbourSelect on Tuesday, August 29, 2023', ['HarbourSelect']],
    ['Geschrieben von A. L. am', ['A. L.']],
    ['By Ada Lindqvist on Friday', ['Ada Lindqvist']],
    ['Publié par Ada Lindqvist le mardi', ['Ada Lindqvist']],
    ['Parvati (Sen) Ghosh', ['Parvati (Sen) Ghosh']],
    ['Ada Lindqvist (Bergen)', ['Ada Lindqvist']],
    ['Jan Freitag', ['Jan Freitag']],
    ['Nagy Kiss Anna', ['Nagy Kiss Anna']],
    ['Por Ana Prado e Luís de Sá', ['Ana Prado', 'Luís de Sá']],
    ['Dr. Bíró Ágnes, ifj. Lévai József', ['Dr. Bíró Ágnes', 'ifj. Lévai József']],
    ['سارہ قریشی اور علی رضا', ['سارہ قریشی', 'علی رضا']],
    ['Foto: © Ada Lindqvist', ['Ada Lindqvist']],
    ['구현모 기자 ku@herald.example', ['구현모']],
    ['De Vries', ['De Vries']],
    ['Redaktion', ['Redaktion']],
    ['Center for Harbour Research', ['Center for Harbour Research']],
    ['Ada Lindqvist For The Herald On Sunday', ['Ada Lindqvist']],
    ['Ada Lindqvist for the Herald', ['Ada Lindqvist for the Herald']],
  ])('%s', (text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  test.each([
    '14:00',
    '4 May 2026',
    'May 4',
    'Share',
    'https://herald.example/author/ada',
    '@ada',
    'Von',
    'Getty Images',
    'Written By',
    'Skrevet av',
    'Submitted przez',
    'admin',
    'Fact Checked',
    'View Comments',
    'Artikel anhören',
    'フォローする',
    'مشاركة',
    'מאת',
    'كتبت',
    'Sat',
    '© Harbour Press Ltd.',
    'Published on',
    'Publicado',
    'View full profile',
    'Email Ada',
    'Related Stories',
    'Credit: Harbour Museum',
    '手机版 点击: 次',
    '關閉',
    '',
  ])('%s is no name', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  test.each([
    ['Ada Lind, Tom Berg, and Petra Voss', ['Ada Lind', 'Tom Berg', 'Petra Voss']],
    ['Νίκος Παππάς, Ελένη Δήμου και Γιώργος Λάμπρου', ['Νίκος Παππάς', 'Ελένη Δήμου', 'Γιώργος Λάμπρου']],
    ['रवि शर्मा, नेहा गुप्ता और अमित वर्मा', ['रवि शर्मा', 'नेहा गुप्ता', 'अमित वर्मा']],
    ['بقلم: سامي الحداد، ليلى منصور ونادر خوري', ['سامي الحداد', 'ليلى منصور', 'نادر خوري']],
    ['سامي محمد وليد الحسن', ['سامي محمد وليد الحسن']],
    ['نسرین کاظمی و بهرام نوری', ['نسرین کاظمی', 'بهرام نوری']],
    ['דנה לוי, יואב כהן ורוני מזרחי', ['דנה לוי', 'יואב כהן', 'רוני מזרחי']],
    ['2023-11-07 08:15作者：周子涵', ['周子涵']],
    ['本报记者 周子涵 发自上海', ['周子涵']],
    ['लेखक - नेहा गुप्ता', ['नेहा गुप्ता']],
    ['كتبت - ليلى منصور', ['ليلى منصور']],
    ['记者丨周子涵 编辑丨马晓东', ['周子涵', '马晓东']],
    ['opr. Anna Zielińska', ['Anna Zielińska']],
    ['Автор материала: Ольга Зимина', ['Ольга Зимина']],
    ['ADA LIND, TOM BERG AND PETRA VOSS', ['ADA LIND', 'TOM BERG', 'PETRA VOSS']],
    ['By Dan Brown and Con Houlihan', ['Dan Brown', 'Con Houlihan']],
    ['Ana López y Juan Ruiz', ['Ana López', 'Juan Ruiz']],
    ['José Ortega y Gasset', ['José Ortega y Gasset']],
    ['Carme Junyent i Figueras', ['Carme Junyent i Figueras']],
    ['Ana López y Reuters', ['Ana López', 'Reuters']],
    ['Newyddion y Glannau', ['Newyddion y Glannau']],
    ['Von unserem Korrespondenten Jens Habicht', ['Jens Habicht']],
    ['dal nostro inviato Matteo Brambati', ['Matteo Brambati']],
    ['中央社記者張雅婷東河14日電', ['張雅婷']],
    ['Egilea: Ainhoa Etxaniz', ['Ainhoa Etxaniz']],
    ['Հեղինակ՝ Լիլիթ Գևորգյան', ['Լիլիթ Գևորգյան']],
    ['Deur Marlize Oosthuysen', ['Marlize Oosthuysen']],
    ['Láti ọwọ́ Fọlákẹ́ Adéyẹmí', ['Fọlákẹ́ Adéyẹmí']],
    ['det/dpa', ['det/dpa']],
    ['Ada Ek/dpa', ['Ada Ek', 'dpa']],
    ['Theo Müller', ['Theo Müller']],
    ['Oleh Kovalenko', ['Oleh Kovalenko']],
    ['Oleh Rina Widjaya', ['Rina Widjaya']],
    ['Meet Patel', ['Meet Patel']],
    ['De La Cruz', ['De La Cruz']],
    ['Story Musgrave', ['Story Musgrave']],
    ['Image Comics', ['Image Comics']],
    [
      'Joseph Schmool, Jr., Tara Dooley, MD, and Ludwig Berg III',
      ['Joseph Schmool, Jr.', 'Tara Dooley', 'Ludwig Berg III'],
    ],
    ['By Ada Lind and Tom Berg, KNN', ['Ada Lind', 'Tom Berg']],
    ['Ada Lind - Staff Writer', ['Ada Lind']],
    ['Monday August 27, 2018 10:05 am PDT by Ada Lind', ['Ada Lind']],
    ['An analysis by Ada Lind', ['Ada Lind']],
    ['Ada Lind and', ['Ada Lind']],
    ['लेखक: टिल्डा मार्श', ['टिल्डा मार्श']],
    ['टिल्डा मार्श द्वारा', ['टिल्डा मार्श']],
    ['লেখক: রিনা দাস', ['রিনা দাস']],
    ['كتب: أحمد مروان', ['أحمد مروان']],
    ['بقلم أحمد مروان', ['أحمد مروان']],
    ['نویسنده: سارا محمدی', ['سارا محمدی']],
    ['מאת דנה לוי', ['דנה לוי']],
    ['เรื่อง: สมชาย ใจดี', ['สมชาย ใจดี']],
    ['Γράφει ο Νίκος Παππάς', ['Νίκος Παππάς']],
    ['Автор — Анна Иванова', ['Анна Иванова']],
    ['本报记者 王小明 李大伟', ['王小明', '李大伟']],
    ['新报社记者汤晓云', ['汤晓云']],
    ['（新报记者 汤晓云）', ['汤晓云']],
    ['記者王小明／台北報導', ['王小明']],
    ['〔記者王小明／台北報導〕', ['王小明']],
    ['赵 培', ['赵培']],
    ['田村 宏樹', ['田村 宏樹']],
    ['聞き手・田村宏樹', ['田村宏樹']],
    ['글·사진 김민수 기자', ['김민수']],
    ['김민수·이영희 기자', ['김민수', '이영희']],
  ])('%s names whom it names', (text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  test.each(['Story Tools', 'on Tue', '注册', '关注', 'Produced by', '来源：新报社', '台北報導', 'Copy URL'])(
    '%s is nobody',
    (text) => {
      expect(namesIn(text)).toEqual([]);
    },
  );

  const parts = (name: string): string[] =>
    parseNames({ name, role: null, kind: null, url: null, email: null }).map(
      (one) => `${one.name}: ${one.role ?? 'author'}`,
    );

  test.each([
    ['Photos by Ada Lind', ['Ada Lind: photographer']],
    ['Text: Ada Lind, Fotos: Tom Berg', ['Ada Lind: author', 'Tom Berg: photographer']],
    ['Text und Fotos: Ada Lind', ['Ada Lind: author']],
    ['Words: Ada Lind. Photographs: Tom Berg.', ['Ada Lind: author', 'Tom Berg: photographer']],
    ['Ada Lind (texte) et Tom Berg (photos)', ['Ada Lind: author', 'Tom Berg: photographer']],
    ['Testo di Ada Lind, foto di Tom Berg', ['Ada Lind: author', 'Tom Berg: photographer']],
    ['Текст: Анна Иванова, фото: Пётр Сидоров', ['Анна Иванова: author', 'Пётр Сидоров: photographer']],
    [
      '(Reporting by Ada Lind in London and Tom Berg; Editing by Petra Voss)',
      ['Ada Lind: author', 'Tom Berg: author', 'Petra Voss: editor'],
    ],
    ['Penulis: Rina Widjaya · Editor: Bagus Santosa', ['Rina Widjaya: author', 'Bagus Santosa: editor']],
    ['责任编辑：任安石', ['任安石: editor']],
    ['取材・文／田村宏樹　写真／佐藤花', ['田村宏樹: author', '佐藤花: photographer']],
    ['글 한유진 사진 김민수', ['한유진: author', '김민수: photographer']],
    ['Written by Ada Lind, medically reviewed by Tom Berg', ['Ada Lind: author', 'Tom Berg: reviewer']],
    ['Traduction : Ada Lind', ['Ada Lind: translator']],
    ['Text analysis: data breaches', []],
  ])('%s gives each a part', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  test.each([
    '(text) and|(pictures)',
    '(Text), |(Foto)',
    '(Text) und|(Foto)',
    '(texte) et|(photos)',
    '(texto) y|(fotos)',
  ])('a declared person’s brackets give each a part: %s', (words) => {
    const [between, behind] = words.split('|');
    const name = `Ada Lind ${between} Tom Berg ${behind}`;
    const declared = parseNames({ name, role: null, kind: 'person', url: null, email: null });
    expect(declared).toMatchObject([
      { name: 'Ada Lind', role: null },
      { name: 'Tom Berg', role: 'photographer' },
    ]);
  });

  test.each([
    ['Theo van Gogh Jansen', ['Theo van Gogh Jansen']],
    ['De La Cruz', ['De La Cruz']],
    ['Da Silva Santos', ['Da Silva Santos']],
    ['Redaktion Müller', ['Redaktion Müller']],
    ['By Ada Brandt', ['Ada Brandt']],
    ['Von Ada Brandt', ['Ada Brandt']],
    ['Von Miller', ['Von Miller']],
    ['Ada Brandt, Associate Professor of Tides, University of Quay', ['Ada Brandt']],
    ['Prof. Ada Brandt, Institute of Tides, Lowhaven, Norway', ['Prof. Ada Brandt']],
    ['Ada Brandt, New York', ['Ada Brandt']],
    ['Ada Brandt, Ph.D., M.P.H.', ['Ada Brandt']],
    ['Ada Brandt | Department of Boats', ['Ada Brandt']],
    ['Ada Brandt, Tom Okoro and Lina Weiss', ['Ada Brandt', 'Tom Okoro', 'Lina Weiss']],
    ['Ada Brandt and Tom Okoro, dpa', ['Ada Brandt', 'Tom Okoro', 'dpa']],
    ['High Court (Property, Trusts and Probate List)', ['High Court (Property, Trusts and Probate List)']],
    ['Ministry of Ports, Trade and Industry', ['Ministry of Ports, Trade and Industry']],
    ['Marks & Spencer', ['Marks & Spencer']],
    ['van der Berg, Ludwig', ['Ludwig van der Berg']],
    ['Ludwig Berg, Jr.', ['Ludwig Berg, Jr.']],
    ['Ada Brandt (Text) and Tom Okoro', ['Ada Brandt', 'Tom Okoro']],
    ['Ada Brandt (Lowhaven) und Tom Okoro (Aalvik)', ['Ada Brandt', 'Tom Okoro']],
    ['Centre for Tides (Text and Data)', ['Centre for Tides (Text and Data)']],
    ['田村宏樹、佐野花子', ['田村宏樹', '佐野花子']],
    ['田村 宏樹、佐野さくら', ['田村 宏樹', '佐野さくら']],
    ['周子涵、马晓东 记者', ['周子涵', '马晓东']],
    ['港口、渔业和旅游管理委员会', ['港口、渔业和旅游管理委员会']],
    ['記者 王小明／台北報導', ['王小明']],
    ['〔記者王小明、李大海／台北報導〕', ['王小明', '李大海']],
    ['王小明／台北報導', ['王小明']],
  ])('the declared person %s', (text, expected) => {
    expect(namesIn(text, { kind: 'person' })).toEqual(expected);
  });

  test('a by-line made of nothing but labels, commas or joints ends in time', () => {
    for (const piece of ['By ', 'Text: ', 'a, ', 'and ', '记者 ', 'Foto/', '(', 'A B ']) {
      const started = processorMs();
      parseNames({ name: piece.repeat(100_000), role: null, kind: null, url: null, email: null });
      parseNames({ name: piece.repeat(100_000), role: null, kind: 'person', url: null, email: null });
      expect(processorMs() - started).toBeLessThan(500);
    }
  });

  test('an organisation’s name is not split', () => {
    expect(namesIn('Ports and Quays Ltd', { kind: 'organisation' })).toEqual(['Ports and Quays Ltd']);
  });

  test('an address beside a single name is kept with it', () => {
    const [one] = parseNames({
      name: 'Ada Lindqvist (ada@herald.example)',
      role: null,
      kind: null,
      url: null,
      email: null,
    });
    expect(one).toMatchObject({ name: 'Ada Lindqvist', email: 'ada@herald.example' });
  });

  test('case, accents and dots do not make two names', () => {
    expect(nameKey('JOSÉ P. ORTIZ')).toBe(nameKey('Jose P Ortiz'));
  });

  test('wire services are known by name and sign', () => {
    expect(agencyOf('dpa/lno')).toBe('dpa');
    expect(agencyOf('(Reuters)')).toBe('Reuters');
    expect(agencyOf('Reuters Staff')).toBe('Reuters');
    expect(agencyOf('SID')).toBe('SID');
    expect(agencyOf('sid')).toBe('SID');
    expect(agencyOf('Sid')).toBeNull();
    expect(agencyOf('Dpa')).toBe('dpa');
    expect(agencyOf('Ada Lindqvist')).toBeNull();
    expect(agencyOf('constructor')).toBeNull();
  });
});

test('a declared person of many words is somebody, a sentence is nobody', () => {
  const declared = (name: string): string[] => namesIn(name, { kind: 'person' });
  expect(declared('María del Mar de la Peña y Ruiz')).toEqual(['María del Mar de la Peña y Ruiz']);
  expect(declared('All that you need to know about the harbour')).toEqual([]);
});
