import { expect, test } from 'vitest';
import { nameFromDisk, onDisk, shownName } from '../../src/shared/disk-names.js';

test('a name leads back to its bytes, whatever they are', () => {
  for (const bytes of [[0x63, 0xe9], [0xff, 0x80, 0x2e], [0xc3, 0xa9, 0xe9], [...Buffer.from('é😀.html')]]) {
    const name = nameFromDisk(Buffer.from(bytes));
    expect([...Buffer.from(onDisk(name))]).toEqual(bytes);
    expect([...Buffer.from(onDisk(`é/${name}`))]).toEqual([...Buffer.from('é/'), ...bytes]);
    expect(Buffer.from(shownName(name)).toString()).toBe(shownName(name));
  }
  expect(nameFromDisk(Buffer.from('é😀'))).toBe('é😀');
  expect(shownName(nameFromDisk(Buffer.from([0x63, 0xe9])))).toBe('c\ufffd');
});
