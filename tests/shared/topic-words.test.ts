import { describe, expect, test } from 'vitest';
import { isTopicHeading, topicLabelLength } from '../../src/shared/topic-words.js';

describe('words over a list of topics', () => {
  test.each(['Tags', 'Topics:', 'Themen', 'Étiquettes', 'Palabras clave:', 'Ключові слова', '关键词：', 'وسوم'])(
    '%s stands over a list and opens a line',
    (text) => {
      expect(isTopicHeading(text)).toBe(true);
      expect(topicLabelLength(text)).toBe(text.length);
    },
  );

  test('a label ends where its list begins', () => {
    expect(topicLabelLength('Tags: harbour, ferries')).toBe(6);
    expect(topicLabelLength('Tags on luggage are lost')).toBe(0);
  });

  test.each(['Mehr zum Thema', 'More on this story', 'Leggi anche su:'])(
    '%s may lead to a story, so that it opens no line of topics',
    (text) => {
      expect(isTopicHeading(text)).toBe(true);
      expect(topicLabelLength(text)).toBe(0);
    },
  );
});
