// Loaded with --require into a process of the command line: counts its calls that change files, and strikes at one of
// them. `ADR_FAULT` is { kind, at, code?, times?, countIn? }; calls are numbered from 1.
//   kill   SIGKILL before the call
//   half   SIGKILL after one half of what the call writes
//   error  the call, and each later one that needs space, fails with `code`, a write after one half
//   once   the call alone fails with `code`; `times` more calls of the same name, too
//   run    the program `program`, with `args`, runs before the call
const fs = require('node:fs');
const { spawnSync } = require('node:child_process');

const fault = JSON.parse(process.env.ADR_FAULT);
const original = { ...fs };
let count = 0;
/** The numbers of the calls that write, which can stop halfway. */
const writes = [];
let struck;
let left = fault.times ?? 0;

const needsSpace = new Set([
  'openSync',
  'writeSync',
  'writeFileSync',
  'mkdirSync',
  'linkSync',
  'symlinkSync',
  'copyFileSync',
  'mkdtempSync',
]);
const names = [
  ...needsSpace,
  ...['fsyncSync', 'ftruncateSync', 'renameSync', 'unlinkSync', 'rmSync', 'rmdirSync', 'chmodSync', 'chownSync'],
];

function changesFiles(name, [, flags]) {
  if (name !== 'openSync') return true;
  if (typeof flags === 'number') return (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0;
  return typeof flags === 'string' && /[wa+]/.test(flags);
}

function writeHalf(name, args) {
  if (name === 'writeSync') {
    const [file, bytes, offset, length, position] = args;
    original.writeSync(file, bytes, offset, Math.floor(length / 2), position);
  } else if (name === 'writeFileSync') {
    const [path, content, options] = args;
    original.writeFileSync(path, content.slice(0, Math.floor(content.length / 2)), options);
  }
}

function die() {
  process.kill(process.pid, 'SIGKILL');
  // The signal comes before this ends.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
}

function fail(name) {
  throw Object.assign(new Error(`${fault.code}: injected, ${name}`), {
    code: fault.code,
    syscall: name.replace('Sync', ''),
  });
}

function strike(name, args) {
  struck = name;
  if (fault.kind === 'kill') die();
  if (fault.kind === 'half') {
    writeHalf(name, args);
    die();
  }
  if (fault.kind === 'run') spawnSync(fault.program, fault.args);
  if (fault.kind === 'once') fail(name);
  if (fault.kind === 'error') {
    writeHalf(name, args);
    fail(name);
  }
}

for (const name of names) {
  fs[name] = (...args) => {
    if (changesFiles(name, args)) {
      count++;
      if (name.startsWith('write')) writes.push(count);
      if (count === fault.at) strike(name, args);
      else if (struck !== undefined && fault.kind === 'error' && needsSpace.has(name)) fail(name);
      else if (struck === name && fault.kind === 'once' && left-- > 0) fail(name);
    }
    return original[name](...args);
  };
}

process.on('exit', () => {
  if (fault.countIn !== undefined) original.writeFileSync(fault.countIn, JSON.stringify({ count, writes, struck }));
});
