// Makes Features/Accounts/Passwords/common-passwords.txt.gz anew; see decision 59. Not part of the build.
//   node eng/common-passwords.mjs RANKED.txt PASSWORDS.json
// RANKED.txt: passwords, the most common first, one a line (10-million-password-list-top-1000000.txt of SecLists).
// PASSWORDS.json: an array of them (src/passwords.json of @zxcvbn-ts/language-common).
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const SHORTEST = 10, MOST = 10_000, SHORTEST_CORE = 4;
const [ranked, common] = process.argv.slice(2).map(file => readFileSync(file, 'utf8'));

// As CommonPasswords looks them up: in small letters, without the digits and signs around them.
const core = text => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

const kept = new Set();
let long = 0;
for (const text of ranked.split('\n').map(line => line.trim().toLowerCase())) {
  if (text.length < SHORTEST || kept.has(text)) continue;
  kept.add(text);
  if (++long === MOST) break;
}
for (const text of JSON.parse(common).map(text => text.toLowerCase())) {
  if (text.length >= SHORTEST) kept.add(text);
  if (core(text).length >= SHORTEST_CORE) kept.add(core(text));
}
const file = new URL('../src/JourneyMapper.Web/Features/Accounts/Passwords/common-passwords.txt.gz', import.meta.url);
writeFileSync(file, gzipSync([...kept].sort().join('\n'), { level: 9 }));
console.log(`${kept.size} lines`);
