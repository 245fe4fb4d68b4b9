import { defineConfig } from 'vitest/config';

/** Tests that leave nothing behind in their process: files share it, so that the core is loaded once and not for each. */
const shared = { isolate: false } as const;

/** Limits for a busy machine, on which a test that takes long need not be wrong. */
const patient = { testTimeout: 300_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  test: {
    projects: [
      // In memory or in a temporary folder, the same cases each time: run after each change.
      { test: { name: 'unit', include: ['test/{unit,grammar}/**/*.test.ts'], ...shared, ...patient } },
      // What holds of all sources, texts and documents of this repository.
      { test: { name: 'repo', include: ['test/repo/**/*.test.ts'], ...shared, ...patient } },
      // Git and other programs, pipes and sockets.
      { test: { name: 'system', include: ['test/system/**/*.test.ts'], ...patient } },
      // Logs that are not part of this repository; without them the tests are skipped.
      { test: { name: 'corpora', include: ['test/{corpora,cases}/**/*.test.ts'], ...shared, testTimeout: 600_000 } },
      // Random texts, logs and edits; each fix and command on generated logs.
      {
        test: {
          name: 'properties',
          setupFiles: ['test/support/propertySeed.ts'],
          include: ['test/properties/**/*.test.ts'],
          testTimeout: 3_600_000,
          hookTimeout: 3_600_000,
        },
      },
      // Hostile texts of growing length, and the regular expressions of the bundles: `npm run build` comes first.
      { test: { name: 'growth', include: ['test/growth/**/*.test.ts'], testTimeout: 300_000 } },
      // These start the bundles as processes of their own: `npm run build` comes first.
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 60_000 } },
      { test: { name: 'lsp', include: ['test/lsp/**/*.test.ts'], testTimeout: 180_000 } },
    ],
  },
});
