import { createSocket } from 'node:dgram';
import { describe, expect, test } from 'vitest';
import { byNameServers } from './name-servers.ts';

const [A, AAAA] = [1, 28];
const ANSWERS: Readonly<Record<number, readonly number[]>> = {
  [A]: [192, 0, 2, 7],
  [AAAA]: [0x20, 0x01, 0x0d, 0xb8, ...Array<number>(11).fill(0), 7],
};

/** A name server on loopback (RFC 1035) that knows one address of each of these kinds for every name, and otherwise that there is none. */
async function nameServer(kinds: readonly number[], speaks = true) {
  const socket = createSocket('udp4');
  let asked = 0;
  socket.on('message', (query, { port, address }) => {
    asked += 1;
    if (!speaks) return;
    // The question begins behind the header of 12 bytes: the name's labels, a zero, type and class.
    const end = query.indexOf(0, 12) + 5;
    const kind = query.readUInt16BE(end - 4);
    const data = kinds.includes(kind) ? ANSWERS[kind]! : [];
    const count = data.length > 0 ? 1 : 0;
    const header = [...query.subarray(0, 2), 0x81, 0x80, 0, 1, 0, count, 0, 0, 0, 0];
    const record = count === 0 ? [] : [0xc0, 12, 0, kind, 0, 1, 0, 0, 0, 0, 0, data.length, ...data];
    socket.send(Buffer.from([...header, ...query.subarray(12, end), ...record]), port, address);
  });
  await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound));
  return { server: `127.0.0.1:${socket.address().port}`, asked: () => asked, close: () => socket.close() };
}

describe('name servers are asked for', () => {
  test.each([
    ['all addresses of both families', [A, AAAA], ['192.0.2.7', '2001:db8::7']],
    ['those of one family where the other has none', [AAAA], ['2001:db8::7']],
  ])('%s', async (_, kinds, addresses) => {
    const { server, close } = await nameServer(kinds);
    const found = await byNameServers([server])('receiver.example.');
    expect(found.map(({ address }) => address)).toEqual(addresses);
    close();
  });

  test.each(['localhost', 'localhost.', 'a.LOCALHOST'])('no %s, which is the host itself', async (name) => {
    const { server, asked, close } = await nameServer([A]);
    expect(await byNameServers([server])(name)).toEqual([{ address: '127.0.0.1', family: 4 }]);
    expect(asked()).toBe(0);
    close();
  });

  test.each([
    ['know none', true],
    ['say nothing', false],
  ])('and where they %s there is no address', async (_, speaks) => {
    const { server, asked, close } = await nameServer([], speaks);
    await expect(byNameServers([server])('receiver.example.')).rejects.toThrow('No name server knows');
    expect(asked()).toBeGreaterThan(0);
    close();
  });
});
