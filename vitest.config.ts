import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/support/propertySeed.ts'],
          include: ['test/{unit,grammar,repo}/**/*.test.ts'],
        },
      },
      // These start the bundles as processes of their own: `npm run build` comes first.
      { test: { name: 'lsp', include: ['test/lsp/**/*.test.ts'], testTimeout: 30_000 } },
    ],
  },
});
