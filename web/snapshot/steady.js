/**
 * The same sources must give the same snapshot, byte for byte: whatever Python takes from the machine while it starts
 * (time and its zone, randomness, a clock) is the same each time. What must differ between visits is made anew when it is restored.
 */
export function steadyWorld() {
  process.env.TZ = 'UTC';
  const moment = Date.UTC(2026, 0, 1);
  Date.now = () => moment;
  performance.now = () => 1000;
  process.hrtime.bigint = () => 1_000_000_000n;
  Math.random = () => 0.5;
  globalThis.crypto.getRandomValues = (array) => {
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).fill(7);
    return array;
  };
  const RealDate = Date;
  const SteadyDate = new Proxy(RealDate, {
    construct: (_, given) => Reflect.construct(RealDate, given.length ? given : [moment]),
  });
  globalThis.Date = SteadyDate;
}
