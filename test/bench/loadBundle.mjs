// @ts-check
/** Prints how long a bundle takes to load that asks for `vscode`, in milliseconds. */
import { createRequire, Module } from 'node:module';

/** Any member of it is it again; it can be called, made and extended. @type {object} */
const anything = new Proxy(class {}, {
  get: (target, key) => {
    if (key === Symbol.toPrimitive) return () => '1.100.0';
    return key === 'prototype' ? target.prototype : anything;
  },
  apply: () => anything,
});
const vscode = Object.create(anything);
const loader = /** @type {{ _load: (request: string, ...rest: unknown[]) => unknown }} */ (
  /** @type {unknown} */ (Module)
);
const load = loader._load;
loader._load = (request, ...rest) => (request === 'vscode' ? Object.create(vscode) : load(request, ...rest));
const require = createRequire(import.meta.url);
const start = performance.now();
require(process.argv[2] ?? '');
process.stdout.write(String(performance.now() - start));
process.exit();
