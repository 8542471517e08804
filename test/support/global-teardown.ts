/** Nothing to do until the server can be started. */
export default function teardown(): void {}
