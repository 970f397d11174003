// A site of another origin, with a page that has the lines in it that it was given.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of somebody else's, with these lines in it. */
export async function otherSite(
  lines: string,
): Promise<{ readonly address: string; readonly close: () => void }> {
  const html = `<!doctype html><html lang="en"><title>A lesson</title><main><h1>A lesson</h1>${lines}</main></html>`;
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/' ? 200 : 204, { 'content-type': 'text/html' });
    response.end(request.url === '/' ? html : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
