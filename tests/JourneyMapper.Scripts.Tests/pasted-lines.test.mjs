import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isList, isTable, linesOf } from '../../src/JourneyMapper.Web/wwwroot/js/board/pasted-lines.js';

test('bullets and numbers before lines go, and so do empty lines', () => {
  assert.deepEqual(linesOf('1. Radio spot\r\n\r\n2) Fair\n\t• Poster\v– Word of mouth\u2028(3) Shop\na) Mail'), ['Radio spot', 'Fair', 'Poster', 'Word of mouth', 'Shop', 'Mail']);
});

test('what only looks like a bullet stays', () => {
  assert.deepEqual(linesOf('2026 catalogue\n3D view\n-20 % voucher\nA la carte menu\n24/7 chat'), ['2026 catalogue', '3D view', '-20 % voucher', 'A la carte menu', '24/7 chat']);
});

test('one line is no list', () => {
  assert.ok(!isList('Radio spot\r\n'));
  assert.ok(!isList(''));
  assert.ok(isList('Radio\nFair'));
});

test('cells side by side are a table, a tab behind a bullet is none', () => {
  assert.equal(isTable('Ad\tSees\nReview\tReads'), true);
  assert.equal(isTable('Ad\tSees'), true);
  assert.equal(isTable('•\tAd\n•\tReview'), false);
  assert.equal(isTable('1.\tAd\t\n\tReview\t'), false);
});
