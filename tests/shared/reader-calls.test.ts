import { expect, test } from 'vitest';
import { asksOfReader } from '../../src/shared/reader-calls.js';

test.each([
  'Follow us on Facebook and X',
  'Folgen Sie uns auf WhatsApp und erhalten Sie die Nachrichten der Küste.',
  'Suivez toute l’actualité de la côte sur Google News',
  'Síguenos en nuestro canal de WhatsApp y recibe todas las noticias en tu móvil.',
  'Segui il Corriere anche su Google News',
  'Подписывайтесь на наш Telegram-канал, чтобы первыми узнавать новости.',
  'Підписуйтесь на наш канал у Viber',
  'تابعونا على واتساب',
  'ہمارا واٹس ایپ چینل جوائن کریں',
  'Vill du ha fler nyheter från kusten? Anmäl dig till vårt nyhetsbrev här.',
  'Iscriviti alla nostra newsletter gratuita.',
  'Download the Courier app for free',
  'Haberlerden haberdar olmak için mobil uygulamamızı indirin.',
  'Local reporting costs money. If you value our work, please consider making a donation to the Courier.',
  'Unterstützen Sie unabhängigen Journalismus an der Küste.',
  'Do you have a story for us? Email the newsdesk.',
  'Заметили ошибку? Выделите её и нажмите Ctrl+Enter.',
  'Gefällt Ihnen dieser Beitrag? Dann teilen Sie ihn mit Ihren Freunden:',
  'We may earn a commission if you buy through links on this page.',
  '*Mit einem Sternchen markierte Links sind Affiliate-Links. Kaufen Sie darüber ein, erhalten wir eine Provision.',
  'Alle Nachrichten der Küste auch in unserer App: Jetzt für Android und iOS herunterladen.',
  '¿Te ha gustado este artículo? Puntúalo',
  '👉 Partagez cet article avec vos amis',
])('the site asks: %s', (text) => expect(asksOfReader(text)).toBe(true));

test.each([
  'Follow the money, the pilots say, and you end at the fish quay.',
  'Folgen Sie dem Steg bis ans Ende, rät ein Schild den Fußgängern.',
  'The union has a page on Facebook that nine hundred people follow.',
  'Subscribe or starve is how the editor of the old gazette put it in 1888.',
  'The agent was paid a commission of nine crowns on each boat, the ferry company said.',
  'The museum asked its visitors to consider a donation of five crowns.',
  'Haben Sie den Kapitän gesehen?',
  '“Follow us on Facebook”, says the sign above the door of the smokehouse.',
  'Поддержите его, просит мать, он ни в чём не виноват.',
])('a story tells: %s', (text) => expect(asksOfReader(text)).toBe(false));
