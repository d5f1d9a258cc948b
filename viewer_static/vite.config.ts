import { defineConfig } from "vitest/config";

/**
 * The server renders every page and reads `dist/manifest.json` to learn the hashed names of these entries: there is no
 * index.html. `fonts.css` is an entry of its own because the pages without script use it too.
 */
const ENTRIES = {
  main: "src/app/main.ts",
  board: "src/app/board.ts",
  projector: "src/app/projector.ts",
  check: "src/app/check.ts",
  soon: "src/app/soon.ts",
  fonts: "src/ui/fonts.css",
};

export default defineConfig({
  // The server may be mounted under a path of its own (`url_prefix`): files name each other relatively.
  base: "./",
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    // WebGL2 and module workers came to the last of the three engines with Safari 16.4 (2023).
    target: ["chrome111", "edge111", "firefox114", "safari16.4"],
    // The page's policy allows no data: scripts, styles or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // three.js and the scene are one lazy chunk of about 170 KB gzip: not worth a warning at each build.
    chunkSizeWarningLimit: 800,
    rolldownOptions: { input: ENTRIES },
  },
  worker: { format: "es" },
  test: {
    include: ["src/**/*.test.ts"],
    // Interface tests ask for a page with `// @vitest-environment happy-dom` on their first line.
    environment: "node",
    restoreMocks: true,
    sequence: { shuffle: true },
  },
});
