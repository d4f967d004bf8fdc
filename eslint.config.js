import tseslint from 'typescript-eslint';

const CORE = ['src/domain/**', 'src/parameters/**', 'src/rules/**', 'src/projection/**', 'src/audit/**', 'src/workbook/**', 'src/functions/**'];

/** What the core, and the functions for cells, must not know: the clock, chance, the locale, and the world around it. */
const NOT_IN_THE_CORE = ['Date', 'Intl', 'process', 'window', 'document', 'console', 'fetch', 'setTimeout', 'Excel', 'Office'].map((name) => ({
  name,
  message: 'The core has no clock, no locale and no surroundings: pass it in as an argument.',
}));

export default tseslint.config(
  { ignores: ['dist/**', 'demo/**', 'node_modules/**', 'coverage/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'eqeqeq': 'error',
      'no-console': 'error',
    },
  },
  {
    files: CORE.map((folder) => `${folder}/*.ts`),
    rules: {
      'no-restricted-globals': ['error', ...NOT_IN_THE_CORE],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'The core knows no chance.' }],
      'no-restricted-syntax': ['error', { selector: 'CallExpression[callee.property.name=/^toLocale/]', message: 'The core knows no locale.' }],
    },
  },
  {
    // Excel and Office are named in one room; the other doors get a port.
    files: ['src/{taskpane,cli,file}/**/*.{ts,tsx}'],
    rules: { 'no-restricted-globals': ['error', ...['Excel', 'Office', 'OfficeExtension'].map((name) => ({ name, message: 'Only src/excel names Excel and Office.' }))] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', { selector: 'MemberExpression[property.name="toBeCloseTo"]', message: 'Money is compared to the penny.' }],
      // Tests of what happens with wrong input pass wrong input.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  { files: ['test/bench/**', 'scripts/**'], rules: { 'no-console': 'off' } },
);
