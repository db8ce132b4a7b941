import { expect, test } from 'vitest';
import { withoutWall } from '../../src/normalise/body.js';
import { isPaywallLine, readPaywall } from '../../src/shared/paywall-words.js';

test.each([
  ['Subscribe to continue reading', 'paywalled'],
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
])('%s: %s', (text, access) => expect(readPaywall([text])?.access).toBe(access));

test.each([
  'The union said that its members only learned of it on Monday.',
  'Die Zahl der Abonnenten stieg im Mai auf vierzigtausend.',
  '读者说，他们每天继续阅读报纸。',
  '会員は残り三人となった。',
  '会員の多くは、話の続きを聞きたいと話した。',
  '登录该岛的游客去年增加了一倍。',
  '他说，读者订阅报纸是为了阅读地方新闻。',
  'Jetzt weiterlesen: Hafen streikt weiter',
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
