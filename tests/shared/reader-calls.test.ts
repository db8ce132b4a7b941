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
  'Download the Courier app for free',
  'Haberlerden haberdar olmak için mobil uygulamamızı indirin.',
  'Local reporting costs money. If you value our work, please consider making a donation to the Courier.',
  'Unterstützen Sie unabhängigen Journalismus an der Küste.',
  'Do you have a story for us? Email the newsdesk.',
  'Заметили ошибку? Выделите её и нажмите Ctrl+Enter.',
  'Gefällt Ihnen dieser Beitrag? Dann teilen Sie ihn mit Ihren Freunden:',
  '👉 Partagez cet article avec vos amis',
])('the site asks: %s', (text) => expect(asksOfReader(text)).toBe(true));

test.each([
  'Follow the money, the pilots say, and you end at the fish quay.',
  'Folgen Sie dem Steg bis ans Ende, rät ein Schild den Fußgängern.',
  'The union has a page on Facebook that nine hundred people follow.',
  'Subscribe or starve is how the editor of the old gazette put it in 1888.',
  'The museum asked its visitors to consider a donation of five crowns.',
  'Haben Sie den Kapitän gesehen?',
  '“Follow us on Facebook”, says the sign above the door of the smokehouse.',
  'Поддержите его, просит мать, он ни в чём не виноват.',
])('a story tells: %s', (text) => expect(asksOfReader(text)).toBe(false));
