/* Runs before everything else: the largest file is compiled while the page and its worker are still on their way. */
if (!new URLSearchParams(location.search).has('plain')) {
  const wasm = fetch(new URL('engine/pyodide/pyodide.asm.wasm', document.baseURI));
  window.giarEarly = WebAssembly.compileStreaming(wasm).catch(() => null); // the engine asks again, and says what is missing
}
