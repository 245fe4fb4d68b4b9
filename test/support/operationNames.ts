import type { Operations } from '../../server/src/protocol.ts';

const all: { readonly [Name in keyof Operations]: true } = {
  'adr.newRecord': true,
  'adr.createLog': true,
  'adr.addToIndex': true,
  'adr.syncIndex': true,
  'adr.sortIndex': true,
  'adr.createIndex': true,
  'adr.insertGraph': true,
  'adr.undoSync': true,
  'adr.setStatus': true,
  'adr.supersede': true,
  'adr.linkRecords': true,
  'adr.renumberRecord': true,
  'adr.deleteRecord': true,
  'adr.describeConvention': true,
};

/** The commands of the protocol, written out: it is types alone, which no test can walk. */
export const operationNames: readonly string[] = Object.keys(all);
