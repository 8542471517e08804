// Runs TypeScript of test/ from its source, as jest does: node -r scripts/lib/typescript.cjs file.ts. For benches and chaos only;
// what is measured is the compiled program in dist/.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const swc = require('@swc/core');

const ROOT = path.resolve(__dirname, '../..');
const { jsc, module: format } = JSON.parse(fs.readFileSync(path.join(ROOT, '.swcrc'), 'utf8'));
const options = { cwd: ROOT, swcrc: false, configFile: false, jsc: { ...jsc, baseUrl: ROOT }, module: format, sourceMaps: 'inline' };
const isOurs = (file) => file.startsWith(ROOT + path.sep) && !file.includes(`${path.sep}node_modules${path.sep}`);

for (const extension of ['.ts', '.mjs']) {
  const before = Module._extensions[extension] ?? Module._extensions['.js'];
  Module._extensions[extension] = (module, file) => {
    if (!isOurs(file)) return before(module, file);
    return module._compile(swc.transformFileSync(file, options).code, file);
  };
}
