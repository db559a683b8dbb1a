import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markOf, withLine } from '../../src/JourneyMapper.Web/wwwroot/js/board/pictures.js';

test('a picture is described by its file, and what would end the mark is left out', () => {
  assert.equal(markOf('ab', 'Till [old] slip.final.png', 'Picture'), '![Till old slip.final](picture:ab)');
  assert.equal(markOf('ab', 'image.png', 'Picture'), '![Picture](picture:ab)');
  assert.equal(markOf('ab', '.png', 'Picture'), '![Picture](picture:ab)');
});

test('a picture is a line of its own, wherever the caret is', () => {
  assert.deepEqual(withLine('', 'X', 0, 0), { text: 'X', caret: 1 });
  assert.deepEqual(withLine('ab', 'X', 2, 2), { text: 'ab\nX', caret: 4 });
  assert.deepEqual(withLine('ab', 'X', 1, 1), { text: 'a\nX\nb', caret: 4 });
  assert.deepEqual(withLine('a\nb', 'X', 2, 2), { text: 'a\nX\nb', caret: 4 });
  assert.deepEqual(withLine('a\nb', 'X', 1, 2), { text: 'a\nX\nb', caret: 4 });
  assert.deepEqual(withLine('abc', 'X', 0, 3), { text: 'X', caret: 1 });
});
