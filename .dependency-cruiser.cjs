/** Who may know whom. The rooms are folders of src; a breach is an error. */
const room = (name) => `^src/${name}/`;
/** The one library of the core: how like two texts are. It knows no machine. */
const LIKENESS = 'node_modules/fastest-levenshtein/';
const nobodyImports = ['taskpane', 'commands', 'cli'];

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: ['\\.d\\.ts$'] }, to: {} },
    { name: 'domain-knows-nobody', severity: 'error', from: { path: room('domain') }, to: { pathNot: room('domain') } },
    { name: 'parameters-know-the-domain', severity: 'error', from: { path: room('parameters') }, to: { pathNot: room('(domain|parameters)') } },
    { name: 'rules-know-parameters', severity: 'error', from: { path: room('rules') }, to: { pathNot: room('(domain|parameters|rules)') } },
    { name: 'projection-and-audit-know-rules', severity: 'error', from: { path: room('(projection|audit)') }, to: { pathNot: [room('(domain|parameters|rules|projection|audit)'), LIKENESS] } },
    { name: 'workbook-knows-the-core', severity: 'error', from: { path: room('workbook') }, to: { pathNot: [room('(domain|parameters|rules|projection|audit|workbook)'), LIKENESS] } },
    { name: 'ports-know-the-core-and-not-each-other', severity: 'error', from: { path: room('excel') }, to: { path: room('file') } },
    { name: 'file-and-excel-never-meet', severity: 'error', from: { path: room('file') }, to: { path: room('excel') } },
    ...nobodyImports.map((name) => ({
      name: `nobody-imports-${name}`, severity: 'error', from: { pathNot: room(name) }, to: { path: room(name) },
    })),
    { name: 'functions-know-the-core', severity: 'error', from: { path: room('functions') }, to: { pathNot: room('(domain|parameters|rules|projection|workbook|functions)') } },
    // The pane turns functions into plain formulas, and imports that alone.
    { name: 'nobody-imports-functions', severity: 'error', from: { pathNot: room('(functions|taskpane)') }, to: { path: room('functions') } },
    { name: 'one-door-to-functions', severity: 'error', from: { path: room('taskpane') }, to: { path: room('functions'), pathNot: '^src/functions/plainFormula\\.ts$' } },
    { name: 'one-door-to-parameters', severity: 'error', from: { pathNot: room('parameters') }, to: { path: room('parameters'), pathNot: '^src/parameters/index\\.ts$' } },
    { name: 'one-door-to-the-plan', severity: 'error', from: { pathNot: room('projection') }, to: { path: room('projection'), pathNot: '^src/projection/(index|monthByMonth|bridge|leadingPractitioner)\\.ts$' } },
    { name: 'one-door-to-files', severity: 'error', from: { pathNot: room('file') }, to: { path: room('file'), pathNot: '^src/file/index\\.ts$' } },
    { name: 'one-door-to-excel', severity: 'error', from: { pathNot: room('excel') }, to: { path: room('excel'), pathNot: '^src/excel/index\\.ts$' } },
    { name: 'xlsx-libraries-only-in-file', severity: 'error', from: { pathNot: room('file') }, to: { path: 'node_modules/(hucre|@zip\\.js|saxes)' } },
    { name: 'react-only-in-the-pane', severity: 'error', from: { pathNot: room('taskpane') }, to: { path: 'node_modules/(react|@fluentui)' } },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] } },
};
