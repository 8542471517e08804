// npm run build: dist/ from the sources, for an image. `npm start` and `npm test` do it by themselves.
import { build } from './lib/build.mjs';
import { exitWith } from './lib/refusal.mjs';

try {
  await build({ client: true });
} catch (error) {
  exitWith(error);
}
