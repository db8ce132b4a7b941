// Sentences in many scripts, each with forms that people type otherwise, for archives that must find the same.

export const sentences: readonly string[] = [
  'The harbour of Antwerp reopened on Monday after nine days, said AT&T and O’Brien’s C++ team of 1,000 F-16 pilots',
  'Air defence over Kharkiv was strong, and the defence of the air in Russia was not; COVID-19 numbers fell',
  'Kraków i Łódź, Rødgrød på Ørsteds æbler, Straße nach Gießen, Þjóðhátíð, İstanbul ılık IŞIK',
  'Đà Nẵng đến Điện Biên, La sœur à l’œuvre, coŀlectiu i col·lectiu, Hawaiʻi, Cafe\u0301 Ħamrun ŋáŋŋá',
  'Κόσμος στην Αθήνα, ὁδὸς και ΚΟΣΜΟΣ της πόλης',
  'Ёлка в Королёве, мои́ края, Галаґан їде в Київ, під’їзд підʼїзд з’їв, мой край',
  'مُتحفًا مـــتحف أحمد إلى آسيا مؤتمر مدرسة على عام ٢٠٢٤ و ۱۴۰۳',
  'ایران کتاب می‌خواهد کتاب‌ها میخواهد',
  'שָׁלוֹם צה"ל ירושלים של זהב',
  'फ़िल्म यहाँ २०२४ किताब और काम',
  'ঢাকায় নতুন সেতু খোলা হয়েছে',
  'தமிழ் నతెలుగు பாலம் திறக்கப்பட்டது',
  '北京市长周一宣布码头重新开放，今年AI芯片2024年增长',
  '東京都の鉄道ダイヤが改正、サーバー 田中　太郎とマーク・ザッカーバーグ ﾄﾖﾀのﾊﾟｿｺﾝ',
  '서울시는 새로운 다리를 개통했다 바다 리조트',
  'กรุงเทพมหานครเปิดสะพานใหม่ข้ามแม่น้ำ กันน้ำ',
  'ນະຄອນຫຼວງວຽງຈັນເປີດຂົວໃໝ່',
  'ភ្នំពេញ\u200bបើក\u200bស្ពានថ្មីឆ្លងទន្លេ',
  'မြန်မာနိုင်ငံတံတားသစ်',
  'ＮＡＴＯ２０２４の会議 the ﬁnal oﬃce ½ m² \u{20bb7}野家と',
];

/** Numbers that look as if by chance, the same in every run (Park and Miller). */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
