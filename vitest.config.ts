import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/support/propertySeed.ts'],
          include: ['test/{unit,cases,grammar,repo}/**/*.test.ts'],
          // Property tests on a busy machine: how long they take says nothing about the code.
          testTimeout: 300_000,
        },
      },
      // Generated logs, each fix and command: a project of its own, since it takes longer than all of the others.
      {
        test: {
          name: 'properties',
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
