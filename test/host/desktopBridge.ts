/// <reference types="office-js" />
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import vm from 'node:vm';
import { FunctionsHost } from './functionsHost';
import type { EventEntry, SimulatedExcel } from './host';
import { parseBatch } from './message';
import { LIBRARY } from './schema';

export interface Desktop { Excel: typeof Excel; Office: typeof Office; OfficeExtension: typeof OfficeExtension; close(): void }

/** What the library calls a safe array: it comes from the world of COM. */
interface SafeArray { toArray(): unknown[]; dimensions(): number }
type Reply = (answer: unknown) => void;
type Handler = (eventId: number, payload: unknown) => void;

const EXECUTE_RICH_API = 93;
const RICH_API_EVENT = 33;
const SELECTION_EVENT = 2;
/** Its last part says what the page is for: 0 the pane, 2 functions for cells. */
const HOST_INFO = '?_host_Info=Excel$Win32$16.01$en-US$$$$';
const FUNCTIONS_CALL = { category: 1, type: 1000, targetId: '' };
const scripts = new Map<string, vm.Script>();

/** The library's files are compiled once, however often Excel is opened. */
function script(file: string): vm.Script {
  const known = scripts.get(file);
  if (known !== undefined) return known;
  const path = file.includes('office_strings') ? join(LIBRARY, 'en-us', file) : join(LIBRARY, file);
  const compiled = new vm.Script(readFileSync(path, 'utf8'), { filename: file });
  scripts.set(file, compiled);
  return compiled;
}

function safeArray(values: unknown[]): SafeArray {
  return { toArray: () => values, dimensions: () => 1 };
}

function settingsOf(host: SimulatedExcel): Record<string, unknown> {
  const { settings } = host.workbook;
  const read = (keys: string[], values: string[]): void => {
    for (const [key, value] of settings) {
      keys.push(key);
      values.push(value);
    }
  };
  const write = (keys: string[], values: string[]): void => {
    settings.clear();
    keys.forEach((key, index) => settings.set(key, values[index] ?? ''));
  };
  return {
    Read: read, Write: write,
    WriteAsync: (keys: string[], values: string[], complete: (status: number) => void) => {
      write(keys, values);
      setTimeout(() => { complete(0); }, 0);
    },
    RefreshAsync: (complete: () => void) => { setTimeout(complete, 0); },
  };
}

function contextOf(host: SimulatedExcel): Record<string, () => unknown> {
  const constants: Record<string, unknown> = {
    GetAppType: 1, GetSolutionRef: 'ast', GetAppVersionMajor: 16, GetAppVersionMinor: 1, GetAppUILocale: 2057, GetAppDataLocale: 2057, GetAppCapabilities: 1, GetActivationMode: 1,
    GetControlIntegrationLevel: 2, GetSolutionToken: '', GetHostFullVersion: '16.0.15407.10000', GetCorrelationId: 'simulated', GetInstanceId: 'simulated', GetTouchEnabled: false,
    GetCommerceAllowed: false, GetDialogRequirementMatrix: '{}', GetFeaturesForSolution: '', GetInitialDisplayMode: 0, GetHostCustomMessage: '', GetOfficeThemeInfo: '{"bodyBackgroundColor":"#FFFFFF"}',
  };
  const context = Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, () => value]));
  const settings = settingsOf(host);
  return { ...context, GetDocUrl: () => `C:\\${host.workbook.name}`, GetSupportedMatrix: () => JSON.stringify(host.sets), GetSettings: () => settings };
}

function element(tagName: string): Record<string, unknown> {
  const attributes: Record<string, unknown> = { tagName, style: {}, attributes: {}, appendChild: () => undefined, addEventListener: () => undefined };
  attributes['setAttribute'] = (name: string, value: unknown) => { attributes[name] = value; };
  attributes['getAttribute'] = (name: string) => attributes[name] ?? null;
  return attributes;
}

function storage(): Record<string, unknown> {
  const items = new Map<string, string>();
  return { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: unknown) => items.set(key, String(value)), removeItem: (key: string) => items.delete(key) };
}

/** The object through which the library reaches desktop Excel. */
function externalOf(host: SimulatedExcel, handlers: Map<number, Handler>, functions?: FunctionsHost): Record<string, unknown> {
  const context = contextOf(host);
  const execute = async (id: number, params: unknown, reply: Reply): Promise<void> => {
    if (id !== EXECUTE_RICH_API) {
      reply(safeArray([0, null]));
      return;
    }
    const [message] = params as [unknown[]];
    const batch = functions === undefined ? undefined : parseBatch(String(message[4]));
    if (functions !== undefined && batch !== undefined && FunctionsHost.isFor(batch)) {
      reply(safeArray([0, [200, [], JSON.stringify(functions.answer(batch))]]));
      return;
    }
    const { status, text } = await host.request(String(message[4]), Number(message[6] ?? 0));
    reply(safeArray(status === 0 ? [0, [200, [], text]] : [status, null]));
  };
  return {
    GetContext: () => context,
    GetLoggingAllowed: () => false,
    // Excel answers in its own time, never within the call.
    Execute: (id: number, params: unknown, reply: Reply) => { setTimeout(() => { void execute(id, params, reply); }, 0); },
    RegisterEvent: (id: number, _target: string, handler: Handler, reply: Reply) => {
      handlers.set(id, handler);
      reply(0);
    },
    UnregisterEvent: (id: number, _target: string, reply: Reply) => {
      handlers.delete(id);
      reply(0);
    },
  };
}

type WindowLike = Record<string, unknown>;

/** The library as a page loads it, and what Excel says that the page is for. */
interface Library { file: 'office.js' | 'custom-functions-runtime.js'; flags: number }
const PANE: Library = { file: 'office.js', flags: 0 };

function documentOf(head: Record<string, unknown>, location: WindowLike, library: Library): Record<string, unknown> {
  const ownScript = { ...element('script'), src: `https://appsforoffice.microsoft.com/lib/1/hosted/${library.file}` };
  return {
    readyState: 'complete', URL: location['href'], cookie: '', title: '', location, head, body: element('body'), documentElement: element('html'), currentScript: ownScript,
    getElementsByTagName: (tag: string) => (tag === 'script' ? [ownScript] : tag === 'head' ? [head] : []),
    createElement: element, getElementById: () => null, attachEvent: () => undefined,
    addEventListener: (name: string, listener: () => void) => { if (name === 'DOMContentLoaded') setTimeout(listener, 0); },
  };
}

function windowOf(external: Record<string, unknown>, head: Record<string, unknown>, library: Library): WindowLike {
  const search = `${HOST_INFO}${library.flags}`;
  const href = `https://localhost:3000/taskpane.html${search}`;
  const location: WindowLike = { search, hash: '', href, protocol: 'https:', host: 'localhost:3000', hostname: 'localhost', pathname: '/taskpane.html', origin: 'https://localhost:3000', toString: () => href };
  const window: WindowLike = {
    external, document: documentOf(head, location, library), location, setTimeout, clearTimeout, setInterval, clearInterval, console, performance,
    navigator: { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/120', language: 'en-GB', platform: 'Win32' },
    sessionStorage: storage(), localStorage: storage(), addEventListener: () => undefined, removeEventListener: () => undefined, postMessage: () => undefined, history: {}, name: '',
  };
  return Object.assign(window, { window, self: window, top: window, parent: window });
}

/** Loads the library's files as its own loader asks for them. */
function runLibrary(external: Record<string, unknown>, library: Library): WindowLike {
  const head = element('head');
  const window = windowOf(external, head, library);
  const sandbox = vm.createContext(window);
  head['appendChild'] = (child: Record<string, unknown>) => {
    const src = child['src'];
    if (typeof src !== 'string') return;
    setTimeout(() => {
      script(basename(src.split('?')[0] ?? '')).runInContext(sandbox);
      child['readyState'] = 'loaded';
      for (const name of ['onload', 'onreadystatechange']) {
        const done = child[name];
        if (typeof done === 'function') (done as () => void)();
      }
    }, 0);
  };
  script(library.file).runInContext(sandbox);
  return window;
}

function eventPayload(entries: readonly EventEntry[]): SafeArray {
  return safeArray(entries.map(({ category, type, targetId, message }) => safeArray([category, type, targetId, message, 0, false])));
}

/** Opens the add-in's side of desktop Excel: the genuine client library, talking to `host`. */
export async function openDesktop(host: SimulatedExcel): Promise<Desktop> {
  const handlers = new Map<number, Handler>();
  const window = runLibrary(externalOf(host, handlers), PANE);
  const { Office: office } = window as unknown as Desktop;
  await office.onReady();
  const close = host.listen({
    entries: (entries) => handlers.get(RICH_API_EVENT)?.(RICH_API_EVENT, eventPayload(entries)),
    selected: () => handlers.get(SELECTION_EVENT)?.(SELECTION_EVENT, safeArray([])),
  });
  const { Excel: excel, OfficeExtension: extension } = window as unknown as Desktop;
  return { Excel: excel, Office: office, OfficeExtension: extension, close };
}

/**
 * Opens the page of the functions for cells in desktop Excel: the genuine runtime, which runs `program` as the page would, and calls
 * it for `functions`.
 */
export async function openFunctions(host: SimulatedExcel, functions: FunctionsHost, program: string, file: Library['file']): Promise<void> {
  const handlers = new Map<number, Handler>();
  const window = runLibrary(externalOf(host, handlers, functions), { file, flags: 2 });
  functions.connect((message) => handlers.get(RICH_API_EVENT)?.(RICH_API_EVENT, eventPayload([{ ...FUNCTIONS_CALL, message }])));
  await (window as unknown as Desktop).Office.onReady();
  vm.runInContext(program, window);
  for (let waits = 0; waits < 200 && !functions.isReady; waits += 1) await new Promise((resolve) => { setTimeout(resolve, 5); });
  if (!functions.isReady) throw new Error('the runtime for functions did not start');
}
