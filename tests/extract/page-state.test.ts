import { expect, test } from 'vitest';
import { findBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';

// Stories that only the data of a page hold, in scripts that put no blanks between words.

const stories: Record<string, { title: string; text: string[] }> = {
  ja: {
    title: '漁港の古い製氷所、写真館に生まれ変わる',
    text: [
      '二十年前に閉鎖された漁港の製氷所が、この秋から写真館として使われることになった。町の漁協と住民が資金を出し合った。',
      '館長を務める大崎さんによると、冷気を保つための厚い壁はそのまま残し、天井には明かり取りの窓を二つ設けたという。',
      '開館の日には、かつて氷を運んだ漁師たちが集まり、当時の道具の使い方を子どもたちに見せる予定になっている。',
      '入館は無料で、冬のあいだは週末だけ開ける。寄せられた写真はすでに三千枚を超え、整理が続いている。',
    ],
  },
  zh: {
    title: '旧渡口茶馆改建为河流博物馆',
    text: [
      '停业十一年的渡口茶馆将在明年春天成为一座小型博物馆，展出两岸居民捐出的船具、票据和老照片。',
      '负责修缮的工程师说，木梁大多完好，只有临水的一面需要更换，费用由县里和民间基金各承担一半。',
      '附近的船工担心停车位不够，也有人希望保留清晨的早茶。博物馆方面答应每天六点开门，茶水照旧供应。',
      '茶馆建于上世纪三十年代，曾是等船的人歇脚的地方，门口的石阶至今留着绳索磨出的痕迹，游人常在那里拍照留念。',
      '展览分为三个部分，最后一个部分讲述大桥通车以后的生活，由当地中学的学生采访老人后写成，文字朴素而动人。',
    ],
  },
  th: {
    title: 'ท่าเรือเก่าบ้านคลองใหญ่กลายเป็นตลาดหนังสือ',
    text: [
      'ท่าเรือไม้ที่ปิดมานานกว่าสิบปีเปิดอีกครั้งเมื่อวันเสาร์ คราวนี้ไม่ได้ขายปลาแต่ขายหนังสือมือสองจากทั่วจังหวัด',
      'ผู้ดูแลตลาดเล่าว่าชาวบ้านช่วยกันซ่อมพื้นและหลังคาตลอดฤดูฝน โดยใช้ไม้จากเรือที่เลิกใช้แล้ว',
      'ร้านค้าราวยี่สิบร้านตั้งแผงทุกเช้าวันหยุด เด็กนักเรียนอ่านได้โดยไม่ต้องซื้อ แต่ต้องล้างมือก่อน',
      'เทศบาลสัญญาว่าจะติดไฟตามทางเดินก่อนสิ้นปี เพราะคนที่กลับบ้านหลังค่ำบ่นว่าทางมืดเกินไป',
    ],
  },
  lo: {
    title: 'ໂຮງສີເຂົ້າເກົ່າກາຍເປັນຫໍສະໝຸດຂອງບ້ານ',
    text: [
      'ໂຮງສີເຂົ້າທີ່ປິດມາຫຼາຍປີໄດ້ເປີດຄືນໃໝ່ໃນວັນເສົາທີ່ຜ່ານມາ ໂດຍກາຍເປັນຫໍສະໝຸດສຳລັບເດັກນ້ອຍໃນບ້ານ',
      'ນາຍບ້ານກ່າວວ່າຊາວບ້ານໄດ້ຊ່ວຍກັນສ້ອມແປງຫຼັງຄາແລະພື້ນຕະຫຼອດລະດູຝົນທີ່ຜ່ານມາ ໂດຍບໍ່ໄດ້ຮັບຄ່າຈ້າງ',
      'ປຶ້ມສອງພັນຫົວມາຈາກໂຮງຮຽນໃນເມືອງທີ່ປິດໄປແລ້ວ ແລະຈາກຜູ້ບໍລິຈາກໃນແຂວງໃກ້ຄຽງຫຼາຍແຫ່ງ',
      'ເມືອງສັນຍາວ່າຈະຕິດໄຟຕາມທາງກ່ອນທ້າຍປີ ເພາະຄົນທີ່ກັບບ້ານຕອນຄ່ຳຈົ່ມວ່າທາງມືດເກີນໄປ',
    ],
  },
  km: {
    title: 'រោងម៉ាស៊ីនកិនស្រូវចាស់ក្លាយជាបណ្ណាល័យភូមិ',
    text: [
      'រោងម៉ាស៊ីនកិនស្រូវដែលបិទទ្វារអស់រយៈពេលដប់ឆ្នាំបានក្លាយជាបណ្ណាល័យសម្រាប់កុមារក្នុងភូមិ។',
      'មេភូមិបាននិយាយថាអ្នកភូមិបានជួយគ្នាជួសជុលដំបូលនិងកម្រាលឥដ្ឋពេញមួយរដូវវស្សា។',
      'សៀវភៅពីរពាន់ក្បាលបានមកពីសាលារៀនក្នុងទីក្រុងដែលបានបិទទ្វារកាលពីឆ្នាំមុន។',
      'សាលាស្រុកបានសន្យាថានឹងដំឡើងភ្លើងតាមដងផ្លូវមុនដំណាច់ឆ្នាំនេះ។',
      'កុមារអាចខ្ចីសៀវភៅទៅផ្ទះបានរយៈពេលពីរសប្តាហ៍ដោយមិនបាច់បង់ប្រាក់ឡើយ។',
    ],
  },
  my: {
    title: 'ဆန်စက်ဟောင်းသည်ရွာစာကြည့်တိုက်ဖြစ်လာသည်',
    text: [
      'ဆယ်နှစ်ကြာပိတ်ထားခဲ့သောဆန်စက်ဟောင်းသည်ကလေးများအတွက်စာကြည့်တိုက်ဖြစ်လာသည်။',
      'ရွာသူကြီးကရွာသားများသည်မိုးရာသီတစ်လျှောက်လုံးအမိုးနှင့်ကြမ်းပြင်ကိုပြုပြင်ခဲ့ကြသည်ဟုပြောသည်။',
      'စာအုပ်နှစ်ထောင်သည်မြို့ထဲရှိပိတ်လိုက်သောကျောင်းများမှရောက်လာခြင်းဖြစ်သည်။',
      'မြို့နယ်ရုံးကနှစ်မကုန်မီလမ်းတစ်လျှောက်မီးများတပ်ဆင်ပေးမည်ဟုကတိပေးထားသည်။',
      'ကလေးများသည်စာအုပ်များကိုနှစ်ပတ်ကြာအခမဲ့ငှားရမ်းနိုင်ကြသည်။',
    ],
  },
};

const push = (rows: string): string => `<script>self.__next_f.push([1,${JSON.stringify(rows)}])</script>`;
const asText = (text: readonly string[]): string => {
  const html = text.map((one) => `<p>${one}</p>`).join('\n');
  return `2:T${Buffer.byteLength(html).toString(16)},${html}`;
};
const asElements = (text: readonly string[]): string =>
  `2:${JSON.stringify(text.map((children) => ['$', 'p', null, { children }]))}\n`;

const languages = Object.keys(stories);

test.each(
  languages.flatMap((language) => [
    { language, form: 'one text', rows: asText },
    { language, form: 'paragraphs', rows: asElements },
  ]),
)('a story in $language that the data of the page hold as $form is the body', ({ language, rows }) => {
  const { title, text } = stories[language]!;
  const html = `<!DOCTYPE html><html lang="${language}"><head><title>${title} | Herald</title><meta property="og:title" content="${title}">
<meta property="og:type" content="article"></head><body><header><a href="/">Herald</a></header><main><h1>${title}</h1></main>${push(rows(text))}</body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'https://herald.example/local/mill' }), { rule: null });
  expect(blocks.map((block) => block.text)).toEqual(text);
});

test.each(languages)('a text in %s of which the title says nothing is not the story', (language) => {
  const { title } = stories[language]!;
  const consent = language === 'ja' ? stories.zh!.text : stories.ja!.text;
  const html = `<html><head><title>${title}</title><meta property="og:type" content="article"></head><body><main><h1>${title}</h1></main>${push(asText(consent))}</body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'https://herald.example/local/mill' }), { rule: null });
  expect(blocks.map((block) => block.text)).not.toContain(consent[0]);
});
