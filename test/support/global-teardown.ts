import { started } from './global-setup';

/** Ends the PostgreSQL that the setup started; one that came from outside is left to whoever started it. */
export default async function teardown(): Promise<void> {
  await started.stop?.();
}
