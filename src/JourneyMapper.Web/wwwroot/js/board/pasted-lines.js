// Lists as people paste them from mails, Office programs and other pages.

const bullet = /^\s*(?:[-–—*•◦▪‣·●○■□✓✔➢]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+/i;
const breaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** The lines of a pasted text that say something, without bullets and numbers before them. */
export const linesOf = text => text.split(breaks).map(line => line.replace(bullet, '').trim()).filter(line => line);

/** Whether a pasted text comes from a spreadsheet: it has several cells in a row. */
export const isTable = text => linesOf(text).some(line => line.includes('\t'));

/** Whether a pasted text is a list rather than a piece of a line. */
export const isList = text => linesOf(text).length > 1;
