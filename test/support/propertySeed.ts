import fc from 'fast-check';

/**
 * Property tests draw the same cases each time, so that a red run is the change's fault; `ADR_KEEPER_SEED=…` draws
 * others, which is how to look for what nobody has thought of.
 */
fc.configureGlobal({ seed: Number(process.env['ADR_KEEPER_SEED'] ?? 1) });
