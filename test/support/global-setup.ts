/** Nothing to do until the server can be started. */
export default function setup(): void {}
