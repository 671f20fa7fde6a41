// The page on this machine, for this machine only.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A page that is being served. */
export interface ServedPage {
  /** Where to open it. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves one page on the loopback address. Requests that name another host are refused, so that no page
 * elsewhere can reach it through a name that points here.
 *
 * @param port 0: one that is free
 */
export async function servePage(page: string, port: number): Promise<ServedPage> {
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    if (host !== "127.0.0.1" && host !== "localhost") response.writeHead(403).end();
    else if (request.method !== "GET" || request.url !== "/") response.writeHead(404).end();
    else {
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
      });
      response.end(page);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
