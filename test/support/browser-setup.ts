import { build } from '../../scripts/lib/build.mjs';
import setup from './global-setup';

/** The same as for integration, and the web client. */
export default async function browserSetup(): Promise<void> {
  await build({ client: true });
  await setup();
}
