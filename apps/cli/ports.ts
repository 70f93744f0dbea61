import { createServer } from 'node:net';
import { LaunchError } from './launch-error.ts';
import { errorCode } from './processes.ts';

/**
 * Makes sure that a port can be listened on; port 0 always can.
 * @throws LaunchError that names the port and the setting that chooses another.
 */
export async function assertPortFree(host: string, port: number, setting: string, what: string): Promise<void> {
  const problem = await listenProblem(host, port);
  if (problem === undefined) return;
  if (problem === 'EADDRINUSE') {
    throw new LaunchError(
      `Port ${port}, meant for ${what}, is taken by another program; stop that program or set ${setting} to a free port.`,
    );
  }
  if (problem === 'EACCES')
    throw new LaunchError(`Port ${port}, meant for ${what}, is open to root only; set ${setting} to one above 1023.`);
  throw new LaunchError(
    `Nothing can listen on ${host}:${port}, meant for ${what} (${problem}); change the address, or set ${setting} to another port.`,
  );
}

function listenProblem(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(errorCode(error) ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
