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
          testTimeout: 120_000,
        },
      },
      // These start the bundles as processes of their own: `npm run build` comes first.
      { test: { name: 'lsp', include: ['test/lsp/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
});
