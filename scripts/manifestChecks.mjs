/**
 * What must hold of the manifest, checked without a network: the schema's limits and its order of elements, and what no schema can
 * see, such as a reference to nothing, an address that is not https, or an icon of the wrong size.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';

/**
 * @typedef {object} Element
 * @property {string} name without its prefix
 * @property {string} uri its namespace
 * @property {Record<string, string>} attributes by their names without prefix
 * @property {Element[]} children
 * @property {string} text
 * @property {Element | null} parent
 */

/** What the add-in asks for, and no more. */
const PERMISSIONS = 'ReadWriteDocument';
const REQUIRED_SET = { name: 'ExcelApi', version: '1.9' };

const SHORT = 125;
const LONG = 250;
const ADDRESS = 2048;
const ID = 32;

/** The sizes that a command must have an icon in. */
const COMMAND_ICONS = [16, 32, 80];

const APP_URI = 'http://schemas.microsoft.com/office/appforoffice/1.1';
const OVERRIDES_URI = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides';
const BASIC_URI = 'http://schemas.microsoft.com/office/officeappbasictypes/1.0';

/** The children of an element, perhaps of one type, in the order that the schema wants; those that must be there end with “!”. */
const ORDER = {
  OfficeApp: 'Id! AlternateId Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl! HighResolutionIconUrl! SupportUrl! AppDomains Hosts! Requirements! DefaultSettings! Permissions! Dictionary VersionOverrides!',
  VersionOverrides: 'Description Requirements Hosts! Resources! WebApplicationInfo EquivalentAddins VersionOverrides',
  'Host Workbook': 'AllFormFactors! DesktopFormFactor!',
  AllFormFactors: 'ExtensionPoint!',
  'ExtensionPoint CustomFunctions': 'Script! Page! Metadata! Namespace!',
  Script: 'SourceLocation!',
  Page: 'SourceLocation!',
  Metadata: 'SourceLocation!',
  DesktopFormFactor: 'GetStarted FunctionFile ExtensionPoint!',
  GetStarted: 'Title! Description! LearnMoreUrl!',
  Group: 'Label! Icon! Control!',
  Control: 'Label! Supertip! Icon! Action!',
  Supertip: 'Title! Description!',
  Action: 'TaskpaneId! SourceLocation! Title',
  Resources: 'Images! Urls! ShortStrings! LongStrings!',
};

/** Which list of resources a reference reads from. */
const REFERENCE_TO = {
  Image: 'Images',
  SourceLocation: 'Urls',
  LearnMoreUrl: 'Urls',
  FunctionFile: 'Urls',
  Label: 'ShortStrings',
  Title: 'ShortStrings',
  Namespace: 'ShortStrings',
  Description: 'LongStrings',
};

/** In the sources, what stands for a file that the build makes. */
const SOURCE_OF = { 'functions.js': 'index.ts', 'functions.json': 'metadata.ts' };

/** The longest value of each list. */
const LONGEST = { Images: ADDRESS, Urls: ADDRESS, ShortStrings: SHORT, LongStrings: LONG };

/**
 * @param {string} xmlText
 * @returns {Element}
 */
function parse(xmlText) {
  /** @type {Element} */
  const root = { name: '', uri: '', attributes: {}, children: [], text: '', parent: null };
  let open = root;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map((attribute) => [attribute.local, attribute.value]));
    const element = { name: tag.local, uri: tag.uri, attributes, children: [], text: '', parent: open };
    open.children.push(element);
    open = element;
  });
  parser.on('text', (text) => {
    open.text += text;
  });
  parser.on('closetag', () => {
    open = open.parent ?? root;
  });
  parser.write(xmlText.replace(/^\ufeff/, '')).close();
  return root.children[0] ?? root;
}

/** @type {(element: Element, name: string) => Element | undefined} */
const child = (element, name) => element.children.find((one) => one.name === name);

/** @type {(element: Element) => Element[]} */
const withAll = (element) => [element, ...element.children.flatMap(withAll)];

/** The value of a setting that may have one for each language: the default first. @type {(element: Element) => string[]} */
const valuesOf = (element) => [
  element.attributes.DefaultValue ?? '',
  ...element.children.filter(({ name }) => name === 'Override').map(({ attributes }) => attributes.Value ?? ''),
];

/** Where an element stands, for a sentence. @type {(element: Element) => string} */
function placeOf(element) {
  for (let at = element.parent; at !== null; at = at.parent) if (at.attributes.id !== undefined) return `“${at.attributes.id}”`;
  return element.parent === null || element.parent.name === '' ? 'the manifest' : element.parent.name;
}

/** @type {(element: Element) => string[]} */
function checkOrder(element) {
  const order = ORDER[`${element.name} ${element.attributes.type ?? ''}`] ?? ORDER[element.name];
  if (order === undefined) return [];
  const wanted = order.split(' ').map((name) => ({ name: name.replace('!', ''), needed: name.endsWith('!') }));
  const faults = [];
  const where = element.attributes.id === undefined ? element.name : `${element.name} “${element.attributes.id}”`;
  for (const { name, needed } of wanted) if (needed && child(element, name) === undefined) faults.push(`${where} has no ${name}.`);
  let last = { at: -1, name: '' };
  for (const { name } of element.children) {
    const at = wanted.findIndex((one) => one.name === name);
    if (at === -1) faults.push(`${where} holds ${name}, which it cannot.`);
    else if (at < last.at) faults.push(`In ${where}, ${name} stands after ${last.name} and must stand before it.`);
    else last = { at, name };
  }
  return faults;
}

/** The width and height that a PNG states, or null where the file is no PNG. @type {(path: string) => { width: number, height: number } | null} */
function sizeOfPng(path) {
  const bytes = readFileSync(path);
  if (bytes.length < 24 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n' || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** What Excel is told of the functions. @type {(text: string, fault: (sentence: string) => void, fileAt: (what: string, address: string) => string | null) => void} */
function checkFunctions(text, fault, fileAt) {
  let functions;
  try {
    ({ functions } = JSON.parse(text));
  } catch {
    fault('functions.json is not well-formed.');
    return;
  }
  if (!Array.isArray(functions) || functions.length === 0) fault('functions.json names no function.');
  else for (const { name, helpUrl } of functions) fileAt(`The help of the function ${name}`, String(helpUrl));
}

/**
 * Finds what is wrong with a manifest.
 * @param {string} xmlText the manifest
 * @param {...string} folders where the files that its addresses name are looked for, one after the other
 * @returns {string[]} a plain sentence for each fault
 */
export function checkManifest(xmlText, ...folders) {
  let app;
  try {
    app = parse(xmlText);
  } catch (error) {
    return [`The manifest is not well-formed XML: ${error instanceof Error ? error.message : String(error)}.`];
  }
  if (app.name !== 'OfficeApp' || app.uri !== APP_URI || app.attributes.type !== 'TaskPaneApp') return ['The manifest does not begin with an OfficeApp of the type TaskPaneApp.'];

  /** @type {string[]} */
  const faults = [];
  const fault = (sentence) => {
    if (!faults.includes(sentence)) faults.push(sentence);
  };
  const all = withAll(app);
  const textOf = (name) => child(app, name)?.text.trim() ?? '';

  for (const element of all) checkOrder(element).forEach(fault);

  // The facts at the top.
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(textOf('Id'))) fault(`The Id “${textOf('Id')}” is not a GUID.`);
  if (!/^\d{1,5}(\.\d{1,5}){2,3}$/.test(textOf('Version'))) fault(`The Version “${textOf('Version')}” does not have three or four numbers with points between them.`);
  if (textOf('Permissions') !== PERMISSIONS) fault(`Permissions are “${textOf('Permissions')}” and must be ${PERMISSIONS}, no less and no more.`);
  if (!/^[a-z]{2,3}(-[A-Z]{2})?$/.test(textOf('DefaultLocale'))) fault(`The DefaultLocale “${textOf('DefaultLocale')}” is not a language such as en-GB.`);
  const lengths = [
    ['ProviderName', [textOf('ProviderName')], SHORT],
    ['DisplayName', valuesOf(child(app, 'DisplayName') ?? app), SHORT],
    ['Description', valuesOf(child(app, 'Description') ?? app), LONG],
  ];
  for (const [name, values, longest] of lengths) {
    for (const value of values) {
      if (value === '') fault(`${name} is empty.`);
      if (value.length > longest) fault(`${name} has ${value.length} characters, and ${longest} are allowed.`);
    }
  }

  const hosts = (child(app, 'Hosts')?.children ?? []).map(({ attributes }) => attributes.Name ?? '');
  if (hosts.join() !== 'Workbook') fault(`The hosts are “${hosts.join(', ')}” and must be Workbook alone.`);
  const sets = all.filter((element) => element.name === 'Set' && element.uri === APP_URI);
  const excelApi = sets.find(({ attributes }) => attributes.Name === REQUIRED_SET.name);
  if (excelApi === undefined) fault(`The requirements do not name the set ${REQUIRED_SET.name}.`);
  else if (excelApi.attributes.MinVersion !== REQUIRED_SET.version) fault(`The requirements name ${REQUIRED_SET.name} ${excelApi.attributes.MinVersion ?? 'without a version'} and must name ${REQUIRED_SET.version}.`);
  for (const { attributes } of sets) if (attributes.Name !== REQUIRED_SET.name) fault(`The requirements name the set ${attributes.Name ?? ''}, which the add-in does not need.`);

  const overrides = child(app, 'VersionOverrides');
  if (overrides !== undefined && (overrides.uri !== OVERRIDES_URI || overrides.attributes.type !== 'VersionOverridesV1_0')) fault('VersionOverrides are not of the type VersionOverridesV1_0 for a task pane.');
  const resources = overrides === undefined ? undefined : child(overrides, 'Resources');

  // Resources: each has an id of its own, a value that fits, and a use.
  /** @type {Map<string, { list: string, values: string[] }>} */
  const known = new Map();
  for (const list of resources?.children ?? []) {
    for (const resource of list.children) {
      const id = resource.attributes.id ?? '';
      const values = valuesOf(resource);
      if (resource.uri !== BASIC_URI || list.uri !== BASIC_URI) fault(`The resource “${id}” is not in the namespace of the basic types (prefix bt).`);
      if (id === '' || id.length > ID) fault(`The resource id “${id}” has ${id.length} characters, and 1 to ${ID} are allowed.`);
      if (known.has(id)) fault(`The resource id “${id}” stands twice.`);
      for (const value of values) {
        if (value === '') fault(`The resource “${id}” is empty.`);
        else if (value.length > (LONGEST[list.name] ?? LONG)) fault(`The resource “${id}” has ${value.length} characters, and ${LONGEST[list.name] ?? LONG} are allowed in ${list.name}.`);
      }
      known.set(id, { list: list.name, values });
    }
  }
  const used = new Set();
  for (const element of all) {
    const id = element.attributes.resid;
    if (id === undefined) continue;
    used.add(id);
    const resource = known.get(id);
    const list = REFERENCE_TO[element.name];
    if (resource === undefined) fault(`${element.name} of ${placeOf(element)} refers to the resource “${id}”, which does not exist.`);
    else if (list !== undefined && resource.list !== list) fault(`${element.name} of ${placeOf(element)} refers to the resource “${id}”, which is in ${resource.list} and not in ${list}.`);
  }
  for (const id of known.keys()) if (!used.has(id)) fault(`The resource “${id}” is not used.`);

  // Commands.
  const ids = new Set();
  for (const { name, attributes } of all) {
    if (name !== 'Control' && name !== 'Group') continue;
    const id = attributes.id ?? '';
    if (id === '' || id.length > ID) fault(`The ${name} id “${id}” has ${id.length} characters, and 1 to ${ID} are allowed.`);
    if (ids.has(id)) fault(`The ${name} id “${id}” stands twice.`);
    ids.add(id);
  }
  const panes = new Set();
  for (const action of all.filter(({ name }) => name === 'Action')) {
    if (action.attributes.type !== 'ShowTaskpane') fault(`The action of ${placeOf(action)} is ${action.attributes.type ?? 'without a type'} and must be ShowTaskpane.`);
    panes.add(child(action, 'TaskpaneId')?.text.trim() ?? '');
  }
  if (panes.size > 1) fault(`The commands open ${panes.size} panes (${[...panes].join(', ')}) and must share one.`);
  for (const pane of panes) if (pane.length > SHORT) fault(`The TaskpaneId has ${pane.length} characters, and ${SHORT} are allowed.`);

  // Addresses: https, under the folder of the pane, and with a file behind them.
  const start = child(child(app, 'DefaultSettings') ?? app, 'SourceLocation');
  const base = (start === undefined ? '' : valuesOf(start)[0] ?? '').replace(/[?#].*$/, '').replace(/[^/]*$/, '');
  /** The file at an address, or null where there is none, which is then said. @type {(what: string, address: string) => string | null} */
  const fileAt = (what, address) => {
    let url;
    try {
      url = new URL(address);
    } catch {
      fault(`${what} is “${address}”, which is not a web address.`);
      return null;
    }
    if (url.protocol !== 'https:') {
      fault(`${what} is “${address}”, which is not https.`);
      return null;
    }
    if (address.length > ADDRESS) fault(`${what} has ${address.length} characters, and ${ADDRESS} are allowed.`);
    if (!address.startsWith(base)) {
      fault(`${what} is “${address}”, which is not under the add-in’s own address ${base}`);
      return null;
    }
    const name = decodeURIComponent(new URL(address.replace(base, 'https://x/')).pathname.slice(1));
    const path = folders.flatMap((folder) => [name, ...(SOURCE_OF[name] === undefined ? [] : [SOURCE_OF[name]])].map((one) => join(folder, one))).find((one) => existsSync(one) && statSync(one).isFile());
    if (path === undefined) {
      fault(`${what} is “${address}”, and there is no file ${name}.`);
      return null;
    }
    const anchor = url.hash.slice(1);
    if (anchor !== '' && !readFileSync(path, 'utf8').includes(`id="${anchor}"`)) fault(`${what} is “${address}”, and ${name} has no place “${anchor}”.`);
    return path;
  };
  const checkIcon = (what, address, size) => {
    const path = fileAt(what, address);
    if (path === null) return;
    const found = sizeOfPng(path);
    if (found === null) fault(`${what} is “${address}”, which is not a PNG.`);
    else if (found.width !== size || found.height !== size) fault(`${what} is “${address}”, which has ${found.width} × ${found.height} pixels and must have ${size} × ${size}.`);
  };

  for (const [name, size] of [['IconUrl', 32], ['HighResolutionIconUrl', 64]]) {
    const icon = child(app, name);
    if (icon !== undefined) for (const address of valuesOf(icon)) checkIcon(`The ${name}`, address, size);
  }
  for (const [name, element] of [['SupportUrl', child(app, 'SupportUrl')], ['SourceLocation', start]]) {
    if (element !== undefined) for (const address of valuesOf(element)) fileAt(`The ${name}`, address);
  }
  for (const { text } of all.filter(({ name }) => name === 'AppDomain')) fault(`AppDomains name ${text.trim()}; the add-in has no pages but its own.`);
  for (const [id, { list, values }] of known) {
    if (list === 'Urls') for (const address of values) fileAt(`The resource “${id}”`, address);
  }

  // The functions for cells: a namespace that Excel takes, and help that is there for each.
  for (const { attributes } of all.filter(({ name }) => name === 'Namespace')) {
    for (const name of known.get(attributes.resid ?? '')?.values ?? []) if (!/^[A-Za-z][\w.]{0,31}$/.test(name)) fault(`The namespace “${name}” of the functions must begin with a letter and have at most 32 letters, digits, points and underscores.`);
  }
  for (const metadata of all.filter(({ name }) => name === 'Metadata')) {
    for (const address of known.get(child(metadata, 'SourceLocation')?.attributes.resid ?? '')?.values ?? []) {
      const path = address.startsWith(base) ? folders.map((folder) => join(folder, address.slice(base.length))).find((one) => existsSync(one)) : undefined;
      if (path !== undefined) checkFunctions(readFileSync(path, 'utf8'), fault, fileAt);
    }
  }
  for (const icon of all.filter(({ name }) => name === 'Icon')) {
    const sizes = icon.children.map(({ attributes }) => Number(attributes.size));
    for (const size of COMMAND_ICONS) if (!sizes.includes(size)) fault(`The icon of ${placeOf(icon)} is missing in the size ${size}.`);
    for (const { attributes } of icon.children) {
      const id = attributes.resid ?? '';
      for (const address of known.get(id)?.values ?? []) checkIcon(`The resource “${id}”`, address, Number(attributes.size));
    }
  }
  return faults;
}
