/** Where the add-in is served from. The sources name one address, that of `npm start`; a build for elsewhere replaces it. */

/** The address that stands in the sources. */
export const SOURCE_BASE = 'https://localhost:3000';

/**
 * Reads the address of the folder that the add-in is to be served from, and gives it without a slash at its end.
 * @param {unknown} given what was given on the command line
 * @returns {string}
 * @throws {Error} one plain sentence, where it is no such address
 */
export function readBase(given) {
  const example = 'Give for instance --env base=https://example.org/ast/';
  if (typeof given !== 'string' || given === '') throw new Error(`The base address is missing. ${example}`);
  let url;
  try {
    url = new URL(given);
  } catch {
    throw new Error(`The base address “${given}” is not a web address. ${example}`);
  }
  if (url.protocol !== 'https:') throw new Error(`The base address “${given}” does not begin with https://, and Excel loads add-ins by https only. ${example}`);
  if (url.username !== '' || url.password !== '') throw new Error(`The base address “${given}” holds a user name or a password, which everybody could read in the manifest. ${example}`);
  if (given.includes('?') || given.includes('#')) throw new Error(`The base address “${given}” goes on after the folder, with “?” or “#”. ${example}`);
  return url.href.replace(/\/+$/, '');
}

/**
 * Puts a base address into the text of a manifest or a page in place of the one in the sources.
 * @param {string} text XML or HTML
 * @param {string} base as `readBase` gives it
 * @returns {string}
 */
export function withBase(text, base) {
  return inPlaceOfSource(text, base.replaceAll('&', '&amp;'));
}

/**
 * The same in JSON, which writes an address as it is.
 * @param {string} text
 * @param {string} base
 * @returns {string}
 */
export function withBaseInJson(text, base) {
  return inPlaceOfSource(text, JSON.stringify(base).slice(1, -1));
}

/** @type {(text: string, written: string) => string} */
function inPlaceOfSource(text, written) {
  return text.replace(/https:\/\/localhost:3000(?!\d)/g, () => written);
}
