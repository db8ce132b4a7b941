import { expect, test } from 'vitest';
import { plainText } from '../../../src/extract/metadata/text-values.js';

test.each([
  ['Why the &lt;video&gt; tag still matters', 'Why the <video> tag still matters'],
  ['How the &amp;lt;slot&amp;gt; element works &amp;amp; why', 'How the <slot> element works & why'],
  ['Was <div> von <section> trennt', 'Was <div> von <section> trennt'],
  ['Meet Option<T>', 'Meet Option<T>'],
  ['Warum <a href> nicht genügt', 'Warum <a href> nicht genügt'],
  ['The <a href="/x">Aurora</a> sails', 'The Aurora sails'],
  ['The <em>Aurora</em> sails<br>again', 'The Aurora sails again'],
  ['<div><p>The Aurora sails</p></div>', 'The Aurora sails'],
  ['<section class="lead">The Aurora sails', 'The Aurora sails'],
  ['The Aurora <strong>sails', 'The Aurora sails'],
])('%s', (text, expected) => {
  expect(plainText(text)).toBe(expected);
});

test('thousands of open tags take no longer than their length', () => {
  const start = process.cpuUsage().user;
  plainText('<video>'.repeat(50_000));
  expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
});
