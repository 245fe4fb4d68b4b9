import { foldCase, type WordsByLanguage } from './language.ts';

/** Parts of the words for sections in which something is proposed, weighed or decided; beginnings cover their forms. */
const decidingStems: WordsByLanguage = {
  en: [
    'decision',
    'decided',
    'proposal',
    'proposed',
    'alternativ',
    'rationale',
    'consequence',
    'trade-off',
    'drawback',
  ],
  de: ['entscheid', 'vorschlag', 'begründung', 'konsequenz', 'auswirkung'],
  fr: ['décision', 'proposition', 'conséquence', 'justification'],
  es: ['decisión', 'propuesta', 'consecuencia'],
  pt: ['decisão', 'proposta', 'consequência'],
  it: ['decisione', 'proposta', 'conseguenz'],
  nl: ['besluit', 'beslissing', 'voorstel', 'gevolg'],
  pl: ['decyzj', 'propozycj', 'konsekwencj', 'uzasadnieni'],
  cs: ['rozhodnut', 'návrh', 'důsledk', 'odůvodněn'],
  ru: ['решени', 'предложени', 'альтернатив', 'последстви', 'обоснован'],
  zh: ['决定', '決定', '决策', '決策', '提案', '备选', '備選', '替代', '后果', '後果'],
  ja: ['決定', '提案', '代替案', '結果', '根拠'],
};

const allStems = Object.values(decidingStems).flat().map(foldCase);

/** Whether a heading is that of a section in which something is proposed, weighed or decided. */
export function tellsOfDecision(heading: string): boolean {
  const folded = foldCase(heading);
  return allStems.some((stem) => folded.includes(stem));
}
