// Finds the packages of the peers where the bench installs them, for Node's loader.

const installed = new URL('../../build/bench/peers.js', import.meta.url).href;
const own = new URL('./', import.meta.url).href;

/** A package that a file of the bench names is looked for beside build/bench. */
export function resolve(specifier, context, next) {
  const isPackage = /^[@a-z]/.test(specifier) && !/^(node|file|data):/.test(specifier);
  const isOurs = context.parentURL?.startsWith(own);
  return next(specifier, isPackage && isOurs ? { ...context, parentURL: installed } : context);
}
