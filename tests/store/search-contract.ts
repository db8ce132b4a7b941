import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markEnd, markStart, parseQuery, type Store } from '../../src/store/index.js';
import { story } from './contract.js';

/** What every kind of archive finds, in any script. */
export function testSearch(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    let count = 0;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    /** A text of its own archive entry, and whether a search finds it. */
    async function finds(text: string, words: string): Promise<boolean> {
      const n = ++count;
      await store.save(story(n, { headline: text, body: `${text}\n\nEnd.`, tags: [`only${n}`] }), {
        now: '2026-05-04T00:00:00.000Z',
      });
      for await (const _one of store.list(parseQuery(`${words} tag:only${n}`))) return true;
      return false;
    }

    async function snippet(body: string, words: string): Promise<string | undefined> {
      const n = ++count;
      await store.save(story(n, { headline: null, body, tags: [`only${n}`] }), { now: '2026-05-04T00:00:00.000Z' });
      for await (const one of store.list(parseQuery(`${words} tag:only${n}`)))
        return one.snippet?.replaceAll(markStart, '[').replaceAll(markEnd, ']');
      return undefined;
    }

    describe('letters that people type otherwise are found', () => {
      test.each<[kind: string, text: string, ...searches: string[]]>([
        ['Polish', 'Kraków i Łódź', 'lodz', 'łódź', 'ŁÓDŹ', 'krakow'],
        ['Danish', 'Rødgrød på Ørsteds æbler', 'rodgrod', 'orsteds', 'aebler', 'pa'],
        ['German', 'Straße nach Gießen', 'strasse', 'STRASSE', 'straße', 'giessen'],
        ['Vietnamese', 'Đà Nẵng đến Điện Biên', 'da nang', 'dien', 'Điện'],
        ['Turkish', 'İstanbul ılık IŞIK', 'istanbul', 'ilik', 'isik', 'ışık'],
        ['Icelandic', 'Þjóðhátíð', 'thjodhatid', 'þjóðhátíð'],
        ['Maltese and Sami', 'Ħamrun ŋáŋŋá ŧ', 'hamrun', 'nanna'],
        ['French', 'La sœur à l’œuvre', 'soeur', 'oeuvre', 'sœur'],
        ['ligatures', 'the ﬁnal oﬃce', 'final', 'office'],
        ['accents as signs of their own', 'Cafe\u0301', 'café', 'cafe'],
        ['Greek', 'Κόσμος στην Αθήνα, ὁδὸς', 'κοσμος', 'ΚΟΣΜΟΣ', 'κόσμοσ', 'αθηνα', 'οδος'],
        ['Russian', 'Ёлка в Королёве, мои́', 'елка', 'королеве', 'ЁЛКА', 'мои'],
        ['Ukrainian', 'Галаґан їде в Київ', 'галаган', 'галаґан', 'їде', 'КИЇВ'],
        ['й as two signs', 'мои\u0306 краи\u0306', 'мой', 'край'],
        ['Arabic points', 'مُتحفًا', 'متحفا'],
        ['Arabic tatweel', 'مـــتحف', 'متحف'],
        ['Arabic hamza', 'أحمد إلى آسيا مؤتمر شئون ٱلله', 'احمد', 'اسيا', 'موتمر', 'شيون', 'الله'],
        ['Arabic ة and ى', 'مدرسة على', 'مدرسه', 'علي'],
        ['Arabic presentation forms', '\ufee3\ufeb4\ufea0\ufeaa', 'مسجد'],
        ['Persian ی and ک', 'ایران کتاب', 'ايران', 'كتاب'],
        ['Persian half-space', 'می‌خواهد کتاب‌ها', 'می‌خواهد', 'میخواهد', '"می خواهد"', 'خواهد', 'کتاب', 'کتاب‌ها'],
        ['Persian without half-space', 'میخواهد', 'می‌خواهد', 'میخواهد'],
        ['Hebrew', 'שָׁלוֹם', 'שלום'],
        ['Armenian', 'Երևան ՍԵՎԱՆ սեւ, բու', 'ԵՐԵՎԱՆ', 'երեւան', 'երև*', 'սևան', 'սեվ', '"երեվան սևան"', 'բու'],
        ['Devanagari', 'फ़िल्म यहाँ २०२४', 'फिल्म', 'यहां', '2024'],
        ['digits', 'عام ٢٠٢٤ و ۱۴۰۳', '2024', '1403', '٢٠٢٤'],
        ['full width', 'ＮＡＴＯ２０２４の会議', 'nato2024', 'NATO*', '会議'],
        ['half-width kana', 'ﾄﾖﾀのﾊﾟｿｺﾝ', 'トヨタ', 'パソコン', 'ソコン'],
        ['kana as two signs', 'か\u3099くせい', 'がくせい'],
        ['apostrophes', "під'їзд підʼїзд з’їв", 'підʼїзд', "під'їзд", 'під’їзд', "з'їв"],
        [
          'an apostrophe parts words',
          'L’homme d’affaires, O’Brien’s',
          'homme',
          "l'homme",
          'affaires',
          "o'brien",
          'brien',
        ],
        ['okina', 'Hawaiʻi', 'hawaii', 'hawaiʻi', "hawai'i"],
        ['Catalan with its own letter', 'coŀlectiu', 'collectiu', 'coŀlectiu'],
        ['Catalan', 'col·lectiu', 'col·lectiu', 'collectiu'],
        ['soft hyphens and marks of direction', 'har\u00adbour \u202bport\u202c', 'harbour', 'port'],
        ['behind a NUL', 'Port\0of\0Antwerp', 'port', 'antwerp', '"of antwerp"'],
        ['signs', 'COVID-19, AT&T, C++, 1,000 F-16 m²', 'covid-19', 'at&t', '"C++"', '1,000', 'f-16', 'm2'],
      ])('%s', async (_kind, text, ...searches) => {
        for (const words of searches) expect([words, await finds(text, words)]).toEqual([words, true]);
      });
    });

    describe('what tells words apart is not folded', () => {
      test.each<[kind: string, text: string, ...searches: string[]]>([
        ['й and ї', 'мои край іде', 'мой', 'краи', 'їде'],
        ['Hindi vowel signs', 'किताब और काम', 'कातिब', 'कितना', 'कतब', 'त'],
        ['Bengali vowel signs', 'ঢাকায় নতুন সেতু', 'সাত', 'সতু'],
        ['Tamil and Telugu', 'தமிழ் తెలుగు', 'தமழ', 'తలగ'],
        ['voicing of kana', 'がくせい パソコン', 'かくせい', 'ハソコン'],
        ['Thai signs above and below', 'กันน้ำ', 'กน', '"กนน"', 'นา'],
        ['Khmer letters below', 'ស្ពានថ្មី', 'សពាន', 'សព', 'ពាន', 'មី'],
        ['Korean words across a blank', '바다 리조트', '다리'],
        ['order of signs', '北京的天气', '京北', '天京'],
        ['halves', 'a ½ share', '12', '1'],
        ['it is and its', 'it’s', 'its'],
      ])('%s', async (_kind, text, ...searches) => {
        for (const words of searches) expect([words, await finds(text, words)]).toEqual([words, false]);
      });
    });

    describe('scripts without blanks', () => {
      test.each<[kind: string, text: string, ...searches: string[]]>([
        [
          'Chinese',
          '北京市长周一宣布码头重新开放',
          '码头',
          '北京',
          '市长',
          '京',
          '放',
          '重新开放',
          '北京市长周一宣布码头重新开放',
        ],
        [
          'Chinese with Latin',
          '今年AI芯片2024年增长',
          'AI芯片',
          'ai',
          '芯片',
          '2024年',
          '今年',
          '今年AI',
          '片2024年',
          '增长',
        ],
        ['Chinese over a line', '重新\n开放 码头', '重新开放', '开放码头'],
        ['Japanese', '東京都の鉄道ダイヤが改正、サーバー', '鉄道', 'ダイヤ', 'サーバー', 'サーバ'],
        [
          'Japanese names',
          '田中　太郎とマーク・ザッカーバーグ',
          '田中太郎',
          '太郎',
          'マークザッカーバーグ',
          'ザッカーバーグ',
        ],
        ['Korean', '서울시는 새로운 다리를 개통했다', '다리', '서울', '새로운 다리를'],
        ['Korean as jamo', '\u1103\u1161\u1105\u1175', '다리'],
        ['Thai', 'กรุงเทพมหานครเปิดสะพานใหม่ข้ามแม่น้ำ', 'สะพาน', 'กรุงเทพ', 'แม่น้ำ', 'ใหม่', 'น้ำ', 'ปิ', 'พา', 'ำ'],
        ['Lao', 'ນະຄອນຫຼວງວຽງຈັນເປີດຂົວໃໝ່', 'ວຽງຈັນ', 'ຂົວ'],
        ['Khmer', 'ភ្នំពេញបើកស្ពានថ្មីឆ្លងទន្លេ', 'ស្ពាន', 'ភ្នំពេញ', 'ទន្លេ'],
        ['Khmer with marks of where a line may break', 'ភ្នំពេញ\u200bបើក\u200bស្ពាន', 'ស្ពាន', 'បើកស្ពាន'],
        ['Burmese', 'မြန်မာနိုင်ငံတံတားသစ်', 'မြန်မာ', 'တံတား'],
        ['rare Chinese letters of two units', '\u{20bb7}野家と\u{20bb7}', '\u{20bb7}野家', '\u{20bb7}'],
      ])('%s', async (_kind, text, ...searches) => {
        for (const words of searches) expect([words, await finds(text, words)]).toEqual([words, true]);
      });
    });

    describe('snippets show the text as it was, marked where it was found', () => {
      test.each<[body: string, words: string, marked: string]>([
        ['Das Œuvre der Straße', 'strasse oeuvre', 'Das [Œuvre] der [Straße]'],
        ['В Ёлке мои́ и Елки', 'елки', 'В Ёлке мои́ и [Елки]'],
        [
          'The air, then air defence and Air Defence.',
          '"air defence"',
          'The air, then [air] [defence] and [Air] [Defence].',
        ],
        ['harbour harbours harbourmaster', 'harbours', 'harbour [harbours] harbourmaster'],
        ['harbour harbours arch', 'harb*', '[harbour] [harbours] arch'],
        ['北京市长周一宣布码头重新开放', '码头重新', '北京市长周一宣布[码头重新]开放'],
        ['北京市长', '京', '北[京]市长'],
        ['ﾄﾖﾀのﾊﾟｿｺﾝが', 'パソコン', 'ﾄﾖﾀの[ﾊﾟｿｺﾝ]が'],
        ['نص می‌خواهد متن', 'میخواهد', 'نص [می‌خواهد] متن'],
        ['किताब और काम', 'काम', 'किताब और [काम]'],
        ['กรุงเทพมหานครเปิดสะพานใหม่', 'สะพาน', 'กรุงเทพมหานครเปิด[สะพาน]ใหม่'],
        ['กรุงเทพมหานคร', 'นค', 'กรุงเทพมหา[นค]ร'],
        ['กรุงเทพมหานคร', 'ร', 'กรุงเทพมหานค[ร]'],
        ['one two one', 'one -three', '[one] two [one]'],
        ['The rules:\n\n- One rule - short\n  - Two', 'rule', 'The rules: • One [rule] - short • Two'],
        ['a king and his kin', 'kin OR (his kin)', 'a king and [his] [kin]'],
      ])('%s: %s', async (body, words, marked) => {
        expect(await snippet(body, words)).toBe(marked);
      });

      test('a word that was looked for in the headline is not marked in the text', async () => {
        await store.save(story(9002, { headline: 'Port', body: 'The port of jets.', tags: ['only9002'] }), {
          now: '2026-05-04T00:00:00.000Z',
        });
        for await (const one of store.list(parseQuery('headline:port tag:only9002 jets')))
          expect(one.snippet).toBe(`The port of ${markStart}jets${markEnd}.`);
      });

      test('a word of another field is not marked, a summary is shown where only it has the word', async () => {
        expect(await snippet('The port of jets', 'port -headline:port')).toBe('The [port] of jets');
        await store.save(story(9001, { headline: 'x', body: 'The text.', summary: 'Of quays', tags: ['only9001'] }), {
          now: '2026-05-04T00:00:00.000Z',
        });
        for await (const one of store.list(parseQuery('quays tag:only9001')))
          expect(one.snippet).toBe(`Of ${markStart}quays${markEnd}`);
      });
    });

    describe('a search is a tree', () => {
      test.each<[search: string, isFound: boolean]>([
        ['alpha beta', true],
        ['alpha AND beta', true],
        ['alpha AND nothing', false],
        ['alpha nothing OR beta', true],
        ['alpha NOT gamma', true],
        ['alpha NOT beta', false],
        ['(nothing OR alpha) (beta OR never)', true],
        ['(nothing OR never) (beta OR alpha)', false],
        ['(alpha beta) OR nothing', true],
        ['alpha -(beta never)', true],
        ['alpha -(never OR beta)', false],
        ['alpha -"beta alpha"', true],
        ['“alpha beta”', true],
        ['«beta alpha»', false],
        ['"alpha be"*', true],
        ['al* be*', true],
        ['or', false],
        ['"AND"', false],
        ['alpha & beta', true],
        ['alpha !!! OR nothing', false],
        ['nothing !!! OR alpha', false],
      ])('%s', async (search, isFound) => {
        expect(await finds('alpha beta delta', search)).toBe(isFound);
      });

      test.each([
        Array.from({ length: 130 }, (_, n) => `word${n}`).join(' OR '),
        '*',
        '',
        '!!!',
        '"open',
        'closed"',
        '(open',
        'a OR',
        'OR a',
        'a OR OR b',
        'AND a',
        'a NOT',
        'a OR -b',
        '(-a)',
        'a*b',
        '*ab',
        'k*',
        '"air k*"',
        'headline:',
        'headlin:x',
        'a OR since:2024',
        '-since:2024',
        `${'('.repeat(50)}a${')'.repeat(50)}`,
        'x'.repeat(6000),
        `"${'word '.repeat(201)}"`,
        '字'.repeat(2200),
      ])('what cannot be read is explained: %s', (search) => {
        expect(() => parseQuery(search)).toThrow(expect.objectContaining({ code: 'USAGE' }));
      });

      test('a long sentence is looked for as it is', async () => {
        const sentence = Array.from({ length: 80 }, (_, n) => `w${n}`).join(' ');
        const signs = Array.from({ length: 300 }, (_, n) => String.fromCharCode(0x4e00 + n)).join('');
        expect(await finds(sentence, `"${sentence}"`)).toBe(true);
        expect(await finds(signs, signs)).toBe(true);
      });

      test('a hundred alternatives, deep brackets and words of our own tables are searched', async () => {
        const many = Array.from({ length: 98 }, (_, n) => `word${n}`).join(' OR ');
        expect(await finds('alpha word7', `alpha (${many})`)).toBe(true);
        expect(await finds('alpha', `${'('.repeat(9)}alpha OR x${')'.repeat(9)}`)).toBe(true);
        for (const one of [
          'rank:x',
          'NEAR(alpha x)',
          'marks:x',
          "alpha' OR '1",
          'alpha + x',
          '^alpha x',
          '{headline}: x',
        ])
          await expect(finds('y', one)).resolves.toBe(false);
      });
    });
  });
}
