import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBase, SOURCE_BASE, withBase, withBaseInJson } from '../../scripts/baseAddress.mjs';
import functionsFile from '../../scripts/functionsFile';
import { checkManifest } from '../../scripts/manifestChecks.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MANIFEST = readFileSync(join(ROOT, 'manifest.xml'), 'utf8');

/** A folder with the files of the add-in as the build lays them out. */
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ast-planner-manifest-'));
  cpSync(join(ROOT, 'assets'), join(folder, 'assets'), { recursive: true });
  cpSync(join(ROOT, 'src/taskpane/taskpane.html'), join(folder, 'taskpane.html'));
  cpSync(join(ROOT, 'src/functions/functions.html'), join(folder, 'functions.html'));
  writeFileSync(join(folder, 'functions.js'), '');
  writeFileSync(join(folder, 'functions.json'), functionsFile());
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The faults of the manifest after a change of it, which must find what it changes. */
function faultsAfter(from: string | RegExp, to: string): string[] {
  const changed = MANIFEST.replace(from, to);
  expect(changed).not.toBe(MANIFEST);
  return checkManifest(changed, folder);
}

/** The lines from the one that opens an element to the one that closes it. */
const element = (name: string): RegExp => new RegExp(` *<${name}[ >][\\s\\S]*?</${name}>\\n`);

describe('the manifest as it is', () => {
  test('has no fault, in the sources and as it is built', () => {
    expect(checkManifest(MANIFEST, ROOT, join(ROOT, 'src/taskpane'), join(ROOT, 'src/functions'))).toEqual([]);
    expect(checkManifest(MANIFEST, folder)).toEqual([]);
  });

  test('offers four buttons on the Home tab and one on a cell, each with its view', () => {
    const views = [...MANIFEST.matchAll(/<bt:Url id="(\w+)\.Url" DefaultValue="https:\/\/localhost:3000\/taskpane\.html\?view=(\w+)"/g)].map(([, id, view]) => `${id ?? ''} ${view ?? ''}`);
    expect(views).toEqual(['Plan plan', 'Range range', 'Audit audit', 'Sample sample', 'Explain explain']);
    expect([...MANIFEST.matchAll(/<Control [^>]*id="(\w+)\.Button"/g)].map(([, id]) => id)).toEqual(['Plan', 'Range', 'Audit', 'Sample', 'Explain']);
    expect(MANIFEST.indexOf('ContextMenuCell')).toBeGreaterThan(MANIFEST.indexOf('Sample.Button'));
    expect(MANIFEST.indexOf('ContextMenuCell')).toBeLessThan(MANIFEST.indexOf('Explain.Button'));
  });

  test('every tip is a sentence', () => {
    const tips = [...MANIFEST.matchAll(/<bt:String id="\w+\.Tip" DefaultValue="([^"]+)"/g)].map(([, tip]) => tip ?? '');
    expect(tips).toHaveLength(5);
    for (const tip of tips) expect(tip).toMatch(/^[A-Z].*[a-z]\.$/);
  });
});

describe('a fault of the manifest is found', () => {
  test.each<[string, string | RegExp, string, string]>([
    ['a resource that does not exist', 'resid="Audit.Tip"', 'resid="Audit.Tipp"', 'Description of “Audit.Button” refers to the resource “Audit.Tipp”, which does not exist.'],
    ['a resource that is not used', 'resid="Audit.Tip"', 'resid="Plan.Tip"', 'The resource “Audit.Tip” is not used.'],
    ['a resource of another kind', '<Description resid="Audit.Tip"/>', '<Description resid="Audit.Label"/>', 'Description of “Audit.Button” refers to the resource “Audit.Label”, which is in ShortStrings and not in LongStrings.'],
    ['a resource id that stands twice', 'String id="Audit.Tip"', 'String id="Plan.Tip"', 'The resource id “Plan.Tip” stands twice.'],
    ['a resource id that is too long', /Audit\.Tip/g, `Audit.${'x'.repeat(27)}`, `The resource id “Audit.${'x'.repeat(27)}” has 33 characters, and 1 to 32 are allowed.`],
    ['a button id that stands twice', 'id="Audit.Button"', 'id="Plan.Button"', 'The Control id “Plan.Button” stands twice.'],
    ['a button id that is too long', 'id="Audit.Button"', `id="${'x'.repeat(33)}"`, `The Control id “${'x'.repeat(33)}” has 33 characters, and 1 to 32 are allowed.`],
    ['a label that is too long', 'DefaultValue="Audit"', `DefaultValue="${'x'.repeat(126)}"`, 'The resource “Audit.Label” has 126 characters, and 125 are allowed in ShortStrings.'],
    ['a tip that is too long', /DefaultValue="Lists [^"]*"/, `DefaultValue="${'x'.repeat(251)}"`, 'The resource “Audit.Tip” has 251 characters, and 250 are allowed in LongStrings.'],
    ['an empty label', 'DefaultValue="Audit"', 'DefaultValue=""', 'The resource “Audit.Label” is empty.'],
    ['a name that is too long', 'DisplayName DefaultValue="', `DisplayName DefaultValue="${'x'.repeat(125)}`, 'DisplayName has 136 characters, and 125 are allowed.'],
    ['an address that is not https', 'https://localhost:3000/taskpane.html?view=audit', 'http://localhost:3000/taskpane.html?view=audit', 'The resource “Audit.Url” is “http://localhost:3000/taskpane.html?view=audit”, which is not https.'],
    ['an address that is none', 'https://localhost:3000/taskpane.html?view=audit', 'taskpane.html', 'The resource “Audit.Url” is “taskpane.html”, which is not a web address.'],
    ['an address elsewhere', 'https://localhost:3000/assets/icon-80.png', 'https://example.org/assets/icon-80.png', 'The resource “Icon.80” is “https://example.org/assets/icon-80.png”, which is not under the add-in’s own address https://localhost:3000/'],
    ['a page that does not exist', 'taskpane.html?view=audit', 'audit.html', 'The resource “Audit.Url” is “https://localhost:3000/audit.html”, and there is no file audit.html.'],
    ['a place that a page does not have', 'help.html#support', 'help.html#contact', 'The SupportUrl is “https://localhost:3000/assets/help.html#contact”, and assets/help.html has no place “contact”.'],
    ['an icon of another size', '<bt:Image id="Icon.32" DefaultValue="https://localhost:3000/assets/icon-32.png"/>', '<bt:Image id="Icon.32" DefaultValue="https://localhost:3000/assets/icon-64.png"/>', 'The resource “Icon.32” is “https://localhost:3000/assets/icon-64.png”, which has 64 × 64 pixels and must have 32 × 32.'],
    ['a high-resolution icon of another size', 'assets/icon-64.png', 'assets/icon-80.png', 'The HighResolutionIconUrl is “https://localhost:3000/assets/icon-80.png”, which has 80 × 80 pixels and must have 64 × 64.'],
    ['an icon that is no PNG', 'assets/icon-16.png', 'assets/icon.svg', 'The resource “Icon.16” is “https://localhost:3000/assets/icon.svg”, which is not a PNG.'],
    ['an icon size that is missing', '<bt:Image size="80" resid="Icon.80"/>', '', 'The icon of “AstPlanner.Group” is missing in the size 80.'],
    ['a namespace that Excel does not take', 'id="Functions.Namespace" DefaultValue="AST"', 'id="Functions.Namespace" DefaultValue="1 AST"', 'The namespace “1 AST” of the functions must begin with a letter and have at most 32 letters, digits, points and underscores.'],
    ['a namespace that is no text', '<Namespace resid="Functions.Namespace"/>', '<Namespace resid="Functions.Page"/>', 'Namespace of ExtensionPoint refers to the resource “Functions.Page”, which is in Urls and not in ShortStrings.'],
    ['functions without what is said of them', /<Metadata>[^]*<\/Metadata>/, '', 'ExtensionPoint has no Metadata.'],
    ['functions without their script', 'https://localhost:3000/functions.js"', 'https://localhost:3000/cells.js"', 'The resource “Functions.Script” is “https://localhost:3000/cells.js”, and there is no file cells.js.'],
    ['a wrong Id', /<Id>.{8}/, '<Id>astplann', ''],
    ['a wrong version', '<Version>1.0.0.0<', '<Version>1.0<', 'The Version “1.0” does not have three or four numbers with points between them.'],
    ['more permissions than needed, or fewer', '>ReadWriteDocument<', '>ReadAllDocument<', 'Permissions are “ReadAllDocument” and must be ReadWriteDocument, no less and no more.'],
    ['another host', '<Host Name="Workbook"/>', '<Host Name="Document"/>', 'The hosts are “Document” and must be Workbook alone.'],
    ['a lower requirement', 'MinVersion="1.9"', 'MinVersion="1.4"', 'The requirements name ExcelApi 1.4 and must name 1.9.'],
    ['no requirement', 'Name="ExcelApi"', 'Name="DialogApi"', 'The requirements do not name the set ExcelApi.'],
    ['a further domain', '  <Hosts>\n    <Host Name', '  <AppDomains><AppDomain>https://example.org</AppDomain></AppDomains>\n  <Hosts>\n    <Host Name', 'AppDomains name https://example.org; the add-in has no pages but its own.'],
    ['a second pane', '<TaskpaneId>AstPlanner.Pane<', '<TaskpaneId>Other<', 'The commands open 2 panes (Other, AstPlanner.Pane) and must share one.'],
    ['a button that opens no pane', 'xsi:type="ShowTaskpane"', 'xsi:type="ExecuteFunction"', 'The action of “Plan.Button” is ExecuteFunction and must be ShowTaskpane.'],
    ['an element that is missing', /<TaskpaneId>.*\n/, '', 'Action has no TaskpaneId.'],
    ['an element that does not belong', '<DefaultLocale>', '<Colour>blue</Colour><DefaultLocale>', 'OfficeApp holds Colour, which it cannot.'],
    ['a resource without its prefix', /bt:LongStrings>/g, 'LongStrings>', 'The resource “Audit.Tip” is not in the namespace of the basic types (prefix bt).'],
    ['overrides of another version', 'VersionOverridesV1_0', 'VersionOverridesV1_1', 'VersionOverrides are not of the type VersionOverridesV1_0 for a task pane.'],
    ['another kind of add-in', 'xsi:type="TaskPaneApp"', 'xsi:type="ContentApp"', 'The manifest does not begin with an OfficeApp of the type TaskPaneApp.'],
  ])('%s', (_, from, to, sentence) => {
    const faults = faultsAfter(from, to);
    if (sentence === '') expect(faults).toEqual([expect.stringMatching(/^The Id “astplann-.*” is not a GUID\.$/)]);
    else expect(faults).toContain(sentence);
  });

  test('an element out of its order', () => {
    const permissions = / *<Permissions>.*\n/.exec(MANIFEST)?.[0] ?? '';
    expect(checkManifest(MANIFEST.replace(permissions, '').replace('</OfficeApp>', `${permissions}</OfficeApp>`), folder)).toEqual(['In OfficeApp, Permissions stands after VersionOverrides and must stand before it.']);
    const supertip = element('Supertip').exec(MANIFEST)?.[0] ?? '';
    expect(checkManifest(MANIFEST.replace(supertip, '').replace(' <Action', `${supertip} <Action`), folder)).toEqual(['In Control “Plan.Button”, Supertip stands after Icon and must stand before it.']);
  });

  test('functions in the wrong place, or in the wrong order', () => {
    const functions = element('AllFormFactors').exec(MANIFEST)?.[0] ?? '';
    expect(checkManifest(MANIFEST.replace(functions, '').replace('</DesktopFormFactor>\n', `</DesktopFormFactor>\n${functions}`), folder)).toEqual(['In Host, AllFormFactors stands after DesktopFormFactor and must stand before it.']);
    const script = element('Script').exec(MANIFEST)?.[0] ?? '';
    expect(checkManifest(MANIFEST.replace(script, '').replace(' <Metadata', `${script} <Metadata`), folder)).toEqual(['In ExtensionPoint, Script stands after Page and must stand before it.']);
  });

  test('functions whose help is not there', () => {
    const metadata = join(folder, 'functions.json');
    try {
      writeFileSync(metadata, functionsFile().replace('#ast-pay', '#pay'));
      expect(checkManifest(MANIFEST, folder)).toEqual(['The help of the function PAY is “https://localhost:3000/assets/help.html#pay”, and assets/help.html has no place “pay”.']);
      writeFileSync(metadata, '{');
      expect(checkManifest(MANIFEST, folder)).toEqual(['functions.json is not well-formed.']);
      writeFileSync(metadata, '{}');
      expect(checkManifest(MANIFEST, folder)).toEqual(['functions.json names no function.']);
    } finally {
      writeFileSync(metadata, functionsFile());
    }
  });

  test('text that is no XML', () => {
    expect(checkManifest(MANIFEST.replace('</OfficeApp>', ''), folder)).toEqual([expect.stringMatching(/^The manifest is not well-formed XML: /)]);
    expect(checkManifest('', folder)).toEqual([expect.stringMatching(/^The manifest (is not well-formed|does not begin)/)]);
  });

  test('an icon file of a wrong size, whatever its name says', () => {
    const icon = join(folder, 'assets/icon-16.png');
    const bytes = readFileSync(icon);
    writeFileSync(icon, readFileSync(join(folder, 'assets/icon-32.png')));
    try {
      expect(checkManifest(MANIFEST, folder)).toEqual(['The resource “Icon.16” is “https://localhost:3000/assets/icon-16.png”, which has 32 × 32 pixels and must have 16 × 16.']);
    } finally {
      writeFileSync(icon, bytes);
    }
  });
});

describe('the base address', () => {
  test.each(['https://example.org/ast/', 'https://example.org/ast', 'https://example.org', 'https://example.org:8443/a/b//', 'https://example.org/r&d/$&/o’hara'])('%s gives a manifest without a fault', (given) => {
    const built = withBase(MANIFEST, readBase(given));
    const metadata = join(folder, 'functions.json');
    writeFileSync(metadata, withBaseInJson(functionsFile(), readBase(given)));
    try {
      expect(checkManifest(built, folder)).toEqual([]);
      expect(built).not.toContain('localhost');
    } finally {
      writeFileSync(metadata, functionsFile());
    }
  });

  test('is the folder, with a slash at its end or without', () => {
    expect(readBase('https://example.org/ast/')).toBe('https://example.org/ast');
    expect(readBase('https://example.org/ast')).toBe('https://example.org/ast');
    expect(readBase('https://EXAMPLE.org')).toBe('https://example.org');
    expect(readBase(SOURCE_BASE)).toBe(SOURCE_BASE);
  });

  test('takes the place of the address in the sources, and of no other', () => {
    expect(withBase('a https://localhost:3000/x https://localhost:3000 https://localhost:30001/ b', 'https://example.org/ast')).toBe('a https://example.org/ast/x https://example.org/ast https://localhost:30001/ b');
    expect(withBase(MANIFEST, SOURCE_BASE)).toBe(MANIFEST);
  });

  test.each<[unknown, string]>([
    ['http://example.org/ast/', 'does not begin with https://'],
    ['ftp://example.org/', 'does not begin with https://'],
    ['example.org/ast', 'is not a web address'],
    ['https://', 'is not a web address'],
    ['https://example.org/ast?x=1', 'with “?” or “#”'],
    ['https://example.org/ast/?', 'with “?” or “#”'],
    ['https://example.org/ast#x', 'with “?” or “#”'],
    ['https://user:secret@example.org/', 'a user name or a password'],
    ['', 'is missing'],
    [true, 'is missing'],
  ])('%s is refused in one sentence that shows how', (given, reason) => {
    expect(() => readBase(given)).toThrow(reason);
    expect(() => readBase(given)).toThrow('Give for instance --env base=https://example.org/ast/');
  });
});

describe('the pages', () => {
  const pane = readFileSync(join(ROOT, 'src/taskpane/taskpane.html'), 'utf8');
  const help = readFileSync(join(ROOT, 'assets/help.html'), 'utf8');

  test('load nothing by an absolute address but Microsoft’s library', () => {
    const loaded = [pane, help].flatMap((page) => [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? ''));
    expect(loaded.filter((address) => /^(\/|[a-z]+:)/.test(address))).toEqual(['https://appsforoffice.microsoft.com/lib/1/hosted/office.js']);
  });

  test('forbid what they do not need', () => {
    for (const page of [pane, help]) {
      expect(page).toContain('http-equiv="Content-Security-Policy"');
      expect(page).toContain("default-src 'none'");
      expect(page).not.toMatch(/unsafe-|\sstyle="|<style|\son[a-z]+="/);
      expect(page).toContain('<html lang="en-GB">');
    }
    // The policy allows one style element: an empty one.
    expect(pane).toContain("style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
  });
});
