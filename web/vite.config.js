import { VitePWA } from 'vite-plugin-pwa';
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
  plugins: [
    VitePWA({
      disable: mode !== 'production',
      strategies: 'injectManifest',
      srcDir: 'service-worker',
      filename: 'service-worker.js',
      // The page registers it when its first report has been read; the list of files is known only when the engine lies beside it.
      injectRegister: false,
      manifest: false,
      injectManifest: { injectionPoint: undefined, rollupFormat: 'iife' },
    }),
  ],
  server: { fs: { allow: ['..'] } },
  test: {
    include: ['src/**/*.test.js', 'snapshot/**/*.test.js'],
  },
}));
