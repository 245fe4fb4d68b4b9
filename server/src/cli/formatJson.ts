import type { Report } from './report.ts';

/** One object on one line: the format that other programs rely on. `version` changes when its shape does. */
export function formatJson({ logs, problems }: Report): string {
  return `${JSON.stringify({ version: 1, logs, problems })}\n`;
}
