import { URI } from 'vscode-uri';
import { ownText } from '../markdown/kept/sharedText.ts';

/**
 * One spelling for each file: clients differ in what they escape. Steps such as `..`, escaped or not, are resolved. No slash
 * at the end.
 */
export function canonicalUri(uri: string): string {
  const parsed = URI.parse(uri);
  const isStepping = parsed.path.includes('/.') && /\/\.{1,2}(?:\/|$)/.test(parsed.path);
  return (isStepping ? parsed.with({ path: resolveSteps(parsed.path) }) : parsed).toString().replace(/\/$/, '');
}

function resolveSteps(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/').slice(1)) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

export function parentOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

/** The last part of the path, unescaped. */
export function nameOf(uri: string): string {
  return decodePercents(uri.slice(uri.lastIndexOf('/') + 1));
}

/** The file of this name in a folder. */
export function childOf(folder: string, name: string): string {
  // Letters that no URI escapes, as most names have no others.
  if (/^[\w.-]+$/.test(name) && folder.startsWith('file:///')) return ownText(`${folder.replace(/\/$/, '')}/${name}`);
  const parent = URI.parse(folder);
  return parent.with({ path: `${parent.path.replace(/\/$/, '')}/${name}` }).toString();
}

/** Whether `uri` is the folder or lies in it, however deep. */
export function isInside(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(`${folder}/`);
}

/** The path from a folder to what lies in it, unescaped, with `/`; empty for the folder itself. */
export function pathWithin(uri: string, folder: string): string {
  return URI.parse(uri).path.slice(URI.parse(folder).path.replace(/\/$/, '').length + 1);
}

/** A path or fragment with its percent escapes resolved, as it is where they are none. */
export function decodePercents(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
