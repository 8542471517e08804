// The server in one file instead of 3,400, compiled ahead: reading, resolving and compiling them took nine tenths of its start.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { DIST, ROOT, SERVER } from './paths.mjs';

/**
 * Left where npm put them: packages that bring programs, fonts or native code beside their scripts, optional ones that are not there,
 * and those a framework asks for by name while it runs (TypeORM for pg, Nest for class-*): two copies would not know of each other.
 */
const LEFT_TO_NPM =
  /^(@node-rs\/|@img\/|sharp$|class-transformer|class-validator|pdfmake|pg$|pg-|piscina|bufferutil$|utf-8-validate$|msgpackr-extract$)/;
/** What frameworks ask for in case it is there. */
const NEVER_INSTALLED =
  /^(@nestjs\/(microservices|mongoose|platform-fastify)|@fastify\/|@sap\/|@google-cloud\/|better-sqlite3$|expo-sqlite$|hdb-pool$|mongodb$|mssql$|mysql2?$|oracledb$|react-native-sqlite-storage$|redis$|sql\.js$|sqlite3$|typeorm-aurora|pino-pretty$)/;

/** Writes dist/server from the compiled modules in dist/apps and dist/libs, which workers and the operator's commands go on using. */
export async function bundleServer() {
  const bundle = await rolldown({
    input: path.join(DIST, 'apps/api/src/main.js'),
    platform: 'node',
    external: (id) => LEFT_TO_NPM.test(id) || NEVER_INSTALLED.test(id),
    plugins: [placesOfModules, oneTypeOrm],
    logLevel: 'silent',
  });
  await bundle.write({
    dir: SERVER,
    format: 'cjs',
    cleanDir: true,
    sourcemap: true,
    keepNames: true,
    entryFileNames: 'program.js',
    codeSplitting: false,
    dynamicImportInCjs: false, // what V8 compiled ahead has no way of its own to import
  });
  await bundle.close();
  const main = path.join(SERVER, 'main.js');
  fs.copyFileSync(path.join(ROOT, 'scripts/lib/compiled-start.cjs'), main);
  // In a process of its own: it loads the program as one that serves does. Without it the program starts all the same.
  await promisify(execFile)(process.execPath, ['-e', `require(${JSON.stringify(main)}).keepCompiled().then(() => process.exit(0))`]);
}

/** Nest looks for parts of TypeORM that its first version no longer has, and loads a second copy of it to see. */
const oneTypeOrm = {
  name: 'one-typeorm',
  transform(code, id) {
    if (!id.endsWith('@nestjs/typeorm/dist/common/typeorm-compat.js')) return undefined;
    return { code: code.replace('createRequire(import.meta.url)', '(() => ({}))'), map: null };
  },
};

/** A module of ours that asks for files beside it finds them where they are: beside its own compiled file. */
const placesOfModules = {
  name: 'places-of-modules',
  transform(code, id) {
    if (!id.startsWith(DIST) || !code.includes('__dirname')) return undefined;
    const there = JSON.stringify(path.relative(SERVER, path.dirname(id)));
    return { code: code.replaceAll('__dirname', `require('node:path').join(__dirname, ${there})`), map: null };
  },
};
