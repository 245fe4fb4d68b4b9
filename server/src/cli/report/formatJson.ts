import { isNothingRead } from '../notes.ts';
import type { Report } from './report.ts';

/**
 * One object on one line: the format that other programs rely on. `version` is raised when a field changes its meaning or
 * goes, never for additions. `nothingToRead` is true where a folder that was asked for holds no record that can be read.
 */
export function formatJson({ logs, problems, notes }: Report): string {
  return `${JSON.stringify({ version: 1, logs, problems, nothingToRead: isNothingRead(notes), notes })}\n`;
}
