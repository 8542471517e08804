import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const DESK = fileURLToPath(new URL('./src/shared/desk/', import.meta.url));
const NATIVE = fileURLToPath(new URL('./src/phone/native/', import.meta.url));

/** In the phone's build each part of shared/desk is replaced by the native one of the same name; one that has none may not be imported. */
export function nativeWidgets(): Plugin {
  return {
    name: 'native-widgets',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source.startsWith('@mantine/')) throw new Error(`${importer} brings Mantine to the phone.`);
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (found === null || !found.id.startsWith(DESK)) return found;
      const native = NATIVE + found.id.slice(DESK.length);
      if (!fs.existsSync(native)) throw new Error(`${importer} needs ${found.id}, which the phone has no native part for.`);
      return native;
    },
  };
}
