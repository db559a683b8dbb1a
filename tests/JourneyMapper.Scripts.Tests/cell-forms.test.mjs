import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areLinks, formProblem, isNumber } from '../../src/JourneyMapper.Web/wwwroot/js/board/cell-forms.js';

const english = { decimal: '.', group: ',' };
const french = { decimal: ',', group: '\u202f' };

// The cases of TypedNumberTests.
test('numbers are read in their culture, and never guessed', () => {
  for (const text of ['3.5', ' 1,234.5 ', '1234', '.5', '-3.', '−3', '+3', '3.5 %', '€1,234', 'CHF 12', '12 chf', '- 3']) assert.ok(isNumber(text, english, 'CHF'), text);
  for (const text of ['', 'x', '3,5', '1,23', '12,3456', '1.2.3', '-', '.', '3 to 5', '1e5', '12 min', '٣']) assert.ok(!isNumber(text, english, 'CHF'), text);
  for (const text of ['3,5', '1 234,5', '1\u202f234,5', '1\u00a0234', '7 min']) assert.ok(isNumber(text, french, 'min'), text);
  for (const text of ['3.5', '1,234.5', '1 23']) assert.ok(!isNumber(text, french, 'min'), text);
});

test('a line is a link when it ends with an address', () => {
  for (const text of ['https://example.org', 'The test https://example.org/a?b', '[a b](http://example.org)', 'www.example.org', 'Ann ann@example.org', 'mailto:ann@example.org', 'https://a.example\n\n b@c.example '])
    assert.ok(areLinks(text), text);
  for (const text of ['javascript:alert(1)', 'ftp://example.org', 'example', 'https://', 'https://a@b.example', 'https://example.org is good', 'https://a.example\nb', `https://a.example/${'x'.repeat(900)}`])
    assert.ok(!areLinks(text), text);
});

test('a length of time is a whole number from 1 to 999', () => {
  const options = { marks: english, texts: { notCount: 'no count' } };
  for (const text of ['1', ' 12 ', '999']) assert.equal(formProblem('count', text, '', options), null, text);
  for (const text of ['0', '1000', '1.5', '-3', '5 min', 'soon']) assert.equal(formProblem('count', text, '', options), 'no count', text);
});

test('an empty cell is always right, and a text of no form too', () => {
  const options = { marks: english, texts: { notNumber: 'no number', notLinks: 'no link' } };
  assert.equal(formProblem('number', ' ', '', options), null);
  assert.equal(formProblem(null, 'x', '', options), null);
  assert.equal(formProblem('number', 'x', '', options), 'no number');
  assert.equal(formProblem('links', 'x', '', options), 'no link');
  assert.equal(formProblem('number', '5', undefined, options), null);
});
