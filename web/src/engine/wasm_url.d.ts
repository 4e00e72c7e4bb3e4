/** The address of a file of bytes, as Vite gives it; the worker's own type check knows nothing of Vite. */
declare module '*.wasm?url' {
  const url: string;
  export default url;
}

declare module '*.bin?url' {
  const url: string;
  export default url;
}
