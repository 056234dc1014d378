import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['node_modules/', 'dist/'] },
  js.configs.recommended,
  {
    files: ['src/**/*.js', 'single/**/*.js', 'public/**/*.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['early/**/*.js'],
    languageOptions: { globals: { ...globals.browser, WORKER: 'readonly', MANIFEST: 'readonly' } },
  },
  {
    files: ['src/engine/worker.js', 'src/engine/boot.js', 'src/engine/download.js', 'src/engine/files.js', 'src/engine/snapshot.js'],
    languageOptions: { globals: globals.worker },
  },
  {
    files: ['service-worker/**/*.js'],
    languageOptions: { globals: { ...globals.serviceworker, FILES: 'readonly' } },
  },
  {
    files: ['*.js', 'test/**/*.js', 'snapshot/**/*.js'],
    languageOptions: { globals: globals.node },
  },
  {
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
];
