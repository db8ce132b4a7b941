import { expect, test } from 'vitest';
import { withoutWall } from '../../src/normalise/body.js';
import { isPaywallLine, readPaywall } from '../../src/shared/paywall-words.js';

test.each([
  ['Subscribe to continue reading', 'paywalled'],
  ['Keep reading for $1 a week', 'paywalled'],
  ['Get unlimited access to the Post. Cancel any time.', 'paywalled'],
  ['Este contenido es exclusivo para suscriptores', 'paywalled'],
  ['Suscríbete por 1 € al mes y sigue leyendo', 'paywalled'],
  ['Czytaj dalej z prenumeratą', 'paywalled'],
  ['Pozostało 82% artykułu', 'paywalled'],
  ['Det här är en låst artikel', 'paywalled'],
  ['Logga in eller bli prenumerant för att läsa vidare.', 'paywalled'],
  ['Du skal være abonnent for at læse videre.', 'paywalled'],
  ['Få adgang til hele historien', 'paywalled'],
  ['Du må være medlem for å lese resten', 'paywalled'],
  ['Du måste vara prenumerant för att läsa artikeln', 'paywalled'],
  ['Questo articolo è riservato agli abbonati', 'paywalled'],
  ['Este artigo é exclusivo para assinantes.', 'paywalled'],
  ['Tento článek je pouze pro předplatitele.', 'paywalled'],
  ['Bài viết này chỉ dành cho thành viên trả phí.', 'paywalled'],
  ['Цей матеріал доступний лише передплатникам.', 'paywalled'],
  ['A teljes cikket előfizetőink olvashatják el.', 'paywalled'],
  ['Aquest contingut és exclusiu per a subscriptors.', 'paywalled'],
  ['להמשך קריאה הצטרפו כמנויים', 'paywalled'],
  ['சந்தாதாரர்களுக்கு மட்டுமே', 'paywalled'],
  ['Verder lezen?', 'paywalled'],
  ['Word abonnee en krijg onbeperkt toegang tot alle artikelen.', 'paywalled'],
  ['Dalsza część artykułu dostępna jest tylko dla subskrybentów.', 'paywalled'],
  ['Weiterlesen mit Kurier Plus', 'paywalled'],
  ['Weiterlesen mit dem Probeabonnement', 'paywalled'],
  ['Um diesen Artikel zu lesen, brauchen Sie ein Abo.', 'paywalled'],
  ['Noch 3 kostenlose Artikel', 'metered'],
  ['Материал доступен только подписчикам', 'paywalled'],
  ['この記事は会員限定です。登録すると続きをお読みいただけます。', 'paywalled'],
  ['残り1250文字', 'paywalled'],
  ['全文共1873字，订阅后继续阅读', 'paywalled'],
  ['구독자 전용 기사입니다', 'paywalled'],
  ['Jetzt abonnieren und weiterlesen', 'paywalled'],
  ['Lesen Sie diesen Beitrag mit Ihrem Plus-Abo weiter', 'paywalled'],
  ['Melden Sie sich an, um den ganzen Artikel zu lesen', 'paywalled'],
  ['Sie haben Ihre kostenlosen Artikel in diesem Monat aufgebraucht.', 'paywalled'],
  ['Exklusiv für Abonnentinnen und Abonnenten', 'paywalled'],
  ['ここから先は有料会員限定のコンテンツです', 'paywalled'],
  ['全文をお読みいただくには購読の申し込みが必要です', 'paywalled'],
  ['有料会員になると続きをお読みいただけます。', 'paywalled'],
  ['無料記事は残り3本です', 'metered'],
  ['登录后继续阅读', 'paywalled'],
  ['开通会员后即可查看全文', 'paywalled'],
  ['本文为付费内容', 'paywalled'],
  ['加入會員，閱讀完整內容', 'paywalled'],
  ['您的免费阅读次数已用完', 'paywalled'],
  ['您已閱讀 5 篇免費文章', 'metered'],
  ['이 기사는 유료 회원 전용입니다', 'paywalled'],
  ['You have read 2 of your 3 free articles this month.', 'metered'],
  ['Sie haben 2 von 3 kostenlosen Artikeln in diesem Monat gelesen.', 'metered'],
  ['Вы прочитали 2 из 3 бесплатных статей', 'metered'],
  ['Has leído 2 de los 3 artículos gratuitos de este mes.', 'metered'],
  ['Το άρθρο είναι διαθέσιμο μόνο για συνδρομητές.', 'paywalled'],
  ['Ten artykuł jest dostępny tylko dla prenumeratorów.', 'paywalled'],
  ['Bu içerik yalnızca abonelere özeldir.', 'paywalled'],
  ['Haberin devamını okumak için abone olun.', 'paywalled'],
  ['Lees verder met een abonnement', 'paywalled'],
  ['هذا المقال متاح للمشتركين فقط', 'paywalled'],
  ['הכתבה המלאה זמינה למנויים בלבד', 'paywalled'],
  ['आगे पढ़ने के लिए सब्सक्राइब करें', 'paywalled'],
  ['เนื้อหานี้สำหรับสมาชิกเท่านั้น', 'paywalled'],
  ['이 기사는 회원 전용입니다.', 'paywalled'],
  ['Jatka lukemista tilaajana', 'paywalled'],
  ['Щоб читати далі, оформіть передплату', 'paywalled'],
  ['Vui lòng đăng ký gói thành viên để đọc tiếp bài viết này.', 'paywalled'],
  ['Για να διαβάσετε τη συνέχεια, γίνετε συνδρομητής.', 'paywalled'],
  ['להמשך קריאת הכתבה הצטרפו למנוי.', 'paywalled'],
  ['Zbývá vám přečíst 78 % článku.', 'paywalled'],
])('%s: %s', (text, access) => expect(readPaywall([text])?.access).toBe(access));

test.each([
  'The union said that its members only learned of it on Monday.',
  'Οι συνδρομητές του δικτύου έφτασαν τους σαράντα χιλιάδες.',
  'Gazeta ma czterdzieści tysięcy prenumeratorów.',
  'Derginin kırk bin abonesi var.',
  'बैठक में समिति के सदस्यों के लिए चाय का इंतज़ाम था।',
  'Die Zahl der Abonnenten stieg im Mai auf vierzigtausend.',
  '读者说，他们每天继续阅读报纸。',
  '会員は残り三人となった。',
  'Передплатники отримали листи у вівторок.',
  'La ville attend la suite, compte tenu des abonnements vendus.',
  '会員の多くは、話の続きを聞きたいと話した。',
  '登录该岛的游客去年增加了一倍。',
  '他说，读者订阅报纸是为了阅读地方新闻。',
  'Jetzt weiterlesen: Hafen streikt weiter',
  'Continue reading with our story on the harbour',
  'Pozostało mu dwóch synów.',
  'Sie wollte den Brief nicht weiterlesen.',
])('%s says nothing of a wall', (text) => expect(readPaywall([text])).toBeNull());

test('how much is missing says that the text is cut', () => {
  expect(readPaywall(['この記事は会員限定です', '残り1250文字'])?.isCut).toBe(true);
  expect(readPaywall(['Subscribe to continue reading'])?.isCut).toBe(true);
  expect(readPaywall(['This story is for subscribers'])?.isCut).toBe(false);
});

test('the last lines of a wall leave the text, and a text of nothing else stays', () => {
  const blocks = ['旧い橋は閉まる。', 'この記事は会員限定です。', '残り1250文字'].map((text) => ({
    kind: 'paragraph' as const,
    text,
  }));
  expect(isPaywallLine(blocks[2]!.text)).toBe(true);
  expect(withoutWall(blocks as never).map(({ text }) => text)).toEqual(['旧い橋は閉まる。']);
  expect(withoutWall(blocks.slice(2) as never)).toHaveLength(1);
});
