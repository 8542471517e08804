// dist/server/main.js: runs program.js, which lies beside it, with what V8 made of it when it was built. Compiling twelve megabytes anew took
// a third of each start. V8 itself refuses what another V8 wrote, and compiles.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const source = path.join(__dirname, 'program.js');
const compiled = path.join(__dirname, 'program.compiled');
const script = new vm.Script(Module.wrap(fs.readFileSync(source, 'utf8')), {
  filename: module.filename,
  ...(fs.existsSync(compiled) ? { cachedData: fs.readFileSync(compiled) } : {}),
});
script.runInThisContext()(exports, require, module, module.filename, __dirname);

/** Loads all parts of the program and writes down what V8 made of them. The build does it once. */
exports.keepCompiled = async () => {
  await exports.loadParts();
  fs.writeFileSync(`${compiled}.new`, script.createCachedData());
  fs.renameSync(`${compiled}.new`, compiled);
};
