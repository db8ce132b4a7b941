import { expect, test } from 'vitest';
import { detectLanguage } from '../../src/normalise/detect-language.js';
import { chooseLanguage } from '../../src/normalise/language.js';

const texts: Record<string, string> = {
  sl: 'Občinski svet je v ponedeljek sklenil, da bo staro šolo ob reki spremenil v knjižnico. Obnova bo stala štiri milijone evrov, polovico bo dala država, drugo polovico pa domače društvo.',
  sk: 'Mestské zastupiteľstvo v pondelok rozhodlo, že starú školu pri rieke zmení na knižnicu. Oprava bude stáť štyri milióny eur, polovicu zaplatí štát a druhú polovicu miestny spolok. Riaditeľka hovorí, že deti si dnes chodia požičiavať knihy až do susedného mesta, a to je ďaleko.',
  sq: 'Këshilli bashkiak vendosi të hënën që shkolla e vjetër pranë lumit të kthehet në bibliotekë. Punimet do të kushtojnë katër milionë euro dhe gjysmën do ta paguajë shteti.',
  cy: 'Penderfynodd y cyngor ddydd Llun y bydd yr hen ysgol ger yr afon yn troi yn llyfrgell. Bydd y gwaith yn costio pedair miliwn o bunnoedd, a bydd y llywodraeth yn talu hanner.',
  eu: 'Udalak astelehenean erabaki zuen ibaiaren ondoko eskola zaharra liburutegi bihurtzea. Lanek lau milioi euro balioko dute, eta erdia Gobernuak ordainduko du, beste erdia herriko elkarteak.',
  mr: 'नगर परिषदेने सोमवारी नदीकाठची जुनी शाळा वाचनालयात बदलण्याचा निर्णय घेतला आहे. या कामासाठी चार कोटी रुपये खर्च येणार असून अर्धा खर्च राज्य सरकार करणार आहे.',
  ne: 'नगरपालिकाले सोमबार नदी किनारको पुरानो विद्यालयलाई पुस्तकालय बनाउने निर्णय गरेको छ। मर्मतका लागि चार करोड रुपैयाँ लाग्नेछ र आधा खर्च सरकारले बेहोर्नेछ।',
  yo: 'Ìgbìmọ̀ ìlú pinnu ní ọjọ́ Ajé pé ilé ìwé àtijọ́ tó wà lẹ́bàá odò yóò di ilé ìkàwé. Iṣẹ́ náà yóò ná mílíọ̀nù mẹ́rin, ìjọba yóò sì san ìdajì owó náà.',
  so: 'Golaha degmadu wuxuu maalintii Isniinta go’aansaday in dugsiga hore ee webiga agtiisa laga dhigo maktabad. Shaqadu waxay ku kici doontaa afar milyan, dowladduna waxay bixin doontaa kala bar.',
  az: 'Bələdiyyə şurası bazar ertəsi çayın yanındakı köhnə məktəbin kitabxanaya çevrilməsi barədə qərar qəbul edib. İşlər dörd milyon manata başa gələcək, yarısını dövlət ödəyəcək.',
  ru: 'Городской совет в понедельник решил, что старая школа у реки станет библиотекой. Работы обойдутся в четыре миллиона, половину даст область, другую половину соберут жители.',
  uk: 'Міська рада в понеділок вирішила, що стара школа біля річки стане бібліотекою. Роботи коштуватимуть чотири мільйони, половину дасть область, другу половину зберуть мешканці.',
  bg: 'Общинският съвет реши в понеделник старото училище край реката да стане библиотека. Ремонтът ще струва четири милиона, половината ще даде държавата, а останалото ще съберат хората.',
  mk: 'Градскиот совет во понеделникот одлучи старото училиште покрај реката да стане библиотека. Работите ќе чинат четири милиони, половината ќе ја плати државата, а другата здружението.',
  en: 'The council decided on Monday to turn the old school beside the river into a library. The work will cost four million pounds, and the government has promised to pay for half of it.',
  pt: 'A câmara municipal decidiu na segunda-feira transformar a antiga escola junto ao rio numa biblioteca. As obras vão custar quatro milhões de euros e o Governo vai pagar metade.',
};

test.each(Object.entries(texts))('%s is told by its text', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

/** Indonesian and Malay have nearly all of its words. */
const shared =
  'Majlis bandar memutuskan pada hari Isnin untuk mengubah sekolah lama di tepi sungai menjadi perpustakaan. Kerja itu akan menelan belanja empat juta, dan kerajaan akan membayar separuh daripadanya. Penduduk kampung berkata bangunan itu kosong selama sepuluh tahun dan bumbungnya sudah bocor, tetapi dindingnya masih kukuh. Buku akan datang dari bandar.';

test('letters that a language has not tell its neighbour', () => {
  // By its groups of letters it is rather Bulgarian.
  const text =
    'Политика и экономика: лидер оппозиции критикует президента и премьера за реформу. Комментарии экспертов, реакция парламента и министров, данные социологов об этой реформе.';
  expect(detectLanguage(text)).toBe('ru');
});

test('two languages as likely, and a short text, are none', () => {
  expect(detectLanguage(shared)).toBeNull();
  expect(detectLanguage('The council decided on Monday.')).toBeNull();
  expect(detectLanguage('1234567890 '.repeat(20))).toBeNull();
});

test('a declared language that the text is plainly not in gives way to none where no other is clear', () => {
  const declared = { field: 'language', value: 'en-US', source: 'meta', place: 'html[lang]' } as const;
  expect(chooseLanguage([declared], null, shared).language).toBeNull();
});

test.each([
  [
    'zh',
    'ja',
    '青浜町議会は火曜日、港に残る旧製氷工場を町立図書館に改修する計画を賛成多数で可決した。工場は十五年前から使われていない。改修費は約九億円で、半分を県の補助金でまかなう。氷を運んだ木製の滑り台はそのまま残し、子ども用の読書室に組み込む。',
  ],
  [
    'ar',
    'fa',
    'شورای شهر روز دوشنبه تصمیم گرفت انبار قدیمی کنار رودخانه را به کتابخانه تبدیل کند. این ساختمان ده سال است که خالی مانده و سقف آن چکه می‌کند، اما دیوارهای آن هنوز محکم است. هزینهٔ کار چهار میلیون برآورد شده و نیمی از آن را دولت می‌پردازد.',
  ],
  [
    'ar',
    'ur',
    'بلدیہ نے پیر کے روز فیصلہ کیا کہ دریا کے کنارے پرانے گودام کو کتب خانے میں بدل دیا جائے گا۔ یہ عمارت دس سال سے خالی پڑی ہے اور اس کی چھت ٹپکتی ہے، لیکن دیواریں اب بھی مضبوط ہیں۔ کام پر چالیس لاکھ خرچ ہوں گے اور نصف رقم حکومت ادا کرے گی۔',
  ],
  [
    'fa',
    'ar',
    'قرر مجلس المدينة يوم الاثنين تحويل المخزن القديم على ضفة النهر إلى مكتبة عامة. البناية فارغة منذ عشر سنوات وسقفها يسرب المياه، لكن الجدران ما زالت متينة. تبلغ كلفة الأعمال أربعة ملايين، وتدفع الدولة نصف المبلغ للبلدية في السنة القادمة.',
  ],
] as const)('%s declared over letters of %s', (value, language, text) => {
  const declared = { field: 'language', value, source: 'meta', place: 'html[lang]' } as const;
  expect(chooseLanguage([declared], null, text).language).toBe(language);
});
