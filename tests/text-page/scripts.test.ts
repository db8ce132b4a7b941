import { expect, test } from 'vitest';
import { parseTextPage } from '../../src/text-page/index.js';

const bodyOf = (text: string): string[] =>
  parseTextPage(text, { url: null, rule: null }).blocks.map((block) => block.text);

const stories = {
  Armenian: [
    'Գետափի հին կամուրջը փակվեց մինչև գարուն',
    'Գետափի քաղաքապետարանը երեքշաբթի օրը փակեց հին կամուրջը։ Երթևեկությունը կշրջանցի քաղաքի կենտրոնը։',
    'Քաղաքապետ Արամ Պետրոսյանի խոսքով՝ քարերը կփոխվեն մինչև ապրիլ, իսկ լույսերը կվառվեն կրկին։',
    'Աշխատանքների արժեքը չորս հարյուր միլիոն դրամ է, որի կեսը կվճարի մարզպետարանը։',
    'Վաճառականները դժգոհ են, որ տոներին հաճախորդները չեն գա։ Նրանք փոխհատուցում են պահանջում։',
    'Կամուրջը կբացվի գարնանը, երբ գետի ջուրը կիջնի։',
  ],
  Amharic: [
    'የወንዙ አሮጌ ድልድይ እስከ ሚያዝያ ተዘጋ',
    'የከተማዋ አስተዳደር አሮጌውን የወንዝ ድልድይ ማክሰኞ ዕለት ዘጋ። መኪኖች በሌላ መንገድ እንዲሄዱ ተነግሯል።',
    'ከንቲባው አቶ ደረጀ ወልዴ እንዳሉት ድንጋዮቹ እስከ ሚያዝያ ድረስ ይቀየራሉ፣ መብራቶቹም ይበራሉ።',
    'ሥራው ሃያ ሚሊዮን ብር ያስወጣል። ግማሹን የክልሉ መንግሥት ይከፍላል።',
    'ነጋዴዎች በበዓል ቀናት ደንበኞች እንዳይመጡ ይሰጋሉ። ካሣ እንዲከፈላቸውም ጠይቀዋል።',
    'ድልድዩ የወንዙ ውኃ ሲቀንስ ይከፈታል።',
  ],
  Thai: [
    'เทศบาลปิดสะพานไม้เก่าริมน้ำถึงเดือนเมษายน',
    'เทศบาลเมืองริมน้ำปิดสะพานไม้เก่าเมื่อวันอังคาร หลังวิศวกรพบรอยร้าวที่เสากลางแม่น้ำ รถทุกคันต้องใช้ถนนเลี่ยงเมือง',
    'นายกเทศมนตรี นายสมชาย ใจกล้า กล่าวว่าจะเปลี่ยนไม้ทั้งหมดภายในเดือนเมษายน และติดตั้งไฟส่องสว่างใหม่ตลอดแนว',
    'งบประมาณทั้งหมดสี่สิบล้านบาท ครึ่งหนึ่งมาจากจังหวัด ส่วนที่เหลือมาจากเงินสะสมของเทศบาล',
    'พ่อค้าแม่ค้าในตลาดกังวลว่าลูกค้าจะหายไปในช่วงเทศกาล จึงขอให้เทศบาลช่วยลดค่าเช่าแผงชั่วคราว',
    'คาดว่าสะพานจะเปิดให้ใช้อีกครั้งเมื่อระดับน้ำลดลงในฤดูร้อน และจะมีพิธีฉลองเล็กน้อยที่ศาลาริมน้ำ',
  ],
  Japanese: [
    '川辺町の古い橋、四月まで通行止め',
    '川辺町は火曜日、橋脚にひびが見つかった古い木の橋を通行止めにした。車は町の外を回る道を使う。',
    '町長の森田和子さんは、四月までに板をすべて取り替え、街灯も新しくすると説明した。工事は冬も休まず続ける。',
    '費用は約四億円で、半分を県が負担する。残りは町の積立金を取り崩してまかなう予定だという。',
    '商店街からは、祭りの日に客が減るのを心配する声が出ている。組合は家賃の補助を求めた。',
    '川の水が減る春に再び開く。',
  ],
  Chinese: [
    '河畔鎮舊木橋封閉至四月',
    '河畔鎮公所週二封閉出現裂縫的舊木橋，所有車輛必須改走外環道路，直到工程完成為止。',
    '鎮長黃美珍表示，橋面木板將在四月之前全部更換，並且沿線裝設新的路燈與人行步道。',
    '工程經費約四千萬元，其中一半由縣政府負擔，其餘由鎮公所動用歷年累積的結餘支付。',
    '市場攤商擔心節慶期間顧客減少，要求鎮公所暫時調降攤位租金，並且增加接駁公車。',
    '橋梁預計在春季水位下降之後重新開放。',
  ],
  Korean: [
    '강변읍 옛 나무다리 사월까지 막는다',
    '강변읍은 화요일 금이 간 옛 나무다리를 막았다. 모든 차는 읍 바깥 길로 돌아가야 한다.',
    '박영희 읍장은 사월까지 널빤지를 모두 갈고 가로등도 새로 단다고 설명했다. 공사는 겨울에도 이어진다.',
    '비용은 약 사십억 원이며 절반은 도에서 부담한다. 나머지는 읍이 모아 둔 돈으로 치른다.',
    '시장 상인들은 잔칫날 손님이 줄까 걱정한다. 상인회는 자릿세를 낮춰 달라고 요구했다.',
    '다리는 강물이 줄어드는 봄에 다시 열린다.',
  ],
  Nepali: [
    'नदी किनारको पुरानो पुल वैशाखसम्म बन्द',
    'नगरपालिकाले चर्किएको पुरानो काठको पुल मंगलबार बन्द गर्‍यो। सबै गाडी सहर बाहिरको बाटो हुँदै जानेछन्।',
    'नगरप्रमुख सीता अधिकारीका अनुसार वैशाखसम्म सबै फल्याक फेरिनेछन् र नयाँ बत्ती जडान गरिनेछ।',
    'खर्च करिब चार करोड रुपैयाँ हुनेछ। आधा रकम प्रदेश सरकारले दिनेछ।',
    'बजारका व्यापारीहरू चाडका दिन ग्राहक घट्ने चिन्तामा छन्। उनीहरूले भाडा घटाउन माग गरेका छन्।',
    'नदीको पानी घटेपछि पुल फेरि खुल्नेछ।',
  ],
};

test.each(Object.entries(stories))('a short story in %s keeps its first and its last paragraph', (_, story) => {
  expect(bodyOf(story.join('\n\n'))).toEqual(story.slice(1));
});

test('a short first paragraph right above the story is not taken for a standfirst', () => {
  const first = 'The town of Riverside closed its old bridge on Tuesday, after cracks were found.';
  const rest = [
    'The mayor Ann Porter said that all planks would be replaced until April. New lamps will be set up as well.',
    'The work will cost four million, half of it paid by the county. The town takes the rest from its savings.',
    'Traders fear that nobody will come to the market on holidays. They ask the town to lower the rent of stalls.',
  ];
  expect(bodyOf(['Old bridge is closed until April', first, ...rest].join('\n\n'))).toEqual([first, ...rest]);
});

const town = [
  'Kommunestyret i Elvebyen stengte den gamle broen tirsdag etter at det ble funnet sprekker. Biler må kjøre utenom byen.',
  'Arbeidet koster fire millioner kroner, og fylket betaler halvparten. Resten tar kommunen av sparepengene sine.',
];

test.each(['–', '-'])('a sentence behind %s is somebody’s speech, not a list', (mark) => {
  const said = `${mark} Uten broen må vi kjøre en halvtime for å handle melk og brød, sier Kari Nordby.`;
  const more = `${mark} Det går ikke i lengden, legger naboen til.`;
  const paragraphs = [town[0]!, said, more, town[1]!];
  expect(bodyOf(['Stengte broen', ...paragraphs].join('\n\n'))).toEqual(paragraphs);
});

const plans = [
  'Ordføreren Anne Bakke sier at alle plankene skal skiftes før påske, og at det settes opp nye lamper langs hele broen.',
  'De handlende frykter at ingen kommer til torget på helligdager. De ber kommunen om å sette ned leien så lenge.',
];

test.each(['–', '-', '•'])('words behind %s in a row are a list', (mark) => {
  const items = ['nye planker', 'nye lamper', 'et gjerde av stål'].map((item) => `${mark} ${item}`);
  const list = 'Dette skal byttes før påske, skriver kommunen i planen for arbeidet med broen i vinter:';
  expect(
    bodyOf(['Stengte broen', town[0]!, list, items.join('\n'), ...town.slice(1), ...plans].join('\n\n')),
  ).toContain('- nye planker\n- nye lamper\n- et gjerde av stål');
});
