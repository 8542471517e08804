/** A device does not always know that it has a signal again: asked anew so often. */
const AGAIN_MS = 3_000;

interface World {
  /** Whether the server answers: then what it did not give is gone, and waiting would not bring it. */
  readonly isServed: () => Promise<boolean>;
  /** Until there may be a signal again. */
  readonly pause: () => Promise<void>;
}

const browser: World = {
  isServed: () =>
    fetch('/livez', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    ),
  pause: () =>
    new Promise((resolve) => {
      const done = () => {
        removeEventListener('online', done);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, AGAIN_MS);
      addEventListener('online', done);
    }),
};

/** Loads a part of the program; while there is no signal it waits for one, so that no page breaks for a part that was not there yet. */
export function patiently<T>(load: () => Promise<T>, { isServed, pause }: World = browser): () => Promise<T> {
  return async () => {
    for (;;) {
      try {
        return await load();
      } catch (error) {
        if (await isServed()) throw error;
        await pause();
      }
    }
  };
}
