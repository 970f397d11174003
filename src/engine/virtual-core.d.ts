/** What the build makes of `core/run.ts`: the bytes of a WebAssembly module. */
declare module 'virtual:engine-core' {
  const bytes: Uint8Array;
  export default bytes;
}
