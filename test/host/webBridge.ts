import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { BrowserContext, Frame, Page, Route } from 'playwright-core';
import type { EventEntry, SimulatedExcel } from './host';
import { LIBRARY } from './schema';

export interface WebOptions {
  /** The folder of the built pane. */
  paneFolder: string;
  /** The pane's page within it, perhaps with a query. */
  panePage?: string;
  paneOrigin?: string;
  /** The library takes a parent on its own host name, at any port. */
  parentOrigin?: string;
  paneWidth?: number;
  paneHeight?: number;
}

export interface Web {
  page: Page;
  /** The frame the pane runs in. */
  pane: Frame;
  /** What the pane asked the network for beside its own files and the library: aborted. */
  strayRequests: string[];
  /** What the library asked of the host that the bridge does not know. */
  unknownMessages: string[];
  close(): Promise<void>;
}

interface Message { _actionType: number; _actionName: string; _conversationId: string; _correlationId: number; _data?: Record<string, unknown> }

const MIME: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.ico': 'image/x-icon', '.map': 'application/json' };
const CONVERSATION = 'ast-planner';
const EXECUTE_RICH_API = 93;
const LOAD_SETTINGS = 75;
const SAVE_SETTINGS = 76;
const RICH_API_EVENT = 33;

function contentType(path: string): string {
  return MIME[extname(path)] ?? 'application/octet-stream';
}

async function serveFile(route: Route, folder: string, path: string): Promise<void> {
  const file = join(folder, normalize(decodeURIComponent(path)));
  if (!file.startsWith(folder) || !existsSync(file)) await route.fulfill({ status: 404, body: '' });
  else await route.fulfill({ status: 200, contentType: contentType(file), headers: { 'access-control-allow-origin': '*' }, body: readFileSync(file) });
}

/** The page around the pane. It hands the pane's messages to the test and the answers back, and knows nothing itself. */
function parentHtml(options: Required<WebOptions>): string {
  const hostInfo = 'Excel$Web$16.01$en-US$telemetry$$disableLogging$0';
  const name = JSON.stringify({ baseFrameName: 'pane', hostInfo, xdmInfo: `${CONVERSATION}|control|${options.parentOrigin}`, serializerVersion: '1' });
  const src = `${options.paneOrigin}/${options.panePage}${options.panePage.includes('?') ? '&' : '?'}_host_Info=${hostInfo}`;
  return `<!doctype html><title>Excel</title><style>body{margin:0}iframe{border:0;width:${options.paneWidth}px;height:${options.paneHeight}px}</style><script>
const frame = document.createElement('iframe');
frame.name = ${JSON.stringify(name)};
frame.src = ${JSON.stringify(src)};
window.tellPane = (text) => frame.contentWindow.postMessage(text, ${JSON.stringify(options.paneOrigin)});
window.addEventListener('message', async (event) => {
  if (event.source !== frame.contentWindow || typeof event.data !== 'string') return;
  const answer = await window.answerPane(event.data);
  if (answer !== null) window.tellPane(answer);
});
addEventListener('DOMContentLoaded', () => document.body.append(frame));
</script><body></body>`;
}

function appContext(host: SimulatedExcel): Record<string, unknown> {
  return {
    _id: CONVERSATION, _appName: 16, _appVersion: '16.0.15407.10000', _appUILocale: 'en-GB', _dataLocale: 'en-GB', _docUrl: `https://localhost/${host.workbook.name}`, _clientMode: 0,
    _settings: [...host.workbook.settings], _reason: 1, _osfControlType: 1, _eToken: '', _correlationId: 'simulated', _appInstanceId: 'simulated', _touchEnabled: false, _commerceAllowed: false,
    _requirementMatrix: JSON.stringify(host.sets), _hostCustomMessage: '', _hostFullVersion: '16.0.15407.10000', _initialDisplayMode: 0, _appMinorVersion: 1,
  };
}

type SettingPairs = readonly (readonly [string, string])[];

/** The settings lie under `Properties`, at whatever depth the library puts them: pairs of name and text. */
function pairsIn(data: unknown): SettingPairs | null {
  if (typeof data !== 'object' || data === null) return null;
  if ('Properties' in data) return data.Properties as SettingPairs;
  return Object.values(data).map(pairsIn).find((found) => found !== null) ?? null;
}

function storeSettings(host: SimulatedExcel, data: Record<string, unknown>): void {
  const { settings } = host.workbook;
  settings.clear();
  for (const [key, value] of pairsIn(data) ?? []) settings.set(key, value);
}

async function execute(host: SimulatedExcel, data: Record<string, unknown>, unknown: string[]): Promise<unknown> {
  const id = Number((data['DdaMethod'] as { DispatchId?: number } | undefined)?.DispatchId);
  if (id === SAVE_SETTINGS) {
    storeSettings(host, data);
    return { Version: 1, Error: 0 };
  }
  if (id === LOAD_SETTINGS) return { Version: 1, Error: 0, Settings: [...host.workbook.settings].map(([Name, Value]) => ({ Name, Value })) };
  if (id !== EXECUTE_RICH_API) {
    unknown.push(`method ${id}`);
    return { Version: 1, Error: 5001 };
  }
  const message = data['ArrayData'] as unknown[];
  const { status, text } = await host.request(String(message[4]), Number(message[6] ?? 0));
  return status === 0 ? { Version: 1, Error: 0, Data: [200, [], text] } : { Version: 1, Error: status };
}

/** Talks with one pane: keeps which events it listens to. */
class Conversation {
  readonly unknown: string[] = [];
  private readonly registered = new Map<number, Message>();

  constructor(private readonly host: SimulatedExcel, private readonly send: (text: string) => void) {}

  async answer(text: string): Promise<string | null> {
    const message = JSON.parse(text) as Message;
    if (message._conversationId !== CONVERSATION) return null;
    const response = await this.respond(message);
    return JSON.stringify({ _messageType: 1, _actionName: message._actionName, _conversationId: CONVERSATION, _correlationId: message._correlationId, _errorCode: 0, _responseType: 0, _data: response, _origin: '' });
  }

  private async respond(message: Message): Promise<unknown> {
    const data = message._data ?? {};
    if (message._actionType !== 0) {
      this.register(message, data);
      return { Version: 1, Error: 0 };
    }
    if (message._actionName === 'ContextActivationManager_getAppContextAsync') return appContext(this.host);
    if (message._actionName === 'executeMethod') return execute(this.host, data, this.unknown);
    if (!message._actionName.startsWith('ContextActivationManager_')) this.unknown.push(message._actionName);
    return null;
  }

  private register(message: Message, data: Record<string, unknown>): void {
    const id = Number(data['eventDispId'] ?? (data['DdaMethod'] as { DispatchId?: number } | undefined)?.DispatchId ?? 0);
    if (message._actionType === 1) this.registered.set(id, message); else this.registered.delete(id);
  }

  private raise(id: number, payload: unknown): void {
    const message = this.registered.get(id);
    if (message === undefined) return;
    this.send(JSON.stringify({ _messageType: 1, _actionName: message._actionName, _conversationId: CONVERSATION, _correlationId: message._correlationId, _errorCode: 0, _responseType: 1, _data: payload, _origin: '' }));
  }

  entries(entries: readonly EventEntry[]): void {
    this.raise(RICH_API_EVENT, { ArrayData: entries.map(({ category, type, targetId, message }) => [category, type, targetId, message, 0, false]) });
  }

  selected(): void {
    this.raise(2, {});
  }
}

async function route(context: BrowserContext, options: Required<WebOptions>, stray: string[]): Promise<void> {
  await context.route('**/*', async (request) => {
    const url = new URL(request.request().url());
    if (url.origin === options.parentOrigin) await request.fulfill({ status: 200, contentType: 'text/html', body: url.pathname === '/' ? parentHtml(options) : '' });
    else if (url.origin === options.paneOrigin) await serveFile(request, options.paneFolder, url.pathname);
    else if (url.origin === 'https://appsforoffice.microsoft.com' && /^\/lib\/1(?:\.1)?\/hosted\//.test(url.pathname)) await serveFile(request, LIBRARY, url.pathname.replace(/^\/lib\/1(?:\.1)?\/hosted\//, ''));
    else {
      stray.push(url.href);
      await request.abort();
    }
  });
}

/** Opens the built pane in Excel on the web, as it ships: the browser thinks it has its pages and the library from where production has them. */
export async function openWeb(context: BrowserContext, host: SimulatedExcel, given: WebOptions): Promise<Web> {
  const options: Required<WebOptions> = { panePage: 'taskpane.html', paneOrigin: 'https://localhost:3000', parentOrigin: 'https://localhost:3443', paneWidth: 350, paneHeight: 800, ...given };
  const strayRequests: string[] = [];
  await route(context, options, strayRequests);
  const page = await context.newPage();
  const conversation = new Conversation(host, (text) => {
    // An event that comes while the page closes has nobody to reach.
    page.evaluate((message) => { (globalThis as unknown as { tellPane(text: string): void }).tellPane(message); }, text).catch(() => undefined);
  });
  await page.exposeFunction('answerPane', (text: string) => conversation.answer(text));
  const stop = host.listen(conversation);
  await page.goto(`${options.parentOrigin}/`);
  const element = await page.waitForSelector('iframe');
  const pane = await element.contentFrame();
  if (pane === null) throw new Error('The pane did not open.');
  const close = async (): Promise<void> => {
    stop();
    await page.close();
  };
  return { page, pane, strayRequests, unknownMessages: conversation.unknown, close };
}
