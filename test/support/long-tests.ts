/** Starting a server and playing a story on two shared cores takes seconds, not milliseconds. */
jest.setTimeout(60_000);
