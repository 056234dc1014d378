import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  base: './',
  build: {
    outDir: process.env.GIAR_OUT ?? '../build/site',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: mode === 'single' ? { output: { codeSplitting: false } } : {},
  },
  worker: { format: 'es' },
  server: { fs: { allow: ['..'] } },
  test: {
    include: ['src/**/*.test.js', 'snapshot/**/*.test.js'],
  },
}));
