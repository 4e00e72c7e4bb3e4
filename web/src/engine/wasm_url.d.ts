/** The address of a wasm file, as Vite gives it; the worker's own type check knows nothing of Vite. */
declare module '*.wasm?url' {
  const url: string;
  export default url;
}
