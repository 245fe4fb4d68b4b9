import { nameControls } from '../markdown/controlCharacters.ts';
import { type EdgeKind, edgeKinds, type GraphNode } from './decisionGraph.ts';
import { type Card, cardHeight, cardWidth, headerHeight, type Line, margin, type Picture } from './layOutGraph.ts';
import { shorten } from './shorten.ts';
import { lookOfStatus, type StatusLook } from './statusLook.ts';
import { wrapWords } from './wrapWords.ts';

/** What stands around a picture that leaves the page. */
export interface PictureFrame {
  /** What a screen reader says of the whole. */
  readonly title: string;
  /** The words for the kinds of edges, for a legend below. */
  readonly words: { readonly [Kind in EdgeKind]: string };
}

const legendHeight = 36;

/**
 * A picture as SVG. Its colours are attributes, for paper: a page with a theme of its own overrides them by class, since
 * CSS wins over them. With a frame the picture stands for itself, on white and with a legend of its edges. Two pictures
 * of equal logs are equal, byte for byte.
 */
export function renderSvg(picture: Picture, frame?: PictureFrame): string {
  const { columns, cards, lines } = picture;
  const legend = frame === undefined ? [] : legendKinds(lines);
  const width = Math.max(picture.width, margin * 2 + legend.length * legendStep);
  const height = picture.height + (legend.length === 0 ? 0 : legendHeight);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="adr-graph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"${frame === undefined ? '' : ' role="img"'} font-family="system-ui, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="12">`,
    ...(frame === undefined
      ? []
      : [`<title>${escapeXml(frame.title)}</title>`, '<rect width="100%" height="100%" fill="#ffffff"/>']),
    `<defs>${edgeKinds.map(renderArrow).join('')}</defs>`,
    '<g class="columns" fill="#6b6b6b" font-weight="600">',
    ...columns.map(({ label, x }, at) => renderColumn(label, x, picture, at)),
    '</g>',
    '<g class="edges" fill="none">',
    ...lines.map(renderLine),
    '</g>',
    '<g class="nodes">',
    ...cards.map(renderCard),
    '</g>',
    ...(frame === undefined ? [] : legend.map((kind, at) => renderLegend(kind, frame.words[kind], at, picture.height))),
    '</svg>',
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function renderColumn(label: string, x: number, { height }: Picture, at: number): string {
  const isNew = label !== '';
  const rule =
    at === 0 || !isNew
      ? ''
      : `<path class="rule" d="M${x - 36} ${margin}V${height - margin}" stroke="#d0d0d0" stroke-dasharray="2 4"/>`;
  return isNew ? `${rule}<text x="${x}" y="${headerHeight - 10}">${escapeXml(label)}</text>` : rule;
}

/** How the lines of a kind look. None depends on its colour alone. */
const strokes: {
  readonly [Kind in EdgeKind]: { readonly color: string; readonly width: number; readonly dashes?: string };
} = {
  supersedes: { color: '#1f1f1f', width: 2.2 },
  amends: { color: '#1a6fc4', width: 1.6 },
  'depends-on': { color: '#7a3fb0', width: 1.6, dashes: '7 3' },
  precedes: { color: '#2b7a27', width: 1.6, dashes: '9 3 2 3' },
  'relates-to': { color: '#6b6b6b', width: 1.6 },
  mentions: { color: '#8c8c8c', width: 1.1, dashes: '1.5 3' },
};

function strokeOf(kind: EdgeKind): string {
  const { color, width, dashes } = strokes[kind];
  return `stroke="${color}" stroke-width="${width}"${dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`}`;
}

/** The head of an arrow in a box of 10 by 10, its tip in the middle of the right side; nothing for what goes both ways. */
function headOf(kind: EdgeKind): string {
  const { color } = strokes[kind];
  if (kind === 'relates-to') return '';
  if (kind === 'amends') return `<path d="M1 1 9 5 1 9" fill="none" stroke="${color}" stroke-width="1.6"/>`;
  return `<path d="M0 0 10 5 0 10Z" fill="${color}"/>`;
}

function renderArrow(kind: EdgeKind): string {
  return `<marker id="arrow-${kind}" class="head kind-${kind}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">${headOf(kind)}</marker>`;
}

function renderLine({ edge: { from, to, kind }, path }: Line): string {
  return `<path class="edge kind-${kind}" data-source="${escapeXml(from)}" data-target="${escapeXml(to)}" d="${path}" ${strokeOf(kind)} marker-end="url(#arrow-${kind})"/>`;
}

/** Colour, outline and sign of a status: each says it alone. Signs are drawn in a box of 16 by 16. */
const cardLooks: {
  readonly [Look in StatusLook]: { readonly color: string; readonly outline: string; readonly sign: string };
} = {
  proposed: { color: '#1a6fc4', outline: ' stroke-dasharray="6 3"', sign: '<circle cx="8" cy="8" r="5.5"/>' },
  pending: {
    color: '#8a6d00',
    outline: ' stroke-dasharray="6 3"',
    sign: '<circle cx="8" cy="8" r="5.5"/><path d="M8 5v3l2 2"/>',
  },
  accepted: { color: '#2b7a27', outline: '', sign: '<circle cx="8" cy="8" r="6"/><path d="m5.3 8.2 2 2 3.6-4"/>' },
  implemented: {
    color: '#2b7a27',
    outline: '',
    sign: '<circle class="solid" cx="8" cy="8" r="6.2" fill="#2b7a27"/><path class="cut" d="m5.3 8.2 2 2 3.6-4" stroke="#ffffff"/>',
  },
  deprecated: {
    color: '#6b6b6b',
    outline: ' stroke-dasharray="2 3"',
    sign: '<circle cx="8" cy="8" r="6"/><path d="m4 12 8-8"/>',
  },
  superseded: {
    color: '#6b6b6b',
    outline: ' stroke-dasharray="2 3"',
    sign: '<path d="M2 5.5h11m-3-3 3 3-3 3M14 11H3"/>',
  },
  rejected: {
    color: '#c0313f',
    outline: '',
    sign: '<circle cx="8" cy="8" r="6"/><path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>',
  },
  other: { color: '#6b6b6b', outline: '', sign: '<path d="M8 2 14 8 8 14 2 8Z"/>' },
};

/** The sign of a status alone, for a legend: the content of an SVG of 16 by 16. */
export function signOf(look: StatusLook): string {
  return cardLooks[look].sign;
}

function renderCard({ node, x, y }: Card): string {
  const look = lookOfStatus(node.status);
  const { color, outline, sign } = cardLooks[look];
  const lines = wrapWords(node.title, 28, 2);
  return [
    `<g class="node look-${look}" data-uri="${escapeXml(node.uri)}" transform="translate(${x} ${round(y)})" stroke="${color}">`,
    `<title>${escapeXml(tooltipOf(node))}</title>`,
    `<rect class="card" width="${cardWidth}" height="${cardHeight}" rx="6" fill="#ffffff" stroke-width="1.5"${outline}/>`,
    `<g class="sign" transform="translate(10 8)" fill="none" stroke-width="1.5">${sign}</g>`,
    '<g class="near" stroke="none" fill="#1f1f1f">',
    `<text class="number" x="32" y="20" font-weight="700">${escapeXml(shorten(node.number ?? '–', 12))}</text>`,
    `<text class="status" x="${cardWidth - 10}" y="20" text-anchor="end" font-size="11" fill="#5a5a5a">${escapeXml(shorten(node.status ?? '', 18))}</text>`,
    ...lines.map((line, at) => `<text class="title" x="12" y="${40 + at * 16}">${escapeXml(line)}</text>`),
    '</g>',
    `<text class="far" x="${cardWidth / 2 + 24}" y="${cardHeight / 2}" dy="0.36em" text-anchor="middle" font-size="40" font-weight="700" stroke="none" fill="#1f1f1f" display="none">${escapeXml(shorten(node.number ?? node.title, 9))}</text>`,
    '</g>',
  ].join('');
}

function tooltipOf({ number, title, status, date }: GraphNode): string {
  const facts = [status, date].flatMap((fact) => fact ?? []).join(' · ');
  return [number === null ? title : `${number} ${title}`, facts].filter((line) => line !== '').join('\n');
}

/** A sample of the lines of a kind, for a legend: the content of an SVG of 28 by 12. */
export function sampleOf(kind: EdgeKind): string {
  const head = `<g class="head kind-${kind}" transform="translate(19 2) scale(0.8)">${headOf(kind)}</g>`;
  return `<path class="edge kind-${kind}" d="M1 6h${kind === 'relates-to' ? 26 : 20}" fill="none" ${strokeOf(kind)}/>${head}`;
}

const legendStep = 140;

function legendKinds(lines: readonly Line[]): EdgeKind[] {
  const used = new Set(lines.map(({ edge }) => edge.kind));
  return edgeKinds.filter((kind) => used.has(kind));
}

function renderLegend(kind: EdgeKind, word: string, at: number, top: number): string {
  const x = margin + at * legendStep;
  const y = top + legendHeight / 2 - 12;
  return `<g class="legend" transform="translate(${x} ${y})">${sampleOf(kind)}<text x="34" y="10" fill="#1f1f1f">${escapeXml(word)}</text></g>`;
}

/** Control characters have no place in XML, not even escaped. */
function escapeXml(text: string): string {
  return nameControls(
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`),
    (code) => `&#${code};`,
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
