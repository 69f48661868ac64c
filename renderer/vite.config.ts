import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The renderer's bundle. Relative addresses, because the app serves it under its own scheme from wherever it is installed. */
export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    // What the older of the two Electron releases runs.
    target: 'chrome130',
    outDir: '../out/renderer',
    emptyOutDir: true,
    // The page's security policy allows no data: addresses for scripts, styles and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5000,
    sourcemap: false,
  },
})
