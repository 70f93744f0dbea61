// Completes package-lock.json after `npm install`: a registry that does not carry the optional packages of other platforms makes npm
// leave them out, and `npm ci` then refuses the lock. Adds each with its version and platform; where it is the right platform npm
// fetches it. Changes nothing when nothing is missing.
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = new URL('../package-lock.json', import.meta.url);
const OS = /(?:^|[-/])(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32|windows|aix)(?:-|$)/;
const CPU = /-(arm64|x64|ia32|arm|ppc64|riscv64|s390x|loong64|mips64el|wasm32|universal)(?:-|$)/;

/** `@scope/name-linux-arm-musleabihf` → `{ os: ['linux'], cpu: ['arm'], libc: ['musl'] }`; null when the name tells no platform. */
function platformOf(name) {
  const os = OS.exec(name)?.[1];
  if (!os) return null;
  const cpu = CPU.exec(name)?.[1];
  const libc = name.includes('-musl') ? ['musl'] : name.includes('-gnu') && os === 'linux' ? ['glibc'] : undefined;
  return {
    ...(cpu && cpu !== 'universal' ? { cpu: [cpu] } : {}),
    ...(libc ? { libc } : {}),
    os: [os === 'windows' ? 'win32' : os],
  };
}

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
const added = [];
for (const [folder, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const present = lock.packages[`node_modules/${name}`] ?? lock.packages[`${folder}/node_modules/${name}`];
    const platform = platformOf(name);
    if (present || !platform || !/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = { version, optional: true, ...platform };
    added.push(`${name}@${version}`);
  }
}
const [root, ...rest] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => (a < b ? -1 : 1))]);
if (added.length > 0) writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length > 0 ? `added ${added.length}: ${added.join(', ')}` : 'nothing is missing');
