/**
 * Stands in the page's head, before everything else: Python is on its way while the page itself still arrives. The build
 * puts the worker's script in place of WORKER and what the engine's folder holds in place of MANIFEST.
 */
(() => {
  const plain = new URLSearchParams(location.search).has('plain');
  const base = new URL(plain ? 'engine/?plain' : 'engine/', document.baseURI);
  const wasm = plain ? null : WebAssembly.compileStreaming(fetch(new URL('pyodide/pyodide.asm.wasm', base)));
  const compiled = wasm?.catch(() => null); // the engine asks again, and says what is missing
  const policy = window.trustedTypes?.createPolicy('giar-worker', { createScriptURL: (address) => address });
  const given = JSON.stringify({ base: base.href, manifest: MANIFEST, compiles: !plain });
  const start = () => {
    const address = URL.createObjectURL(new Blob([`self.giarEarly=${given};`, WORKER], { type: 'text/javascript' }));
    const worker = new Worker(policy?.createScriptURL(address) ?? address, { type: 'module', name: 'giar' });
    compiled?.then((module) => worker.postMessage({ giarModule: module }));
    return worker;
  };
  const early = { policy, start, first: start(), broken: '' };
  early.first.onerror = ({ message }) => (early.broken = message || 'the worker did not start'); // nobody else listens yet
  window.giarEarly = early;
})();
